import type { Checked, OptionChecks } from "../../shared/options/check.ts";
import { integer, number, oneOf, testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import type { ForwarderParts, LeadRegister } from "../contract/registerContract.ts";
import { engineSteps } from "../store/engineSteps.ts";
import { attachRegister } from "./attachRegister.ts";
import type { EntryRows } from "./entryRows.ts";
import type { RegisterSteps } from "./registerContext.ts";

/** Options of every register. */
export type RegisterOptions = {
  /**
   * Which leads are kept, so that they can be sent again: `"failed"` saves each lead before it is mapped, and erases it
   * when success or skip is recorded, in the same step; `"all"` keeps it for `retentionMs`; `"none"` keeps no lead,
   * only what happened to it.
   * @default "failed"
   */
  readonly keepLeads?: "none" | "failed" | "all" | undefined;
  /** How long a lead is kept after the last attempt, in milliseconds. @default 2_592_000_000 (30 days) */
  readonly retentionMs?: number | undefined;
  /** How long an entry is kept after the last attempt, in milliseconds. @default 7_776_000_000 (90 days) */
  readonly entryRetentionMs?: number | undefined;
  /**
   * The maximum size of a lead as JSON, in bytes. A larger one is rejected, and nothing is sent. @default 1_048_576
   */
  readonly maxLeadBytes?: number | undefined;
  /** The maximum number of leads waiting for `work`. Further ones are rejected. @default 100_000 */
  readonly maxReceived?: number | undefined;
  /** Options for tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
};

/** The checked options of a register. */
export interface RegisterSettings extends Checked<ReturnType<typeof registerChecks>> {
  /** How long a step may take, retries included, in milliseconds. */
  readonly maxWaitMs: number;
}

const unit = "milliseconds";
/** The maximum of an option, in milliseconds: a hundred years. An engine may not accept a longer time. */
const maxMs = 3_155_760_000_000;

/* @__NO_SIDE_EFFECTS__ */
export function registerChecks(owner: string) {
  return {
    keepLeads: oneOf(["none", "failed", "all"], { default: "failed" }),
    retentionMs: number({ above: 0, most: maxMs, unit, default: 2_592_000_000 }),
    entryRetentionMs: number({ above: 0, most: maxMs, unit, default: 7_776_000_000 }),
    maxLeadBytes: integer({ least: 1, default: 1_048_576 }),
    maxReceived: integer({ least: 1, default: 100_000 }),
    testing: testingOption(owner, systemClock),
  } satisfies OptionChecks<RegisterOptions>;
}

const sweepEveryMs = 60_000;

/* @__NO_SIDE_EFFECTS__ */
export function engineRegister(rows: EntryRows, settings: RegisterSettings): LeadRegister & Closable {
  const { maxWaitMs, testing } = settings;
  const { clock } = testing;
  const { repeat, step, close } = engineSteps(rows, { maxWaitMs, clock });
  const forwarders = new Set<ForwarderParts>();
  let sweptAt = Number.NEGATIVE_INFINITY;
  const sweep = async () => {
    if (clock.now() - sweptAt < sweepEveryMs) return;
    sweptAt = clock.now();
    // If the engine is broken, the next step reports it.
    await repeat(async () => rows.sweep?.()).catch(() => {});
  };
  const steps: RegisterSteps = {
    check: () => step(async () => (await rows.check?.()) ?? []),
    async add(row, maxDue) {
      await sweep();
      return step(() => rows.add(row, maxDue));
    },
    async change(change) {
      await sweep();
      return step(() => rows.change(change));
    },
    read: (id) => step(() => rows.read(id)),
    page: (query) => step(() => rows.page(query)),
    addIssue: (storeKey, issue) => step(() => rows.addIssue(storeKey, issue)),
    ofKey: (storeKey) => step(() => rows.ofKey(storeKey)),
    ofOrder: (orderId) => step(() => rows.ofOrder(orderId)),
    take: (query) => step(() => rows.take(query)),
    remove: (id, more) => step(() => rows.remove(id, more)),
    count: (namespace) => step(() => rows.count(namespace)),
  };
  return disposable<LeadRegister>({
    name: rows.store,
    place: rows.place,
    isDurable: rows.isDurable,
    attach(forwarder) {
      forwarders.add(forwarder);
      forwarder.closed.addEventListener("abort", () => forwarders.delete(forwarder), { once: true });
      return attachRegister(steps, settings, rows.isDurable, forwarder, forwarders);
    },
    close,
  });
}
