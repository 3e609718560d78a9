import type { Paging, PagingById, PagingByNumber } from "../api/wire/method.ts";
import { UnexpectedResponseError } from "../errors/unexpectedResponseError.ts";
import { isRecord } from "../json/value.ts";
import { checkGiven, type OptionChecks } from "../options/check.ts";
import { number, text } from "../options/kinds.ts";
import { callChecks } from "./config.ts";
import type { CallOptions } from "./options.ts";

/** Options of `iterate…`: those of a call, for each page, and where to begin and to end. */
export interface IterateOptions extends CallOptions {
  /** The maximum number of entries. No more pages are read than needed. @default Infinity */
  readonly limit?: number | undefined;
  /** Resumes where another iterator stopped, also in another process: its `cursor`. */
  readonly cursor?: string | undefined;
}

/** Options of `toArray`. */
export interface ToArrayOptions {
  /** The maximum number of entries. The next `toArray` or loop continues after them. @default Infinity */
  readonly limit?: number | undefined;
}

/** Entries that are read as you loop: `for await (const entry of entries) …`. */
export interface EntryIterator<Entry> extends AsyncIterable<Entry> {
  /**
   * The entries at once: all of them, or up to a given number. No page is read that is not needed for them. If a page
   * cannot be read, it rejects with the error of that call, and what was read before is not returned.
   * @throws RangeError if `limit` is below 0, and TypeError where it is not a number or where the option is
   * another one
   * @example
   * ```ts
   * const orders = await baselinker.iterateOrders({ status_id: 8001 }).toArray({ limit: 50 });
   * ```
   */
  toArray(options?: ToArrayOptions): Promise<Entry[]>;
}

/**
 * The entries of a paged read. Each page is read when the loop reaches it. A second loop continues where the
 * first one stopped.
 */
export interface PageIterator<Entry> extends EntryIterator<Entry> {
  /**
   * Where to continue after the last entry: a string to save and to pass as the option `cursor` later.
   * `undefined` before the first entry. It is exact where pages go by id. If they go by number, entries that
   * are added or removed in between shift the others, and some may be returned twice or not at all.
   */
  readonly cursor: string | undefined;
}

