import type { Order } from "../../api/methods/orders/orderResult.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { integer, objectWith } from "../../shared/options/kinds.ts";
import type { Baselinker } from "../calls/baselinker.ts";
import { compareOrder, type OrderNews, seeOrder } from "./compareOrder.ts";
import { ordersIn, stepsOfEntry } from "./journal.ts";
import type { OrderEvent } from "./orderEvent.ts";
import type { Watched } from "./watched.ts";
import { openWatcher, type Watcher, type WatchOptions, watchChecks } from "./watcher.ts";

/** The part of a client that a watch of orders uses. */
export type WatchReader = Pick<Baselinker, "getOrders" | "getJournalList">;

/** Options of `watchOrders`. */
export interface WatchOrdersOptions extends WatchOptions {
  /**
   * The maximum number of requests per minute, of the 100 that all integrations of a token share. Other calls of the
   * client go first (priority `bulk`).
   * @default 20
   */
  readonly requestsPerMinute?: number | undefined;
  /**
   * How long orders are watched after they were added, confirmed or moved to a status, whichever was last, in
   * milliseconds.
   * @default 1_209_600_000 (14 days)
   */
  readonly watchMs?: number | undefined;
  /**
   * The maximum number of watched orders, the newest ones. Each adds about 27 characters to the cursor, and
   * each hundred of them costs one request per round.
   * @default 5000
   */
  readonly maxOrders?: number | undefined;
}

/** The events of orders, as `watchOrders` gives them. */
export interface OrderWatcher extends Watcher<OrderEvent> {}

const readerCheck = /* @__PURE__ */ objectWith<WatchReader>(
  ["getOrders", "getJournalList"],
  "a client, made by `new Baselinker`",
);

// The options are created in a function, so that bundlers can remove them if unused.
const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...watchChecks("watchOrders", "w1", { name: "orders", requestsPerMinute: 20, days: 14 }),
    maxOrders: integer({ least: 100, most: 50_000, default: 5000 }),
  }) satisfies OptionChecks<WatchOrdersOptions>)();

/**
 * Watches orders and yields their events: created, moved to another status, paid, packed, changed, deleted. It works in
 * every account by comparing orders with their earlier state. If Base's support has enabled the journal, it shows where to
 * look, has every move between statuses, and covers orders that are too old to be compared.
 *
 * A watch continues after the last event whose `cursor` was saved, which the option `store` does: nothing in between is
 * lost, and nothing up to it is delivered again. Events after it are delivered again, with the same `id`. A cursor
 * contains the state of each watched order as hashes and numbers, without data of buyers: 11 kB for 400 orders, 135 kB
 * for 5000.
 *
 * What cannot be detected, and how soon a change is seen: docs/watch-orders.md. What to do with events so that nothing
 * happens twice: docs/back-to-source.md.
 *
 * The loop retries temporary failures (a block, an outage) and throws any other error of the client.
 * @throws TypeError if `baselinker` is not a client, an option is unknown or of the wrong type, or the cursor is
 * invalid, truncated or of another version; RangeError for a number out of range. A cursor of another account throws
 * a TypeError in the loop.
 * @example
 * ```ts
 * for await (const event of watchOrders(baselinker, { store: sqliteStore("leads.sqlite") })) {
 *   if (event.type === "statusChanged") console.log(event.orderId, event.to);
 * }
 * ```
 */
export function watchOrders(baselinker: WatchReader, options: WatchOrdersOptions = {}): OrderWatcher {
  readerCheck.check("baselinker", baselinker);
  const { maxOrders, ...checked } = checkOptions("watchOrders", optionChecks, options);
  return openWatcher(baselinker, "w1", ordersOf(baselinker), { ...checked, most: maxOrders });
}

function ordersOf(reader: WatchReader): Watched<Order, OrderNews> {
  return {
    async list({ from, addedSince, id }, options) {
      const which = id === undefined ? { id_from: from } : { order_id: id };
      const since = addedSince === undefined ? {} : { date_from: addedSince };
      return (await reader.getOrders({ ...everything, ...which, ...since }, options)).orders;
    },
    async journal(after, options) {
      const { logs } = await reader.getJournalList(
        after === undefined ? {} : { last_log_id: after },
        options,
      );
      return logs.map(({ log_id, id, order_id: about, log_type: type, object_id: object, date }) => ({
        ...{ about, type, object, date },
        id: log_id ?? id ?? Number.NaN,
      }));
    },
    listed: { method: "getOrders", field: "orders" },
    see: seeOrder,
    created: (order) => ({ type: "created", orderId: order.order_id, order }),
    deleted: (orderId) => ({ type: "deleted", orderId }),
    compare: compareOrder,
    idsIn: ordersIn,
    stepsOf: stepsOfEntry,
  };
}

/** The parameters that also return unconfirmed orders and additional fields, whose changes are reported. */
const everything = { get_unconfirmed_orders: true, include_custom_extra_fields: true } as const;
