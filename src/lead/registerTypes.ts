import type { Issue } from "../mapping/mapResult.ts";
import type { Fault, ForwardResult, PaymentState } from "./forwardResult.ts";
import type { GivenKey } from "./leadKey.ts";

/**
 * How far a lead is. `received`: it is kept, and nothing was tried or the process ended meanwhile. `error` and
 * `unknown` can be sent again with `resend`. `success` is final; `discarded` is said by a person.
 */
export type EntryStatus = "received" | "success" | "skip" | "error" | "unknown" | "discarded";

/** What happened to one lead. Holds no data of the buyer, unless `get` was asked for the lead. */
export interface RegisterEntry {
  /** `ld_` and a text that sorts by the time of arrival. */
  readonly id: string;
  /** The option `namespace` of the forwarder. */
  readonly namespace: string;
  /** As in results; absent until the rules gave one. */
  readonly key?: string;
  /** Which sender it came from, as the receiver said. */
  readonly source?: string;
  /** The sender's own id of the delivery. */
  readonly deliveryId?: string;
  readonly status: EntryStatus;
  /** Of an `error`: whose fault it is. */
  readonly fault?: Fault;
  /** Of a `skip`: as the rules say it. */
  readonly reason?: string;
  readonly orderId?: number;
  readonly payment?: PaymentState;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
  /** How often it was tried. */
  readonly attempts: number;
  /** How often the same lead was received again. */
  readonly repeats: number;
  /** 12 digits that change with the rules; absent if there is a mapper instead. */
  readonly rulesHash?: string;
  /** Without values. */
  readonly issues: readonly Issue[];
  /** The code of the error, for example `ERROR_BAD_TOKEN`. */
  readonly errorCode?: string;
  /** Of an `unknown`: only a person can find out whether its order is in Base. */
  readonly isFinal?: true;
  /** The lead itself, where `get` was asked for it and it is kept. */
  readonly lead?: unknown;
  /** How large the lead was as JSON, in bytes; 0 where it was never kept. */
  readonly leadBytes: number;
  readonly leadKept: boolean;
  /** When the kept lead is forgotten: `retentionMs` after the last attempt. Absent while the lead waits for `work`. */
  readonly expiresAt?: Date;
  /** The last ten attempts, the latest last. */
  readonly history: readonly EntryAttempt[];
}

/** One attempt to make a lead an order. */
export interface EntryAttempt {
  readonly at: Date;
  readonly by: AttemptBy;
  readonly status: EntryStatus;
  readonly fault?: Fault;
  readonly errorCode?: string;
  readonly rulesHash?: string;
}

/** Who tried. `webhook` is a `forward` that was told a `source`. */
export type AttemptBy = "webhook" | "forward" | "work" | "resend" | "reconcile";

/** Options of `receive`. */
export interface ReceiveOptions {
  /** The lead's own id, as for `forward`. */
  readonly key?: GivenKey | undefined;
  /** When the lead came in. @default now */
  readonly receivedAt?: Date | undefined;
  /** Which sender it came from, for the register: a short name such as `shopify`. */
  readonly source?: string | undefined;
  /** The sender's own id of the delivery, for the register. */
  readonly deliveryId?: string | undefined;
  /**
   * Who delivers the lead. `"later"`: `work`. `"now"`: this process as well, at once and without a deadline; `work`
   * leaves the lead to it for a minute, and takes it where this process dies or the lead fails for a while.
   *
   * @default "later"
   */
  readonly deliver?: "now" | "later" | undefined;
}

/** Options of `register.list`. */
export interface ListOptions {
  readonly status?: EntryStatus | undefined;
  /** Only what came in then or later. */
  readonly since?: Date | undefined;
  /** How many entries at most: 1 to 200. @default 50 */
  readonly limit?: number | undefined;
  /** That of the page before, for the next one. */
  readonly cursor?: string | undefined;
}

/** One page of entries, the newest first. */
export interface EntryPage {
  readonly entries: readonly RegisterEntry[];
  /** Absent on the last page. */
  readonly cursor?: string;
}

/** How many leads there are of each kind. */
export interface RegisterStats {
  readonly by: Readonly<Record<EntryStatus, number>>;
  /** Leads that `work` will take. */
  readonly waiting: number;
  /** How long the oldest of them has been waiting, in milliseconds; absent if there is none. */
  readonly oldestMs?: number;
  /**
   * Of the 200 entries that are `received` for the longest time, those of other namespaces: how many of each. This
   * forwarder never takes them.
   */
  readonly elsewhere: Readonly<Record<string, number>>;
}

