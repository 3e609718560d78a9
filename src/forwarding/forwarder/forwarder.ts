import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import type { Order } from "../../api/methods/orders/orderResult.ts";
import type { queueOf } from "../../client/calls/accountKey.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import type { ForwardResult } from "../contract/forwardResult.ts";
import type { LeadOfOrder } from "../contract/leadKey.ts";
import type { AttachedRegister, LeadRegister } from "../contract/registerContract.ts";
import type { ReceiveOptions, RegisterMethods } from "../contract/registerTypes.ts";
import type { ForwardAllOptions, ForwardedLead } from "./forwardAll.ts";

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

/** Options of one `preview`. */
export type PreviewOptions = Pick<ForwardOptions, "key" | "receivedAt">;

type ExtraFields = { custom_extra_fields?: Readonly<Record<string, unknown>> | undefined };

/** What would become of a lead: the order that would be sent, or the result of `forward`. */
export type LeadPreview =
  | {
      readonly status: "order";
      readonly key: string;
      /** The payload of `addOrder`, without the marker. Its additional fields are read by any text. */
      readonly order: AddOrderParams & ExtraFields;
      readonly issues: readonly Issue[];
    }
  | ForwardResult;

/** Options of `ready`. */
export type ReadyOptions = {
  /** A signal that stops waiting. */
  readonly signal?: AbortSignal | undefined;
};

/** The health of a forwarder, without a request to Base. */
export interface ForwarderHealth {
  /**
   * Whether leads can be accepted now: it is not closed, and the store answers. For a readiness probe. A block of the
   * token does not change it, since every process shares the block and leads wait safely.
   */
  readonly canAccept: boolean;
  /** Whether calls can be sent now: the token is not blocked. For an alert, and never for a probe. */
  readonly canSend: boolean;
  /** Whether the store works, and its error if not. */
  readonly store: { readonly ok: boolean; readonly error?: Error };
  /**
   * How many calls of this process wait for the rate limit, and until when none is sent: Base has blocked the token, or
   * a shared limiter may have lost its count.
   */
  readonly limiter: { readonly waiting?: number; readonly pausedUntil?: Date };
  /** When the account was loaded; empty if it was passed in, or not needed yet. */
  readonly account: { readonly loadedAt?: Date };
  /** How many products the catalog has; empty if Base is asked about them, or there is none. */
  readonly catalog: { readonly size?: number };
  /** How many leads are being forwarded now, including those that wait. */
  readonly inFlight: number;
  /** How many of them wait because `maxInFlight` are in progress. None of them was claimed or sent. */
  readonly waiting: number;
  /** How many leads wait in the store for `reconcile`; absent if the store fails. */
  readonly open?: number;
  /** When a lead last became an order, or turned out to be one already. */
  readonly lastSuccessAt?: Date;
}

/** Options of one `reconcile`. */
export type ReconcileOptions = {
  /** A signal that stops waiting. Nothing is lost. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Also waits for `leaseMs` and checks once more. Leads that a process was delivering when it died are only found
   * then, because its claims last until their leases expire. Accept leads meanwhile; do not wait for it first.
   * `close` ends the wait.
   * @default false
   */
  readonly wait?: boolean | undefined;
};

/**
 * Turns each lead into exactly one order, as long as the premises of `docs/promises.md` hold. Made by
 * `createForwarder`.
 */
