import { toError } from "../../shared/runtime/errors.ts";
import { DeliveryError } from "../contract/deliveryError.ts";
import type { OpenLead } from "../contract/openLead.ts";
import type { LookUpTurn } from "../waiting/turns.ts";
import { orderHasAnyMarker, orderHasMarker } from "./marker.ts";
import { isSorted, type OrderScans } from "./orderScans.ts";
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
  /**
   * The look-up failed: nothing is known, except that the order is not among those after the lead's `afterId` up to
   * `readTo`. The next look-up begins there.
   */
  | { readonly status: "failed"; readonly error: Error; readonly readTo?: number }
  /** An order may be the lead's, and only a person can decide. */
  | { readonly status: "unsure"; readonly error: Error };

interface LookUpOptions {
  /** Whether an order is the lead's, by its markers. @default whether it has the marker of the record */
  readonly isMarked?: IsMarked | undefined;
  /** Whether Base keeps the marker, if known. If it does not, an order that looks like the lead's may be it. */
  readonly isMarkerKept?: boolean | undefined;
  /** Pages that other look-ups have read, which this one need not read again. */
  readonly seen?: SeenOrders | undefined;
  /** The turn of the look-up if no caller waits for the lead: its reads have a low priority. */
  readonly turn?: LookUpTurn | undefined;
  readonly signal?: AbortSignal | undefined;
}

type IsMarked = (order: FoundOrder) => boolean | Promise<boolean>;

interface SeenOrders {
  readonly scans: OrderScans;
  /** The time, by the monotonic clock, at which every order in question was in Base. Earlier reads prove nothing. */
  readonly settledAt: number;
}

/**
 * Looks for the order with the lead's marker, including unconfirmed orders and additional fields.
 *
 * To prove that there is none, it lists all orders since the lead was sent, until an empty page: from the last
 * confirmed id, or else by date. It searches by e-mail or phone too, since ids need not rise; such a search can find
 * the order, but proves nothing alone: how Base compares them is not documented. A found order must also match in its
 * contact, or without contacts in its total.
 */
export async function lookUpOrder(
  baselinker: OrderReader,
  lead: OpenLead,
  {
    isMarked = (order) => orderHasMarker(order, lead.marker),
    isMarkerKept = false,
    seen,
    turn,
    signal,
  }: LookUpOptions = {},
): Promise<LookUp> {
  if (lead.marker === "") return { status: "failed", error: new DeliveryError("order_without_marker", {}) };
  // Even if Base keeps the marker, a person or an automation may have emptied the field.
  const isOurs = isMarkerKept ? isTwin : looksLike;
  const search = new Search(baselinker, lead, { isMarked, isOurs, seen, turn, signal });
  const twin = () => {
    if (search.twin === undefined) return undefined;
    return {
      status: "unsure",
      error: new DeliveryError("order_looks_alike", { order: String(search.twin) }),
    } as const;
  };
  try {
    const order = await search.find();
    if (order === undefined) return twin() ?? { status: "absent" };
    if (agrees(lead.order, order)) return { status: "found", orderId: order.id };
    return {
      status: "unsure",
      error: new DeliveryError("order_of_other_buyer", { order: String(order.id) }),
    };
  } catch (thrown) {
    const error = toError(thrown);
    const { readTo } = search;
    // Reading on later would not look at that order again.
    const unsure = error instanceof LookUpTooLongError && readTo === lead.afterId ? twin() : undefined;
    return unsure ?? { status: "failed", error, ...(readTo > lead.afterId ? { readTo } : {}) };
  }
}

/**
 * The order that was sent for a lead before the store's memory begins, if it is found by the lead's e-mail or phone.
 * One request for most leads; none for a lead that has neither.
 */
export async function findByContact(
  baselinker: OrderReader,
  lead: OpenLead,
  {
    dateFrom,
    ...options
  }: Pick<LookUpOptions, "turn" | "signal"> & {
    readonly isMarked: IsMarked;
    /** The date from which orders are searched, in unix seconds: a reseller has thousands of older ones. */
    readonly dateFrom: number;
  },
): Promise<number | undefined> {
  const search = new Search(baselinker, lead, { ...options, isOurs: () => false });
  return (await search.byContact({ date_from: dateFrom }, manyPages))?.id;
}

