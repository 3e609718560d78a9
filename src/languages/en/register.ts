export { registerCodes as register } from "../../forwarding/register/registerCodes.ts";
