import { spend } from "../contract/budget.ts";
import type { Nothing } from "../rules/grammarNode.ts";
import type { TypeOptions } from "../rules/value.ts";
import type { Parsed } from "../values/parsed.ts";
import { type PhoneParser, parsePhone } from "../values/phone.ts";
import { hasZeroTrunk } from "../values/phoneNumber.ts";
import type { Environment } from "./environment.ts";
import { settle, textOf, toFieldText } from "./scalar.ts";
import { report, type Scope } from "./scope.ts";

type PhoneOptions = Extract<TypeOptions, { readonly type: "phone" }>;

/** Reads a phone. Text that cannot be read is kept as it is, so that a buyer's number is not lost. */
export function phoneReader(
  options: PhoneOptions,
  rulePath: string,
  env: Environment,
): (value: unknown, scope: Scope) => string | undefined {
  const { type: _, country, which, ...rest } = options;
  rest satisfies Nothing;
  const homeCountry = country ?? env.defaults.country;
  return (value, scope) => {
    const text = textOf(value);
    if (text === undefined) return undefined;
    // A number may start at every position.
    spend(scope, Math.min(text.length, 2000) * 30, rulePath);
    const order = country ?? scope.country ?? homeCountry;
    const read = withParser(scope, rulePath, (parser) =>
      homeCountry === undefined || order === undefined || order === homeCountry
        ? parsePhone(text, { country: order, which, parser })
        : firstRead(
            text,
            ownFirst(text, order, homeCountry) ? [homeCountry, order] : [order, homeCountry],
            which,
            parser,
          ),
    );
    // If there is no second number, the first one must not be used instead.
    const fallback = which === "second" ? undefined : toFieldText(text);
    return settle(read, value, fallback, scope, rulePath);
  };
}

/**
 * Reads a phone with the custom parser. If the parser fails, this is reported once per lead, and it is not
 * used again.
 */
function withParser(
  scope: Scope,
  rulePath: string,
  read: (parser: PhoneParser | undefined) => Parsed<string>,
): Parsed<string> {
  const { phoneParser } = scope;
  if (phoneParser === undefined) return read(undefined);
  let hasFailed = false;
  const result = read((text, country) => {
    try {
      const number: unknown = phoneParser(text, country);
      if (typeof number === "string") return number;
      // Reading is synchronous, so a promise is a failure. Its rejection must not end the process.
      if (typeof number === "object" && number !== null) {
        hasFailed = true;
        Promise.resolve(number).catch(() => undefined);
      }
    } catch {
      hasFailed = true;
    }
    return undefined;
  });
  if (!hasFailed) return result;
  scope.phoneParser = undefined;
  report(scope, "phone_parser_failed", rulePath);
  return read(undefined);
}

/**
 * Uses the first country that can read the number. If none can, reports the problem found with the first one. A number
 * with too many digits there is not one of another country.
 */
function firstRead(
  text: string,
  [first, second]: readonly [string, string],
  which: "first" | "second" | "all" | undefined,
  parser: PhoneParser | undefined,
): Parsed<string> {
  const read = parsePhone(text, { country: first, which, parser });
  const isFinal = read.ok || read.code === "phone_too_long";
  const other = isFinal ? read : parsePhone(text, { country: second, which, parser });
  return other.ok ? other : read;
}

/**
 * Whether to read a number by the home country first. `067…` in an order to Poland is Ukrainian, because no 0
 * is dialled in Poland.
 */
function ownFirst(text: string, order: string, homeCountry: string): boolean {
  return /^\D*0[1-9]/.test(text) && !hasZeroTrunk(order) && hasZeroTrunk(homeCountry);
}
