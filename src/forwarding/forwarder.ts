import type { CatalogSource } from "../catalog/catalogOption.ts";
import type { Baselinker } from "../client/baselinker.ts";
import type { MarkerField } from "../delivery/marker.ts";
import type { ForwardEvent } from "../lead/forwardEvent.ts";
import type { ForwardResult } from "../lead/forwardResult.ts";
import type { WithoutKey } from "../lead/leadKey.ts";
import type { KeepLeads, LeadRegister } from "../lead/registerContract.ts";
import type { ForwarderWithRegister, ReceiveOptions } from "../lead/registerTypes.ts";
import type { IssueLanguage } from "../mapping/issueLanguage.ts";
import type { Account, Catalog, MapContext } from "../mapping/mapContext.ts";
import type { Issue, MapResult } from "../mapping/mapResult.ts";
import type { LeadBoxTable, Rules, TableRules } from "../mapping/rules/language.ts";
import type { Clock } from "../runtime/clock.ts";
import type { LeadStore } from "../store/store.ts";
import type { ForwardAllOptions, ForwardedLead } from "./forwardAll.ts";

/** Turns a lead into an order. Made by `createMapper`, or your own. */
export interface LeadMapper {
  map(lead: unknown, context: MapContext): MapResult;
  /** The leads of a request that holds several. Without it, a request is one lead. */
  split?(request: unknown): readonly unknown[];
}

