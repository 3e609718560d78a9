import type { Cleaning } from "../rules/value.ts";
import { collapseSpaces } from "./letters.ts";

/** Ways to clean a text, in the order in which they are done: a tag may hold entities, an entity may become a space. */
export const cleanWords: { readonly [Name in Cleaning]: (text: string) => string } = {
  tags: stripTags,
  entities: decodeEntities,
  emoji: stripEmoji,
  spaces: collapseSpaces,
  digits: (text) => text.replace(/\D/g, ""),
};

/** Cleans texts in these ways. */
export function compileClean(cleaning: readonly Cleaning[]): (text: string) => string {
  const wanted: ReadonlySet<string> = new Set(cleaning);
  const steps = Object.entries(cleanWords).flatMap(([name, clean]) => (wanted.has(name) ? clean : []));
  return (text) => steps.reduce((own, clean) => clean(own), text);
}

/**
 * Replaces HTML entities by their characters: numeric ones (`&#8217;`, `&#x27;`) and the named ones that
 * shops and editors write. An unknown one stays as it is. Decodes once: `&amp;lt;` becomes `&lt;`.
 */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/g,
    (whole, decimal, hex, name) => {
      if (name === undefined) {
        return character(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)) ?? whole;
      }
      return Object.hasOwn(named, name) ? (named[name] ?? whole) : (accented(name) ?? whole);
    },
  );
}

/**
 * Removes HTML tags and comments. Tags that end a line (`<br>`, `</p>`, `</div>`, `</li>`, `</tr>`) become
 * one. A `<` that opens no tag stays: `3 < 5`. Entities stay; decode them **after** this.
 */
export function stripTags(text: string): string {
  if (!text.includes("<")) return text;
  return withoutComments(text)
    .replace(/<(?:br\s{0,9}\/?|\/(?:p|div|li|tr|h[1-6]))>/gi, "\n")
    .replace(/<\/?[a-zA-Z][^<>]*>/g, "");
}

/** An expression would look for the end again from every beginning. */
function withoutComments(text: string): string {
  let rest = text;
  let kept = "";
  for (let start = rest.indexOf("<!--"); start >= 0; start = rest.indexOf("<!--")) {
    const end = rest.indexOf("-->", start + 4);
    if (end < 0) break;
    kept += rest.slice(0, start);
    rest = rest.slice(end + 3);
  }
  return kept + rest;
}

/** Removes emoji and decorative symbols together with their joiners, and the spaces that they leave. */
export function stripEmoji(text: string): string {
  return text
    .replace(
      /(?:[\p{Extended_Pictographic}\p{Regional_Indicator}\u{e0020}-\u{e007f}]|[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u20e3|\u200d)+/gu,
      "",
    )
    .replace(/\p{Zs}{2,}/gu, " ")
    .trim();
}

/** `oacute`, `Auml`: a letter and the name of its accent. */
function accented(name: string): string | undefined {
  const mark = accents[name.slice(1)];
  if (mark === undefined || !Object.hasOwn(accents, name.slice(1))) return undefined;
  const letter = (name.charAt(0) + mark).normalize("NFC");
  return letter.length === 1 ? letter : undefined;
}

const accents: Readonly<Record<string, string>> = {
  grave: "\u0300",
  acute: "\u0301",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030a",
  caron: "\u030c",
  cedil: "\u0327",
  ogon: "\u0328",
};

function character(code: number): string | undefined {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || isSurrogate || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ndash: "–",
  mdash: "—",
  laquo: "«",
  raquo: "»",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  hellip: "…",
  bull: "•",
  middot: "·",
  times: "×",
  deg: "°",
  euro: "€",
  pound: "£",
  copy: "©",
  reg: "®",
  trade: "™",
  szlig: "ß",
  lstrok: "ł",
  Lstrok: "Ł",
  oslash: "ø",
  Oslash: "Ø",
  aelig: "æ",
};
