import { withBase } from "vitepress";
import type { LanguageCode } from "../languages.ts";

/** The page of an issue's or a problem's code, in the reader's language. */
export function codePage(code: string, language: LanguageCode): string {
  return withBase(`${language === "en" ? "" : `/${language}`}/codes/${code}.html`);
}