/** Options of `createForwarder`. */
export interface ForwarderOptions {
  readonly baselinker: Baselinker;
  /** Rules. Pass either these or a `mapper`. */
  readonly rules?: Rules | TableRules | LeadBoxTable | undefined;
  readonly mapper?: LeadMapper | undefined;
  /**
   * The language of issues and problems, for example `uk` of `baselinker-sdk/mapping/uk`.
   * @default English
   */
  readonly language?: IssueLanguage | undefined;
  /**
   * The catalog to match lines against. With `{ inventoryId, store }`, Base is asked about the products in leads and
   * the answers are remembered: nothing is loaded in advance, however large the shop is. Or a catalog, or a function
   * that loads one, which is called again in the background.
   *
   * @example
   * ```ts
   * const catalog = { inventoryId: 205, store: sqliteProductCache("/var/lib/shop/catalog.sqlite") };
   * ```
   */
  readonly catalog?: CatalogSource | Catalog | Promise<Catalog> | (() => Promise<Catalog>) | undefined;
  /**
   * The account, or a function that loads it. The function is called when a lead first needs it and again in the
   * background. The result of `loadAccount` is plain JSON: a process that starts often can save it and read nothing.
   * @default each list of the account is read when a lead first needs it
   */
  readonly account?: Account | Promise<Account> | (() => Promise<Account>) | undefined;
  /**
   * Remembers which lead became which order. A store in memory is lost when the process ends.
   * @default memoryStore()
   */
  readonly store?: LeadStore | undefined;
  /**
   * Keeps what happened to each lead, for people: `forwarder.register.list()`. It must be in the same place as the
   * store (the same file, or the same client and prefix), so that both are written in one step; only
   * `memoryRegister()` works with any store.
   */
  readonly register?: LeadRegister | undefined;
  /**
   * Which leads the register keeps, so that they can be sent again: `"failed"` saves each lead before it is mapped,
   * and erases it when success or skip is recorded, in the same step; `"all"` keeps it for the register's
   * `retentionMs`; `"none"` keeps no lead, only what happened to it.
   * @default "failed"
   */
  readonly keepLeads?: KeepLeads | undefined;
  /**
   * Identifies the Base account in the store: any string that stays the same when the token is renewed. A store
   * accepts the leads of one account only.
   * @default a hash of the token
   */
  readonly accountKey?: string | undefined;
  /**
   * The previous token, after the account got a new one: a store that knows the account by the old token is
   * bound to the new one, and orders with the old token's markers are still found.
   */
  readonly previousToken?: string | undefined;
  /**
   * Signs the markers, so that no lead can pose as another one: any string that cannot be guessed, the same in all
   * processes of the account.
   * @default derived from the token
   */
  readonly markerSecret?: string | undefined;
  /**
   * Where the lead's key is written into the order, so that an order whose answer was lost can be found. By
   * default the first of `extra_field_1` and `extra_field_2` that the rules leave empty, otherwise the end of
   * `admin_comments`. `false` writes no marker: a lost answer then stays `unknown`, and forwarding such a
   * lead again **sends it again**.
   */
  readonly marker?: MarkerField | undefined;
  /**
   * Separates sources whose leads may have the same id: part of the marker and of the key in the store. 1 to 16
   * letters, digits, `.`, `_` or `-`.
   * @default "lead"
   */
  readonly namespace?: string | undefined;
  /**
   * What happens to a lead without a key: `"content"` uses a hash of its content, so that the same content twice is
   * one order; `{ ignore: ["sent_at"] }` does the same but ignores the properties with these names, which differ each
   * time; `"reject"` returns an error; `"unique"` creates an order for each delivery.
   * @default "content"
   */
  readonly withoutKey?: WithoutKey | undefined;
  /**
   * What happens if the lead's key already has the order of another lead, with another buyer, other lines or
   * another address. `"rejectBuyer"`: another buyer's lead is an `error` with the issue `key_reused`, and the
   * same buyer's a `duplicate` with that issue as a warning. `"reject"`: every such lead is an `error`.
   * `"warn"`: every such lead is a `duplicate`.
   * @default "rejectBuyer"
   */
  readonly onKeyReuse?: "rejectBuyer" | "reject" | "warn" | undefined;
  /**
   * How a paid order is marked: by the flag `paid` of `addOrder`, or by a call of `setOrderPayment` with the
   * total, for accounts that ignore the flag.
   * @default "flag"
   */
  readonly payment?: "flag" | "setOrderPayment" | undefined;
  /**
   * How long Base may still be processing an order after its answer was lost, in milliseconds. The order is looked up
   * only after that. Too short a time can duplicate orders; a longer one only makes `forward` wait.
   * @default 30_000
   */
  readonly settleMs?: number | undefined;
  /**
   * How long a claim lasts without being renewed, in milliseconds; afterwards another process takes the lead
   * over. The request that sends an order may take half of it, and at most 30 seconds, whatever the client's
   * `timeoutMs`: the claim must outlast it.
   * @default 60_000
   */
  readonly leaseMs?: number | undefined;
  /**
   * How many leads are in progress at once: claimed, waiting for the rate limit, sent or looked for. The others wait
   * in memory, without a claim. More than a few minutes' worth of the rate limit only costs memory and renewals.
   * @default 200
   */
  readonly maxInFlight?: number | undefined;
  /**
   * A loaded catalog is reloaded when it is older than this, in milliseconds. With `{ inventoryId, store }`, older
   * prices are never used for a line.
   * @default 900_000 (15 minutes)
   */
  readonly catalogMaxAgeMs?: number | undefined;
  /** The account is reloaded when it is older than this, in milliseconds. @default 3_600_000 (an hour) */
  readonly accountMaxAgeMs?: number | undefined;
  /**
   * Whether a SKU that the catalog does not have is looked up in Base before it counts as unmatched. With `false` and
   * `catalog: { inventoryId, store }`, Base is never asked, and SKUs that the store does not know are unchecked.
   * @default true
   */
  readonly liveLookups?: boolean | undefined;
  /** Receives events. Its exceptions are ignored. */
  readonly onEvent?: ((event: ForwardEvent) => void) | undefined;
  /** For tests and simulations. @default the machine's clock */ readonly clock?: Clock | undefined;
  /** Generates random strings for claims, at least 20 characters. @default crypto.randomUUID */
  readonly randomId?: (() => string) | undefined;
}

/**
 * Options of one `forward`. The `key` takes precedence over the rule `key`; the same key means the same
 * order, and a blank key counts as missing.
 */
export interface ForwardOptions extends Omit<ReceiveOptions, "deliver"> {
  /**
   * Stops waiting. The result is a retryable `error` if the order was not sent yet, otherwise `unknown`;
   * nothing is lost either way.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long the caller waits, in milliseconds. If the order has not been sent by then, it is not sent: a `temporary`
   * `error`. If it has, the result is `unknown` with `retryAfterMs`, and the delivery continues in the background. By
   * default 20 seconds until the order is sent, and no limit after that; `Infinity` for no limit at all.
   */
  readonly deadlineMs?: number | undefined;
}

