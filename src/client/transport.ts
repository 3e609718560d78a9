/**
 * Everything a call needs: the declarations of the methods, and the code that sends a request. Loaded with the first
 * call: a program that only maps leads never needs it, the declarations are a fifth of the rest, and ky probes the
 * platform's fetch when it loads, which takes longer than everything else.
 *
 * It contains no errors and little else that a program imports by name: bundlers put code that is shared between
 * initial and on-demand chunks into one file, and importing one error class would then cost kilobytes.
 */
export { default as pRetry } from "p-retry";
export { allPages, methodNamed } from "../api/methods.ts";
export { readEnvelope } from "./envelope.ts";
export { exchange } from "./exchange.ts";
