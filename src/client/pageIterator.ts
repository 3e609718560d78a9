import type { Paging } from "../api/wire/method.ts";
import type { CallOptions } from "./options.ts";
import { type Place, type ReadPage, walkPages } from "./walkPages.ts";

/** Options of `iterate…`: those of a call, for each page, and where to begin and to end. */
export interface IterateOptions extends CallOptions {
  /**
   * How many entries to give at most. No page is read that is not needed for them.
   *
   * @default Infinity
   */
  readonly limit?: number | undefined;
  /** Goes on where another iterator stopped, also in another process: its `cursor`. */
  readonly cursor?: string | undefined;
}

/**
 * The entries of a paged read. A page is read when the loop gets there. A second loop goes on where the
 * first one stopped.
 */
export interface PageIterator<Entry> extends AsyncIterable<Entry> {
  /**
   * Where to go on after the last entry given: a text to keep and to hand to the option `cursor` later.
   * `undefined` before the first entry. It is exact where pages go by id. Where they go by number, entries
   * that come or go in between shift the others, and some may come twice or not at all.
   */
  readonly cursor: string | undefined;
}

/**
 * Makes an iterator out of a read.
 *
 * @throws TypeError where `limit` or `cursor` is malformed.
 */
export function pageIterator(
  paging: Paging,
  params: Record<string, unknown>,
  { limit = Number.POSITIVE_INFINITY, cursor, signal }: IterateOptions,
  read: ReadPage,
): PageIterator<unknown> {
  if (typeof limit !== "number" || !(limit >= 0)) throw new TypeError("Expected `limit` to be 0 or more.");
  let place = cursor === undefined ? undefined : parseCursor(cursor);
  let left = limit;

  async function* walk(): AsyncGenerator<unknown, void, undefined> {
    if (left <= 0) return;
    for await (const { entry, next } of walkPages(paging, params, read, place)) {
      // A page holds up to a thousand entries; an abort must not wait for the next one.
      signal?.throwIfAborted();
      place = next;
      left -= 1;
      yield entry;
      if (left <= 0) return;
    }
  }

  return {
    get cursor() {
      return place === undefined ? undefined : formatCursor(place);
    },
    [Symbol.asyncIterator]: walk,
  };
}

function formatCursor({ at, skip }: Place): string {
  return skip === 0 ? String(at) : `${at}+${skip}`;
}

function parseCursor(cursor: string): Place {
  const parts = /^(\d{1,15})(?:\+(\d{1,9}))?$/.exec(cursor);
  if (parts === null) throw new TypeError("Expected `cursor` to be the `cursor` of an iterator.");
  return { at: Number(parts[1]), skip: Number(parts[2] ?? 0) };
}
