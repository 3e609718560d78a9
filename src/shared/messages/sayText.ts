import { formatText, type Locale } from "./format.ts";
import type { DetailsArguments, Texts } from "./texts.ts";

/** Returns the text of a name in a language. Its details are checked by the English text. */
export type SayText<English> = <Name extends keyof English>(
  name: Name,
  ...details: DetailsArguments<English[Name]>
) => string;

export function createSayText<English>(texts: Texts<English>, locale: Locale): SayText<English> {
  return (name, ...[details]) => formatText(texts[name], details ?? {}, locale, ({ code }) => code);
}