/** How many pages to read without a filter before trying a narrower search. */
const fewPages = 3;
/** How many pages of one buyer to read for an old lead. Nearly all buyers have less than one. */
const manyPages = 10;
/**
 * The maximum number of requests per look-up: a lead sets its own date, and must not make it read the whole shop at
 * once. The next look-up reads on.
 */
const maxRequests = 50;
/** The limit of `filter_email` and `getOrdersByPhone`, in code points. */
const maxFilterLength = 50;
/** The maximum difference between the clocks of Base and this machine. */
export const clockMarginS = 120;

interface SearchOptions {
  readonly isMarked: IsMarked;
  /** Whether an order without any marker may be the lead's. */
  readonly isOurs: (ours: OpenLead["order"], found: FoundOrder) => boolean;
  readonly seen?: SeenOrders | undefined;
  readonly turn?: LookUpTurn | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Thrown where what others read is out of date. */
const markerMoved = /* @__PURE__ */ new Error("The marker is no longer in the order that had it.");

class Search {
  /** An order without any marker that may be the lead's. */
  twin: number | undefined;
  /** The id up to which all orders after the lead's `afterId` were read, without one that is or may be its own. */
  readTo: number;
  readonly #baselinker: OrderReader;
  readonly #lead: OpenLead;
  readonly #options: SearchOptions;
  #seen: SeenOrders | undefined;
  #requests = 0;

  constructor(baselinker: OrderReader, lead: OpenLead, options: SearchOptions) {
    this.#baselinker = baselinker;
    this.#lead = lead;
    this.#options = options;
    this.#seen = options.seen;
    this.readTo = lead.afterId;
  }

  /** The order of the lead; `undefined` only if it is proven that there is none. */
  async find(): Promise<FoundOrder | undefined> {
    try {
      return await this.#run();
    } catch (error) {
      if (error !== markerMoved) throw error;
      this.#seen = undefined;
      return this.#run();
    }
  }

