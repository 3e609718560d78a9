import { formatText } from "../../src/shared/messages/format.ts";
import { createLocale } from "../../src/shared/messages/locale.ts";

/** A text as a page shows it: each detail as `{name}`, and the general case of each choice. */
export function shownText(text: string): string {
  return formatText(text, {}, english, ({ code }) => code).replace(/\{(\w+), \w+\}/g, "{$1}");
}

const english = createLocale("en");
