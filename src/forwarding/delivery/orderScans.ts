import { isRecord } from "../../shared/json/value.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { OpenLead } from "../contract/openLead.ts";
import { SingleFlight } from "../waiting/singleFlight.ts";
import { markersIn } from "./marker.ts";
import type { FoundOrder } from "./readOrders.ts";

/** Which orders a page is asked for: those from an id on, and from a date on if one is given. */
export interface PageQuery {
  readonly from: number;
  /** In unix seconds; 0 for all. */
  readonly dateFrom: number;
}

interface Page extends PageQuery {
  /** The last id of the page. */
  readonly to: number;
  /** When its request began, by the monotonic clock. */
  readonly begunAt: number;
  readonly orders: readonly FoundOrder[];
}

/**
 * Keeps the pages of orders that were read for one lead for the next ones. A page proves something about a lead only
 * if the lead's order was in Base, if at all, when the request of the page began. The empty page after the last order
 * is not kept: each lead reads the end of the list itself, and finds what came in later than it should have.
 */
export class OrderScans {
  readonly #clock: Clock;
  readonly #flights = new SingleFlight<Pick<Page, "begunAt" | "orders">>();
  /** The pages, the longest kept first. */
  readonly #pages = new Set<Page>();
  #count = 0;
  /** When Base had finished with the last request of an open lead, by the monotonic clock. */
  readonly #settled = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * The moment from which the order of an open lead is in Base, if at all. What this process knows of the same sending
   * is remembered, so that the next look-up of the lead can use what was read since then.
   * @param hasWaited - whether this look-up has just waited for Base
   */
  settledAt({ marker, sentAt, sends = 0 }: OpenLead, hasWaited: boolean): number {
    // A record that was sent again, by whatever process, is another sending.
    const sending = `${marker} ${sentAt} ${sends}`;
    const known = hasWaited ? undefined : this.#settled.get(sending);
    if (known !== undefined) return known;
    const now = this.#clock.now();
    this.#settled.delete(sending);
    this.#settled.set(sending, now);
    for (const [oldest] of this.#settled) {
      if (this.#settled.size <= maxSettled) break;
      this.#settled.delete(oldest);
    }
    return now;
  }

  /** A page whose request began no earlier than `settledAt`, kept or read now. */
  async page(
    query: PageQuery,
    settledAt: number,
    read: (signal: AbortSignal) => Promise<readonly FoundOrder[]>,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly orders: readonly FoundOrder[]; readonly isKept: boolean }> {
    for (;;) {
      const page = this.#find(query, settledAt);
      if (page !== undefined) {
        return { orders: page.orders.filter(({ id }) => id >= query.from), isKept: true };
      }
      const name = `${query.from} ${query.dateFrom}`;
      const { orders, begunAt } = await this.#flights.share(name, { signal }, async (flight) => {
        const since = this.#clock.now();
        const found = await read(flight.signal);
        this.keep(query, found, since);
        return { orders: found, begunAt: since };
      });
      // Another lead may have asked before the order of this one was in Base.
      if (begunAt >= settledAt) return { orders, isKept: false };
    }
  }

  /** Keeps a page for the look-ups that follow. One that is not sorted by id may have gaps. */
  keep({ from, dateFrom }: PageQuery, orders: readonly FoundOrder[], begunAt: number): void {
    const to = orders.at(-1)?.id;
    if (to === undefined || !isSorted(orders, from)) return;
    const page = { from, dateFrom, to, begunAt, orders: orders.map(slim) };
    this.#pages.add(page);
    this.#count += orders.length;
    for (const oldest of this.#pages) {
      if (this.#count <= maxOrders || oldest === page) break;
      this.#forget(oldest);
    }
    // The orders contain data of buyers.
    this.#clock.after(keptMs, () => this.#forget(page), { background: true });
  }

  #find({ from, dateFrom }: PageQuery, settledAt: number): Page | undefined {
    for (const page of this.#pages) {
      const covers = page.from <= from && from <= page.to && page.dateFrom <= dateFrom;
      if (covers && page.begunAt >= settledAt) return page;
    }
    return undefined;
  }

  #forget(page: Page): void {
    if (this.#pages.delete(page)) this.#count -= page.orders.length;
  }
}

export function isSorted(orders: readonly FoundOrder[], from: number): boolean {
  return orders.every(({ id }, index) => id >= (orders[index - 1]?.id ?? from));
}

const keptMs = 3_600_000;
/** How many orders are kept: a few megabytes. */
const maxOrders = 20_000;
const maxSettled = 10_000;

/** Keeps what identifies whose order it is: contact, total and markers. */
function slim(order: FoundOrder): FoundOrder {
  const { id, date_add, email, phone, products, delivery_price } = order;
  const lines = Array.isArray(products) ? products.map(slimLine) : undefined;
  const traits = { id, date_add, email, phone, products: lines, delivery_price };
  return { ...traits, extra_field_1: markersIn(order).join(" ") };
}

function slimLine(line: unknown): unknown {
  if (!isRecord(line)) return line;
  const { price_brutto, quantity } = line;
  return { price_brutto, quantity };
}
