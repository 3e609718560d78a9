import type { Clock } from "../runtime/clock.ts";
import {
  type Checked,
  checkOptions,
  expected,
  expectedWord,
  type OptionCheck,
  outOfRange,
  type WordCheck,
} from "./check.ts";

/** Which numbers are allowed. `Infinity` only if `infinite` is set, `NaN` never. */
interface NumberRange {
  /** The value must be greater than this. */
  readonly above?: number;
  /** The value must be this or greater. */
  readonly least?: number;
  /** The value must be this or less. */
  readonly most?: number;
  readonly infinite?: true;
  /** The unit in messages: `milliseconds`, `bytes`. */
  readonly unit?: string;
}

/* @__NO_SIDE_EFFECTS__ */
export function number<Default = undefined>(
  range: NumberRange & { readonly default?: Default } = {},
): OptionCheck<number, Default> {
  return numberOf("a number", range, (value) => range.infinite === true || Number.isFinite(value));
}

/* @__NO_SIDE_EFFECTS__ */
export function integer<Default = undefined>(
  range: NumberRange & { readonly default?: Default } = {},
): OptionCheck<number, Default> {
  return numberOf("an integer", range, (value) =>
    Number.isFinite(value) ? Number.isSafeInteger(value) : range.infinite === true,
  );
}

/* @__NO_SIDE_EFFECTS__ */
export function boolean<Default = undefined>(
  options: { readonly default?: Default } = {},
): OptionCheck<boolean, Default> {
  return option(options.default, (name, input) => {
    if (typeof input === "boolean") return input;
    throw expected(name, "true or false", input);
  });
}

/** One of several words; the error message names the closest one. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf<const Value extends string | boolean, const Default = undefined>(
  values: readonly Value[],
  options: { readonly default?: Default } = {},
): WordCheck<Value, Default> {
  const checked = option(options.default, (name, input): Value => {
    const found = values.find((value) => value === input);
    if (found !== undefined) return found;
    throw expectedWord(name, values, input);
  });
  return { ...checked, covers: (value) => values.includes(value) };
}

/* @__NO_SIDE_EFFECTS__ */
export function text<Default = undefined>(
  options: { readonly pattern?: RegExp; readonly wanted?: string; readonly default?: Default } = {},
): OptionCheck<string, Default> {
  const { pattern, wanted = "a non-empty string" } = options;
  return option(options.default, (name, input) => {
    if (typeof input === "string" && input !== "" && (pattern === undefined || pattern.test(input)))
      return input;
    throw expected(name, wanted, input);
  });
}

/** A function. Its parameters and result cannot be checked. */
/* @__NO_SIDE_EFFECTS__ */
export function callable<Value extends (...parameters: never) => unknown>(
  wanted = "a function",
): OptionCheck<Value> {
  return option(undefined, (name, input) => {
    if (isCallable<Value>(input)) return input;
    throw expected(name, wanted, input);
  });
}

/** An object with these methods: a store, a clock, a limiter. It can be an instance of the user's own class. */
/* @__NO_SIDE_EFFECTS__ */
export function objectWith<Value extends object>(
  methods: readonly (keyof Value & string)[],
  wanted: string,
): OptionCheck<Value> {
  return option(undefined, (name, input) => {
    if (hasMethods<Value>(input, methods)) return input;
    throw expected(name, wanted, input);
  });
}

/** An abort signal, recognized by its shape: it may come from another realm or a polyfill. */
/* @__NO_SIDE_EFFECTS__ */
export function abortSignal(): OptionCheck<AbortSignal> {
  return option(undefined, (name, input) => {
    if (hasMethods<AbortSignal>(input, ["addEventListener", "removeEventListener"]) && "aborted" in input)
      return input;
    throw expected(name, "an AbortSignal", input);
  });
}

/* @__NO_SIDE_EFFECTS__ */
export function random(): OptionCheck<() => number> {
  return callable("a function such as Math.random");
}

/* @__NO_SIDE_EFFECTS__ */
export function group<const Checks extends object>(
  owner: string,
  checks: Checks,
): OptionCheck<Checked<Checks>> {
  const check = (name: string, input: unknown) => checkOptions(owner, checks, input, `${name}.`);
  return { default: undefined, check, options: checks };
}

/** Nested options that all have a default, or none that is needed: a missing group is an empty one. */
/* @__NO_SIDE_EFFECTS__ */
export function groupWithDefaults<const Checks extends object>(
  owner: string,
  checks: Checks,
): OptionCheck<Checked<Checks>, Checked<Checks>> {
  return withDefault(group(owner, checks), checkOptions(owner, checks, {}));
}

/* @__NO_SIDE_EFFECTS__ */
export function required<Check extends OptionCheck<unknown>>(
  check: Check,
): Check & { readonly required: true } {
  return { ...check, required: true };
}

/** A custom check: `check` returns the checked value, or throws. */
/* @__NO_SIDE_EFFECTS__ */
export function checkedBy<Value>(check: (name: string, input: unknown) => Value): OptionCheck<Value> {
  return option(undefined, check);
}

/* @__NO_SIDE_EFFECTS__ */
export function withDefault<Check extends OptionCheck<unknown>, const Default>(
  check: Check,
  value: Default,
): Omit<Check, "default"> & { readonly default: Default } {
  return { ...check, default: value };
}

function option<Value, Default>(
  defaultValue: Default | undefined,
  check: (name: string, input: unknown) => Value,
): OptionCheck<Value, Default> {
  // Without a default, `Default` is `undefined`.
  return { default: defaultValue as Default, check };
}

function numberOf<Default>(
  kind: string,
  range: NumberRange & { readonly default?: Default },
  isKind: (value: number) => boolean,
): OptionCheck<number, Default> {
  const { above, least, most, unit } = range;
  const limits = [
    above === undefined ? "" : `above ${above}`,
    least === undefined ? "" : `of at least ${least}`,
    most === undefined ? "" : `of at most ${most}`,
  ].filter((part) => part !== "");
  const wanted = `${kind}${unit === undefined ? "" : ` of ${unit}`}${limits.length === 0 ? "" : ` ${limits.join(" and ")}`}${range.infinite ? ", or Infinity" : ""}`;
  return option(range.default, (name, input) => {
    if (typeof input !== "number") {
      // Environment variables are strings.
      const isDigits = typeof input === "string" && Number(input) > 0;
      throw expected(name, isDigits ? `${wanted}. Convert the string with \`Number\`.` : wanted, input);
    }
    const fits =
      isKind(input) &&
      (above === undefined || input > above) &&
      (least === undefined || input >= least) &&
      (most === undefined || input <= most);
    if (Number.isNaN(input) || !fits) throw outOfRange(name, wanted, input);
    return input;
  });
}

function isCallable<Value>(value: unknown): value is Value {
  return typeof value === "function";
}

function hasMethods<Value>(value: unknown, methods: readonly string[]): value is Value {
  return (
    ((typeof value === "object" && value !== null) || typeof value === "function") &&
    methods.every((name) => typeof Reflect.get(value, name) === "function")
  );
}

/** The clock of a test or a simulation; the machine's clock by default. */
/* @__NO_SIDE_EFFECTS__ */
export function clockOption(machine: Clock): OptionCheck<Clock, Clock> {
  return withDefault(
    objectWith<Clock>(["now", "date", "after"], "a clock with the methods now, date and after"),
    machine,
  );
}

/** The group `testing` of an owner that takes only a clock there. */
/* @__NO_SIDE_EFFECTS__ */
export function testingOption(owner: string, machine: Clock) {
  return groupWithDefaults(owner, { clock: clockOption(machine) });
}
