import type { TranslatableError } from "../mapping/contract/issueLanguage.ts";
import { getOwn } from "../shared/json/value.ts";
import { formatText, type Locale, type Say } from "../shared/messages/format.ts";

/** Returns the sentence of a language about an error: by Base's code, else by the name of the error. */
export function errorSentence(
  { name, code = "", message, details }: TranslatableError,
  texts: Readonly<Record<string, string>>,
  locale: Locale,
  say: Say,
): string {
  const text = textOf(texts, name, code, details?.reason) ?? texts.other ?? "{message}";
  // A row of an older version has no details, which the text needs.
  if (details === undefined && needsDetails.test(text)) return message;
  return formatText(text, { message, code, ...details }, locale, say);
}

function textOf(
  texts: Readonly<Record<string, string>>,
  name: string,
  code: string,
  reason: unknown,
): string | undefined {
  // Errors of a delivery have a code of their own each.
  if (name !== "ApiError") return getOwn(texts, name) ?? getOwn(texts, code);
  // Where Base said nothing, its code is the only reason.
  return getOwn(texts, code) ?? getOwn(texts, reason === code ? "ApiError.unexplained" : name);
}

/** Names and codes are in every error; anything else is a detail. */
const needsDetails = /\{(?!message\}|code[,}])\w/;
