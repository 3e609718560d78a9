import { lowerCase } from "./patternText.ts";

/** Tags after or before which another line begins. */
const lines =
  "br|p|div|li|tr|h[1-6]|hr|table|tbody|thead|tfoot|caption|ul|ol|dl|dt|dd|section|article|header|footer|aside|nav|main|blockquote|pre|form|fieldset|legend|option|select|textarea|figure|figcaption|address|center";

const others =
  "a|abbr|acronym|area|audio|b|base|basefont|bdi|bdo|big|body|button|canvas|cite|code|col|colgroup|data|del|details|dfn|dialog|em|embed|font|head|html|i|iframe|img|input|ins|kbd|label|link|map|mark|meta|noscript|object|o:p|param|picture|q|s|samp|script|small|source|span|strike|strong|style|sub|summary|sup|svg|path|template|time|title|tt|u|var|video|wbr";

/** Tag names on their own are words too, so what comes after them has to look like attributes. */
const tag = /* @__PURE__ */ (() =>
  new RegExp(
    `<(/?)(?:(${lines})|(td|th)|${others})((?:\\s+[a-z_:@][\\w:.-]*\\s*=\\s*(?:"[^"<]*"|'[^'<]*'|[^\\s"'<>]+)|\\s+(?:checked|disabled|selected|hidden|nowrap))*)\\s*/?>`,
    "gi",
  ))();

/**
 * Removes HTML tags and comments, with what scripts and styles hold. Tags of blocks (`<br>`, `<p>`, `<li>`, `<tr>`)
 * begin another line, cells have a space between them. A `<` that opens no tag that HTML knows stays: `3 < 5`,
 * `<ann@example.com>`. Entities stay; decode them **after** this.
 */
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

/** An expression would look for the end again from every beginning. */
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
