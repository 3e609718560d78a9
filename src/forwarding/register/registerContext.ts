import type { ForwarderParts } from "../contract/registerContract.ts";
import type { EntryRows } from "./entryRows.ts";

/** The steps of a register's engine, with a time-out; they fail after `close`. */
export type RegisterSteps = Pick<
  EntryRows,
  | "check"
  | "add"
  | "change"
  | "read"
  | "page"
  | "addIssue"
  | "ofKey"
  | "ofOrder"
  | "take"
  | "remove"
  | "count"
>;

export interface RegisterLimits {
  readonly keepLeads: "none" | "failed" | "all";
  readonly retentionMs: number;
  readonly entryRetentionMs: number;
  readonly maxLeadBytes: number;
  readonly maxReceived: number;
}

/** What can be given back without an end. */
export interface Releasable {
  release(): Promise<void>;
}

export interface RegisterContext {
  readonly steps: RegisterSteps;
  readonly limits: RegisterLimits;
  readonly isDurable: boolean;
  readonly forwarder: ForwarderParts;
  /** The entries of leads that this process has taken and that have not ended. */
  readonly inProgress: Set<Releasable>;
  /** How many leads `work` has taken, since each so many is the newest one. */
  readonly taken: { count: number };
  /** Returns the hash of the rules; `undefined` until it is computed. */
  readonly rulesHash: () => string | undefined;
}