  async #run(): Promise<FoundOrder | undefined> {
    const { afterId } = this.#lead;
    let from = afterId + 1;
    if (afterId > 0) {
      const near = await this.#readOn({}, { from, pages: fewPages, isRun: true });
      if (near.found !== undefined) return near.found;
      // A list that ends may be wrong, and the order's id may be lower: Base is asked in another way too.
      if (near.next === undefined) return this.#inAnotherWay();
      from = near.next;
    }
    const found = await this.#inAnotherWay();
    if (found !== undefined) return found;
    if (afterId === 0) return (await this.#readOn(this.#sinceSent(), { from: 0, isRun: true })).found;
    return (await this.#readOn({}, { from, isRun: true })).found;
  }

  async #inAnotherWay(): Promise<FoundOrder | undefined> {
    if (hasContact(this.#lead.order)) return this.byContact();
    if (this.#lead.afterId === 0) return undefined;
    return (await this.#readOn(this.#sinceSent(), { from: 0, pages: fewPages })).found;
  }

  async byContact(
    filter: Pick<OrderFilter, "date_from"> = {},
    pages = fewPages,
  ): Promise<FoundOrder | undefined> {
    const { email, phone } = this.#lead.order;
    if (fitsFilter(email)) {
      return (await this.#readOn({ ...filter, filter_email: email }, { from: 0, pages })).found;
    }
    return fitsFilter(phone) ? this.#byPhone(phone) : undefined;
  }

  /** The filter compares `date_add`, which the lead may have set. */
  #sinceSent(): OrderFilter {
    const { order, sentAt } = this.#lead;
    const from = Math.max(0, Math.min(order.date_add, sentAt) - clockMarginS);
    // Leads a moment apart share pages.
    return { date_from: this.#options.seen === undefined ? from : Math.floor(from / 3_600) * 3_600 };
  }

  /** Reads pages from an id until the order is found, until an empty page, or up to a number of pages. */
  async #readOn(
    filter: OrderFilter,
    { from, pages = Number.POSITIVE_INFINITY, isRun = false }: ReadingRange,
  ): Promise<{ readonly found?: FoundOrder; readonly next?: number }> {
    let next = from;
    for (let page = 0; page < pages; page += 1) {
      const { orders, isKept } = await this.#page(filter, next);
      const found = await this.#findIn(orders, isKept);
      if (found !== undefined) return { found };
      const last = orders.at(-1);
      // A page that is not full may not be the last one.
      if (last === undefined) return {};
      // Reading by id leaves no gaps only if the list is sorted by id.
      if (!isSorted(orders, next)) throw unusable();
      next = last.id + 1;
      if (isRun && this.twin === undefined) this.readTo = Math.max(this.readTo, last.id);
    }
    return { next };
  }

  async #findIn(orders: readonly FoundOrder[], isKept: boolean): Promise<FoundOrder | undefined> {
    for (const order of orders) {
      if (!(await this.#isMarked(order))) continue;
      if (!isKept) return order;
      // The order may have been changed or deleted since it was read, or merged into one that was read without it.
      const now = await this.#findIn(await this.#readPage({ order_id: order.id }), false);
      if (now === undefined) throw markerMoved;
      return now;
    }
    return undefined;
  }

  async #page(
    filter: OrderFilter,
    from: number,
  ): Promise<{ readonly orders: readonly FoundOrder[]; readonly isKept: boolean }> {
    const seen = this.#seen;
    const page = { ...filter, ...(from > 0 ? { id_from: from } : {}) };
    if (seen === undefined || filter.filter_email !== undefined) {
      return { orders: await this.#readPage(page), isKept: false };
    }
    const query = { from, dateFrom: filter.date_from ?? 0 };
    return seen.scans.page(
      query,
      seen.settledAt,
      (flight) => this.#readPage(page, flight),
      this.#options.signal,
    );
  }

  async #byPhone(phone: string): Promise<FoundOrder | undefined> {
    this.#count();
    const options = { ...this.#callOptions(), validation: "off" } as const;
    const answer = await this.#baselinker.getOrdersByPhone({ phone }, options);
    for (const { id } of ordersOf(answer).reverse().slice(0, 10)) {
      const found = await this.#findIn(await this.#readPage({ order_id: id }), false);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async #isMarked(order: FoundOrder): Promise<boolean> {
    const { order: ours, afterId } = this.#lead;
    if (await this.#options.isMarked(order)) return true;
    const isNew = order.id > afterId && Number(order.date_add ?? ours.date_add) >= ours.date_add;
    if (isNew && this.#options.isOurs(ours, order) && !orderHasAnyMarker(order)) this.twin = order.id;
    return false;
  }

  async #readPage(filter: OrderFilter, signal = this.#options.signal): Promise<FoundOrder[]> {
    this.#count();
    return readOrders(this.#baselinker, filter, { ...this.#callOptions(), signal });
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

interface ReadingRange {
  readonly from: number;
  readonly pages?: number;
  /** Whether this is the reading that proves the absence, and not a narrower search. */
  readonly isRun?: boolean;
}

/** The error for a lead after which more orders were created than one look-up reads. */
export class LookUpTooLongError extends DeliveryError<"LOOKUP_TOO_LONG"> {
  override readonly name = "LookUpTooLongError";

  constructor() {
    super("LOOKUP_TOO_LONG", { pages: maxRequests });
  }
}

/** Whether an order can be searched for by its e-mail or phone. */
export function hasContact({ email, phone }: Pick<OpenLead["order"], "email" | "phone">): boolean {
  return fitsFilter(email) || fitsFilter(phone);
}

function fitsFilter(text: string | undefined): text is string {
  return text !== undefined && text !== "" && text === text.trim() && [...text].length <= maxFilterLength;
}
