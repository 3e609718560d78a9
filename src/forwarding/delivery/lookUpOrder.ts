import { toError } from "../../shared/runtime/errors.ts";
import type { OpenLead } from "../contract/openLead.ts";
import type { LookUpTurn } from "../waiting/turns.ts";
import { orderHasAnyMarker, orderHasMarker } from "./marker.ts";
import type { OrderScans } from "./orderScans.ts";
import { agrees, isTwin, looksLike } from "./orderTraits.ts";
import {
  type FoundOrder,
  type OrderFilter,
  type OrderReader,
  ordersOf,
  readOrders,
  unusable,
} from "./readOrders.ts";

export type LookUp =
  | { readonly status: "found"; readonly orderId: number }
  /** Every place where the order could be was read, and it is not there. */
  | { readonly status: "absent" }
  /** The look-up failed: nothing is known. */
  | { readonly status: "failed"; readonly error: Error }
  /** An order may be the lead's, and only a person can decide. */
  | { readonly status: "unsure"; readonly error: Error };

interface LookUpOptions {
  /** The markers of the lead. @default the one in the record */
  readonly markers?: readonly string[] | undefined;
  /** Whether Base keeps the marker, if known. If it does not, an order that looks like the lead's may be it. */
  readonly isMarkerKept?: boolean | undefined;
  /** Orders that other look-ups have read, which this one need not read again. */
  readonly seen?: SeenOrders | undefined;
  /** The turn of the look-up if no caller waits for the lead: its reads have a low priority. */
  readonly turn?: LookUpTurn | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface SeenOrders {
  readonly scans: OrderScans;
  /** The time, by the monotonic clock, at which every order in question was in Base. Earlier reads prove nothing. */
  readonly settledAt: number;
}

/**
 * Looks for the order with the lead's marker, including unconfirmed orders and additional fields.
 *
 * To prove that there is none, it lists all orders since the lead was sent, until an empty page: from the last
 * confirmed id, or else by date. An e-mail or a phone number can find the order, but proves nothing if it does not:
 * how Base compares them is not documented. A found order must also match in its contact or its total.
 */
export async function lookUpOrder(
  baselinker: OrderReader,
  lead: OpenLead,
  { markers = [lead.marker], isMarkerKept = false, seen, turn, signal }: LookUpOptions = {},
): Promise<LookUp> {
  if (lead.marker === "") return { status: "failed", error: new Error(noMarker) };
  // Even if Base keeps the marker, a person or an automation may have emptied the field.
  const isOurs = isMarkerKept ? isTwin : looksLike;
  const search = new Search(baselinker, lead, { markers, isOurs, turn, signal });
  try {
    const order = await search.run(seen);
    if (order === undefined) {
      if (search.twin === undefined) return { status: "absent" };
      return { status: "unsure", error: new Error(`${orderNamed(search.twin)} ${twinText}`) };
    }
    if (agrees(lead.order, order)) return { status: "found", orderId: order.id };
    return { status: "unsure", error: new Error(`${orderNamed(order.id)} ${strangerText}`) };
  } catch (error) {
    return { status: "failed", error: toError(error) };
  }
}

/** How many pages to read without a filter before trying a narrower search. */
const fewPages = 3;
/** The maximum number of requests per look-up: a lead sets its own date, and must not make it read the whole shop. */
const maxRequests = 50;
/** The limit of `filter_email` and `getOrdersByPhone`, in code points. */
const maxFilterLength = 50;
/** The maximum difference between the clocks of Base and this machine. */
export const clockMarginS = 120;

const noMarker =
  "The order cannot be looked up: it was sent without a marker. Check in Base, or leave the option `marker` on.";
const orderNamed = (id: number) => `Order ${id}`;
const twinText =
  "looks like this lead's order, but has no marker. Check in Base whether it is, and whether Base keeps the field of the marker.";
const strangerText = "has this lead's marker, but another contact and another total. Check it in Base.";

interface SearchOptions {
  readonly markers: readonly string[];
  /** Whether an order without any marker may be the lead's. */
  readonly isOurs: (ours: OpenLead["order"], found: FoundOrder) => boolean;
  readonly turn: LookUpTurn | undefined;
  readonly signal: AbortSignal | undefined;
}

class Search {
  /** An order without any marker that may be the lead's. */
  twin: number | undefined;
  readonly #baselinker: OrderReader;
  readonly #lead: OpenLead;
  readonly #options: SearchOptions;
  #requests = 0;

  constructor(baselinker: OrderReader, lead: OpenLead, options: SearchOptions) {
    this.#baselinker = baselinker;
    this.#lead = lead;
    this.#options = options;
  }

