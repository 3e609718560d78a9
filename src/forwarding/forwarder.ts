import type { Baselinker } from "../client/baselinker.ts";
import type { Account, Catalog, MapContext } from "../mapping/mapContext.ts";
import type { MapResult } from "../mapping/mapResult.ts";
import type { LeadBoxTable, Rules } from "../mapping/rules/language.ts";
import type { Clock } from "../runtime/clock.ts";
import type { ForwardAllOptions, ForwardedLead } from "./forwardAll.ts";
import type { ForwardResult } from "./forwardResult.ts";
import type { MarkerField } from "./marker.ts";
import type { ForwardStore } from "./store.ts";

/** What turns a lead into an order: made by `createMapper`, or your own. */
export interface LeadMapper {
  map(lead: unknown, context: MapContext): MapResult;
}

/** Options of `createForwarder`. */
export interface ForwarderOptions {
  readonly baselinker: Baselinker;
  /** Rules, or a mapper instead. One of the two is needed. */
  readonly rules?: Rules | LeadBoxTable | undefined;
  readonly mapper?: LeadMapper | undefined;
  /** The catalog to match lines against, or a function that loads it, which is called again in the background. */
  readonly catalog?: Catalog | (() => Promise<Catalog>) | undefined;
  /**
   * The account, or a function that loads it, which is called again in the background.
   *
   * @default () => loadAccount(baselinker)
   */
  readonly account?: Account | (() => Promise<Account>) | undefined;
  /**
   * Remembers which lead became which order. In memory it ends with the process.
   *
   * @default memoryStore()
   */
  readonly store?: ForwardStore | undefined;
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
   * content twice is one order; `"refuse"` gives an error; `"unique"` makes an order of each delivery.
   *
   * @default "content"
   */
  readonly withoutKey?: "content" | "refuse" | "unique" | undefined;
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
   * lead over. A process that is paused for longer than this and the settle time can double an order.
   *
   * @default 60_000
   */
  readonly leaseMs?: number | undefined;
  /** The catalog is reloaded when it is older than this, in milliseconds. @default 900_000 (15 minutes) */
  readonly catalogMaxAgeMs?: number | undefined;
  /** The account is reloaded when it is older than this, in milliseconds. @default 3_600_000 (an hour) */
  readonly accountMaxAgeMs?: number | undefined;
  /** Whether a SKU that the catalog does not have is looked up in Base before it counts as unmatched. @default true */
  readonly liveLookups?: boolean | undefined;
  /** Receives events. An exception in it is ignored. */
  readonly onEvent?: ((event: ForwardEvent) => void) | undefined;
  /** For tests and simulations. @default the machine's clock */
  readonly clock?: Clock | undefined;
  /** Random texts for claims, at least 20 characters. @default crypto.randomUUID */
  readonly randomId?: (() => string) | undefined;
}

/** Options of one `forward`. */
export interface ForwardOptions {
  /** The lead's own id. Takes precedence over the rule `key`. The same key means the same order. */
  readonly key?: string | undefined;
  /** When the lead came in. @default now */
  readonly receivedAt?: Date | undefined;
  /**
   * Stops waiting. Before the order was sent the result is an `error` that can be tried again, afterwards
   * `unknown`; nothing is lost either way.
   */
  readonly signal?: AbortSignal | undefined;
}

/** Options of one `reconcile`. */
export interface ReconcileOptions {
  /** Stops waiting; nothing is lost. */
  readonly signal?: AbortSignal | undefined;
}

/** Turns each lead into exactly one order. Made by `createForwarder`. */
export interface Forwarder {
  /**
   * Forwards one lead. Never rejects: whatever happens is one of the results. The same key at the same time
   * gives the same promise, the same key later a `duplicate`.
   */
  forward(lead: unknown, options?: ForwardOptions): Promise<ForwardResult>;
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
   * order, and sends those that certainly do not exist in Base. Call it when a process starts, and every
   * minute or so. Leads that another living process is delivering are left to it.
   *
   * @throws StoreError if the store does not list its open leads
   */
  reconcile(options?: ReconcileOptions): Promise<ForwardResult[]>;
}

/** What a program can watch while leads are forwarded. */
export type ForwardEvent =
  /** An order was sent and its answer lost. After the settle time the forwarder looks for the order. */
  | { readonly type: "outcome_unknown"; readonly key: string; readonly error: Error }
  /** A lead that another process, or an earlier call, left open is taken over. */
  | { readonly type: "taken_over"; readonly key: string }
  /** Base was searched for the order of a lead. */
  | { readonly type: "looked_up"; readonly key: string; readonly result: "found" | "absent" | "failed" }
  /** The catalog or the account could not be reloaded; the old one stays in use. */
  | { readonly type: "refresh_failed"; readonly what: "catalog" | "account"; readonly error: Error }
  /** SKUs that the catalog does not have could not be looked up in Base; the lead went on without. */
  | { readonly type: "live_lookup_failed"; readonly error: Error }
  /** The store did not save the result of a lead. */
  | { readonly type: "store_failed"; readonly key: string; readonly error: Error };
