import type { Paging, PagingById, PagingByNumber } from "../api/wire/method.ts";
import { isRecord } from "../json/value.ts";

/** Where to read on: an id, or a page and how many of its entries were read already. */
export interface Place {
  readonly at: number;
  readonly skip: number;
}

/** One entry, and where to read on after it. */
export interface WalkedEntry {
  /** An element of a list, or key and value of a map. */
  readonly entry: unknown;
  readonly next: Place;
}

/** Reads one page. */
export type ReadPage = (params: Record<string, unknown>) => Promise<Record<string, unknown>>;

/**
 * All entries of a paged read, one page after another, each read when the one before it is used up. Pure:
 * `read` does the asking.
 */
export function walkPages(
  paging: Paging,
  params: Record<string, unknown>,
  read: ReadPage,
  start: Place | undefined,
): AsyncGenerator<WalkedEntry, void, undefined> {
  return paging.by === "id" ? walkIds(paging, params, read, start) : walkNumbers(paging, params, read, start);
}

async function* walkIds(
  { from, after, field, id, otherId = id, size }: PagingById,
  params: Record<string, unknown>,
  read: ReadPage,
  start: Place | undefined,
): AsyncGenerator<WalkedEntry, void, undefined> {
  const given = params[from];
  const step = after ? 0 : 1;
  // An id to begin with is given with the first page too: without it that page would be sorted by date.
  // The last id seen is not: the API refuses the 0 that would mean none.
  let at = start?.at ?? (typeof given === "number" ? given : step);
  for (;;) {
    const entries = entriesOf(await read(at === 0 ? params : { ...params, [from]: at }), field);
    const fresh = entries
      .map((entry) => ({ entry, own: isRecord(entry) ? Number(entry[id] ?? entry[otherId]) : Number.NaN }))
      .filter(({ own }) => own + step > at)
      .sort((a, b) => a.own - b.own);
    for (const { entry, own } of fresh) {
      // Also where one page holds an entry twice.
      if (own + step <= at) continue;
      at = own + step;
      yield { entry, next: { at, skip: 0 } };
    }
    if (entries.length < size || fresh.length === 0) return;
  }
}

async function* walkNumbers(
  { field, size, first = 1 }: PagingByNumber,
  params: Record<string, unknown>,
  read: ReadPage,
  start: Place | undefined,
): AsyncGenerator<WalkedEntry, void, undefined> {
  const given = params.page;
  const begin = start?.at ?? (typeof given === "number" ? given : first);
  let before: string | undefined;
  for (let page = begin; ; page += 1) {
    const entries = entriesOf(await read({ ...params, page }), field);
    const ends = JSON.stringify([entries[0], entries.at(-1)]);
    // A server that knows nothing of pages would give the first one for ever.
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
