import { type EnglishStudio, type LanguageTag, languages } from "../../entries/languages.ts";
import type { Locale } from "../../shared/messages/format.ts";
import { createLocale } from "../../shared/messages/locale.ts";
import { createSayText, type SayText } from "../../shared/messages/sayText.ts";
import type { Texts } from "../../shared/messages/texts.ts";

/** A language of the page, which each request may choose. */
export interface StudioLanguage {
  readonly tag: LanguageTag;
  readonly texts: Texts<EnglishStudio>;
  readonly locale: Locale;
  readonly say: SayText<EnglishStudio>;
}

/** Loads the texts of one language. */
export async function studioLanguage(tag: LanguageTag): Promise<StudioLanguage> {
  const texts = await languages[tag].studio();
  const locale = createLocale(tag);
  return { tag, texts, locale, say: createSayText<EnglishStudio>(texts, locale) };
}
