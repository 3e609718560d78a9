import type { Locale } from "./format.ts";
import { formatText } from "./format.ts";
import type { DetailsOf, Texts } from "./texts.ts";

/** Returns the text of a name in a language. Its details are checked by the English text. */
export type SayText<English> = <Name extends keyof English>(
  name: Name,
  ...details: DetailsParameter<English[Name]>
) => string;

/** The details of a text as a parameter, which a text without placeholders has not. */
export type DetailsParameter<Entry> = keyof DetailsOf<Entry> extends never
  ? readonly []
  : readonly [details: DetailsOf<Entry>];

export function createSayText<English>(texts: Texts<English>, locale: Locale): SayText<English> {
  return (name, ...[details]) => formatText(texts[name], details ?? {}, locale, ({ code }) => code);
}
