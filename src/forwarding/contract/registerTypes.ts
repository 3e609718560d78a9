import type { Issue } from "../../mapping/contract/mapResult.ts";
import type { Details } from "../../shared/messages/format.ts";
import type { ForwardResult, LeadFault, PaymentState } from "./forwardResult.ts";
import type { GivenKey } from "./leadKey.ts";

/**
 * The state of a lead. `received`: it is saved, and was not tried yet or the process ended meanwhile. `error` and
 * `unknown` can be sent again with `resend`. `success` is final; a person sets `discarded`. `differs`: the key has the
 * order of another lead of the same buyer, and this lead was kept for a person to decide.
 */
export type LeadStatus = "received" | "success" | "skip" | "error" | "unknown" | "differs" | "discarded";

/** What happened to one lead. It contains no data of the buyer, unless you asked `get` for the lead. */
export interface RegisterEntry {
  /** `ld_` and a string that sorts by time of arrival. */
  readonly id: string;
  /** The option `namespace` of the forwarder. */
  readonly namespace: string;
  /** The key of the lead, as in results; absent until the rules set one. */
  readonly key?: string;
  /** The sender, as given to `receive`. */
  readonly source?: string;
  /** The sender's own id for the delivery. */
  readonly deliveryId?: string;
  readonly status: LeadStatus;
  /** Whose fault the error is; absent unless the status is `error`. */
  readonly fault?: LeadFault;
  /** The reason that the rules give, or why the lead has no contact; absent unless the status is `skip`. */
  readonly reason?: string;
  /** `no_contact` if the lead was skipped without a rule, since it has neither phone nor e-mail. */
  readonly code?: string;
  /** The details of that reason. */
  readonly details?: Details;
  /** The order of the lead; if the status is `differs`, that of the lead that had the key first. */
  readonly orderId?: number;
  readonly payment?: PaymentState;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
  /** The number of attempts to deliver the lead, also of those whose process ended before they did. */
  readonly attempts: number;
  /** How often the same lead was received again. */
  readonly repeats: number;
  /** 12 digits that change with the rules; absent where `rules` is a mapper. */
  readonly rulesHash?: string;
  /** The issues, without values, in the language of the forwarder that reads the entry. */
  readonly issues: readonly Issue[];
  /** The code of the error, for example `ERROR_BAD_TOKEN`. */
  readonly errorCode?: string;
  /**
   * The error, if the lead ended with one. The message of an error that is not of the SDK may quote the buyer, so only
   * its name is kept, with the code `error_of_program`.
   */
  readonly error?: {
    /** The name of its class, such as `ApiError`. */
    readonly name: string;
    readonly code: string;
    /** What happened and what to do, in the language of the forwarder that reads the entry. */
    readonly message: string;
    readonly details?: Details;
  };
  /** Set if the status is `unknown` and only a person can find out whether the order is in Base. */
  readonly isFinal?: true;
  /** The lead itself, if you asked `get` for it and it is kept. */
  readonly lead?: unknown;
  /** The size of the lead as JSON, in bytes; 0 if it was never kept. */
  readonly leadBytes: number;
  readonly leadKept: boolean;
  /** When the kept lead is deleted: `retentionMs` after the last attempt. Absent while the lead waits for `work`. */
  readonly expiresAt?: Date;
  /** The last ten attempts that ended, the latest last. */
  readonly history: readonly EntryAttempt[];
}

/** One attempt to turn a lead into an order. */
export type EntryAttempt = {
  readonly at: Date;
  readonly by: AttemptBy;
  readonly status: LeadStatus;
  readonly fault?: LeadFault;
  readonly errorCode?: string;
  readonly rulesHash?: string;
};

/** What made the attempt. `webhook` is a `forward` with a `source`. */
export type AttemptBy = "webhook" | "forward" | "work" | "resend" | "reconcile";

/** Options of `receive`. */
export interface ReceiveOptions {
  /** The lead's own id, as for `forward`. */
  readonly key?: GivenKey | undefined;
  /** When the lead was received. @default now */
  readonly receivedAt?: Date | undefined;
  /** The sender, for the register: a short name such as `shopify`. */
  readonly source?: string | undefined;
  /** The sender's own id for the delivery, for the register. */
  readonly deliveryId?: string | undefined;
  /**
   * Who delivers the lead. `"later"`: `work`. `"now"`: this process, immediately and without a deadline; `work`
   * leaves the lead to it for a minute, and takes over if this process dies or the lead fails temporarily.
   * @default "later"
   */
  readonly deliver?: "now" | "later" | undefined;
}

