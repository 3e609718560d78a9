/**
 * What a call needs: the declarations of the methods, and what sends a request. It loads with the first call: a program
 * that only maps leads never needs it, the declarations are a fifth of the rest, and ky tries the platform's fetch out
 * when it loads, which takes longer than all of that.
 *
 * No errors and little else of what a program imports by name is here: bundlers put what is shared by what loads
 * at once and what loads on demand into one file, and importing one error class would then cost kilobytes.
 */
export { default as pRetry } from "p-retry";
export { allPages, methodNamed } from "../api/methods.ts";
export { readEnvelope } from "./envelope.ts";
export { exchange } from "./exchange.ts";
