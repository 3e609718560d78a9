export { handlersFor } from "../msw/handlersFor.ts";
