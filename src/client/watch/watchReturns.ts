import type { OrderReturn } from "../../api/methods/returns/returnResult.ts";
import type { AnyShape } from "../../api/wire/shape.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { integer, objectWith } from "../../shared/options/kinds.ts";
import type { Baselinker } from "../calls/baselinker.ts";
import { fingerprint } from "./fingerprint.ts";
import { isMoved, type Seen, type Step, type WatchEvent, type Watched } from "./watched.ts";
import { openWatcher, type Watcher, type WatchOptions, watchChecks } from "./watcher.ts";
import type { Known } from "./watchState.ts";

/** Something that happened to a return, distinguished by `type`. */
export type ReturnEvent = ReturnNews & WatchEvent;

type ReturnNews =
  | {
      /** A new return. */
      readonly type: "created";
      readonly returnId: number;
      /** The return as first seen. Earlier changes are not reported. */
      readonly orderReturn: OrderReturn;
    }
  | {
      /** A return was moved to a status: of several moves between two checks, the last. */
      readonly type: "statusChanged";
      readonly returnId: number;
      /** The previous status, see `getOrderReturnStatusList`. */
      readonly from: number;
      readonly to: number;
      /** When the return was moved, according to Base; absent if unknown. */
      readonly at?: Date;
      readonly orderReturn: OrderReturn;
    }
  | {
      /** Anything else in a return changed: its lines, what was refunded, contact, comments, shipment. */
      readonly type: "changed";
      readonly returnId: number;
      readonly orderReturn: OrderReturn;
    }
  | {
      /** A return is gone: `getOrderReturns` has not returned it for at least two minutes. */
      readonly type: "deleted";
      readonly returnId: number;
    };

/** Options of `watchReturns`. */
export interface WatchReturnsOptions extends WatchOptions {
  /**
   * The maximum number of requests per minute, of the 100 that all integrations of a token share. Other calls of the
   * client go first (priority `bulk`). Fewer than for orders, since returns are few and less urgent.
   * @default 6
   */
  readonly requestsPerMinute?: number | undefined;
  /**
   * How long returns are watched after they were added or moved to a status, whichever was last, in milliseconds. A
   * return waits for weeks until the goods arrive.
   * @default 5_184_000_000 (60 days)
   */
  readonly watchMs?: number | undefined;
  /**
   * The maximum number of watched returns, the newest ones. Each adds about 27 characters to the cursor, and each
   * hundred of them costs one request per round.
   * @default 5000
   */
  readonly maxReturns?: number | undefined;
}

/** The events of returns, as `watchReturns` gives them. */
export interface ReturnWatcher extends Watcher<ReturnEvent> {}

/** The part of a client that a watch of returns uses. */
type ReturnReader = Pick<Baselinker, "getOrderReturns" | "getOrderReturnJournalList">;

const readerCheck = /* @__PURE__ */ objectWith<ReturnReader>(
  ["getOrderReturns", "getOrderReturnJournalList"],
  "a client, made by `new Baselinker`",
);

// The options are created in a function, so that bundlers can remove them if unused.
const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...watchChecks("watchReturns", "r1", { name: "returns", requestsPerMinute: 6, days: 60 }),
    maxReturns: integer({ least: 100, most: 50_000, default: 5000 }),
  }) satisfies OptionChecks<WatchReturnsOptions>)();

/**
 * Watches the returns of orders and yields their events: created, moved to another status, changed, deleted. It
 * compares returns with their earlier state; the journal of returns, if Base's support has enabled it, only shows where
 * to look first. All promises of `watchOrders` hold, and its cursor works the same way, but a cursor of orders is not
 * one of returns.
 *
 * The loop retries temporary failures (a block, an outage) and throws any other error of the client.
 * @throws TypeError if `baselinker` is not a client, an option is unknown or of the wrong type, or the cursor is
 * invalid, truncated, of orders or of another version; RangeError for a number out of range. A cursor of another
 * account throws a TypeError in the loop.
 *
 * @example
 * ```ts
 * for await (const event of watchReturns(baselinker, { store: sqliteStore("leads.sqlite") })) {
 *   if (event.type === "statusChanged") console.log(event.orderReturn.order_id, event.to);
 * }
 * ```
 */
export function watchReturns(baselinker: ReturnReader, options: WatchReturnsOptions = {}): ReturnWatcher {
  readerCheck.check("baselinker", baselinker);
  const { maxReturns, ...checked } = checkOptions("watchReturns", optionChecks, options);
  return openWatcher(baselinker, "r1", returnsOf(baselinker), { ...checked, most: maxReturns });
}

function returnsOf(reader: ReturnReader): Watched<OrderReturn, ReturnNews> {
  return {
    async list({ from, addedSince, id }, options) {
      const which = id === undefined ? { id_from: from } : { return_id: id };
      const since = addedSince === undefined ? {} : { date_from: addedSince };
      const params = { include_custom_extra_fields: true, ...which, ...since };
      return (await reader.getOrderReturns(params, options)).returns;
    },
    async journal(after, options) {
      const params = after === undefined ? {} : { last_log_id: after };
      const { logs } = await reader.getOrderReturnJournalList(params, options);
      return logs.map(({ log_id, id, return_id, log_type, type, object_id: object, date }) => ({
        ...{ object, date, about: return_id ?? Number.NaN },
        type: log_type ?? type,
        id: log_id ?? id ?? Number.NaN,
      }));
    },
    listed: { method: "getOrderReturns", field: "returns" },
    see: seeReturn,
    created: (orderReturn) => ({ type: "created", returnId: orderReturn.return_id, orderReturn }),
    deleted: (returnId) => ({ type: "deleted", returnId }),
    compare: compareReturn,
    // No source lists the types of its entries, so what they name is compared.
    idsIn: ({ about }) => [about],
  };
}

/** The fields that are not compared: the id, and those whose changes have an event of their own. */
const apart = ["return_id", "status_id", "date_in_status"];

function seeReturn(item: OrderReturn, shape: AnyShape): Seen<OrderReturn> {
  const { return_id: id, status_id: status, date_in_status: since = 0, date_add } = item;
  const now: Known = { id, status, since, paid: 0, pack: "", print: fingerprint(shape, item, apart) };
  return { item, now, addedAt: date_add, newAt: date_add };
}

function compareReturn(known: Known, { item: orderReturn, now }: Seen<OrderReturn>): Step<ReturnNews>[] {
  const { id, status: to, since } = now;
  const steps: Step<ReturnNews>[] = [];
  if (isMoved(known, now)) {
    const changedAt = since > 0 ? { at: new Date(since * 1000) } : {};
    const news = {
      type: "statusChanged",
      returnId: id,
      from: known.status,
      to,
      ...changedAt,
      orderReturn,
    } as const;
    steps.push({ id, known: { ...now, print: known.print }, news });
  }
  if (now.print !== known.print)
    steps.push({ id, known: now, news: { type: "changed", returnId: id, orderReturn } });
  return steps;
}
