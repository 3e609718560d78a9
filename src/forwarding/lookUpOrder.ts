import type { Baselinker } from "../client/baselinker.ts";
import { UnexpectedResponseError } from "../errors/unexpectedResponseError.ts";
import { isRecord } from "../json/value.ts";
import { pause } from "../runtime/abort.ts";
import { toError } from "../runtime/errors.ts";
import type { Delivery, Doubtful, NextStates } from "./deliveryState.ts";
import { finishClaim } from "./lease.ts";
import { orderHasMarker } from "./marker.ts";
import type { OpenLead } from "./store.ts";

/** Whether the order of a lead exists in Base. */
type LookUp =
  | { readonly status: "found"; readonly orderId: number }
  /** Everything where it could be was read, and it is not there. */
  | { readonly status: "absent" }
  /** The look-up failed: nothing is known. */
  | { readonly status: "failed"; readonly error: Error };

/** What a look-up needs of the client. */
export type OrderReader = Pick<Baselinker, "getOrders" | "getOrdersByPhone">;

/** How often an order is sent at most in one delivery, each time after it was proven absent. */
const mostSends = 2;

/**
 * The step of `doubtful`: waits until the server must have finished with the order, then looks for it. The
 * whole time is waited, whatever a clock says about when the order was sent: only our own waiting is certain.
 *
 * An order that was sent as often as allowed and still is absent ends as `unknown`: that two requests were lost
 * is less likely than that Base does not keep the marker.
 */
export async function findOrder(
  { settings, signal }: Delivery,
  { held, open, sends, cause }: Doubtful,
): Promise<NextStates["doubtful"]> {
  const { baselinker, clock, settleMs, highestOrderId, emit } = settings;
  const { lease, key, issues } = held;
  const until = AbortSignal.any([signal, lease.signal]);
  let { settled } = open;
  let error = cause;
  try {
    if (!settled && open.marker !== "") {
      await pause(settleMs, clock, until);
      settled = true;
    }
    const found = await lookUpOrder(baselinker, open, until);
    emit({ type: "looked_up", key, result: found.status });
    if (found.status === "found") {
      highestOrderId.observe(found.orderId);
      return { at: "ordered", held, open, orderId: found.orderId, fresh: false };
    }
    if (found.status === "absent" && sends === 0) return { at: "unsent", held, unfinished: open };
    if (found.status === "absent" && sends < mostSends) {
      const afterId = Math.max(open.afterId, highestOrderId.id);
      return { at: "ready", held, open: { ...open, afterId }, sends };
    }
    if (found.status === "failed") error = found.error;
  } catch (thrown) {
    error ??= toError(thrown);
  }
  // Another process has the lead now: it finds out.
  if (lease.signal.aborted) throw lease.signal.reason;
  await finishClaim(held, emit, { state: "open" }, { ...open, settled });
  const known = error === undefined ? {} : { error };
  return { at: "ended", result: { status: "unknown", key, ...known, issues } };
}

/**
 * Looks for the order with the lead's marker, unconfirmed orders and additional fields included.
 *
 * Orders are read forward from the last id known before the order was sent: that needs no trust in how
 * Base compares texts. If so many have come since that a few pages do not hold them, it goes on by
 * e-mail. Without a known id and an e-mail it tries the phone number, which can find but not disprove,
 * and then reads all orders from the date of the order on.
 */
export async function lookUpOrder(
  baselinker: OrderReader,
  lead: OpenLead,
  signal?: AbortSignal,
): Promise<LookUp> {
  if (lead.marker === "") return { status: "failed", error: new Error(noMarker) };
  const reading: Reading = { baselinker, marker: lead.marker, signal };
  try {
    const found = await search(reading, lead);
    return found === undefined ? { status: "absent" } : { status: "found", orderId: found };
  } catch (error) {
    return { status: "failed", error: toError(error) };
  }
}

interface Reading {
  readonly baselinker: OrderReader;
  readonly marker: string;
  readonly signal: AbortSignal | undefined;
}

type Filter = Pick<
  NonNullable<Parameters<OrderReader["getOrders"]>[0]>,
  "filter_email" | "date_from" | "order_id"
