import { Decimal } from "../../shared/runtime/decimal.ts";
import { spend } from "../contract/budget.ts";
import { choice, type GrammarName, type Nothing, type Takes } from "../rules/grammarNode.ts";
import { addProblem, tell, unknownName } from "../rules/problems.ts";
import type { TypeName, TypeOptions } from "../rules/value.ts";
import { splitAddress } from "../values/address.ts";
import { parseBoolean } from "../values/boolean.ts";
import { parseCod } from "../values/cod.ts";
import { createDateParser, namesZone, plainDate } from "../values/date.ts";
import { checkDatePattern } from "../values/datePattern.ts";
import { createDateFormatter } from "../values/formatDate.ts";
import { splitName } from "../values/name.ts";
import { readPoint } from "../values/point.ts";
import { formatPostcode } from "../values/postcode.ts";
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
  readonly compile: (options: TypeOptions & { readonly type: Type }, at: string, env: Environment) => ReadAs;
}

const decimalSeparator = /* @__PURE__ */ choice(".", ",");

/** Every type of `as`, with its options and its behaviour. A missing one is a compile error. */
export const asTypes: { readonly [Type in TypeName]: AsType<Type> } = {
  text: { options: {}, compile: (_, at) => (value, scope) => readText(value, scope, at) },
  phone: {
    options: { country: "text", which: /* @__PURE__ */ choice("first", "second", "all") },
    compile: phoneReader,
  },
  decimal: { options: { decimalSeparator, minorUnits: "boolean" }, compile: decimalReader },
  integer: { options: { decimalSeparator }, compile: integerReader },
  boolean: {
    options: {},
    compile: (_, at) => (value, scope) => settle(parseBoolean(numeric(value)), value, undefined, scope, at),
  },
  cod: {
    options: {},
    compile: (_, at) => (value, scope) => settle(parseCod(numeric(value)), value, undefined, scope, at),
  },
  date: {
    options: { from: "textOrTexts", to: "text", timeZone: "text", language: "text" },
    compile: dateReader,
  },
  country: {
    options: {},
    compile: (_, at, env) => (value, scope) =>
      settle(env.countries(textOf(value) ?? ""), value, undefined, scope, at),
  },
  postcode: {
    options: { country: "text" },
    compile({ type: _, country, ...rest }, at, env) {
      rest satisfies Nothing;
      return postcodeReader((scope) => country ?? scope.country ?? env.defaults.country, at);
    },
  },
  taxId: { options: { country: "text" }, compile: taxIdReader },
  point: { options: {}, compile: (_, at) => pointReader(at) },
  name: {
    options: { order: /* @__PURE__ */ choice("first-last", "last-first", "auto") },
    compile({ type: _, order, ...rest }, at) {
      rest satisfies Nothing;
      return (value, scope) => {
        const { note, ...parts } = splitName(textOf(value) ?? "", order);
        if (note !== undefined) report(scope, note, at, undefined, value);
        return parts;
      };
    },
  },
  address: { options: { country: "text" }, compile: addressReader },
};

export function compileReadAs(as: TypeName | TypeOptions, at: string, env: Environment): ReadAs {
  const options: TypeOptions = typeof as === "string" ? { type: as } : as;
  // The grammar reports an unknown type. Compiling continues, to find all other problems.
  if (!Object.hasOwn(asTypes, options.type)) return () => undefined;
  checkOptions(options, at, env);
  return compileType(options.type, options, at, env);
}

function compileType<Type extends TypeName>(
  type: Type,
  options: TypeOptions & { readonly type: Type },
  at: string,
  env: Environment,
): ReadAs {
  return asTypes[type].compile(options, at, env);
}

/** Checks that the type has these options: the grammar only knows the options of all types together. */
function checkOptions(options: TypeOptions, at: string, env: Environment): void {
  const allowed: Readonly<Record<string, GrammarName>> = asTypes[options.type].options;
  for (const name of Object.keys(options)) {
    if (name === "type" || Object.hasOwn(allowed, name)) continue;
    const what = `not an option of the type "${options.type}"`;
    tell(env.problems, "unknown_name", at, () => unknownName(name, at, Object.keys(allowed), what));
  }
  if ("country" in options) knownCode("country", options.country, at, env);
}

export function postcodeReader(countryOf: (scope: Scope) => string | undefined, at: string): ReadAs {
  return (value, scope) => {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const own = toFieldText(text);
    const of = countryOf(scope);
    return of === undefined ? own : settle(formatPostcode(own, of), value, own, scope, at);
  };
}

