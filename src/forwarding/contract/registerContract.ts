import type { IssueLanguage } from "../../mapping/contract/issueLanguage.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import type { Snapshot } from "../../shared/json/snapshot.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { DeliveryError } from "./deliveryError.ts";
import type { ForwardFailure, ForwardResult } from "./forwardResult.ts";
import type { LeadKey } from "./leadKey.ts";
import type { OpenLead } from "./openLead.ts";
import type { LeadStatus, ReceiveOptions, RegisterMethods } from "./registerTypes.ts";

/** Where an engine keeps its records. A store and a register in the same place are written in one step. */
export type Place = {
  /** The name of the place in messages: `The file leads.sqlite`. */
  readonly name: string;
  /** The client, or an identifier of the file. */
  readonly engine: unknown;
  /** The part of the engine: a prefix or a schema. */
  readonly part: string;
};

export function isSamePlace(one: Place | undefined, other: Place | undefined): boolean {
  return one !== undefined && one.engine === other?.engine && one.part === other?.part;
}

/**
 * A change to the entry of a lead, in strings for an engine, which applies it in one step. A missing entry is created
 * only with a `head`. If another entry has the key, the two are merged, unless that one is a success and this one is
 * not: then it was another lead.
 */
export type EntryChange = {
  readonly id: string;
  /** The key in the store, unique among entries. */
  readonly storeKey?: string | undefined;
  /** Whether this is a delivery. One that finds the entry of an earlier delivery counts as a repeat of it. */
  readonly isDelivery: boolean;
  /** How long to keep the entry and its lead from now on, in milliseconds. Entries that `work` may take are kept. */
  readonly keepMs: number;
  readonly keepLeadMs: number;
  /** The key of the lead. */
  readonly key?: string | undefined;
  /** Whether this is a new lead under the key of an earlier one: the success that has the key gives it up. */
  readonly takesKey?: boolean | undefined;
  /** The fixed facts of a new entry. */
  readonly head?: EntryHead | undefined;
  /** Whether a process that took the lead gives it back without an end: it did not end with it. */
  readonly isReleased?: boolean | undefined;
  /** How an attempt ended; absent if only the key is written. */
  readonly end?: EntryEnd | undefined;
};

/** The fixed facts of an entry. */
type EntryHead = {
  readonly namespace: string;
  readonly facts: string;
};

/** How an attempt ended. */
export type EntryEnd = {
  readonly status: LeadStatus;
  readonly facts: string;
  /** A line of the history, without line breaks; absent if this was not an attempt. */
  readonly attempt?: string | undefined;
  /** Whether the facts of a success are replaced, as when the payment of its order was recorded later. */
  readonly replacesFacts?: boolean | undefined;
  /** Whether the lead is erased because it is no longer needed. */
  readonly erasesLead: boolean;
  /** When `work` may take the lead again, in milliseconds from now; absent for never. */
  readonly dueInMs?: number | undefined;
};

/** The entry of one lead during its delivery. */
export type LeadEntry = {
  /** The key that the lead had before; a changed rule does not change it. */
  readonly key: LeadKey | undefined;
  /** The hash of the buyer that the lead had before. */
  readonly buyer?: string | undefined;
  /** The result of a lead that is not delivered any more. */
  readonly refusal?: ForwardFailure | undefined;
  /** The time up to which, as a person confirmed, nothing that was sent is in Base, in milliseconds since 1970. */
  readonly absentAt?: number | undefined;
  /**
   * Saves the key and the hash of the buyer before anything is sent. With `takesKey` the key had the order of an earlier
   * lead, whose entry stays without it.
   * @throws LeadRemovedError if a person erased or discarded the lead meanwhile
   */
  bind(key: LeadKey, storeKey: string, buyer?: string, takesKey?: boolean): Promise<void>;
  /**
   * Gives the entry a key of its own: its lead differs from that of the same buyer that has the order of its key. The
   * end keeps it as `differs`.
   */
  keepApart(key: LeadKey, storeKey: string, buyer?: string): void;
  /** The change to write when the claim ends; `undefined` if the register is elsewhere. */
  changeFor(result: ForwardResult): EntryChange | undefined;
  /** Records that the store has written that change. */
  saved(): void;
  /** Writes the result, unless it was already written. Never rejects. */
  end(result: ForwardResult): Promise<ForwardResult>;
};

