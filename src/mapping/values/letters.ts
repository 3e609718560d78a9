import { lazily } from "../../shared/runtime/lazily.ts";

const windowLength = 64;

/** Replaces every run of whitespace, including no-break and thin spaces, with one space, and trims the ends. */
export function collapseSpaces(text: string): string {
  return text.replace(/[\s\u200b\u2060]+/gu, " ").trim();
}

/** Normalizes spaces and accents, so that texts that look the same are equal. */
export function sameSpelling(text: string): string {
  return collapseSpaces(text.normalize("NFC"));
}

/** Compares texts ignoring case. Most already differ in their first letter. */
export function equalInAnyCase(wanted: string): (text: string | undefined) => boolean {
  const folded = withoutCase(wanted);
  const first = folded.charCodeAt(0);
  return (text) => {
    if (text === undefined || text === wanted) return text === wanted;
    const code = text.charCodeAt(0);
    if (code > 32 && code < 127 && first < 127 && (code | 32) !== (first | 32)) return false;
    return withoutCase(text) === folded;
  };
}

export function withoutCase(text: string): string {
  const lower = text.trim().toLowerCase();
  return /^[!-~а-яіїєґ]+(?: [!-~а-яіїєґ]+)*$/.test(lower) ? lower : sameSpelling(lower);
}

export function plainDigits(text: string): string {
  return /[\u0660-\uffff]/.test(text)
    ? text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff01-\uff5e]/g, (sign) => {
        const code = sign.charCodeAt(0);
        return code > 0xff00 ? String.fromCharCode(code - 0xfee0) : String(code & 15);
      })
    : text;
}

/** Drops control and invisible characters (not line ends, tabs, joiners) and lone surrogates; composes accents. */
export function cleanText(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]/gu, "")
    .toWellFormed()
    .replace(/[\u2028\u2029]/g, "\n")
    .replace(/(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{Cf}/gu, "")
    .replace(
      /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{Extended_Pictographic}])/gu,
      "",
    )
    .normalize("NFC");
}

/** Whether a text shows signs of a wrong or missing decoding, or of a value that a program did not have. */
export function isDamaged(text: string): boolean {
  return (
    /\ufffd|(?:[ÐÑ][^\w\s]){2}|&(?:[a-z]{2,8}\d{0,2}|#x?[\da-f]{1,7});|\\(?:u0[\da-f]{3}|')|<\/[a-z][a-z\d]*>|<br ?\/?>|^(?:\?{3}|undefined\b)|\bundefined$/i.test(
      text,
    ) || misread().test(text)
  );
}

/**
 * Matches UTF-8 read as windows-1251, -1252 or -1250: `РћРєСЃР°РЅР°`. No part begins as another ends, so the
 * time is linear.
 */
const misread = /* @__PURE__ */ lazily(
  () =>
    /^(?=.*?(?:[ÂÃÄÅÐÑÒĂĹĐŃŇ][\x80-\xbf\u0139-\u2122]|[ВГДЕРС][ЂЃЅЈ-Џђѓѕ-џ°±µ¶·†‡]|[âв][€Ђ]))(?:[\0-\x7f]|[ÂÃÄÅÐÑÒĂĹĐŃŇ][^\0-\x7fÂÃÄÅÐÑÒĂĹĐŃŇ]?|(?:[ВГДЕРСТ]|[âв][€Ђ]|(?:ðŸ|рџ|đź).)[^\0-\x7fÂÃÄÅÐÑÒĂĹĐŃŇ])+$/s,
);

/** Capitalizes words. An apostrophe after one letter starts a new one (`О’Коннор`), a later one does not (`Дар’я`). */
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

/** Counts the code points of a text, as Base does for its limits. */
export function codePointLength(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/**
 * Cuts a text to `max` code points with the ellipsis, and returns the rest too. It never splits what a reader
 * sees as one sign.
 */
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

/** Returns the last grapheme boundary at or before the index. It only segments a small window. */
function boundary(text: string, index: number): number {
  const start = Math.max(0, index - windowLength);
  const window = text.slice(start, index + windowLength);
  // `Intl.Segmenter` segments by graphemes by default.
  const segment = new Intl.Segmenter().segment(window).containing(index - start);
  return segment === undefined ? index : start + segment.index;
}