/** Options of `ready`. */
export interface ReadyOptions {
  /** Stops waiting. */ readonly signal?: AbortSignal | undefined;
}

/** The health of a forwarder, without a request to Base. */
export interface ForwarderHealth {
  /** Whether leads can be accepted now: it is not closed, the store works, and the token is not blocked. */
  readonly ok: boolean;
  /** Whether the store works, and its error if not. */
  readonly store: { readonly ok: boolean; readonly error?: Error };
  /** How many calls of this process wait for the rate limit, and until when Base has blocked the token. */
  readonly limiter: { readonly waiting?: number; readonly pausedUntil?: Date };
  /** When the account was loaded; empty if it was passed in, or not needed yet. */
  readonly account: { readonly loadedAt?: Date };
  readonly catalog: { readonly loadedAt?: Date; readonly size?: number };
  /** How many leads are being forwarded now, including those that wait. */ readonly inFlight: number;
  /** How many of them wait because `maxInFlight` are in progress. None of them was claimed or sent. */
  readonly waiting: number;
  /** How many leads wait in the store for `reconcile`; absent if the store fails. */
  readonly open?: number;
  /** When a lead last became an order, or turned out to be one already. */ readonly lastSuccessAt?: Date;
}

/** Options of `close`. */
export interface CloseOptions {
  /** How long leads in progress may take, in milliseconds. @default 30_000 */
  readonly timeoutMs?: number | undefined;
}

/** Options of one `reconcile`. */
export interface ReconcileOptions {
  /** Stops waiting; nothing is lost. */ readonly signal?: AbortSignal | undefined;
  /**
   * Also waits for `leaseMs` and checks once more. Leads that a process was delivering when it died are only found
   * then, because its claims last until their leases expire. Accept leads meanwhile; do not wait for it first.
   * @default false
   */
  readonly wait?: boolean | undefined;
}

/** Turns each lead into exactly one order. Made by `createForwarder`. */
export interface Forwarder extends ForwarderWithRegister {
  /**
   * Forwards one lead. Never rejects: whatever happens is one of the results. Simultaneous calls with the same key
   * share one promise, and a later call with it is a `duplicate`; another lead with the same key is reported either
   * way.
   */
  forward(lead: unknown, options?: ForwardOptions): Promise<ForwardResult>;
  /** The leads of a request that holds several, by the rule `leads`; without that rule, the request is one lead. */
  split(request: unknown): readonly unknown[];
  /**
   * Forwards many leads, several at a time, and yields each with its result when it ends. It reads leads from the
   * source only as fast as results are read.
   */
  forwardAll<Lead>(
    leads: Iterable<Lead> | AsyncIterable<Lead>,
    options?: ForwardAllOptions<Lead>,
  ): AsyncGenerator<ForwardedLead<Lead>, void, undefined>;
  /**
   * Completes leads that were left unfinished, by an earlier process or with the result `unknown`: looks for each
   * order, and sends those that certainly do not exist in Base. Call it with `wait` when a process starts, and
   * without it every minute or so. Leads that another running process is delivering are left to it. It looks up four
   * leads at once, with the priority `bulk`: new leads never wait for it.
   * @throws StoreError if the store does not list its open leads
   */
  reconcile(options?: ReconcileOptions): Promise<ForwardResult[]>;
  /**
   * Checks the setup: binds the store to the account, loads the catalog, and looks in the account for everything that
   * the rules and the option `marker` name. Call it once at startup, so that a mistake shows then and not with the
   * first lead.
   * @returns possible improvements, such as SKUs in the rules without a `catalog`; each was an event `setup` too
   * @throws SetupError with everything that is wrong; the signal's reason where that aborts first
   */
  ready(options?: ReadyOptions): Promise<readonly Issue[]>;
  /** The health of the forwarder. Checks the store, never Base, and never rejects. */
  health(): Promise<ForwarderHealth>;
  /**
   * Stops accepting leads (they end as a `temporary` `error`), waits for those in progress, also in the background,
   * and releases the rest after `timeoutMs`: the next process can claim it. The store and the client that you passed
   * stay open. `await using` calls it.
   */
  close(options?: CloseOptions): Promise<void>;
}
