import { isCountryCode, isCurrencyCode } from "../../api/wire/codes.ts";
import { isTimeZone } from "../text/timeZone.ts";
import type { Environment } from "./environment.ts";

/** Codes in the rules themselves are checked with the rules. */
export function checkCountry(code: string, at: string, env: Environment): void {
  if (isCountryCode(code)) return;
  const message = "This is no ISO 3166 country code. Write two capital letters such as UA.";
  env.problems.push({ code: "bad_code", path: at, message });
}

export function checkCurrency(code: string, at: string, env: Environment): void {
  if (isCurrencyCode(code)) return;
  const message = "This is no ISO 4217 currency code. Write three capital letters such as UAH.";
  env.problems.push({ code: "bad_code", path: at, message });
}

/** The time zone, where there is one and it is known. */
export function knownTimeZone(name: string | undefined, at: string, env: Environment): string | undefined {
  if (name === undefined || isTimeZone(name)) return name;
  const message = "This time zone is not known. Write an IANA name such as Europe/Kyiv.";
  env.problems.push({ code: "bad_code", path: at, message });
  return undefined;
}

/** The language, where there is one and its tag is well-formed. */
export function knownLanguage(tag: string | undefined, at: string, env: Environment): string | undefined {
  if (tag === undefined || isLanguage(tag)) return tag;
  const message = "This is no language tag. Write one such as uk, pl or en-GB.";
  env.problems.push({ code: "bad_code", path: at, message });
  return undefined;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
