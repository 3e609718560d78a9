import type { Order } from "../api/orders/orderResult.ts";
import type { Clock } from "../runtime/clock.ts";
import { compareOrder, type OrderNews, type Step, toKnown } from "./compareOrder.ts";
import { ordersIn, stepsOfEntry } from "./journal.ts";
import { type OrderPage, type OrderReads, pageSize } from "./orderReads.ts";
import { UnsettledOrders } from "./unsettledOrders.ts";
import { findKnown, knownBetween, trimmed, type WatchState, withKnown, withoutKnown } from "./watchState.ts";

export interface WatchBounds {
  readonly clock: Clock;
  readonly watchMs: number;
  readonly maxOrders: number;
}

/** Read every other round: most changes happen in the newest orders, and one may appear late. */
const headSize = 50;
/** How often to check for a journal: if it has never returned an entry, and if it is off. */
const journalUnknownMs = 60_000;
const journalOffMs = 600_000;

/** A round reads the journal and its orders, the newest, then a page of others. An event changes only what it tells. */
export class OrderWatch {
  readonly #reads: OrderReads;
  readonly #bounds: WatchBounds;
  state: WatchState;
  /** Where the next page of older orders starts. */ #sweepFrom = 0;
  #isNewOnly = false;
  readonly #unsettled: UnsettledOrders;
  /** How many times the journal was read to its end. */ #journalEnds = 0;
  /** An empty journal looks like none until it lacks something that has happened. */
  #journal: "unknown" | "on" | "off" = "unknown";
  /** When to check for the journal again, if not on. */ #journalAt = 0;

  constructor(reads: OrderReads, bounds: WatchBounds, state: WatchState) {
    this.#reads = reads;
    this.#bounds = bounds;
    this.#unsettled = new UnsettledOrders(bounds.clock);
    this.state = state;
  }

  async *events(): AsyncGenerator<OrderNews, never, undefined> {
    if (this.state.newSince !== undefined) yield* this.#firstPass();
    for (;;) {
      yield* this.#followJournal();
      yield* this.#readHead();
      yield* this.#sweep();
    }
  }

