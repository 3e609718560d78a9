export { webhookCodes as webhook } from "../../webhook/webhookCodes.ts";
