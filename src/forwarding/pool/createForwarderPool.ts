import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { callable, integer, number, required, testingOption } from "../../shared/options/kinds.ts";
import { systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import type { ForwarderPool, ForwarderPoolOptions } from "./forwarderPool.ts";
import { Pool } from "./pool.ts";

const owner = "createForwarderPool";

const checks = /* @__PURE__ */ (() =>
  ({
    forwarderOf: required(
      callable<ForwarderPoolOptions["forwarderOf"]>("a function that returns the options of an account"),
    ),
    max: integer({ least: 1, infinite: true, default: 500 }),
    idleMs: number({ above: 0, infinite: true, unit: "milliseconds", default: 600_000 }),
    testing: testingOption(owner, systemClock),
  }) satisfies OptionChecks<ForwarderPoolOptions>)();

/**
 * Creates a pool of forwarders, with one for each account that has leads at the moment: 10,000 accounts with rules of
 * their own would need over a gigabyte at once.
 * @throws TypeError for an option that is unknown or of the wrong type, RangeError for a number that is out of range.
 * @example
 * ```ts
 * const pool = createForwarderPool({
 *   async forwarderOf(tenant) {
 *     const { token, rules } = await tenants.find(tenant);
 *     const store = sqliteStore(`/var/lib/leads/${encodeURIComponent(tenant)}.sqlite`);
 *     return { baselinker: new Baselinker({ token }), rules, store, close: () => store.close() };
 *   },
 * });
 * const result = await pool.forward("tenant-17", lead);
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function createForwarderPool(options: ForwarderPoolOptions): ForwarderPool & Closable {
  const { testing, ...config } = checkOptions(owner, checks, options);
  return disposable<ForwarderPool>(new Pool({ ...config, ...testing }));
}
