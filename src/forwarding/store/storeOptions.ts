import type { OptionChecks } from "../../shared/options/check.ts";
import { number, oneOf, testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";

/** Options of every store that outlives its process. */
export interface StoreOptions {
  /**
   * How long a finished key is remembered after its lead was last received, in milliseconds. It may be up to a day
   * less, and at most a tenth, since most repeats cost no write.
   * @default 2_592_000_000 (30 days)
   */
  readonly retentionMs?: number | undefined;
  /**
   * After a fail-over, a loss of data, a copy or a restored backup, the store may have forgotten keys. For this time,
   * in milliseconds, a lead with an unknown key is looked up in Base before it is sent.
   * @default 3_600_000 (an hour)
   */
  readonly doubtMs?: number | undefined;
  /** Options for tests and simulations. On a server, leases and retention use the server's clock. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
}

export interface EngineStoreOptions extends StoreOptions {
  /**
   * How long a step may take, retries included, in milliseconds. `Infinity` for an engine that always answers in
   * time.
   * @default 5_000
   */
  readonly maxWaitMs?: number | undefined;
  /** `"allow"` uses an engine even if it would forget leads. */
  readonly unsafe?: "allow" | undefined;
}

/** 30 days. */
export const usualRetentionMs = 2_592_000_000;
export const usualDoubtMs = 3_600_000;

/* @__NO_SIDE_EFFECTS__ */
export function storeChecks(owner: string) {
  return {
    retentionMs: number({ above: 0, infinite: true, unit: "milliseconds", default: usualRetentionMs }),
    doubtMs: number({ least: 0, infinite: true, unit: "milliseconds", default: usualDoubtMs }),
    testing: testingOption(owner, systemClock),
  } satisfies OptionChecks<StoreOptions>;
}

/* @__NO_SIDE_EFFECTS__ */
export function engineStoreChecks(owner: string) {
  return {
    ...storeChecks(owner),
    maxWaitMs: number({ above: 0, infinite: true, unit: "milliseconds", default: 5_000 }),
    unsafe: oneOf(["allow"]),
  } satisfies OptionChecks<EngineStoreOptions>;
}
