import { Decimal } from "../../shared/runtime/decimal.ts";
import { spend } from "../contract/budget.ts";
import { choice, type GrammarName, type Nothing, type Takes } from "../rules/grammarNode.ts";
import { addProblem, tell, unknownName } from "../rules/problems.ts";
import type { TypeName, TypeOptions } from "../rules/value.ts";
import { parseBoolean } from "../values/boolean.ts";
import { parseCod } from "../values/cod.ts";
import { createDateParser, namesZone, plainDate } from "../values/dates/date.ts";
import { checkDatePattern } from "../values/dates/datePattern.ts";
import { createDateFormatter } from "../values/dates/formatDate.ts";
import { splitName } from "../values/name.ts";
import { splitAddress } from "../values/places/address.ts";
import { countryOfNumber } from "../values/places/country.ts";
import { formatPostcode } from "../values/places/postcode.ts";
import { readPoint } from "../values/point.ts";
import { parseTaxId } from "../values/taxId.ts";
import type { Environment } from "./environment.ts";
import { knownCode } from "./names.ts";
import { phoneReader } from "./readPhone.ts";
import { decimalOf, readText, settle, textOf, toFieldText } from "./scalar.ts";
import { report, type Scope } from "./scope.ts";

/** Reads one value as a type; `undefined`, and an issue, if it cannot be read. */
export type ReadAs = (value: unknown, scope: Scope) => unknown;
type OptionsOf<Type extends TypeName> = Extract<TypeOptions, { readonly type: Type }>;

interface AsType<Type extends TypeName> {
  readonly options: {
    readonly [Name in Exclude<keyof OptionsOf<Type>, "type">]-?: Takes<OptionsOf<Type>[Name]>;
  };
  readonly compile: (
    options: TypeOptions & { readonly type: Type },
    rulePath: string,
    env: Environment,
  ) => ReadAs;
}

const decimalSeparator = /* @__PURE__ */ choice(".", ",");

/** Every type of `as`, with its options and its behaviour. A missing one is a compile error. */
export const asTypes: { readonly [Type in TypeName]: AsType<Type> } = {
  text: { options: {}, compile: (_, rulePath) => (value, scope) => readText(value, scope, rulePath) },
  phone: {
    options: { country: "text", which: /* @__PURE__ */ choice("first", "second", "all") },
    compile: phoneReader,
  },
  decimal: { options: { decimalSeparator, minorUnits: "boolean" }, compile: decimalReader },
  integer: { options: { decimalSeparator }, compile: integerReader },
  boolean: {
    options: {},
    compile: (_, rulePath) => (value, scope) =>
      settle(parseBoolean(numeric(value)), value, undefined, scope, rulePath),
  },
  cod: {
    options: {},
    compile: (_, rulePath) => (value, scope) =>
      settle(parseCod(numeric(value)), value, undefined, scope, rulePath),
  },
  date: {
    options: { from: "textOrTexts", to: "text", timeZone: "text", language: "text" },
    compile: dateReader,
  },
  country: { options: { numeric: "boolean" }, compile: countryReader },
  postcode: {
    options: { country: "text" },
    compile({ type: _, country, ...rest }, rulePath, env) {
      rest satisfies Nothing;
      return postcodeReader((scope) => country ?? scope.country ?? env.defaults.country, rulePath);
    },
  },
  taxId: { options: { country: "text" }, compile: taxIdReader },
  point: { options: {}, compile: (_, rulePath) => pointReader(rulePath) },
  name: {
    options: { order: /* @__PURE__ */ choice("first-last", "last-first", "auto") },
    compile({ type: _, order, ...rest }, rulePath) {
      rest satisfies Nothing;
      return (value, scope) => {
        const { note, ...parts } = splitName(textOf(value) ?? "", order);
        if (note !== undefined) report(scope, note, rulePath, undefined, value);
        return parts;
      };
    },
  },
  address: { options: { country: "text" }, compile: addressReader },
};

export function compileReadAs(as: TypeName | TypeOptions, rulePath: string, env: Environment): ReadAs {
  const options: TypeOptions = typeof as === "string" ? { type: as } : as;
  // The grammar reports an unknown type. Compiling continues, to find all other problems.
  if (!Object.hasOwn(asTypes, options.type)) return () => undefined;
  checkOptions(options, rulePath, env);
  return compileType(options.type, options, rulePath, env);
}

function compileType<Type extends TypeName>(
  type: Type,
  options: TypeOptions & { readonly type: Type },
  rulePath: string,
  env: Environment,
): ReadAs {
  return asTypes[type].compile(options, rulePath, env);
}

/** Checks that the type has these options: the grammar only knows the options of all types together. */
function checkOptions(options: TypeOptions, rulePath: string, env: Environment): void {
  const allowed: Readonly<Record<string, GrammarName>> = asTypes[options.type].options;
  for (const name of Object.keys(options)) {
    if (name === "type" || Object.hasOwn(allowed, name)) continue;
    tell(env.problems, "unknown_name", rulePath, () =>
      unknownName(name, rulePath, Object.keys(allowed), { what: "option", of: options.type }),
    );
  }
  if ("country" in options) knownCode("country", options.country, rulePath, env);
}

/** Reads a country. A number is one only if the rule says so, since shops number countries in their own way. */
function countryReader(options: OptionsOf<"country">, rulePath: string, env: Environment): ReadAs {
  const { type: _, numeric, ...rest } = options;
  rest satisfies Nothing;
  return (value, scope) => {
    const text = textOf(value) ?? "";
    const read = numeric === true && /^\s*\d+\s*$/.test(text) ? countryOfNumber(text) : env.countries(text);
    return settle(read, value, undefined, scope, rulePath);
  };
}

