import { codePointLength } from "./letters.ts";

/**
 * Cuts a text to at most `max` code points, the ellipsis included. The cut never splits what a reader
 * sees as one character: an emoji of several code points, a letter with its accents.
 *
 * @param ellipsis Put at the end of a cut text. Default `…`; `""` for none.
 */
export function truncateText(text: string, max: number, ellipsis = "…"): string {
  return splitAt(text, max, ellipsis).head;
}

/** The cut text, and what was cut off (empty where the text fits). */
export function splitAt(
  text: string,
  max: number,
  ellipsis = "…",
): { readonly head: string; readonly rest: string } {
  if (text.length <= max || codePointLength(text) <= max) return { head: text, rest: "" };
  const tail = codePointLength(ellipsis) < max ? ellipsis : "";
  const end = boundary(text, indexOfCodePoint(text, Math.max(0, max - codePointLength(tail))));
  return { head: text.slice(0, end) + tail, rest: text.slice(end) };
}

function indexOfCodePoint(text: string, count: number): number {
  let index = 0;
  for (let seen = 0; seen < count; seen += 1) index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  return index;
}

/** The last grapheme boundary at or before the index. Segments only a window, and only where needed. */
function boundary(text: string, index: number): number {
  if (plain.test(text.slice(Math.max(0, index - 1), index + 1))) return index;
  const start = Math.max(0, index - windowLength);
  const window = text.slice(start, index + windowLength);
  const segment = new Intl.Segmenter(undefined, { granularity: "grapheme" })
    .segment(window)
    .containing(index - start);
  return segment === undefined ? index : start + segment.index;
}

/** Two such characters never belong together. */
const plain = /^[ -~\u00a0-\u02ff\u0400-\u0482\u048a-\u052f]{2}$/;
const windowLength = 64;
