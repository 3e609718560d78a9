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
