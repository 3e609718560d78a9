import type { CatalogToAsk } from "../catalog/catalogOption.ts";
import type { Baselinker } from "../client/baselinker.ts";
import type { MarkerField } from "../delivery/marker.ts";
import type { ForwardEvent } from "../lead/forwardEvent.ts";
import type { ForwardResult } from "../lead/forwardResult.ts";
import type { WithoutKey } from "../lead/leadKey.ts";
import type { KeepLeads, LeadRegister } from "../lead/registerContract.ts";
import type { ReceiveOptions, RegisterMethods } from "../lead/registerTypes.ts";
import type { IssueLanguage } from "../mapping/issueLanguage.ts";
import type { Account, Catalog, MapContext } from "../mapping/mapContext.ts";
import type { Issue, MapResult } from "../mapping/mapResult.ts";
import type { LeadBoxTable, Rules, TableRules } from "../mapping/rules/language.ts";
import type { Clock } from "../runtime/clock.ts";
import type { ForwardStore } from "../store/store.ts";
import type { ForwardAllOptions, ForwardedLead } from "./forwardAll.ts";

/** What turns a lead into an order: made by `createMapper`, or your own. */
export interface LeadMapper {
  map(lead: unknown, context: MapContext): MapResult;
  /** The leads of a request that holds several. Without it, a request is one lead. */
  split?(request: unknown): readonly unknown[];
}