>;

const pageSize = 100;

/** How far to read without a filter before a narrower search is the cheaper one. */
const fewPages = 3;

/** What `filter_email` and `getOrdersByPhone` take, in code points. */
const longestFilter = 50;

const noMarker =
  "The order cannot be looked for: it was sent without a marker. Look in Base by hand, or leave the option `marker` on.";

async function search(reading: Reading, { afterId, order }: OpenLead): Promise<number | undefined> {
  let from = afterId === 0 ? 0 : afterId + 1;
  if (afterId > 0) {
    const near = await readOn(reading, {}, from, fewPages);
    if (near.found !== undefined || near.next === undefined) return near.found;
    from = near.next;
  }
  if (fitsFilter(order.email)) {
    return (await readOn(reading, { filter_email: order.email }, from)).found;
  }
  if (afterId === 0) {
    const found = fitsFilter(order.phone) ? await searchByPhone(reading, order.phone) : undefined;
    // One second earlier: whether the filter includes its own second is not documented.
    return found ?? (await readOn(reading, { date_from: order.date_add - 1 }, 0)).found;
  }
  return (await readOn(reading, {}, from)).found;
}

/** Pages from an id on until the order is found, until there are no more, or for so many pages. */
async function readOn(
  reading: Reading,
  filter: Filter,
  from: number,
  pages = Number.POSITIVE_INFINITY,
): Promise<{ readonly found?: number; readonly next?: number }> {
  let next = from;
  for (let page = 0; page < pages; page += 1) {
    const orders = await readPage(reading, { ...filter, ...(next > 0 ? { id_from: next } : {}) });
    const found = orders.find((order) => orderHasMarker(order, reading.marker));
    if (found !== undefined) return { found: found.id };
    const last = orders.at(-1);
    if (last === undefined || orders.length < pageSize) return {};
    // Only a list that is sorted by id can be read on by id without a gap.
    if (last.id < next || orders.some(({ id }, index) => id < (orders[index - 1]?.id ?? 0))) throw unusable();
    next = last.id + 1;
  }
  return { next };
}

async function searchByPhone(reading: Reading, phone: string): Promise<number | undefined> {
  const answer = await reading.baselinker.getOrdersByPhone(
    { phone },
    { signal: reading.signal, validation: "off" },
  );
  for (const { id } of ordersOf(answer).reverse()) {
    const orders = await readPage(reading, { order_id: id });
    if (orders.some((order) => orderHasMarker(order, reading.marker))) return id;
  }
  return undefined;
}

async function readPage(
  reading: Reading,
  filter: Filter & { readonly id_from?: number },
): Promise<FoundOrder[]> {
  const answer = await reading.baselinker.getOrders(
    { ...filter, get_unconfirmed_orders: true, include_custom_extra_fields: true },
    { signal: reading.signal, validation: "off" },
  );
  return ordersOf(answer);
}

type FoundOrder = Readonly<Record<string, unknown>> & { readonly id: number };

/**
 * Reads the answer as it came. An answer that is broken where the look-up relies on it must not be mistaken
 * for "there is no such order"; what else may be new or odd in an order does not matter here.
 */
function ordersOf(answer: unknown): FoundOrder[] {
  const list: unknown = isRecord(answer) ? answer.orders : undefined;
  const orders = Array.isArray(list) ? list : isRecord(list) ? Object.values(list) : undefined;
  if (orders === undefined) throw unusable();
  return orders.map((order: unknown) => {
    const id = isRecord(order) ? Number(order.order_id) : 0;
    if (!isRecord(order) || !Number.isSafeInteger(id) || id <= 0) throw unusable();
    return { ...order, id };
  });
}

function unusable(): UnexpectedResponseError {
  const drift = [
    { path: "orders", expected: "orders in the order of their ids", received: "something else" },
  ];
  return new UnexpectedResponseError("drift", { method: "getOrders", drift, retryable: true });
}

function fitsFilter(text: string | undefined): text is string {
  return text !== undefined && text !== "" && text === text.trim() && [...text].length <= longestFilter;
}
