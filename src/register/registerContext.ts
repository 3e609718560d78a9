import type { ForwarderParts } from "../lead/registerContract.ts";
import type { EntryRows } from "./entryRows.ts";

/** The steps of a register: those of its engine, in time, and none when it is closed. */
export type RegisterSteps = Pick<
  EntryRows,
  "check" | "add" | "change" | "read" | "page" | "take" | "remove" | "count"
>;

/** How long things are kept, and how large they may be. */
export interface RegisterLimits {
  readonly retentionMs: number;
  readonly entryRetentionMs: number;
  readonly maxLeadBytes: number;
  readonly maxReceived: number;
}

/** All that the parts of a register at work share. */
export interface RegisterContext {
  readonly steps: RegisterSteps;
  readonly limits: RegisterLimits;
  readonly isDurable: boolean;
  readonly forwarder: ForwarderParts;
  /** The hash of the rules, once it is known. */ readonly rulesHash: () => string | undefined;
}
