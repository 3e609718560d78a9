/**
 * What is needed from the moment on when a request is sent. It loads with the first request: a program that only
 * maps leads never needs it, and ky tries the platform's fetch out when it loads, which takes longer than
 * all the rest.
 *
 * No errors and little else of what a program imports by name is here: bundlers put what is shared by what loads
 * at once and what loads on demand into one file, and importing one error class would then cost kilobytes.
 */
export { default as pRetry } from "p-retry";
export { readEnvelope } from "./envelope.ts";
export { exchange } from "./exchange.ts";
