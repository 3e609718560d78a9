import type { Issue } from "../mapping/mapResult.ts";
import type { Clock } from "../runtime/clock.ts";
import type { ForwardFailure, ForwardResult } from "./forwardResult.ts";
import type { LeadKey } from "./leadKey.ts";
import type { OpenLead } from "./openLead.ts";
import type { EntryStatus, ReceiveOptions, RegisterMethods } from "./registerTypes.ts";

/** Where an engine keeps its records. A store and a register in the same place are written in one step. */
export interface Place {
  /** Its name in messages: `The file leads.sqlite`. */ readonly name: string;
  /** The client, or what names the file. */ readonly engine: unknown;
  /** Where within it. */ readonly part: string;
}

export function isSamePlace(one: Place | undefined, other: Place | undefined): boolean {
  return one !== undefined && one.engine === other?.engine && one.part === other?.part;
}

/**
 * What happens to the entry of a lead: texts for an engine, which does it as one step. An entry that is not there is
 * made only with a `head`. Where another entry has the key, the two become one, unless that one is a success and this
 * is none: then it was another lead.
 */
export interface EntryChange {
  readonly id: string;
  /** The key in the store; no two entries have the same. */ readonly storeKey?: string | undefined;
  /** A delivery that meets the entry of an earlier one counts as a repetition of it. */
  readonly isDelivery: boolean;
  /** How long the entry is kept from now on, and its lead, in milliseconds. What `work` may take is kept. */
  readonly keepMs: number;
  readonly keepLeadMs: number;
  /** The key of the lead. */ readonly key?: string | undefined;
  /** What a new entry begins with. */ readonly head?: EntryHead | undefined;
  /** How an attempt ended. Absent if only the key is written. */ readonly end?: EntryEnd | undefined;
}

/** What an entry begins with, and keeps. */
export interface EntryHead {
  readonly namespace: string;
  readonly facts: string;
}

/** How an attempt ended. */
export interface EntryEnd {
  readonly status: EntryStatus;
  readonly facts: string;
  /** A line of the history: without line breaks. Absent if it was no attempt. */
  readonly attempt?: string | undefined;
  /** Its facts take the place of those that a success has: the payment of its order was recorded later. */
  readonly replacesFacts?: boolean | undefined;
  /** The lead's data is not needed any more. */ readonly erasesLead: boolean;
  /** When `work` may take it again, in milliseconds from now; absent for never. */
  readonly dueInMs?: number | undefined;
}

/** The entry of one lead during its delivery. */
export interface LeadEntry {
  /** The key that the lead had before, which a changed rule does not change. */
  readonly key: LeadKey | undefined;
  /** The hash of the buyer that the lead had before. */ readonly buyer?: string | undefined;
  /** A person says that what was sent by then is not in Base, in milliseconds since 1970. */
  readonly absentAt?: number | undefined;
  /**
   * Writes the key down before anything is sent, with the hash of the buyer.
   * @throws LeadRemovedError if a person erased or discarded the lead meanwhile
   */
  bind(key: LeadKey, storeKey: string, buyer?: string): Promise<void>;
  /** What to write in the step that ends the claim; `undefined` if the register is elsewhere. */
  changeFor(result: ForwardResult): EntryChange | undefined;
  /** That step was done. */ saved(): void;
  /** Writes the result, unless that was done. Never rejects. */
  end(result: ForwardResult): Promise<ForwardResult>;
}

/** The lead must not be sent, or not again. */
export class LeadRemovedError extends Error {
  override readonly name = "LeadRemovedError";

  constructor() {
    super(
      "The lead was erased or discarded, or the store lost it, while it was delivered. Its order is not sent. If it is still wanted, forward the lead again.",
    );
  }
}

/** Keeps what happened to each lead: `memoryRegister`, `sqliteRegister`, `redisRegister`. Given to a forwarder. */
export interface LeadRegister {
  readonly place: Place | undefined;
  /** Whether it outlives the process. */ readonly isDurable: boolean;
  /** What it is in a message. */ readonly name: string;
  attach(forwarder: ForwarderParts): AttachedRegister;
  /** Waits for the steps in progress; later ones fail. */ close(): Promise<void>;
}

/** What a register needs of its forwarder. */
export interface ForwarderParts {
  readonly namespace: string;
  readonly keepLeads: KeepLeads;
  readonly clock: Clock;
  readonly randomId: () => string;
  /** The rules, for their hash. */ readonly rules: unknown;
  /** Entries are written in the steps of the store. */ readonly isAtStore: boolean;
  /** Until when the token is blocked, as far as this process knows. */ blockedUntil(): Date | undefined;
  /** Aborts when the forwarder is closed. */ readonly closed: AbortSignal;
  /** Forwards a lead of the register. */
  deliver(
    lead: unknown,
    options: Pick<ReceiveOptions, "key" | "receivedAt"> & {
      readonly signal?: AbortSignal | undefined;
      readonly deadlineMs?: number | undefined;
    },
    entry: LeadEntry,
  ): Promise<ForwardResult>;
  /** Lets `close` wait for work that has begun, as for a lead that is in progress. */
  whileInFlight<Value>(work: Promise<Value>): Promise<Value>;
  /** Forgets the buyer of a key in the store; `more` of them right after it, or not. */
  eraseFromStore(storeKey: string, more?: boolean): Promise<void>;
  /** The keys of leads that the store has open, and what it knows of one. */
  listOpen(): Promise<readonly string[]>;
  readOpen(storeKey: string): Promise<OpenLead | undefined>;
  onFailure(key: string, error: Error): void;
  /** Reports a setup issue, once. */ reportSetup(issue: Issue): void;
}

/** Which leads are kept, and until when. */
export type KeepLeads = "none" | "failed" | "all";

/** A register at work for a forwarder. */
export interface AttachedRegister {
  readonly methods: RegisterMethods;
  /** Saves a lead before it is mapped. One that is too large is rejected. */
  enter(lead: unknown, options: Omit<ReceiveOptions, "deliver">): Promise<LeadEntry | ForwardFailure>;
  /** The entry of a lead of which only the key in the store is known. */
  ofOpenLead(storeKey: string): LeadEntry;
  /**
   * Reports by `reportSetup` why leads that it has taken may be lost, and of leads that wait under other namespaces.
   */
  check(): Promise<void>;
  /** Takes leads that are due, the first due first. No other process gets them for `leaseMs`. */
  takeDue(query: TakeDueQuery): Promise<readonly TakenLead[]>;
}

/** How many leads, and for how long. */
export interface TakeDueQuery {
  readonly limit: number;
  readonly leaseMs: number;
}

/** Delivers a lead that was taken. Called once. */
export type TakenLead = () => Promise<ForwardResult>;

/** A forwarder without a register. */
export const noRegister: RegisterMethods = /* @__PURE__ */ (() => ({
  register: {
    isDurable: false,
    list: refuse,
    get: refuse,
    discard: refuse,
    erase: refuse,
    eraseWhere: refuse,
    stats: refuse,
  },
  receive: refuse,
  resend: refuse,
  resendAll: refuse,
  work: refuse,
}))();

function refuse(): Promise<never> {
  return Promise.reject(new TypeError("This needs the option `register` of createForwarder."));
}
