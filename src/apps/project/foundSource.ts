import type { ExplainedField } from "../../entries/mapping.ts";

/**
 * The source of a field's value, of a `first` that of the candidate that was found: `path Telefon` instead of `first`.
 */
export function foundSource({ rule, source, value, parts }: ExplainedField): string {
  let found = { rule, source, value };
  while (found.source === "first") {
    const start = `${found.rule}.first[`;
    const candidates = parts.filter(
      (part) => part.rule.startsWith(start) && isWhole(part.rule.slice(start.length)),
    );
    // The candidates after the one that was found were not tried.
    const last = candidates.at(-1);
    if (last === undefined || isMissing(last.value)) break;
    found = last;
  }
  return found.source;
}

/** A source as people read it: a path is shown without the word "path". */
export function withoutKind(source: string): string {
  return source.replace(/^path (?!$)/, "");
}

/** Whether a rule is a candidate and not a part of one. */
function isWhole(rest: string): boolean {
  return /^\d+\]$/.test(rest);
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}
