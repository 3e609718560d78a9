import type { CodeText } from "./issueCodes.ts";
import type { Issue } from "./mapResult.ts";

/** An issue with the level and the text of its code, in which each `{name}` is replaced by that detail. */
export function issueOf(
  code: string,
  { level, text }: CodeText,
  path: string,
  details: Readonly<Record<string, string | number>> = {},
): Issue {
  const message = text.replace(/\{(\w+)\}/g, (whole, name) => String(details[name] ?? whole));
  return { level, code, path, message };
}
