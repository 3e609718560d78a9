import type { MethodResult } from "../api/methods.ts";
import type { Order } from "../api/orders/orderResult.ts";
import type { Baselinker } from "../client/baselinker.ts";
import { BaselinkerError } from "../errors/baselinkerError.ts";
import { ApiError } from "../errors/unexpectedResponseError.ts";
import { pause } from "../runtime/abort.ts";
import type { Clock } from "../runtime/clock.ts";

/** The part of a client that a watch uses. */
export type WatchReader = Pick<Baselinker, "getOrders" | "getJournalList">;

export interface ReadPace {
  readonly clock: Clock;
  readonly requestsPerMinute: number;
  readonly signal: AbortSignal | undefined;
}

export interface OrderPage {
  /** Sorted by id, without duplicates. */ readonly orders: readonly Order[];
  /** If `isWhole`, all orders from this id to `last` are included. */ readonly first: number;
  readonly last: number;
  /** There are no orders from `first` on. A page of fewer than a hundred does not prove it: it can end early. */
  readonly isEmpty: boolean;
  /** Whether every entry could be read as an order. */ readonly isWhole: boolean;
}

export type JournalEntry = MethodResult<"getJournalList">["logs"][number] & { readonly id: number };

export const pageSize = 100;
const firstDelayMs = 5_000;
const maxDelayMs = 300_000;

/** Reads with few requests a minute, after all other calls. Retries without limit, since a watch runs for months. */
export class OrderReads {
  readonly #reader: WatchReader;
  readonly #pace: ReadPace;
  #nextAt: number | undefined;

  constructor(reader: WatchReader, pace: ReadPace) {
    this.#reader = reader;
    this.#pace = pace;
  }

  async page(from: number, addedSince: number | undefined): Promise<OrderPage> {
    const { orders } = await this.#read((options) =>
      this.#reader.getOrders(
        { ...everything, id_from: from, ...(addedSince === undefined ? {} : { date_from: addedSince }) },
        options,
      ),
    );
    const byId = new Map(orders.map((order) => [order.order_id, order]));
    const sorted = [...byId.values()]
      .filter(({ order_id }) => Number.isSafeInteger(order_id) && order_id >= from)
      .sort((a, b) => a.order_id - b.order_id);
    return {
      orders: sorted,
      first: from,
      last: sorted.at(-1)?.order_id ?? Number.MAX_SAFE_INTEGER - 1,
      isEmpty: sorted.length === 0,
      isWhole: sorted.length === orders.length,
    };
  }

  async has(id: number): Promise<boolean> {
    const { orders } = await this.#read((options) =>
      this.#reader.getOrders({ ...everything, order_id: id }, options),
    );
    return orders.some(({ order_id }) => order_id === id);
  }

  /** Entries after this one, sorted by id, without duplicates; `undefined` if the API answers with an error. */
  async journal(after: number): Promise<JournalEntry[] | undefined> {
    try {
      const { logs } = await this.#read((options) =>
        this.#reader.getJournalList(after === 0 ? {} : { last_log_id: after }, options),
      );
      const entries = logs
        .map((entry) => ({ ...entry, id: entry.log_id ?? entry.id ?? Number.NaN }))
        .filter(({ id, order_id }) => id > after && Number.isSafeInteger(order_id));
      const byId = new Map(entries.map((entry) => [entry.id, entry]));
      return [...byId.values()].sort((a, b) => a.id - b.id);
    } catch (error) {
      if (error instanceof ApiError) return undefined;
      throw error;
    }
  }

  async #read<Answer>(send: (options: ReadOptions) => Promise<Answer>): Promise<Answer> {
    const { clock, requestsPerMinute, signal } = this.#pace;
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(2 * delayMs, maxDelayMs)) {
      signal?.throwIfAborted();
      await this.#wait((this.#nextAt ?? 0) - clock.now());
      this.#nextAt = clock.now() + 60_000 / requestsPerMinute;
      try {
        // A response without its list must not be mistaken for deleted orders.
        return await send({ signal, priority: "bulk", validation: "lists" });
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof BaselinkerError) || !error.retryable) throw error;
        await this.#wait(Math.max(delayMs, retryAfterOf(error)));
      }
    }
  }

  async #wait(forMs: number): Promise<void> {
    const { clock, signal } = this.#pace;
    if (forMs <= 0) return;
    const until = clock.now() + forMs;
    // A timer can fire early, and runtimes limit long ones.
    for (let left = forMs; left > 0; left = until - clock.now()) await pause(left, clock, signal);
  }
}

interface ReadOptions {
  readonly signal: AbortSignal | undefined;
  readonly priority: "bulk";
  readonly validation: "lists";
}

/** Also unconfirmed orders and additional fields, whose changes are reported. */
const everything = { get_unconfirmed_orders: true, include_custom_extra_fields: true } as const;

/** A blocked token and a locked account have a known duration. */
function retryAfterOf(error: object): number {
  const given: unknown = Reflect.get(error, "retryAfterMs");
  return typeof given === "number" ? given : 0;
}