/** Options of `createForwarder`. */
export interface ForwarderOptions {
  readonly baselinker: Baselinker;
  /** Rules, or a mapper instead. One of the two is needed. */
  readonly rules?: Rules | TableRules | LeadBoxTable | undefined;
  readonly mapper?: LeadMapper | undefined;
  /**
   * What says the messages of issues and problems, for example `uk` of `baselinker-sdk/mapping/uk`.
   *
   * @default English
   */
  readonly language?: IssueLanguage | undefined;
  /**
   * The catalog to match lines against. `{ inventoryId, store }` asks Base for what leads name, as they come, and
   * remembers the answers: nothing is loaded first, however large the shop is. Or a catalog, or a function that loads
   * one, which is called again in the background.
   *
   * @example
   * ```ts
   * const catalog = { inventoryId: 205, store: sqliteCatalog("/var/lib/shop/catalog.sqlite") };
   * ```
   */
  readonly catalog?: CatalogToAsk | Catalog | Promise<Catalog> | (() => Promise<Catalog>) | undefined;
  /**
   * The account, or a function that loads it, which is called when something of it is needed and again in the
   * background. What `loadAccount` gave is plain JSON: a process that starts often keeps it, and reads nothing then.
   *
   * @default each list of the account is read when a lead first needs it
   */
  readonly account?: Account | Promise<Account> | (() => Promise<Account>) | undefined;
  /**
   * Remembers which lead became which order. In memory it ends with the process.
   *
   * @default memoryStore()
   */
  readonly store?: ForwardStore | undefined;
  /**
   * Keeps what became of each lead, for people: `forwarder.register.list()`. It must be at the place of the store (the
   * same file, or the same client and prefix), so that one step writes both; only `memoryRegister()` goes with any.
   */
  readonly register?: LeadRegister | undefined;
  /**
   * Which leads the register keeps, so that they can be sent again: `"failed"` takes each lead down before it is
   * mapped, and erases it in the step that says success or skip; `"all"` keeps it for the register's `retentionMs`;
   * `"none"` keeps no lead, only what became of it.
   *
   * @default "failed"
   */
  readonly keepLeads?: KeepLeads | undefined;
  /**
   * The Base account, by which the store knows it: any text that stays the same when the token is renewed. A
   * store takes the leads of one account only.
   *
   * @default a hash of the token
   */
  readonly accountKey?: string | undefined;
  /**
   * The token before the present one, where the account has a new one: a store that knows the account by the old
   * token is tied to the new one, and orders with the old token's markers are still found.
   */
  readonly previousToken?: string | undefined;
  /**
   * What the markers are signed with, so that no lead can name itself as another one: any text that no one
   * guesses. The same for all processes of the account.
   *
   * @default a text that follows from the token
   */
  readonly markerSecret?: string | undefined;
  /**
   * Where the lead's key is written into the order, so that an order whose answer was lost can be found.
   * By default the first of `extra_field_1` and `extra_field_2` that the rules leave empty, else the end
   * of `admin_comments`. `false` writes none: a lost answer then stays `unknown`, and forwarding such a
   * lead again **sends it again**.
   */
  readonly marker?: MarkerField | undefined;
  /**
   * Separates sources whose leads may have the same id: part of the marker and of the key in the store.
   * 1 to 16 letters, digits, `.`, `_` or `-`.
   *
   * @default "lead"
   */
  readonly namespace?: string | undefined;
  /**
   * What happens to a lead without a key: `"content"` takes the hash of its content, so that the same
   * content twice is one order; `{ ignore: ["sent_at"] }` does the same without the properties of these names,
   * which differ each time; `"reject"` gives an error; `"unique"` makes an order of each delivery.
   *
   * @default "content"
   */
  readonly withoutKey?: WithoutKey | undefined;
  /**
   * What happens to a lead whose key has the order of another lead, with another buyer, other lines or another
   * address. `"rejectBuyer"`: another buyer's lead is an `error` with the issue `key_reused`, and the same buyer's a
   * `duplicate` with that issue as a warning. `"reject"`: every such lead is an `error`. `"warn"`: every such lead is a
   * `duplicate`.
   *
   * @default "rejectBuyer"
   */
  readonly onKeyReuse?: "rejectBuyer" | "reject" | "warn" | undefined;
  /**
   * How a paid order is marked: by the flag `paid` of `addOrder`, or by a call of `setOrderPayment` with the
   * total, for accounts that ignore the flag.
   *
   * @default "flag"
   */
  readonly payment?: "flag" | "setOrderPayment" | undefined;
  /**
   * How long after a lost answer Base may still be working on the order, in milliseconds. Only then is the
   * order looked for. Too short a time can double orders; a longer one only makes `forward` wait.
   *
   * @default 30_000
   */
  readonly settleMs?: number | undefined;
  /**
   * How long a claim holds without a sign of life, in milliseconds; afterwards another process takes the
   * lead over. The request that sends an order may take half of it, and at most 30 seconds, whatever the
   * client's `timeoutMs`: the claim must outlast it.
   *
   * @default 60_000
   */
  readonly leaseMs?: number | undefined;
  /**
   * How many leads are in progress at once: claimed, waiting for the rate limit, sent or looked for. The others wait in
   * line, in memory and without a claim. More than a few minutes' worth of the limit only costs memory and renewals.
   *
   * @default 200
   */
  readonly maxInFlight?: number | undefined;
  /**
   * A catalog that was loaded is loaded again when it is older than this, in milliseconds. Of one that is asked, no line
   * takes a price that is older.
   *
   * @default 900_000 (15 minutes)
   */
  readonly catalogMaxAgeMs?: number | undefined;
  /** The account is reloaded when it is older than this, in milliseconds. @default 3_600_000 (an hour) */
  readonly accountMaxAgeMs?: number | undefined;
  /**
   * Whether a SKU that the catalog does not have is looked up in Base before it counts as unmatched. With `false` and
   * `catalog: { inventoryId, store }`, Base is never asked, and what the store does not know is unchecked.
   *
   * @default true
   */
  readonly liveLookups?: boolean | undefined;
  /** Receives events. An exception in it is ignored. */
  readonly onEvent?: ((event: ForwardEvent) => void) | undefined;
  /** For tests and simulations. @default the machine's clock */
  readonly clock?: Clock | undefined;
  /** Random texts for claims, at least 20 characters. @default crypto.randomUUID */
  readonly randomId?: (() => string) | undefined;
}

/** Options of one `forward`. The `key` takes precedence over the rule `key`; the same one means the same order, a blank one is none. */
export interface ForwardOptions extends Omit<ReceiveOptions, "deliver"> {
  /**
   * Stops waiting. Before the order was sent the result is an `error` that can be tried again, afterwards
   * `unknown`; nothing is lost either way.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * For how long the caller waits, in milliseconds. If the order has not left by then, it does not leave: an
   * `error` that is `temporary`. If it has, the result is `unknown` with `retryAfterMs`, and the delivery
   * continues without the caller. Without it, 20 seconds for what comes before the order leaves, and no limit
   * for the rest; `Infinity` for no limit at all.
   */
  readonly deadlineMs?: number | undefined;
}

