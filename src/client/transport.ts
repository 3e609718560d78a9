/**
 * The packages that send and repeat requests. They load with the first request: a program that only maps leads
 * never needs them, and ky tries the platform's fetch out when it loads, which takes longer than all the rest.
 *
 * Nothing of ours is here. What is loaded on demand cannot be told from what is not by bundlers that share files
 * between the two, and then importing one error class costs kilobytes.
 */
export { default as ky, isKyError } from "ky";
export { default as pRetry } from "p-retry";