/** Options of `resend`. */
export interface ResendOptions {
  /**
   * A person has looked in Base, and the order is not there. Needed where the lead ended as an `unknown` that
   * only a person can resolve: if its order is there anyway, it is doubled. `true` speaks of the entry as it is now.
   * Where a page shows entries, give the `updatedAt` that it showed: what was sent since is not sent again.
   */
  readonly confirmedAbsent?: true | Date | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Options of `resendAll`. */
export interface ResendAllOptions {
  /** @default both `error` and `unknown` */
  readonly status?: "received" | "skip" | "error" | "unknown" | undefined;
  /** Only what came in then or later. */
  readonly since?: Date | undefined;
  /** Only errors of this fault. */
  readonly fault?: Fault | undefined;
  /** How many leads at most. @default Infinity */
  readonly limit?: number | undefined;
  /** Takes no more leads. */
  readonly signal?: AbortSignal | undefined;
  /** Only counts what would be sent again. */
  readonly dryRun?: boolean | undefined;
}

/** What became of the leads that were sent again. */
export interface ResendAllResult {
  /** Leads that were, or with `dryRun` would be, sent again. */
  readonly count: number;
  readonly by: Readonly<Record<ForwardResult["status"], number>>;
  /** The code of an error of the setup that came five times in a row: correct the setup, and call it again. */
  readonly stopped?: string;
}

/** Options of `work`. */
export interface WorkOptions {
  /** How many leads are delivered at once. @default 8 */
  readonly concurrency?: number | undefined;
  /** Takes no more leads; those in progress are finished. */
  readonly signal?: AbortSignal | undefined;
  /** How often to look for leads where there were none, in milliseconds. @default 1_000 */
  readonly pollMs?: number | undefined;
  /**
   * How long a lead belongs to who took it, in milliseconds. What a process had in progress when it died is
   * taken by another one afterwards.
   *
   * @default 60_000
   */
  readonly leaseMs?: number | undefined;
}

/** The register of a forwarder. */
export interface RegisterView {
  /** Whether leads that `receive` takes outlive the process: there is a durable register, and it keeps leads. */
  readonly isDurable: boolean;
  /** A page of entries, the newest first. */
  list(options?: ListOptions): Promise<EntryPage>;
  /** One entry, with its lead where that is asked for and kept; `undefined` if there is none. */
  get(id: string, options?: { readonly lead?: boolean | undefined }): Promise<RegisterEntry | undefined>;
  /** Says that a lead is not needed. Its data is erased, and nothing sends it any more. */
  discard(id: string): Promise<void>;
  /**
   * Forgets a lead, here and in the store: its entry, its data, the hashes of its buyer. An order in Base stays. Says
   * whether there was an entry.
   */
  erase(id: string): Promise<boolean>;
  /**
   * The same for every lead that the function says yes to. It gets each kept lead, and of each lead that is open in the
   * store its order: what `addOrder` was given, with the names of Base (`email`, `phone`, `delivery_fullname`). Gives
   * how many leads there were. Nothing is erased before all were looked at.
   *
   * @throws StoreError with the reason `unreadable` where the store has a record that cannot be read; all others
   * were erased
   */
  eraseWhere(test: (lead: unknown) => boolean): Promise<number>;
  stats(): Promise<RegisterStats>;
}

/** What a forwarder with a register can do besides. Without one each of these rejects with a TypeError. */
export interface RegisterMethods {
  /** What became of each lead. */
  readonly register: RegisterView;
  /**
   * Keeps a lead durably, to be delivered by `work`. When it resolves the sender can be told that all is
   * well, and `id` is its entry. With `deliver: "now"` its delivery has begun by then, and `ended` resolves
   * to how it ends, and never rejects. Call `work` anyway: it tries again what fails for a while.
   *
   * @throws RegisterError if the lead cannot be kept: `lead_too_large`, `lead_not_json` or `full`
   * @throws StoreError if the register cannot be written
   */
  receive(
    lead: unknown,
    options: ReceiveOptions & { readonly deliver: "now" },
  ): Promise<{ readonly id: string; readonly ended: Promise<ForwardResult> }>;
  receive(lead: unknown, options?: ReceiveOptions): Promise<{ readonly id: string }>;
  /**
   * Sends a kept lead again, with the key and the date it had, by today's rules. One that is an order already is a
   * `duplicate`, and nothing is sent.
   *
   * @throws RegisterError if there is no such entry, it was discarded, or it is of another namespace
   */
  resend(id: string, options?: ResendOptions): Promise<ForwardResult>;
  /** Sends kept leads again, the oldest first, one after the other. */
  resendAll(options?: ResendAllOptions): Promise<ResendAllResult>;
  /**
   * Delivers what `receive` kept, the oldest first, until the signal aborts or the forwarder is closed. What
   * fails for a while is retried until it succeeds. Any number of processes can do it.
   */
  work(options?: WorkOptions): Promise<void>;
}