/** Options of `ready`. */
export interface ReadyOptions {
  /** Stops waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** How a forwarder is, without a request to Base. */
export interface ForwarderHealth {
  /** Whether leads can be taken now: it is not closed, the store answers, and the token is not blocked. */
  readonly ok: boolean;
  /** Whether the store answers, and what it said if not. */
  readonly store: { readonly ok: boolean; readonly error?: Error };
  /** How many calls of this process wait for their turn, and until when Base has blocked the token. */
  readonly limiter: { readonly waiting?: number; readonly pausedUntil?: Date };
  /** When the account was loaded; empty where it was given, or nothing of it was needed yet. */
  readonly account: { readonly loadedAt?: Date };
  readonly catalog: { readonly loadedAt?: Date; readonly size?: number };
  /** How many leads are being forwarded now, those that wait included. */
  readonly inFlight: number;
  /** How many of them wait for their turn, as `maxInFlight` are in progress. Nothing of them was claimed or sent. */
  readonly waiting: number;
  /** How many leads wait in the store for `reconcile`; absent where the store does not answer. */
  readonly open?: number;
  /** When a lead last became an order, or turned out to be one already. */
  readonly lastSuccessAt?: Date;
}

/** Options of `close`. */
export interface CloseOptions {
  /** How long what is in progress may take, in milliseconds. @default 30_000 */
  readonly timeoutMs?: number | undefined;
}

/** Options of one `reconcile`. */
export interface ReconcileOptions {
  /** Stops waiting; nothing is lost. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Also waits for `leaseMs` and looks once more. What a process had in progress when it died is found only
   * then, as its claim holds until its lease runs out. Take leads meanwhile; do not wait for it first.
   *
   * @default false
   */
  readonly wait?: boolean | undefined;
}

/** Turns each lead into exactly one order. Made by `createForwarder`. */
export interface Forwarder extends RegisterMethods {
  /**
   * Forwards one lead. Never rejects: whatever happens is one of the results. The same key at the same time
   * gives the same promise, the same key later a `duplicate`; another lead under that key is told either way.
   */
  forward(lead: unknown, options?: ForwardOptions): Promise<ForwardResult>;
  /** The leads of a request that holds several, by the rule `leads`; without that rule, the request is one lead. */
  split(request: unknown): readonly unknown[];
  /**
   * Forwards many leads, several at a time, and yields each with its result as it ends. Leads are taken
   * from the source only as fast as results are taken from here.
   */
  forwardAll<Lead>(
    leads: Iterable<Lead> | AsyncIterable<Lead>,
    options?: ForwardAllOptions<Lead>,
  ): AsyncGenerator<ForwardedLead<Lead>, void, undefined>;
  /**
   * Completes what was left unfinished, by an earlier process or with the result `unknown`: looks for each
   * order, and sends those that certainly do not exist in Base. Call it with `wait` when a process starts, and
   * without every minute or so. Leads that another living process is delivering are left to it. It looks for four
   * leads at once, with the priority `bulk`: however many are open, new leads do not wait for it.
   *
   * @throws StoreError if the store does not list its open leads
   */
  reconcile(options?: ReconcileOptions): Promise<ForwardResult[]>;
  /**
   * Whether the forwarder can work: ties the store to the account, loads the catalog, and looks in the account for
   * everything that the rules and the option `marker` name. Call it once at the start, before leads are taken, so that
   * a mistake shows then and not with the first lead.
   *
   * @returns what could be better, such as SKUs in the rules without a `catalog`; each was an event `setup` too
   * @throws SetupError with everything that is wrong; the signal's reason where that aborts first
   */
  ready(options?: ReadyOptions): Promise<readonly Issue[]>;
  /** How the forwarder is now. Asks the store, never Base, and never rejects. */
  health(): Promise<ForwarderHealth>;
  /**
   * Takes no more leads (they end as an `error` that is `temporary`), waits for what is in progress, also in
   * the background, and after `timeoutMs` gives the rest up: its claims are free for the next process. The
   * store and the client that it was given stay open. `await using` calls it.
   */
  close(options?: CloseOptions): Promise<void>;
}
