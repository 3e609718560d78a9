import type { ForwarderOptions } from "../../src/forwarding/forwarder/options.ts";
import type { LeadStore } from "../../src/forwarding/store/store.ts";
import type { Clock } from "../../src/shared/runtime/clock.ts";
import type { Budget } from "./choices.ts";
import type { FaultKind } from "./faults.ts";
import type { Pair } from "./pairs.ts";

/** A store, and what others can do to its rows where the model has that. */
export type ModelStore = LeadStore & { readonly drop?: (isTold: boolean) => void };

/** What is run, and what may go wrong in it. */
export interface Scenario {
  readonly name: string;
  readonly processes: readonly string[];
  readonly leads: readonly string[];
  readonly deliveries: readonly { readonly to: string; readonly lead: string; readonly atMs: number }[];
  readonly kinds: readonly FaultKind[];
  readonly budget: Budget;
  readonly store: (clock: Clock) => ModelStore;
  /** A register at the place of a store, which then takes the place of `store`. */
  readonly pair?: (clock: Clock) => Pair;
  /**
   * With a register: a sender is answered when its lead is kept. It is delivered at once, or later by `work`,
   * which also takes what a process that died had in progress.
   */
  readonly answersStored?: "and delivers now" | "and delivers later";
  readonly options: Partial<ForwarderOptions>;
  /** How often the client repeats a request. */
  readonly retries: number;
  /** How long each request waits for its permit, where nothing is unusual. */
  readonly permitMs: number;
  readonly leadKeys: "given" | "content";
  /** What is known of whether Base keeps the marker. Where it is nothing, the first order is read back. */
  readonly knownOfMarker: "kept" | "dropped" | "nothing";
  /** Whether the account keeps a journal of what happens to orders. */
  readonly hasJournal?: boolean;
  /** Whether a lead may be left to a person, who looks in Base: a premise is broken. */
  readonly leavesToPeople?: boolean;
  /**
   * The first order is lost on its way, and its lead left to people: one in each process looks for it in
   * Base, and the given number of milliseconds later says that it is not there.
   */
  readonly peopleConfirmMs?: readonly number[];
  /** Whether a lead that was not answered is delivered again. Else `reconcile` alone has to end what was begun. */
  readonly senders: "retry" | "never retry";
  /** Each process looks for open leads when it starts, and the last one again after an hour: that audits the orders. */
  readonly isAudited?: true;
  /** A run goes on when a lead is doubled: in the end a person was told of it, or not. */
  readonly isDoublingTold?: true;
}

/** The key of a lead: `A'` has that of `A`, and another buyer; `A+` comes a month later, from the buyer of `A`. */
export function keyOf(lead: string): string {
  return lead.replace(/['+]/, "");
}

export const leaseMs = 60_000;
export const settleMs = 30_000;
/** For how long an `addOrder` may be in flight. */
export const requestMs = 30_000;
