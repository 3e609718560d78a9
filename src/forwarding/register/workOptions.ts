import type { OptionChecks } from "../../shared/options/check.ts";
import { abortSignal, integer, number } from "../../shared/options/kinds.ts";
import type { ForwardCodeName } from "../contract/forwardCodes.ts";
import type { ForwardFailure, ForwardResult } from "../contract/forwardResult.ts";
import type { WorkOptions } from "../contract/registerTypes.ts";

/** How long a lead belongs to the process that delivers it, in milliseconds. */
export const usualLeaseMs = 60_000;
const maxMs = 2_147_483_647;
const unit = "milliseconds";

export const workChecks = /* @__PURE__ */ (() =>
  ({
    concurrency: integer({ least: 1, default: 8 }),
    signal: abortSignal(),
    pollMs: number({ above: 0, most: maxMs, unit, default: 1_000 }),
    leaseMs: number({ above: 0, most: maxMs, unit, default: usualLeaseMs }),
  }) satisfies OptionChecks<WorkOptions>)();

/** The maximum wait after a setup error: a person may have fixed it. */
export const maxBackoffMs = 60_000;

/** How long to pause: a wrong setup or a blocked token would reject others too. `undefined` if they may succeed. */
export function backoffFor(result: ForwardResult, otherwiseMs: number): number | undefined {
  if (result.status !== "error" || (result.fault !== "setup" && !isBlock(result.error))) return undefined;
  if (isOfOneKey(result)) return undefined;
  return Math.min(result.retryAfterMs ?? otherwiseMs, maxBackoffMs);
}

/** Whether the setup is wrong for the key of this lead alone: leads with other keys may succeed. */
export function isOfOneKey({ error, issues }: ForwardFailure): boolean {
  const errors = issues.filter(({ level }) => level === "error");
  return error === undefined && errors.length > 0 && errors.every(({ code }) => codesOfKeys.has(code));
}

const codesOfKeys: ReadonlySet<string> = /* @__PURE__ */ new Set<ForwardCodeName>([
  "key_not_unique",
  "lead_ends_process",
]);

function isBlock(error: Error | undefined): boolean {
  return error?.name === "TokenBlockedError" || error?.name === "AccountBlockedError";
}
