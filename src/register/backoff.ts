import type { ForwardResult } from "../lead/forwardResult.ts";

/** No one waits longer than this where the setup is wrong: a person may have corrected it. */
export const maxBackoffMs = 60_000;

/**
 * How long to try no other lead, in milliseconds: what a wrong setup or a blocked token answers to one, it
 * answers to all. `undefined` if others may succeed.
 */
export function backoffFor(result: ForwardResult, otherwiseMs: number): number | undefined {
  if (result.status !== "error" || (result.fault !== "setup" && !isBlock(result.error))) return undefined;
  return Math.min(result.retryAfterMs ?? otherwiseMs, maxBackoffMs);
}

function isBlock(error: Error | undefined): boolean {
  return error?.name === "TokenBlockedError" || error?.name === "AccountBlockedError";
}
