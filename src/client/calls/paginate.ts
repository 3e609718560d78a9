import type { Paging, PagingById, PagingByNumber } from "../../api/wire/method.ts";
import { numberOfId } from "../../api/wire/numericIds.ts";
import { UnexpectedResponseError } from "../../shared/errors/unexpectedResponseError.ts";
import { isRecord } from "../../shared/json/value.ts";
import { checkGiven, type OptionChecks } from "../../shared/options/check.ts";
import { number, text } from "../../shared/options/kinds.ts";
import { callChecks } from "./config.ts";
import type { CallOptions } from "./options.ts";

/** Options of `iterate…`: the options of a call, used for each page, and where to start and stop. */
export interface IterateOptions extends CallOptions {
  /** The maximum number of entries. No more pages are read than needed. @default Infinity */
  readonly limit?: number | undefined;
  /** The `cursor` of another iterator, to resume where it stopped, also in another process. */
  readonly cursor?: string | undefined;
}

/** Options of `toArray`. */
export type ToArrayOptions = {
  /** The maximum number of entries. The next `toArray` or loop continues after them. @default Infinity */
  readonly limit?: number | undefined;
};

/** Entries that are read as you loop: `for await (const entry of entries) …`. */
export interface EntryIterator<Entry> extends AsyncIterable<Entry> {
  /**
   * Reads the entries into an array: all of them, or up to `limit`. No more pages are read than needed. If a page
   * cannot be read, it rejects with the error of that call, and entries that were already read are not returned.
   * @throws RangeError if `limit` is below 0, and TypeError if it is not a number or if there is any other option
   * @example
   * ```ts
   * const orders = await baselinker.iterateOrders({ status_id: 8001 }).toArray({ limit: 50 });
   * ```
   */
  toArray(options?: ToArrayOptions): Promise<Entry[]>;
}

/**
 * The entries of a paged read. Each page is read when the loop reaches it. A second loop continues where the first
 * one stopped.
 */
export interface PageIterator<Entry> extends EntryIterator<Entry> {
  /**
   * Where to continue after the last entry: a string to save and pass as the option `cursor` later. `undefined`
   * before the first entry. It is exact if pages are read by id. If they are read by number, entries that are added
   * or removed in between shift the others, and some may be returned twice or not at all.
   */
  readonly cursor: string | undefined;
}

export type ReadPage = (params: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Where to continue reading: an id, or a page and how many of its entries were already read. */
interface Position {
  readonly at: number;
  readonly skip: number;
}

interface PagedEntry {
  /** An element of a list, or key and value of a map. */
  readonly entry: unknown;
  readonly next: Position;
}

const cursorText = /^(\d{1,15})(?:\+(\d{1,9}))?$/;

// Created in a function, so that bundlers leave it out if it is unused.
export const iterateChecks = /* @__PURE__ */ (() =>
  ({
    ...callChecks,
    limit: number({ least: 0, infinite: true, default: Number.POSITIVE_INFINITY }),
    cursor: text({ pattern: cursorText, wanted: "the `cursor` of an iterator" }),
  }) satisfies OptionChecks<IterateOptions>)();

const toArrayChecks = /* @__PURE__ */ (() =>
  ({ limit: iterateChecks.limit }) satisfies OptionChecks<ToArrayOptions>)();

/** Turns a paged read into an iterator. Each page is read with `read` once the previous one is used up. */
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
      // A page holds up to a thousand entries; an abort must not wait for the next page.
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
  // Not a `for await` loop: leaving it would close the iterator, and a later loop could not continue.
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
  const fromParam = params[from];
  const fromId = typeof fromParam === "string" ? numberOfId(fromParam) : fromParam;
  // The read refuses a start of another type. Replaced by the first id, it would read everything instead.
  if (start === undefined && fromParam !== undefined && typeof fromId !== "number") await read(params);
  const step = after ? 0 : 1;
  // A starting id is sent with the first page too: without it that page would be sorted by date. A last seen id of 0
  // is not sent: the API rejects it.
  let position = start?.at ?? (typeof fromId === "number" ? fromId : step);
  for (;;) {
    const entries = entriesOf(await read(position === 0 ? params : { ...params, [from]: position }), field);
    checkPage(entries.length, size, field);
    const unseen = entries
      .map((entry) => ({ entry, own: isRecord(entry) ? Number(entry[id] ?? entry[otherId]) : Number.NaN }))
      .filter(({ own }) => own + step > position)
      .sort((a, b) => a.own - b.own);
    for (const { entry, own } of unseen) {
      // Also skips an entry that one page contains twice.
      if (own + step <= position) continue;
      position = own + step;
      yield { entry, next: { at: position, skip: 0 } };
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
  const pageParam = params.page;
  if (start === undefined && pageParam !== undefined && typeof pageParam !== "number") await read(params);
  const begin = start?.at ?? (typeof pageParam === "number" ? pageParam : first);
  let before: string | undefined;
  for (let page = begin; ; page += 1) {
    const entries = entriesOf(await read({ ...params, page }), field);
    checkPage(entries.length, size, field);
    const ends = JSON.stringify([entries[0], entries.at(-1)]);
    // A server without paging would return the first page forever.
    if (entries.length === 0 || ends === before) return;
    before = ends;
    const skip = page === start?.at ? start.skip : 0;
    for (const [index, entry] of entries.slice(skip).entries())
      yield { entry, next: { at: page, skip: skip + index + 1 } };
    if (entries.length < size) return;
  }
}

function entriesOf(answer: Record<string, unknown>, field: string): readonly unknown[] {
  const entries = answer[field];
  if (Array.isArray(entries)) return entries;
  return isRecord(entries) ? Object.entries(entries) : [];
}

/**
 * An answer with ten times the page size comes from a server without paging, or is malicious.
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
