import type { Glossary } from "../../src/languages/glossary.ts";

/**
 * The words of a text that its glossary forbids, each with what to say instead. The place is where the text is, as the
 * glossary names it: `register.leads_wait`, or `docs.rules` for a page. Code in the text is not read.
 */
export function unwantedWords({ never }: Glossary, text: string, place: string): string[] {
  const words = withoutCode(text);
  const isIn = (places: readonly string[]): boolean =>
    places.some((entry) => place === entry || place.startsWith(`${entry}.`));
  return never
    .filter(({ only, except = [] }) => (only === undefined || isIn(only)) && !isIn(except))
    .flatMap(({ words: patterns, instead }) =>
      patterns.flatMap((pattern) => {
        const found = wordPattern(pattern).exec(words);
        return found === null ? [] : [`${place}: "${found[0]}", say: ${instead}`];
      }),
    );
}

/**
 * A text without what programs read: blocks and spans of code, the addresses of links, and the options, files and
 * variables of a command line.
 */
export function withoutCode(text: string): string {
  return text
    .replace(/^( *)```[\s\S]*?^\1```$/gm, "")
    .replace(/``[^`]+``|`[^`\n]*`/g, "``")
    .replace(/\]\([^)\s]+\)/g, "]")
    .replace(/https?:\/\/\S+/g, "")
    .replace(commandWord, "``");
}

/** `--rules`, `*.ndjson`, `name=file`, `BASELINKER_TOKEN`, `docs/hosting.uk.md`, `2026-01-31T12:00:00Z`. */
const commandWord =
  /(?<![\p{L}\p{N}_-])(?:--?[a-z][\w-]*|[*.]*\w+(?:[-_.:/=|*<>[\]]+\w+)+|\*?\.[a-z]\w*|[A-Z]{2,}|\d+[A-Z]+)(?![\p{L}\p{N}_])/gu;

/** `*` stands for any letters, `(word)` for a word that may be left out. White space may be a line break. */
export function wordPattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+?^${}|[\]\\]/g, "\\$&")
    .replace(/\(([^)]+)\) /g, "(?:$1 )?")
    .replaceAll("*", "\\p{L}*")
    .replaceAll(" ", "\\s+");
  const end = /[\p{L}*]$/u.test(pattern) ? "(?!\\p{L})" : "";
  return new RegExp(`(?<!\\p{L})${source}${end}`, /\p{Lu}/u.test(pattern) ? "u" : "iu");
}