/** Options of `register.list`. */
export type ListOptions = {
  readonly status?: LeadStatus | undefined;
  /** The time from which leads were received. Earlier ones are left out. */
  readonly since?: Date | undefined;
  /** The maximum number of entries: 1 to 200. @default 50 */
  readonly limit?: number | undefined;
  /** The `cursor` of the previous page. */
  readonly cursor?: string | undefined;
};

/** One page of entries, the newest first. */
export interface RegisterPage {
  readonly entries: readonly RegisterEntry[];
  /** The `cursor` of the next page; absent on the last page. */
  readonly cursor?: string;
}

/** The number of leads by state. */
export interface RegisterStats {
  readonly by: Readonly<Record<LeadStatus, number>>;
  /** Leads that `work` will take. */
  readonly waiting: number;
  /** How long the oldest of them has been waiting, in milliseconds; absent if there is none. */
  readonly oldestMs?: number;
  /**
   * Leads of other namespaces among the 200 entries that have been `received` for the longest time, counted by
   * namespace. This forwarder never delivers them.
   */
  readonly elsewhere: Readonly<Record<string, number>>;
}

/** Options of `resend`. */
export type ResendOptions = {
  /**
   * A person has looked in Base, and the order is not there. Required if the lead ended as an `unknown` that only a
   * person can resolve: if its order is there anyway, it is duplicated. `true` covers everything that was sent so
   * far. If a page shows entries, pass the `updatedAt` that it showed: anything sent since then is not sent again.
   */
  readonly confirmedAbsent?: true | Date | undefined;
  /**
   * `"new"` makes a lead whose status is `differs` an order of its own, under a key of its own. Without it, such a lead
   * ends as a `duplicate`, and nothing is sent. It changes nothing for leads of another status.
   */
  readonly as?: "new" | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Options of `resendAll`. */
export type ResendAllOptions = {
  /** @default both `error` and `unknown` */
  readonly status?: "received" | "skip" | "error" | "unknown" | undefined;
  /** The time from which leads were received. Earlier ones are left out. */
  readonly since?: Date | undefined;
  /** The fault that the errors must have. */
  readonly fault?: LeadFault | undefined;
  /** The maximum number of leads. @default Infinity */
  readonly limit?: number | undefined;
  /**
   * The `source` of the leads that these rules are for. Leads of another one are left out; those without a source are
   * sent. Without it, a second source among the leads stops the call before its lead is mapped: `stopped` is
   * `other_sender`.
   */
  readonly source?: string | undefined;
  /** Stops after the lead in progress. */
  readonly signal?: AbortSignal | undefined;
  /** Whether to only count the leads that would be sent again. */
  readonly dryRun?: boolean | undefined;
};

/** The results of the resent leads. */
export interface ResendAllResult {
  /** Leads that were, or with `dryRun` would be, sent again. */
  readonly count: number;
  readonly by: Readonly<Record<ForwardResult["status"], number>>;
  /**
   * The code of a setup error that occurred five times in a row: fix the setup, and call it again. `other_sender`: the
   * next lead came from another `source` than those before; call it for each `source`, with that sender's rules.
   */
  readonly stopped?: string;
}

/** Options of `work`. */
export interface WorkOptions {
  /** How many leads are delivered at once. @default 8 */
  readonly concurrency?: number | undefined;
  /** Stops taking leads; those in progress are finished. */
  readonly signal?: AbortSignal | undefined;
  /** How often to look for new leads when there were none, in milliseconds. @default 1_000 */
  readonly pollMs?: number | undefined;
  /**
   * How long a lead belongs to the process that took it, in milliseconds. After that, another process takes over the
   * leads of a process that died.
   * @default 60_000
   */
  readonly leaseMs?: number | undefined;
}

/** The register of a forwarder. If it has none, each method rejects with a RegisterError, reason `no_register`. */
export interface RegisterView {
  /** Whether leads accepted by `receive` outlive the process: there is a durable register, and it keeps leads. */
  readonly isDurable: boolean;
  /** A page of entries, the newest first. */
  list(options?: ListOptions): Promise<RegisterPage>;
  /** One entry, with its lead if you ask for it and it is kept; `undefined` if there is none. */
  get(id: string, options?: { readonly lead?: boolean | undefined }): Promise<RegisterEntry | undefined>;
  /**
   * The entry of the lead that became this order, by an index; `undefined` if there is none. If several have it, for
   * example where accounts share a register: the first one received in the forwarder's own namespace, else the first.
   * @throws TypeError if it is not a positive integer
   * @example
   * ```ts
   * const entry = await forwarder.register.findByOrder(event.order.order_id);
   * if (entry !== undefined) await tellShop(entry.source, entry.key, event);
   * ```
   */
  findByOrder(orderId: number): Promise<RegisterEntry | undefined>;
  /** Marks a lead as not needed. Its data is erased, and it is not sent any more. */
  discard(id: string): Promise<void>;
  /**
   * Erases a lead, here and in the store: its entry, its data, the hashes of its buyer. An order in Base
   * stays. Returns whether there was an entry.
   */
  erase(id: string): Promise<boolean>;
  /**
   * Erases every lead for which the function returns true. The function gets each kept lead, and for each lead that
   * is open in the store its order: the parameters of `addOrder`, with the names of Base (`email`, `phone`,
   * `delivery_fullname`). Returns the number of leads. Nothing is erased before all were checked.
   * @throws StoreError with the reason `unreadable` where the store has a record that cannot be read; all others were
   * erased
   */
  eraseWhere(test: (lead: unknown) => boolean): Promise<number>;
  stats(): Promise<RegisterStats>;
}

/**
 * What a forwarder does with its register. Without the option `register`, `work` completes what was left open, and the
 * others reject with a RegisterError whose reason is `no_register`.
 */
export type RegisterMethods = {
  /** What happened to each lead. Reading it never throws; without a register, its methods reject. */
  readonly register: RegisterView;
  /**
   * Saves a lead durably, to be delivered by `work`. When it resolves, you can answer the sender with 200;
   * `id` is the lead's entry. With `deliver: "now"` the delivery has started by then, and `ended` resolves to
   * its result and never rejects. Call `work` anyway: it retries what fails temporarily.
   * @throws RegisterError if the lead cannot be kept: `lead_too_large`, `lead_not_json`, `full` or `no_register`
   * @throws StoreError if the register cannot be written
   */
  receive(
    lead: unknown,
    options: ReceiveOptions & { readonly deliver: "now" },
  ): Promise<{ readonly id: string; readonly ended: Promise<ForwardResult> }>;
  receive(lead: unknown, options?: ReceiveOptions): Promise<{ readonly id: string }>;
  /**
   * Sends a kept lead again, with its original key and date, by today's rules of this forwarder, whatever the `source`
   * of its entry. If it is already an order, the result is a `duplicate`, and nothing is sent.
   * @throws RegisterError if there is no such entry, it was discarded, or it is of another namespace; `no_register`
   * where the forwarder has none
   */
  resend(id: string, options?: ResendOptions): Promise<ForwardResult>;
  /**
   * Sends kept leads again, the oldest first, one after the other.
   * @throws RegisterError with the reason `no_register` where the forwarder has none
   */
  resendAll(options?: ResendAllOptions): Promise<ResendAllResult>;
  /**
   * Delivers the leads that `receive` saved, the oldest first and every fourth time the newest, until the signal aborts
   * or the forwarder is closed. Temporary failures are retried until they succeed. Any number of processes can do it. A
   * lead that was with two processes that ended is tried alone, after the others; after five it is an error,
   * `lead_ends_process`.
   *
   * It also completes what was left open, as `reconcile` does: at its start, and again each time a claim of a process
   * that died has expired, by default every 61 seconds. A failure of that is the event `store_failed`, and it tries
   * again. Without a register that is all it does.
   * @throws StoreError if the register cannot be used at all, for example after `close`; it was the event
   * `store_failed` too
   * @example
   * ```ts
   * const stop = new AbortController();
   * const ended = forwarder.work({ concurrency: 4, signal: stop.signal });
   * ```
   */
  work(options?: WorkOptions): Promise<void>;
};
