import type { Cleaning } from "../rules/value.ts";
import { decodeEntities } from "./entities.ts";
import { collapseSpaces, plainDigits } from "./letters.ts";
import { lowerCase } from "./patternText.ts";

/** The ways to clean a text, in the order they apply: a tag may contain entities, an entity may become a space. */
export const cleanWords: { readonly [Name in Cleaning]: (text: string) => string } = {
  tags: stripTags,
  entities: decodeEntities,
  emoji: stripEmoji,
  spaces: collapseSpaces,
  formula: stripFormula,
  digits: (text) => plainDigits(text).replace(/\D/g, ""),
};

export function compileClean(cleaning: readonly Cleaning[]): (text: string) => string {
  const wanted: ReadonlySet<string> = new Set(cleaning);
  const steps = Object.entries(cleanWords).flatMap(([name, clean]) =>
    // Tags may be encoded as entities: `&lt;b&gt;`.
    !wanted.has(name) ? [] : name === "entities" && wanted.has("tags") ? [clean, stripTags] : [clean],
  );
  return (text) => steps.reduce((current, clean) => clean(current), text);
}

/** Removes emoji and decorative symbols with their joiners and spaces. Signs of texts such as ® and → stay. */
export function stripEmoji(text: string): string {
  return text
    .replace(
      /(?:\p{Emoji_Presentation}|(?![\0-\u25ff\u2b00-\u2bff])\p{Extended_Pictographic}|\p{Extended_Pictographic}(?=\ufe0f)|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}\p{Regional_Indicator}]|\ufe0f|\u20e3|\u200d)/gu,
      "",
    )
    .replace(/\p{Zs}{2,}/gu, " ")
    .trim();
}

/**
 * Whether a spreadsheet may run the text: `=HYPERLINK(…)`, `+cmd|'…'!A0`. A phone, a number, a user name or a
 * smiley is no formula.
 */
export function isFormula(text: string): boolean {
  const code = text.charCodeAt(0);
  return (
    // Every formula starts with one of = + - @, and few texts do.
    code < 65 &&
    (code === 61 || code === 43 || code === 45 || code === 64) &&
    /^(?:=+[^\s=()]|[-+@=]\s{0,9}(?:[A-Za-z][A-Za-z0-9.]{0,30}\(|[^|]{0,100}\|[^!]{0,200}!))/.test(text)
  );
}

export function stripFormula(text: string): string {
  const trimmed = text.trim();
  return isFormula(trimmed) ? trimmed.replace(/[-+@=\s]+/, "") : text;
}

/** Tags that start a new line. */
const lines =
  "br|p|div|li|tr|h[1-6]|hr|table|t(?:body|head|foot)|[uod]l|d[dt]|section|article|header|footer|main|blockquote|pre|form|option|select|address|center";

/** Tags that texts have without attributes. */
const others =
  "a|abbr|b|big|body|cite|code|del|em|font|head|html|i|img|input|ins|label|mark|o:p|q|s|script|small|span|strike|strong|style|sub|sup|title|tt|u|wbr";

/**
 * Tag names can also be plain words, so what follows them must look like attributes. An end tag and a tag with
 * attributes may have any name.
 */
const tag = /* @__PURE__ */ (() =>
  new RegExp(
    `<(/?)(?:(${lines})|(td|th)|${others}|(?<=/)[a-z]+|[a-z]+(?=\\s+[a-z:-]+=))((?:\\s+[a-z_:@][\\w:.-]*\\s*=\\s*(?:"[^"<]*"|'[^'<]*'|[^\\s"'<>]+)|\\s+(?:checked|disabled|selected|hidden|nowrap))*)\\s*/?>`,
    "gi",
  ))();

/** Removes tags, comments, scripts; block tags start a line. `3 < 5` stays. Decode entities **after** this. */
export function stripTags(text: string): string {
  if (!text.includes("<")) return text;
  const plain = without(
    without(without(text, "<!--", "-->"), "<script", "</script>"),
    "<style",
    "</style>",
  ).replace(tag, (_, end, line, cell) => (line ? "\0" : cell && !end ? " " : ""));
  if (!plain.includes("\0")) return plain;
  return plain
    .split("\0")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "")
    .join("\n");
}

/** Removes everything between two marks. A regular expression would search for the end again from every start. */
function without(text: string, open: string, close: string): string {
  const lower = lowerCase(text);
  let kept = "";
  let from = 0;
  for (let start = lower.indexOf(open); start >= 0; start = lower.indexOf(open, from)) {
    const end = lower.indexOf(close, start + open.length);
    if (end < 0) break;
    kept += text.slice(from, start);
    from = end + close.length;
  }
  return kept + text.slice(from);
}