export interface Forwarder extends RegisterMethods {
  /**
   * Forwards one lead. Never rejects: whatever happens is one of the results. Simultaneous calls with the same key
   * share one promise, and a later call with it is a `duplicate`; another lead with the same key is reported either
   * way. The lead is copied before the call returns, so you may change or reuse its object; only instances of classes
   * and functions in it stay yours, and must not change until the promise resolves.
   */
  forward(lead: unknown, options?: ForwardOptions): Promise<ForwardResult>;
  /**
   * Maps a lead as `forward` does, and returns the order that would be sent; or the `skip` or `error` that the lead would
   * end as. Nothing is claimed, kept or sent, so another process may send the lead at the same time. Never rejects. Base
   * is asked for what mapping needs: lists of the account, products of the lead. Whether the key has an order already is
   * not looked up.
   * @param options - the `key` and `receivedAt` that `forward` would get
   * @example
   * ```ts
   * const preview = await forwarder.preview(lead);
   * if (preview.status === "order") console.log(preview.key, preview.order.products?.length);
   * ```
   */
  preview(lead: unknown, options?: PreviewOptions): Promise<LeadPreview>;
  /** The leads of a request that holds several, by the rule `leads`; without that rule, the request is one lead. */
  split(request: unknown): readonly unknown[];
  /**
   * Forwards many leads, several at a time, and yields each with its result when it ends. It reads leads from the
   * source only as fast as results are read. During a block of over a minute leads end as `error`, unless the client
   * has `maxWaitMs: Infinity`.
   */
  forwardAll<Lead>(
    leads: Iterable<Lead> | AsyncIterable<Lead>,
    options?: ForwardAllOptions<Lead>,
  ): AsyncGenerator<ForwardedLead<Lead>, void, undefined>;
  /**
   * Completes leads that were left unfinished, by an earlier process or with the result `unknown`: looks for each
   * order, and sends those that certainly do not exist in Base. Call it with `wait` when a process starts, and
   * without it every minute or so. Leads that another running process is delivering are left to it. It looks up four
   * leads at once, with the priority `bulk`: new leads never wait for it. Then, at most every 15 minutes, it reads the
   * orders that are new in Base and compares them with the store: second orders and lost keys are events.
   * @throws StoreError if the store does not list its open leads
   */
  reconcile(options?: ReconcileOptions): Promise<ForwardResult[]>;
  /**
   * The lead of an order as `getOrders` returns it, by its marker, and never by a request to Base. Where that has no
   * key, the register is asked, if there is one: otherwise a key that the marker cannot hold as it is, or that was made
   * from the content, is a `hash`. If people merged orders, the first marker counts; a copy of an order has that of the
   * original. An order with its marker in an additional field needs `include_custom_extra_fields`.
   * @returns `undefined` where there is no marker, or an edited or forged one, or one of another token, and no entry
   * of this namespace in the register
   * @throws TypeError if it is not an order
   *
   * @example
   * ```ts
   * for await (const event of watchOrders(baselinker, { store })) {
   *   if (event.type !== "statusChanged" || event.order === undefined) continue;
   *   const lead = await forwarder.keyOf(event.order);
   *   if (lead !== undefined && "key" in lead) await tellShop(lead.key, event.to);
   * }
   * ```
   */
  keyOf(order: Order): Promise<LeadOfOrder | undefined>;
  /**
   * Checks the setup: binds the store to the account, tries the cache of the catalog and the token, and looks in the
   * account for everything that the rules and the options `marker` and `catalog` name. Call it once at startup, so that a
   * mistake shows then and not with the first lead. Everything that it finds is an event `setup` too.
   * @returns warnings and possible improvements, such as an order source that the account does not have, or SKUs in the
   * rules without a `catalog`: leads become orders all the same
   * @throws SetupError with every error, and with what could not be loaded; the signal's reason where that aborts first
   */
  ready(options?: ReadyOptions): Promise<readonly Issue[]>;
  /** The health of the forwarder. Checks the store, never Base, and never rejects. */
  health(): Promise<ForwarderHealth>;
  /**
   * Stops accepting leads (they end as a `temporary` `error`), waits for those in progress, also in the background,
   * and releases the rest after `maxWaitMs`: the next process can claim it. The store and the client that you passed
   * stay open. `await using` calls it.
   * @param options - `maxWaitMs`: how long leads in progress may take; by default 30,000
   */
  close(options?: { readonly maxWaitMs?: number | undefined }): Promise<void>;
}

export interface PooledForwarder {
  readonly forwarder: Forwarder & Closable;
  readonly register: (Pick<LeadRegister, "name" | "place"> & Pick<AttachedRegister, "takeDue">) | undefined;
  /** Completes what was left open, now and again after each lease, until the signal aborts. Never rejects. */
  completeLeftOpen(stop: AbortSignal): Promise<void>;
  /** Reports that its store or its register could not be used, while no lead was delivered. */
  reportFailure(error: Error): void;
  /** How many calls wait for the rate limit, and until when the token is blocked, as far as known. */
  limiter(): ReturnType<typeof queueOf>;
}