export class LeadRemovedError extends DeliveryError<"lead_removed"> {
  override readonly name = "LeadRemovedError";

  constructor() {
    super("lead_removed", {});
  }
}

/** Remembers what happened to leads: `memoryRegister`, `sqliteRegister`, `redisRegister`. Passed to a forwarder. */
export interface LeadRegister {
  readonly place: Place | undefined;
  /** Whether the entries outlive the process. */
  readonly isDurable: boolean;
  /** The name of the register in messages. */
  readonly name: string;
  attach(forwarder: ForwarderParts): AttachedRegister;
  /** Waits for the steps in progress; later ones fail. */
  close(): Promise<void>;
}

/** What a register needs from its forwarder. */
export type ForwarderParts = {
  readonly namespace: string;
  readonly clock: Clock;
  readonly randomId: () => string;
  /** The rules, for hashing. */
  readonly rules: unknown;
  /** The language of entries that are read; English without one. */
  readonly language?: IssueLanguage | undefined;
  /** Whether the store writes the entries, in its own steps. */
  readonly isAtStore: boolean;
  /** Until when the token is blocked, as far as known. */
  blockedUntil(): Date | undefined;
  /** Aborts when the forwarder is closed. */
  readonly closed: AbortSignal;
  /** Forwards a lead from the register, whose text is its snapshot. */
  deliver(
    lead: Snapshot,
    options: Pick<ReceiveOptions, "key" | "receivedAt"> & {
      readonly signal?: AbortSignal | undefined;
      readonly deadlineMs?: number | undefined;
    },
    entry: LeadEntry,
  ): Promise<ForwardResult>;
  /** Makes `close` wait for this work, as for a lead in progress. */
  whileInFlight<Value>(work: Promise<Value>): Promise<Value>;
  /** Erases the buyer of a key in the store; with `more`, others follow right after. */
  eraseFromStore(storeKey: string, more?: boolean): Promise<void>;
  /** The keys of the store's open leads, and one open lead. */
  listOpen(): Promise<readonly string[]>;
  readOpen(storeKey: string): Promise<OpenLead | undefined>;
  onFailure(key: string, error: Error): void;
  /** Compares new orders in Base with the store, if it is time for it. Never rejects. */
  audit(): Promise<void>;
  /** Reports a setup issue, once. */
  reportSetup(issue: Issue): void;
};

export type AttachedRegister = {
  readonly methods: RegisterMethods;
  /** Saves a lead before it is mapped. Rejects one that is too large. */
  enter(lead: Snapshot, options: Omit<ReceiveOptions, "deliver">): Promise<LeadEntry | ForwardFailure>;
  /** The entry of a lead that is known only by its key in the store. */
  ofOpenLead(storeKey: string): LeadEntry;
  /**
   * Adds an issue that was found later to the entry that has this key in the store, once: the same code, path and
   * message are not added twice. Later attempts keep it. Returns whether there is such an entry.
   */
  addIssue(storeKey: string, issue: Issue): Promise<boolean>;
  /** The order of the entry that has this key in the store, if it is a success. */
  orderOf(storeKey: string): Promise<number | undefined>;
  /** Reports by `reportSetup` why accepted leads may be lost, and leads that wait in other namespaces. */
  check(): Promise<void>;
  /** Takes due leads, the earliest first and every fourth time the newest that was never tried. No other process gets them for `leaseMs`. */
  takeDue(query: TakeDueQuery): Promise<readonly TakenLead[]>;
  /** Gives back the leads that this process has taken and that have not ended, before the process ends. */
  release(): Promise<void>;
};

/** How many leads to take, and for how long. */
export type TakeDueQuery = {
  readonly limit: number;
  readonly leaseMs: number;
  /** Whether a lead that may end its process can be taken: it is taken alone, and no other is to be in progress. */
  readonly alone: boolean;
};

/** A lead that this process has taken. */
export type TakenLead = {
  /** Whether it may end its process, so that nothing else is to be in progress. */
  readonly runsAlone: boolean;
  /** Delivers it. Called once. */
  deliver(): Promise<ForwardResult>;
  /** Gives it back, where it is not delivered. */
  release(): Promise<void>;
};
