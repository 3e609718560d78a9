import { expected, type OptionChecks } from "../../shared/options/check.ts";
import {
  abortSignal,
  checkedBy,
  number,
  objectWith,
  testingOption,
  text,
} from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { accountKeyOf } from "../calls/accountKey.ts";
import { Reads, withoutLimit } from "./reads.ts";
import { Watch } from "./watch.ts";
import { type CursorForm, formatWatchCursor, type KeptState, parseWatchCursor } from "./watchCursor.ts";
import type { WatchEvent, Watched } from "./watched.ts";
import type { WatchState } from "./watchState.ts";

/** The options of `watchOrders` and of `watchReturns`. */
export interface WatchOptions {
  /**
   * Without a cursor: what was added (or, of orders, confirmed) since then is reported as `created`, older ones become
   * known without an event. Always pass it where there is no `store`: then events before the first saved cursor are
   * reported at the next start.
   * @default the start
   */
  readonly from?: Date | undefined;
  /**
   * The `cursor` of an event, to continue after it, also in another process. It cannot be used together with
   * `store`.
   */
  readonly cursor?: string | undefined;
  /**
   * Keeps the cursor: that of an event is saved when the loop asks for the next one, so an event during which the loop
   * ends (a crash, an error, `break`) is delivered again. Pass the store of your leads, in memory, SQLite, Redis or
   * PostgreSQL, or an object with these two methods.
   */
  readonly store?:
    | {
        readNote(name: string): Promise<string | undefined>;
        writeNote(name: string, text: string, keepMs: number): Promise<void>;
      }
    | undefined;
  /** The name of the cursor in the store, for several watches. @default "orders", or "returns" */
  readonly name?: string | undefined;
  /** Stops the watch: the loop throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Options for tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
}

/** An async iterable of events. A second loop continues where the first one stopped. */
export interface Watcher<Event> extends AsyncIterable<Event> {
  /** Where to continue: after the last event, or after what was seen since. `undefined` before the first answer. */
  readonly cursor: string | undefined;
}

const dayMs = 86_400_000;

/* @__NO_SIDE_EFFECTS__ */
export function watchChecks(
  owner: string,
  form: CursorForm,
  defaults: { readonly name: string; readonly requestsPerMinute: number; readonly days: number },
) {
  return {
    from: checkedBy(checkDate),
    cursor: checkedBy((name, input) => {
      parseWatchCursor(form, name, input);
      return String(input);
    }),
    store: objectWith<CursorStore>(
      ["readNote", "writeNote"],
      'a store with the methods readNote and writeNote, for example sqliteStore("leads.sqlite")',
    ),
    name: text({ default: defaults.name }),
    signal: abortSignal(),
    requestsPerMinute: number({ above: 0, most: 100_000, default: defaults.requestsPerMinute }),
    watchMs: number({ above: 0, most: 3650 * dayMs, unit: "milliseconds", default: defaults.days * dayMs }),
    testing: testingOption(owner, systemClock),
  } satisfies OptionChecks<WatchOptions & { requestsPerMinute?: number; watchMs?: number }>;
}

interface CheckedWatch extends Pick<WatchOptions, "from" | "cursor" | "store" | "signal"> {
  readonly name: string;
  readonly testing: { readonly clock: Clock };
  readonly requestsPerMinute: number;
  readonly watchMs: number;
  /** How many orders or returns are watched at most: the newest ones. */
  readonly most: number;
}

export function openWatcher<Item, News extends { readonly type: string }>(
  reader: object,
  form: CursorForm,
  watched: Watched<Item, News>,
  { cursor, from, store, name, testing, watchMs, most, requestsPerMinute, signal }: CheckedWatch,
): Watcher<News & WatchEvent> {
  if (cursor !== undefined && store !== undefined)
    throw expected("cursor", "absent, since `store` has one. Pass only one of them.");
  const { clock } = testing;
  const start = startState(clock, watchMs, from);
  const parsed = cursor === undefined ? undefined : parseWatchCursor(form, "cursor", cursor);
  const reads = new Reads(watched, { clock, requestsPerMinute, signal });
  let opened: { readonly account: string; readonly watch: Watch<Item, News> } | undefined;

  async function open() {
    const kept = parsed ?? (store && (await readCursor(store)));
    const account = await accountOf(reader, kept);
    opened ??= { account, watch: new Watch(watched, reads, { clock, watchMs, most }, kept?.state ?? start) };
    // What happens before the first event must not become the past.
    if (kept === undefined) await save(watcher.cursor);
    return opened;
  }

  async function readCursor(from: CursorStore): Promise<KeptState | undefined> {
    const text = await withoutLimit({ clock, signal }, () => from.readNote(noteOf(form, name)));
    return text === undefined ? undefined : parseWatchCursor(form, `the cursor "${name}" in the store`, text);
  }

  async function save(saved: string | undefined): Promise<void> {
    if (store === undefined || saved === undefined) return;
    await withoutLimit({ clock, signal }, () => store.writeNote(noteOf(form, name), saved, keepMs));
  }

  async function* loop(): AsyncGenerator<News & WatchEvent, void, undefined> {
    signal?.throwIfAborted();
    const { account, watch } = opened ?? (await open());
    for await (const news of watch.events()) {
      signal?.throwIfAborted();
      const event = news && withCursor(news, form, account, watch.state);
      if (event !== undefined) yield event;
      await save((event ?? watcher).cursor);
    }
  }

  const watcher = {
    get cursor() {
      return opened && formatWatchCursor(form, opened.account, opened.watch.state);
    },
    [Symbol.asyncIterator]: loop,
  };
  return watcher;
}

type CursorStore = NonNullable<WatchOptions["store"]>;

/** How long the store keeps a cursor: ten years, so that a watch that stopped for long still continues. */
const keepMs = 315_360_000_000;

/**
 * The name of the note, which differs from those of a forwarder. It has no version, so that a later version
 * finds the cursor of this one.
 */
function noteOf(form: CursorForm, name: string): string {
  return `watch ${form.slice(0, 1)} ${name}`;
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
    "one of this account, and this one is of another token. Keep a cursor for each account; after a change of the token, start again with `from` (and another `name`, if a store keeps it).",
  );
}

/** The cursor is computed on access: of many events in a row, few cursors are saved. */
function withCursor<News extends { readonly id: string }>(
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

function checkDate(name: string, input: unknown): Date {
  // A copy, since the caller may change it later.
  if (input instanceof Date && Number.isFinite(input.getTime())) return new Date(input);
  throw expected(name, "a valid Date", input);
}
