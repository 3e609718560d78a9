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
      return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    },
  );
}

/**
 * Removes HTML tags and comments. Tags that end a line (`<br>`, `</p>`, `</div>`, `</li>`, `</tr>`) become
 * one. A `<` that opens no tag stays: `3 < 5`. Entities stay; decode them **after** this.
 */
export function stripTags(text: string): string {
  if (!text.includes("<")) return text;
  return text
    .replace(/<!--[^>]*-->/g, "")
    .replace(/<(?:br\s{0,9}\/?|\/(?:p|div|li|tr|h[1-6]))>/gi, "\n")
    .replace(/<\/?[a-zA-Z][^<>]*>/g, "");
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
};