/** Reads one page. */
export type ReadPage = (params: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Where to read on: an id, or a page and how many of its entries were read already. */
interface Position {
  readonly at: number;
  readonly skip: number;
}

/** One entry, and where to read on after it. */
interface PagedEntry {
  /** An element of a list, or key and value of a map. */ readonly entry: unknown;
  readonly next: Position;
}

const cursorText = /^(\d{1,15})(?:\+(\d{1,9}))?$/;

// Made in a function: bundlers then leave it out where nothing uses it.
export const iterateChecks = /* @__PURE__ */ (() =>
  ({
    ...callChecks,
    limit: number({ least: 0, infinite: true, default: Number.POSITIVE_INFINITY }),
    cursor: text({ pattern: cursorText, wanted: "the `cursor` of an iterator" }),
  }) satisfies OptionChecks<IterateOptions>)();

const toArrayChecks = /* @__PURE__ */ (() =>
  ({ limit: iterateChecks.limit }) satisfies OptionChecks<ToArrayOptions>)();

/**
 * Makes an iterator out of a paged read: one page after another, each read when the one before it is
 * used up. `read` does the asking.
 */
export function paginate(
  loadPaging: () => Promise<Paging>,
  params: Record<string, unknown>,
  { limit = iterateChecks.limit.default, cursor, signal }: IterateOptions,
  read: ReadPage,
): PageIterator<unknown> {
  let position = cursor === undefined ? undefined : parseCursor(cursor);
  let left = limit;

  async function* loop(): AsyncGenerator<unknown, void, undefined> {
    if (left <= 0) return;
    const paging = await loadPaging();
    const entries =
      paging.by === "id"
        ? readById(paging, params, read, position)
        : readByNumber(paging, params, read, position);
    for await (const { entry, next } of entries) {
      // A page holds up to a thousand entries; an abort must not wait for the next one.
      signal?.throwIfAborted();
      position = next;
      left -= 1;
      yield entry;
      if (left <= 0) return;
    }
  }

  return {
    get cursor() {
      return position === undefined ? undefined : formatCursor(position);
    },
    [Symbol.asyncIterator]: loop,
    toArray: (options) => toArray(loop(), options),
  };
}

export async function toArray<Entry>(
  entries: AsyncIterable<Entry>,
  options: ToArrayOptions = {},
): Promise<Entry[]> {
  const { limit = toArrayChecks.limit.default } = checkGiven("toArray", toArrayChecks, options);
  const all: Entry[] = [];
  // By hand, since a loop that is left ends what it loops over: a later one could not continue.
  const iterator = entries[Symbol.asyncIterator]();
  while (all.length < limit) {
    const next = await iterator.next();
    if (next.done === true) break;
    all.push(next.value);
  }
  return all;
}

async function* readById(
  { from, after, field, id, otherId = id, size }: PagingById,
  params: Record<string, unknown>,
  read: ReadPage,
  start: Position | undefined,
): AsyncGenerator<PagedEntry, void, undefined> {
  const given = params[from];
  const step = after ? 0 : 1;
  // An id to begin with is given with the first page too: without it that page would be sorted by date.
  // The last id seen is not: the API rejects the 0 that would mean that none was seen.
  let at = start?.at ?? (typeof given === "number" ? given : step);
  for (;;) {
    const entries = entriesOf(await read(at === 0 ? params : { ...params, [from]: at }), field);
    checkPage(entries.length, size, field);
    const unseen = entries
      .map((entry) => ({ entry, own: isRecord(entry) ? Number(entry[id] ?? entry[otherId]) : Number.NaN }))
      .filter(({ own }) => own + step > at)
      .sort((a, b) => a.own - b.own);
    for (const { entry, own } of unseen) {
      // Also if one page holds an entry twice.
      if (own + step <= at) continue;
      at = own + step;
      yield { entry, next: { at, skip: 0 } };
    }
    if (entries.length < size || unseen.length === 0) return;
  }
}

async function* readByNumber(
  { field, size, first = 1 }: PagingByNumber,
  params: Record<string, unknown>,
  read: ReadPage,
  start: Position | undefined,
): AsyncGenerator<PagedEntry, void, undefined> {
  const given = params.page;
  const begin = start?.at ?? (typeof given === "number" ? given : first);
  let before: string | undefined;
  for (let page = begin; ; page += 1) {
    const entries = entriesOf(await read({ ...params, page }), field);
    checkPage(entries.length, size, field);
    const ends = JSON.stringify([entries[0], entries.at(-1)]);
    // A server that does not know about pages would give the first one forever.
    if (entries.length === 0 || ends === before) return;
    before = ends;
    const skip = page === start?.at ? start.skip : 0;
    for (const [index, entry] of entries.slice(skip).entries()) {
      yield { entry, next: { at: page, skip: skip + index + 1 } };
    }
    if (entries.length < size) return;
  }
}

function entriesOf(answer: Record<string, unknown>, field: string): readonly unknown[] {
  const entries = answer[field];
  if (Array.isArray(entries)) return entries;
  return isRecord(entries) ? Object.entries(entries) : [];
}

/**
 * An answer with ten pages in one comes from a server that knows no pages, or means harm.
 * @throws UnexpectedResponseError
 */
export function checkPage(count: number, size: number, field: string): void {
  if (size === 0 || count <= 10 * size) return;
  const drift = [{ path: field, expected: `a page of ${size}`, received: "ten times as many" }];
  throw new UnexpectedResponseError("drift", { drift, retryable: true });
}

function formatCursor({ at, skip }: Position): string {
  return skip === 0 ? String(at) : `${at}+${skip}`;
}

function parseCursor(cursor: string): Position | undefined {
  const parts = cursorText.exec(cursor);
  return parts === null ? undefined : { at: Number(parts[1]), skip: Number(parts[2] ?? 0) };
}