  /** The order with one of the markers; `undefined` only if it is proven that there is none. */
  async run(seen: SeenOrders | undefined): Promise<FoundOrder | undefined> {
    const { afterId, order, sentAt } = this.#lead;
    let from = afterId + 1;
    if (afterId > 0) {
      const near = await this.#readOn({}, from, fewPages);
      if (near.found !== undefined) return near.found;
      // A list that is empty at first may be wrong, so it is requested in another way too.
      if (near.isEmpty) return this.#byContact(fewPages);
      if (near.next === undefined) return undefined;
      from = near.next;
    }
    const found = await this.#byContact(fewPages);
    if (found !== undefined) return found;
    if (afterId > 0) return (await this.#readOn({}, from)).found;
    // The filter compares `date_add`, which the lead may have set.
    const dateFrom = Math.max(0, Math.min(order.date_add, sentAt) - clockMarginS);
    if (seen !== undefined && order.date_add >= sentAt) return this.#amongSeen(seen, dateFrom);
    return (await this.#readOn({ date_from: dateFrom }, 0)).found;
  }

  /** Searches orders that are read once for all leads. Orders created after that have higher ids, and are read now. */
  async #amongSeen({ scans, settledAt }: SeenOrders, dateFrom: number): Promise<FoundOrder | undefined> {
    const read = (from: number, signal: AbortSignal) =>
      new Search(this.#baselinker, this.#lead, { ...this.#options, signal }).#readAll(from);
    const orders = await scans.since(dateFrom, settledAt, read, this.#options.signal);
    const known = orders.find((order) => this.#isMarked(order));
    // The order may have been changed or deleted since then.
    const now = known === undefined ? [] : await this.#readPage({ order_id: known.id });
    const found = now.find((order) => this.#isMarked(order));
    if (found !== undefined) return found;
    const last = known === undefined ? orders.at(-1) : undefined;
    const filter = last === undefined ? { date_from: dateFrom } : {};
    return (await this.#readOn(filter, last === undefined ? 0 : last.id + 1)).found;
  }

  async #readAll(dateFrom: number): Promise<FoundOrder[]> {
    const orders: FoundOrder[] = [];
    await this.#readOn({ date_from: dateFrom }, 0, Number.POSITIVE_INFINITY, (page) => {
      orders.push(...page);
      return undefined;
    });
    return orders;
  }

  async #byContact(pages: number): Promise<FoundOrder | undefined> {
    const { order, sentAt } = this.#lead;
    if (fitsFilter(order.email)) return (await this.#readOn({ filter_email: order.email }, 0, pages)).found;
    if (fitsFilter(order.phone)) return this.#byPhone(order.phone);
    if (this.#lead.afterId === 0) return undefined;
    return (await this.#readOn({ date_from: sentAt - clockMarginS }, 0, pages)).found;
  }

  /** Reads pages from an id until the order is found, until an empty page, or up to a number of pages. */
  async #readOn(
    filter: OrderFilter,
    from: number,
    pages = Number.POSITIVE_INFINITY,
    findIn = (orders: readonly FoundOrder[]) => orders.find((order) => this.#isMarked(order)),
  ): Promise<{ readonly found?: FoundOrder; readonly next?: number; readonly isEmpty?: boolean }> {
    let next = from;
    for (let page = 0; page < pages; page += 1) {
      const orders = await this.#readPage({ ...filter, ...(next > 0 ? { id_from: next } : {}) });
      const found = findIn(orders);
      if (found !== undefined) return { found };
      const last = orders.at(-1);
      // A page that is not full may not be the last one.
      if (last === undefined) return { isEmpty: page === 0 };
      // Reading by id leaves no gaps only if the list is sorted by id.
      if (last.id < next || orders.some(({ id }, index) => id < (orders[index - 1]?.id ?? 0))) {
        throw unusable();
      }
      next = last.id + 1;
    }
    return { next };
  }

  async #byPhone(phone: string): Promise<FoundOrder | undefined> {
    this.#count();
    const options = { ...this.#callOptions(), validation: "off" } as const;
    const answer = await this.#baselinker.getOrdersByPhone({ phone }, options);
    for (const { id } of ordersOf(answer).reverse().slice(0, 10)) {
      const orders = await this.#readPage({ order_id: id });
      const found = orders.find((order) => this.#isMarked(order));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #isMarked(order: FoundOrder): boolean {
    const { order: ours, afterId } = this.#lead;
    if (orderHasMarker(order, ...this.#options.markers)) return true;
    const isNew = order.id > afterId && Number(order.date_add ?? ours.date_add) >= ours.date_add;
    if (isNew && this.#options.isOurs(ours, order) && !orderHasAnyMarker(order)) this.twin = order.id;
    return false;
  }

  async #readPage(filter: OrderFilter): Promise<FoundOrder[]> {
    this.#count();
    return readOrders(this.#baselinker, filter, this.#callOptions());
  }

  #callOptions() {
    const { signal, turn } = this.#options;
    return { signal, ...turn?.reads };
  }

  #count(): void {
    this.#requests += 1;
    if (this.#requests > maxRequests) throw new LookUpTooLongError();
  }
}

/** The error for a lead after which too many orders were created to read them all. */
class LookUpTooLongError extends Error {
  override readonly name = "LookUpTooLongError";
  readonly code = "LOOKUP_TOO_LONG";

  constructor() {
    super(`The order is not on the ${maxRequests} pages of orders that were read. Check in Base.`);
  }
}

function fitsFilter(text: string | undefined): text is string {
  return text !== undefined && text !== "" && text === text.trim() && [...text].length <= maxFilterLength;
}
