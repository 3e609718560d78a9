import { accountKeyOf } from "../client/accountKey.ts";
import { expected, type OptionChecks } from "../options/check.ts";
import { abortSignal, checkedBy, number, testingOption } from "../options/kinds.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import { Reads } from "./reads.ts";
import { Watch } from "./watch.ts";
import { type CursorForm, formatWatchCursor, type KeptState, parseWatchCursor } from "./watchCursor.ts";
import type { Watched } from "./watched.ts";
import type { WatchState } from "./watchState.ts";

/** The options of `watchOrders` and of `watchReturns`. */
export interface WatchOptions {
  /**
   * Without a cursor: what was added (or, of orders, confirmed) since then is reported as `created`, older ones become
   * known without an event. Always pass it: then events before the first saved cursor are reported at the next start.
   * @default the start
   */
  readonly from?: Date | undefined;
  /** Continues after an event, also in another process: its `cursor`. */
  readonly cursor?: string | undefined;
  /** Stops the watch: the loop throws the signal's reason. */ readonly signal?: AbortSignal | undefined;
  /** For tests and simulations. */
  readonly testing?: { /** @default the machine's clock */ readonly clock?: Clock | undefined } | undefined;
}

/** The fields of every event of a watch. */
export interface WatchEvent {
  /**
   * Where to continue after this event: a string to save and to pass as the option `cursor`. It is computed when you
   * read it, and stays valid after later events. A watch with this cursor never delivers this event or earlier ones
   * again.
   */
  readonly cursor: string;
}

/** An async iterable of events. A second loop continues where the first one stopped. */
export interface Watcher<Event> extends AsyncIterable<Event> {
  /** Where to continue after the last event, or after what was seen since. `undefined` before the first answer. */
  readonly cursor: string | undefined;
}

const dayMs = 86_400_000;

/* @__NO_SIDE_EFFECTS__ */
export function watchChecks(
  owner: string,
  form: CursorForm,
  defaults: { readonly requestsPerMinute: number; readonly days: number },
) {
  return {
    from: checkedBy(checkDate),
    cursor: checkedBy((name, given) => {
      parseWatchCursor(form, name, given);
      return String(given);
    }),
    signal: abortSignal(),
    requestsPerMinute: number({ above: 0, most: 100_000, default: defaults.requestsPerMinute }),
    watchMs: number({ above: 0, most: 3650 * dayMs, unit: "milliseconds", default: defaults.days * dayMs }),
    testing: testingOption(owner, systemClock),
  } satisfies OptionChecks<WatchOptions & { requestsPerMinute?: number; watchMs?: number }>;
}

interface CheckedWatch extends Pick<WatchOptions, "from" | "cursor" | "signal"> {
  readonly testing: { readonly clock: Clock };
  readonly requestsPerMinute: number;
  readonly watchMs: number;
  /** How many are watched, the newest. */ readonly most: number;
}

export function openWatcher<Item, News extends { readonly type: string }>(
  reader: object,
  form: CursorForm,
  watched: Watched<Item, News>,
  { cursor, from, testing, watchMs, most, requestsPerMinute, signal }: CheckedWatch,
): Watcher<News & WatchEvent> {
  const { clock } = testing;
  const kept = cursor === undefined ? undefined : parseWatchCursor(form, "cursor", cursor);
  const state = kept?.state ?? startState(clock, watchMs, from);
  const reads = new Reads(watched, { clock, requestsPerMinute, signal });
  const watch = new Watch(watched, reads, { clock, watchMs, most }, state);
  let account: string | undefined;

  async function* loop(): AsyncGenerator<News & WatchEvent, void, undefined> {
    signal?.throwIfAborted();
    account = await accountOf(reader, kept);
    for await (const news of watch.events()) {
      signal?.throwIfAborted();
      yield withCursor(news, form, account, watch.state);
    }
  }

  return {
    get cursor() {
      return account === undefined ? undefined : formatWatchCursor(form, account, watch.state);
    },
    [Symbol.asyncIterator]: loop,
  };
}

function startState(clock: Clock, watchMs: number, from: Date | undefined): WatchState {
  const now = Math.floor(clock.date() / 1000);
  // It is unknown whether one from the second of the start existed before.
  const newSince = from === undefined ? now + 1 : Math.floor(from.getTime() / 1000);
  const addedSince = Math.max(0, Math.min(newSince, now - Math.ceil(watchMs / 1000)));
  return { known: [], addedSince, newSince, journalId: 0, journalSince: Math.min(newSince, now) };
}

async function accountOf(reader: object, kept: KeptState | undefined): Promise<string> {
  const account = await accountKeyOf(reader);
  if (kept === undefined || kept.account === account) return account;
  throw expected(
    "cursor",
    "one of this account, and this one is of another token. Keep a cursor for each account; after a change of the token, start again with `from`.",
  );
}

/** The cursor is computed on access: of many events in a row, few cursors are saved. */
function withCursor<News>(
  news: News,
  form: CursorForm,
  account: string,
  state: WatchState,
): News & WatchEvent {
  let made: string | undefined;
  return {
    ...news,
    get cursor() {
      made ??= formatWatchCursor(form, account, state);
      return made;
    },
  };
}

function checkDate(name: string, given: unknown): Date {
  // A copy, since the caller may change it later.
  if (given instanceof Date && Number.isFinite(given.getTime())) return new Date(given);
  throw expected(name, "a valid Date", given);
}