export function postcodeReader(countryOf: (scope: Scope) => string | undefined, rulePath: string): ReadAs {
  return (value, scope) => {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const fieldText = toFieldText(text);
    const of = countryOf(scope);
    return of === undefined
      ? fieldText
      : settle(formatPostcode(fieldText, of), value, fieldText, scope, rulePath);
  };
}

/** Reads the id of a pick-up point. A text without a known point is kept, because it may be an id of another kind. */
export function pointReader(rulePath: string): ReadAs {
  return (value, scope) => {
    const text = readText(value, scope, rulePath);
    if (!text) return undefined;
    const id = readPoint(text);
    if (id === undefined) report(scope, "point_unreadable", rulePath, undefined, value);
    return id ?? text;
  };
}

/** Reads an address only if every part of it is certain. Otherwise the parcel could go to the wrong place. */
function addressReader(options: OptionsOf<"address">, rulePath: string, env: Environment): ReadAs {
  const { type: _, country, ...rest } = options;
  rest satisfies Nothing;
  return (value, scope) => {
    const text = readText(value, scope, rulePath);
    if (!text) return undefined;
    spend(scope, 2000, rulePath);
    const of = country ?? scope.country ?? env.defaults.country;
    const parts = splitAddress(text, of, env.countries);
    if (parts === undefined) report(scope, "address_unreadable", rulePath, undefined, value);
    return parts;
  };
}

export function taxIdReader(options: OptionsOf<"taxId">, rulePath: string): ReadAs {
  const { type: _, country, ...rest } = options;
  rest satisfies Nothing;
  return (value, scope) => {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const fieldText = toFieldText(text);
    return (
      settle(
        parseTaxId(fieldText, country ?? scope.invoiceCountry ?? scope.country),
        value,
        fieldText,
        scope,
        rulePath,
      ) || undefined
    );
  };
}

function decimalReader(options: OptionsOf<"decimal">, rulePath: string, env: Environment): ReadAs {
  const { type: _, decimalSeparator = env.defaults.decimalSeparator, minorUnits, ...rest } = options;
  rest satisfies Nothing;
  return (value, scope) => {
    const decimal = decimalOf(value, scope, rulePath, decimalSeparator);
    if (minorUnits !== true || decimal === undefined) return decimal;
    // `12.99` are 12.99 euros, not 12.99 cents.
    if (/^\s*-?\d[\d\s]*$/.test(textOf(value) ?? ""))
      return decimal.multiply(Decimal.fromUnits(1, scope.digits));
    report(scope, "not_minor_units", rulePath, undefined, value);
    return undefined;
  };
}

export function integerReader(options: OptionsOf<"integer">, rulePath: string, env: Environment): ReadAs {
  const { type: _, decimalSeparator = env.defaults.decimalSeparator, ...rest } = options;
  rest satisfies Nothing;
  return (value, scope) => {
    if (typeof value === "number" && Number.isSafeInteger(value)) return value === 0 ? 0 : value;
    const decimal = decimalOf(value, scope, rulePath, decimalSeparator);
    if (decimal === undefined) return undefined;
    const whole = decimal.round(0);
    if (!whole.equals(decimal)) report(scope, "no_integer", rulePath, undefined, value);
    const number = whole.toNumber();
    if (Number.isSafeInteger(number)) return number;
    report(scope, "too_large", rulePath, undefined, value);
    return undefined;
  };
}

export function dateReader(options: OptionsOf<"date">, rulePath: string, env: Environment): ReadAs {
  const { type: _, from, to, timeZone: ownZone, language: ownLanguage, ...rest } = options;
  rest satisfies Nothing;
  const timeZone = knownCode("timeZone", ownZone, rulePath, env) ?? env.defaults.timeZone;
  const patterns = typeof from === "string" ? [from] : from;
  for (const pattern of patterns ?? []) checkFrom(pattern, `${rulePath}.from`, env);
  const language = knownCode("language", ownLanguage, rulePath, env);
  const parse = createDateParser({ timeZone, patterns, language }, env.dates);
  const write = to === undefined ? undefined : createDateFormatter(to, { timeZone, language }, env.dates);
  const isSimple =
    patterns === undefined && (timeZone === undefined || timeZone === "UTC") && write === undefined;
  return (value, scope) => {
    if (isSimple && typeof value === "string") {
      const seconds = plainDate(value);
      if (seconds !== undefined) {
        if (timeZone === undefined && !namesZone(value)) report(scope, "date_zone_assumed", rulePath);
        return seconds;
      }
    }
    spend(scope, (write === undefined ? 800 : 2000) + 30 * (patterns?.length ?? 0), rulePath);
    const read = parse(typeof value === "number" ? value : textOf(value));
    if (!read.ok && read.code === "date_missing") return undefined;
    const seconds = settle(read, value, undefined, scope, rulePath);
    return seconds === undefined || write === undefined ? seconds : write(seconds);
  };
}

function checkFrom(pattern: string, rulePath: string, env: Environment): void {
  const problem = checkDatePattern(pattern);
  if (problem !== undefined) addProblem(env.problems, problem, rulePath);
}

function numeric(value: unknown): unknown {
  return typeof value === "object" ? Number(textOf(value)) : value;
}
