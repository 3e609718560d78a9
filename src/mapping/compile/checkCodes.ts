import { isCountryCode, isCurrencyCode } from "../../api/wire/codes.ts";
import { isTimeZone } from "../text/timeZone.ts";
import type { Environment } from "./environment.ts";

/** Kinds of codes that rules write out: what is one, and what to write. */
const kinds = {
  country: {
    isKnown: isCountryCode,
    message: "This is no ISO 3166 country code. Write two capital letters such as UA.",
  },
  currency: {
    isKnown: isCurrencyCode,
    message: "This is no ISO 4217 currency code. Write three capital letters such as UAH.",
  },
  timeZone: {
    isKnown: isTimeZone,
    message: "This is no time zone that is known. Write an IANA name such as Europe/Kyiv.",
  },
  language: { isKnown: isLanguage, message: "This is no language tag. Write one such as uk, pl or en-GB." },
} as const;

/** A code in the rules themselves, where there is one and it is known: it is checked with the rules. */
export function knownCode(
  kind: keyof typeof kinds,
  code: string | undefined,
  at: string,
  env: Environment,
): string | undefined {
  const { isKnown, message } = kinds[kind];
  if (code === undefined || isKnown(code)) return code;
  env.problems.push({ code: "bad_code", path: `${at}.${kind}`, message });
  return undefined;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
