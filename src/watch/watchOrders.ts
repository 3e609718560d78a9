import { accountKeyOf } from "../client/accountKey.ts";
import { checkOptions, expected, type OptionChecks } from "../options/check.ts";
import { abortSignal, checkedBy, integer, number, objectWith, testingOption } from "../options/kinds.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import type { OrderNews } from "./compareOrder.ts";
import type { OrderEvent } from "./orderEvent.ts";
import { OrderReads, type WatchReader } from "./orderReads.ts";
import { OrderWatch } from "./orderWatch.ts";
import { formatWatchCursor, type KeptState, parseWatchCursor } from "./watchCursor.ts";
import type { WatchState } from "./watchState.ts";

/** Options of `watchOrders`. */
export interface WatchOrdersOptions {
  /**
   * Without a cursor: orders that were added or confirmed since then are reported as `created`, older ones become
   * known without an event. Always pass it: then events before the first saved cursor are reported at the next start.
   * @default the start
   */
  readonly from?: Date | undefined;
  /** Continues after an event, also in another process: its `cursor`. */
  readonly cursor?: string | undefined;
  /** Stops the watch: the loop throws the signal's reason. */ readonly signal?: AbortSignal | undefined;
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
  /** For tests and simulations. */
  readonly testing?: { /** @default the machine's clock */ readonly clock?: Clock | undefined } | undefined;
}

/** An async iterable of order events. A second loop continues where the first one stopped. */
export interface OrderWatcher extends AsyncIterable<OrderEvent> {
  /** Where to continue after the last event, or after what was seen since. `undefined` before the first answer. */
  readonly cursor: string | undefined;
}

const readerCheck = /* @__PURE__ */ objectWith<WatchReader>(
  ["getOrders", "getJournalList"],
  "a client, made by `new Baselinker`",
);

const dayMs = 86_400_000;

// In a function, so that bundlers can remove it if unused.
const watchChecks = /* @__PURE__ */ (() =>
  ({
    from: checkedBy(checkDate),
    cursor: checkedBy((name, given) => {
      parseWatchCursor(name, given);
      return String(given);
    }),
    signal: abortSignal(),
    requestsPerMinute: number({ above: 0, most: 100_000, default: 20 }),
    watchMs: number({ above: 0, most: 3650 * dayMs, unit: "milliseconds", default: 14 * dayMs }),
    maxOrders: integer({ least: 100, most: 50_000, default: 5000 }),
    testing: testingOption("watchOrders", systemClock),
  }) satisfies OptionChecks<WatchOrdersOptions>)();

/**
 * Watches orders and yields their events: created, moved to another status, paid, changed, deleted. It works in every
 * account by comparing orders with their earlier state. If Base's support has enabled the journal, it shows where to
 * look, has every move between statuses, and covers orders that are too old to be compared.
 *
 * Each event has a `cursor`. A watch that starts with it continues after that event: nothing in between is lost, and
 * nothing up to it is delivered again. Events after the last saved cursor are delivered again. A cursor contains the
 * state of each watched order as hashes and numbers, without data of buyers: 11 kB for 400 orders, 135 kB for 5000.
 *
 * What cannot be detected, and how soon a change is seen: docs/watch-orders.md.
 *
 * The loop retries temporary failures (a block, an outage) and throws any other error of the client.
 * @throws TypeError if `baselinker` is not a client, an option is unknown or of the wrong type, or the cursor is
 * invalid, truncated or of another version; RangeError for a number out of range. A cursor of another account throws
 * a TypeError in the loop.
 * @example
 * ```ts
 * for await (const event of watchOrders(baselinker, { from: new Date("2026-11-01"), cursor: saved })) {
 *   if (event.type === "statusChanged") console.log(event.orderId, event.to);
 *   saved = event.cursor; // into a database, after the event is dealt with
 * }
 * ```
 */
export function watchOrders(baselinker: WatchReader, options: WatchOrdersOptions = {}): OrderWatcher {
  readerCheck.check("baselinker", baselinker);
  const { cursor, from, testing, watchMs, maxOrders, requestsPerMinute, signal } = checkOptions(
    "watchOrders",
    watchChecks,
    options,
  );
  const { clock } = testing;
  const kept = cursor === undefined ? undefined : parseWatchCursor("cursor", cursor);
  const state = kept?.state ?? startState(clock, watchMs, from);
  const reads = new OrderReads(baselinker, { clock, requestsPerMinute, signal });
  const watch = new OrderWatch(reads, { clock, watchMs, maxOrders }, state);
  let account: string | undefined;

  async function* loop(): AsyncGenerator<OrderEvent, void, undefined> {
    signal?.throwIfAborted();
    account = await accountOf(baselinker, kept);
    for await (const news of watch.events()) {
      signal?.throwIfAborted();
      yield withCursor(news, account, watch.state);
    }
  }

  return {
    get cursor() {
      return account === undefined ? undefined : formatWatchCursor(account, watch.state);
    },
    [Symbol.asyncIterator]: loop,
  };
}

function startState(clock: Clock, watchMs: number, from: Date | undefined): WatchState {
  const now = Math.floor(clock.date() / 1000);
  // It is unknown whether an order from the second of the start existed before.
  const newSince = from === undefined ? now + 1 : Math.floor(from.getTime() / 1000);
  const addedSince = Math.max(0, Math.min(newSince, now - Math.ceil(watchMs / 1000)));
  return { known: [], addedSince, newSince, journalId: 0, journalSince: Math.min(newSince, now) };
}

async function accountOf(baselinker: WatchReader, kept: KeptState | undefined): Promise<string> {
  const account = await accountKeyOf(baselinker);
  if (kept === undefined || kept.account === account) return account;
  throw expected(
    "cursor",
    "one of this account, and this one is of another token. Keep a cursor for each account; after a change of the token, start again with `from`.",
  );
}

/** The cursor is computed on access: of many events in a row, few cursors are saved. */
function withCursor(news: OrderNews, account: string, state: WatchState): OrderEvent {
  let made: string | undefined;
  return {
    ...news,
    get cursor() {
      made ??= formatWatchCursor(account, state);
      return made;
    },
  };
}

function checkDate(name: string, given: unknown): Date {
  // A copy, since the caller may change it later.
  if (given instanceof Date && Number.isFinite(given.getTime())) return new Date(given);
  throw expected(name, "a valid Date", given);
}
