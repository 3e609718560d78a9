import type { CodeText } from "./issueCodes.ts";
import type { Issue } from "./mapResult.ts";

/** An issue with the level and the text of its code, in which each `{name}` is replaced by that detail. */
export function issueOf(
  code: string,
  { level, text }: CodeText,
  path: string,
  details: Readonly<Record<string, string | number>> = {},
): Issue {
  let message = "";
  let end = 0;
  // Faster than a pattern: a lead without an optional field has an issue each time.
  for (let start = text.indexOf("{"); start >= 0; start = text.indexOf("{", start + 1)) {
    const close = text.indexOf("}", start);
    const detail = details[text.slice(start + 1, close)];
    if (close < 0 || detail === undefined) continue;
    message += text.slice(end, start) + detail;
    end = close + 1;
  }
  return { level, code, path, message: message + text.slice(end) };
}
