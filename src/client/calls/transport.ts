/**
 * Everything a call needs, loaded with the first: declarations and what compares with them are a third of the rest, and ky probes the platform's
 * fetch, which takes longest. No errors and little else that a program imports by name: bundlers put what initial and
 * on-demand chunks share into one file, and importing one error class would then cost kilobytes.
 */
export { default as pRetry } from "p-retry";
export { methodNamed } from "../../api/methods/methods.ts";
export { allPages } from "../../api/methods/pages.ts";
export { checkParams } from "../../api/wire/checkParams.ts";
export { normaliseResult } from "../../api/wire/normaliseResult.ts";
export { withNumericIds } from "../../api/wire/numericIds.ts";
export { driftOfKeys, ShapeDrift } from "../../api/wire/shapeDrift.ts";
export { sendInParts } from "./bulkWrites.ts";
export { readEnvelope } from "./envelope.ts";
export { exchange } from "./exchange.ts";
export { hideSent } from "./hideSent.ts";
