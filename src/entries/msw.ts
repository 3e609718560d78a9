export { handlersFor } from "../testing/msw/handlersFor.ts";
