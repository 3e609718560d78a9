import type { ForwardResult } from "../lead/forwardResult.ts";
import type { WorkOptions } from "../lead/registerTypes.ts";
import type { OptionChecks } from "../options/check.ts";
import { abortSignal, integer, number } from "../options/kinds.ts";

/** How long a lead is left to who delivers it, in milliseconds. */
export const usualLeaseMs = 60_000;

const maxMs = 2_147_483_647;
const unit = "milliseconds";

/** How the options of `work` are checked, of a forwarder and of a pool. */
export const workChecks = /* @__PURE__ */ (() =>
  ({
    concurrency: integer({ least: 1, default: 8 }),
    signal: abortSignal(),
    pollMs: number({ above: 0, most: maxMs, unit, default: 1_000 }),
    leaseMs: number({ above: 0, most: maxMs, unit, default: usualLeaseMs }),
  }) satisfies OptionChecks<WorkOptions>)();

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
