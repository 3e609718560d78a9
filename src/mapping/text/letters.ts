/** Two such characters never belong together. */
const plain = /^[ -~\u00a0-\u02ff\u0400-\u0482\u048a-\u052f]{2}$/;

const windowLength = 64;

/** Every run of whitespace, no-break and thin spaces included, becomes one space; none stay at the ends. */
export function collapseSpaces(text: string): string {
  return text.replace(/[\s\u200b\u2060]+/gu, " ").trim();
}

/** Drops NUL and other control characters (line ends and tabs stay) and replaces lone surrogates. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what goes.
  const plain = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
  return /[\ud800-\udfff]/.test(plain) ? plain.replace(/\p{Surrogate}/gu, "\ufffd") : plain;
}

/**
 * The first letter of every word in upper case, the others in lower case: `О’Коннор`, `Бойко-Верес`,
 * `Jean d’Arc` becomes `Jean D’Arc`. An apostrophe after one letter starts a new word (`О’Коннор`), a
 * later one does not (`Дар’я`).
 */
export function titleCase(text: string): string {
  return text
    .toLowerCase()
    .replace(
      /(^|[^\p{L}\p{M}\p{N}'’ʼ`])(\p{L})(?:(['’ʼ`])(\p{L}))?/gu,
      (_, before, first, mark = "", second = "") => {
        return `${before}${first.toUpperCase()}${mark}${second.toUpperCase()}`;
      },
    );
}

/** How many code points the text has: what Base counts against its limits. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let index = 0; index + 1 < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdbff) {
      const next = text.charCodeAt(index + 1);
      if (next >= 0xdc00 && next <= 0xdfff) {
        length -= 1;
        index += 1;
      }
    }
  }
  return length;
}

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
