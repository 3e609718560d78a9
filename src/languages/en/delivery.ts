export { forwardCodes as delivery } from "../../forwarding/contract/forwardCodes.ts";
