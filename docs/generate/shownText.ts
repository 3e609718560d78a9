import { formatText } from "../../src/shared/messages/format.ts";
import { createLocale } from "../../src/shared/messages/locale.ts";

/** A text as a page shows it: each detail as `{name}`, and the general case of each choice. */
export function shownText(text: string): string {
  return formatText(countMany(text), {}, english, ({ code }) => code).replace(/\{(\w+), \w+\}/g, "{$1}");
}

/** Where a language has a form for many, `other` is its form of a fraction, which nobody reads next to `{count}`. */
function countMany(text: string): string {
  return text.replace(/ many (\{[^{}]*\}) other \{[^{}]*\}/g, " other $1");
}

const english = createLocale("en");