/** A text without a point is kept: it may be an id that we do not know. */
export function pointReader(at: string): ReadAs {
  return (value, scope) => {
    const text = readText(value, scope, at);
    if (!text) return undefined;
    const id = readPoint(text);
    if (id === undefined) report(scope, "point_unreadable", at, undefined, value);
    return id ?? text;
  };
}

/** Nothing is taken of an address where one part is not certain: the parcel would go to another place. */
function addressReader(options: OptionsOf<"address">, at: string, env: Environment): ReadAs {
  const { type: _, country, ...rest } = options;
  rest satisfies Nothing;
  return (value, scope) => {
    const text = readText(value, scope, at);
    if (!text) return undefined;
    spend(scope, 2000, at);
    const of = country ?? scope.country ?? env.defaults.country;
    const parts = splitAddress(text, of, (part) => env.countries(part).ok);
    if (parts === undefined) report(scope, "address_unreadable", at, undefined, value);
    return parts;
  };
}

export function taxIdReader(options: OptionsOf<"taxId">, at: string): ReadAs {
  const { type: _, country, ...rest } = options;
  rest satisfies Nothing;
  return (value, scope) => {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const own = toFieldText(text);
    return (
      settle(parseTaxId(own, country ?? scope.invoiceCountry ?? scope.country), value, own, scope, at) ||
      undefined
    );
  };
}

function decimalReader(options: OptionsOf<"decimal">, at: string, env: Environment): ReadAs {
  const { type: _, decimalSeparator = env.defaults.decimalSeparator, minorUnits, ...rest } = options;
  rest satisfies Nothing;
  return (value, scope) => {
    const decimal = decimalOf(value, scope, at, decimalSeparator);
    if (minorUnits !== true || decimal === undefined) return decimal;
    // `12.99` are 12.99 euros, not 12.99 cents.
    if (/^\s*-?\d[\d\s]*$/.test(textOf(value) ?? ""))
      return decimal.multiply(Decimal.fromUnits(1, scope.digits));
    report(scope, "not_minor_units", at, undefined, value);
    return undefined;
  };
}

export function integerReader(options: OptionsOf<"integer">, at: string, env: Environment): ReadAs {
  const { type: _, decimalSeparator = env.defaults.decimalSeparator, ...rest } = options;
  rest satisfies Nothing;
  return (value, scope) => {
    if (typeof value === "number" && Number.isSafeInteger(value)) return value === 0 ? 0 : value;
    const decimal = decimalOf(value, scope, at, decimalSeparator);
    if (decimal === undefined) return undefined;
    const whole = decimal.round(0);
    if (!whole.equals(decimal)) report(scope, "no_integer", at, undefined, value);
    const number = whole.toNumber();
    if (Number.isSafeInteger(number)) return number;
    report(scope, "too_large", at, undefined, value);
    return undefined;
  };
}

export function dateReader(options: OptionsOf<"date">, at: string, env: Environment): ReadAs {
  const { type: _, from, to, timeZone: ownZone, language: ownLanguage, ...rest } = options;
  rest satisfies Nothing;
  const timeZone = knownCode("timeZone", ownZone, at, env) ?? env.defaults.timeZone;
  const patterns = typeof from === "string" ? [from] : from;
  for (const pattern of patterns ?? []) checkFrom(pattern, `${at}.from`, env);
  const language = knownCode("language", ownLanguage, at, env);
  const parse = createDateParser({ timeZone, patterns }, env.dates);
  const write = to === undefined ? undefined : createDateFormatter(to, { timeZone, language }, env.dates);
  const isSimple =
    patterns === undefined && (timeZone === undefined || timeZone === "UTC") && write === undefined;
  return (value, scope) => {
    if (isSimple && typeof value === "string") {
      const seconds = plainDate(value);
      if (seconds !== undefined) {
        if (timeZone === undefined && !namesZone(value)) report(scope, "date_zone_assumed", at);
        return seconds;
      }
    }
    spend(scope, (write === undefined ? 800 : 2000) + 30 * (patterns?.length ?? 0), at);
    const read = parse(typeof value === "number" ? value : textOf(value));
    if (!read.ok && read.code === "date_missing") return undefined;
    const seconds = settle(read, value, undefined, scope, at);
    return seconds === undefined || write === undefined ? seconds : write(seconds);
  };
}

function checkFrom(pattern: string, at: string, env: Environment): void {
  const problem = checkDatePattern(pattern);
  if (problem === undefined) return;
  addProblem(env.problems, "bad_pattern", at, `The pattern of a date ${problem}.`);
}

function numeric(value: unknown): unknown {
  return typeof value === "object" ? Number(textOf(value)) : value;
}