  /** Reads all orders once. Those that existed before become known without an event. */
  async *#firstPass(): AsyncGenerator<OrderNews, void, undefined> {
    for (;;) {
      const page = await this.#page(this.#nextNew());
      yield* this.#compare(page);
      if (page.isEmpty) break;
    }
    const { newSince: _, ...seen } = this.state;
    this.state = seen;
  }

  async *#readHead(): AsyncGenerator<OrderNews, void, undefined> {
    // Every other time, only new orders: if pages always ended early, the newest order would be on none.
    this.#isNewOnly = !this.#isNewOnly;
    if (!this.#isNewOnly) this.#unsettled.forgetBelow(this.#lowest());
    let from = this.#isNewOnly ? this.#nextNew() : this.#headFrom();
    for (;;) {
      const newest = this.state.known.at(-1)?.id ?? 0;
      const page = await this.#page(from);
      yield* this.#compare(page);
      // A full page may have a next one, and a page that ends before the newest known order ended early.
      if (page.isEmpty || (page.orders.length < pageSize && page.last >= newest)) return;
      from = page.last + 1;
    }
  }

  async *#sweep(): AsyncGenerator<OrderNews, void, undefined> {
    // The head has all orders.
    if (this.state.known.length <= headSize) return;
    const page = await this.#page(Math.max(this.#sweepFrom, this.#lowest()));
    const isRoundOver = page.isEmpty || page.last >= this.#headFrom();
    yield* this.#compare(page);
    this.#sweepFrom = isRoundOver ? 0 : page.last + 1;
  }

  async *#followJournal(): AsyncGenerator<OrderNews, void, undefined> {
    const { journalId, journalSince } = this.state;
    if (!this.#isJournalDue()) return;
    const read = await this.#reads.journal(journalId);
    if (read === undefined || (read.length === 0 && journalId === 0)) {
      this.#noJournal(read !== undefined);
      return;
    }
    this.#journal = "on";
    const entries = read.filter(({ date = journalSince }) => date >= journalSince);
    const named = new Set([...entries.flatMap(ordersIn), ...this.#unsettled.unexplained]);
    const pages = await this.#pagesWith(named);
    const orders = new Map(pages.flatMap(({ orders }) => orders.map((order) => [order.order_id, order])));
    const isWhole = pages.every((page) => page.isWhole);
    for (const entry of entries) {
      const context = {
        state: this.state,
        lowest: this.#lowest(),
        orders,
        isWhole,
        journaled: this.#unsettled.journaled,
      };
      for (const step of stepsOfEntry(entry, context)) {
        this.state = { ...this.state, journalId: entry.id };
        yield* this.#take(step);
      }
    }
    this.state = { ...this.state, journalId: read.at(-1)?.id ?? journalId };
    if (read.length < pageSize) this.#journalEnds += 1;
    for (const page of pages) yield* this.#compare(page);
  }

  #isJournalDue(): boolean {
    const asksNow = this.#journal === "on" || (this.#journal === "unknown" && this.#unsettled.hasUnexplained);
    return asksNow || this.#bounds.clock.now() >= this.#journalAt;
  }

  #noJournal(isEmpty: boolean): void {
    const isUnknown = isEmpty && this.#journal === "unknown" && !this.#unsettled.hasUnexplained;
    this.#journal = isUnknown ? "unknown" : "off";
    this.#journalEnds = isUnknown ? this.#journalEnds + 1 : 0;
    this.#journalAt = this.#bounds.clock.now() + (isUnknown ? journalUnknownMs : journalOffMs);
    if (!isUnknown) this.#unsettled.journalIsOff();
  }

  async #pagesWith(ids: ReadonlySet<number>): Promise<OrderPage[]> {
    const pages: OrderPage[] = [];
    let readTo = 0;
    for (const id of [...ids].sort((a, b) => a - b)) {
      if (id <= readTo) continue;
      const page = await this.#page(id);
      pages.push(page);
      readTo = page.last;
    }
    return pages;
  }

  async *#compare(page: OrderPage): AsyncGenerator<OrderNews, void, undefined> {
    for (const order of page.orders) {
      const id = order.order_id;
      this.#unsettled.found(id);
      if (id < (this.state.floor ?? 0)) continue;
      const known = findKnown(this.state, id);
      if (known !== undefined) {
        if (this.#unsettled.isToWait(known, order, this.#journalEnds)) continue;
        for (const step of compareOrder(known, order)) {
          this.#unsettled.journaled.delete(id);
          yield* this.#take(step);
        }
      } else if (this.#unsettled.wasJustGone(id)) {
      } else if (this.#isNew(order)) {
        yield* this.#take({ known: toKnown(order), news: { type: "created", orderId: id, order } });
      } else {
        // Immediately: the cursor of a later event must include it.
        this.state = trimmed(withKnown(this.state, [toKnown(order)]), this.#bounds.maxOrders);
      }
    }
    yield* this.#findGone(page);
    this.#forgetOld(page);
  }

  #isNew({ date_add, date_confirmed }: Order): boolean {
    const { newSince } = this.state;
    return newSince === undefined || date_add >= newSince || date_confirmed >= newSince;
  }

  /** Known orders that are missing on the page are deleted if they have been missing for some time. */
  async *#findGone({ orders, first, last, isWhole }: OrderPage): AsyncGenerator<OrderNews, void, undefined> {
    if (!isWhole) return;
    const there = new Set(orders.map(({ order_id }) => order_id));
    const missing = knownBetween(this.state, first, last).filter(({ id }) => !there.has(id));
    const gone = this.#unsettled.goneAmong(missing);
    const [one] = gone;
    if (one === undefined) return;
    // Confirm by id: a truncated list must not report a hundred orders as deleted.
    const isThere = await this.#reads.has(one.id);
    for (const { id } of gone) {
      this.#unsettled.found(id);
      if (!isThere) yield* this.#take({ news: { type: "deleted", orderId: id } });
    }
  }

  /** Stops watching the oldest orders, and sets `floor` once the lowest id is certain. */
  #forgetOld({ orders }: OrderPage): void {
    if (this.state.newSince !== undefined) return;
    const nowSeconds = this.#bounds.clock.date() / 1000;
    const oldest = nowSeconds - this.#bounds.watchMs / 1000;
    for (const order of orders) {
      const [lowest] = this.state.known;
      if (lowest === undefined || lowest.id !== order.order_id) {
        if (lowest !== undefined && order.order_id > lowest.id) return;
        continue;
      }
      const { order_id: id, date_add, date_confirmed, date_in_status } = order;
      // The first orders of an account may not appear in the order of their ids.
      if (this.state.floor === undefined && date_add > nowSeconds - 3600) return;
      this.state = { ...this.state, floor: this.state.floor ?? id };
      if (Math.max(date_add, date_confirmed, date_in_status) >= oldest) return;
      this.state = { ...withoutKnown(this.state, id), floor: id + 1 };
    }
  }

  *#take({ known, news }: Step): Generator<OrderNews, void, undefined> {
    const { orderId } = news;
    if (known === undefined) {
      this.#unsettled.gone(orderId);
      this.state = withoutKnown(this.state, orderId);
    } else {
      if (news.type === "statusChanged") this.#unsettled.moved(orderId);
      this.state = trimmed(withKnown(this.state, [known]), this.#bounds.maxOrders);
    }
    yield news;
  }

  #page(from: number): Promise<OrderPage> {
    const { floor, addedSince } = this.state;
    return this.#reads.page(from, floor === undefined ? addedSince : undefined);
  }

  #lowest(): number {
    return this.state.floor ?? 1;
  }

  #nextNew(): number {
    return Math.max(this.#lowest(), (this.state.known.at(-1)?.id ?? 0) + 1);
  }

  #headFrom(): number {
    const { known } = this.state;
    return known.length > headSize ? (known.at(-headSize)?.id ?? this.#lowest()) : this.#lowest();
  }
}
