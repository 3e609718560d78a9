import { isRecord } from "../json/value.ts";
import { closestName } from "./closestName.ts";

/** How one option is checked, and its default. */
export interface OptionCheck<Value, Default = undefined> {
  readonly default: Default;
  /** Returns the checked value, or throws. `name` is the full path, for example `rateLimit.share`. */
  readonly check: (name: string, input: unknown) => Value;
  /** The checks of a group's own options. */
  readonly options?: object;
}

/** The check of a required option. It is also called for `undefined`. */
export interface RequiredCheck<Value> extends OptionCheck<Value> {
  readonly required: true;
}

/** The check of an option with a fixed set of words. It must list all of them: a missing word does not compile. */
export interface WordCheck<Value, Default = undefined> extends OptionCheck<Value, Default> {
  readonly covers: (value: Value) => boolean;
}

/**
 * One check for each option, `required` exactly if the option is; a missing or looser one does not compile. A record is
 * made in a function that is marked as pure: only then do bundlers leave it out if it is unused.
 */
export type OptionChecks<Options> = {
  readonly [Name in keyof Options]-?: CheckOf<Options[Name]> & { readonly covers?: Covers<Options[Name]> };
};

type CheckOf<Option> = undefined extends Option
  ? OptionCheck<Exclude<Option, undefined>, Option> & { readonly required?: never }
  : RequiredCheck<Option>;

type Covers<Option> = (value: Exclude<Option, undefined>) => boolean;

/** The checked options: required options and those with a default are always set. */
export type Checked<Checks> = {
  readonly [Name in keyof Checks]: Checks[Name] extends RequiredCheck<infer Value>
    ? Value
    : Checks[Name] extends OptionCheck<infer Value, infer Default>
      ? Value | Default
      : never;
};

/** The options that were passed, after their check. They can be spread over others. */
export type Given<Checks> = {
  readonly [Name in keyof Checks as Checks[Name] extends RequiredCheck<unknown> ? Name : never]: ValueOf<
    Checks[Name]
  >;
} & {
  readonly [Name in keyof Checks as Checks[Name] extends RequiredCheck<unknown> ? never : Name]?: ValueOf<
    Checks[Name]
  >;
};

type ValueOf<Check> = Check extends OptionCheck<infer Value, unknown> ? Value : never;

/**
 * Checks options and fills in the defaults. `owner` is the function that takes them, `prefix` their path: `rateLimit.`
 * @throws TypeError for a wrong type or an unknown name, RangeError for a number that is out of range
 */
export function checkOptions<const Checks extends object>(
  owner: string,
  checks: Checks,
  options: unknown,
  prefix = "",
): Checked<Checks> {
  // The record guarantees this for each name; TypeScript cannot follow a loop over names.
  return checkAll(owner, checks, options, prefix, true) as Checked<Checks>;
}

/** Like `checkOptions` without defaults: the options of one call are spread over those of its client. */
export function checkGiven<const Checks extends object>(
  owner: string,
  checks: Checks,
  options: unknown,
): Given<Checks> {
  return checkAll(owner, checks, options, "", false) as Given<Checks>;
}

function checkAll(
  owner: string,
  checks: object,
  options: unknown,
  prefix: string,
  withDefaults: boolean,
): Record<string, unknown> {
  if (!isRecord(options))
    throw expected(prefix === "" ? `the options of ${owner}` : prefix.slice(0, -1), "an object", options);
  // It has no properties of its own, so that it would pass as no options, and stop nothing.
  if (options instanceof AbortSignal)
    throw expected(`the options of ${owner}`, "an object such as `{ signal }`", options);
  onlyKnown(owner, options, checks, prefix);
  const checked: Record<string, unknown> = {};
  for (const name of Object.keys(checks)) {
    const option: OptionCheck<unknown, unknown> & { required?: true } = Reflect.get(checks, name);
    // Read once: a getter can return a different value the next time.
    const value = options[name];
    if (value !== undefined || option.required) checked[name] = option.check(prefix + name, value);
    else if (withDefaults) checked[name] = option.default;
  }
  return checked;
}

/** Rejects unknown names, which would otherwise be silently ignored. */
export function onlyKnown(owner: string, options: object, checks: object, prefix = ""): void {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(checks, name)) throw unknownName(owner, prefix, name, checks);
  }
}

/** The error for a value of the wrong type. It describes the value but never shows text: that may be the token. */
export function expected(name: string, wanted: string, ...received: readonly [unknown?]): TypeError {
  return new TypeError(sentence(name, wanted, received.length === 0 ? undefined : describe(received[0])));
}

export function expectedWord(name: string, words: readonly unknown[], received: unknown): TypeError {
  const wanted = words.map((word) => JSON.stringify(word)).join(" or ");
  const texts = words.filter((word) => typeof word === "string");
  const closest = typeof received === "string" ? closestName(received, texts) : undefined;
  // A word this close to an allowed one is a typo and not a secret.
  if (closest === undefined) return expected(name, wanted, received);
  return new TypeError(sentence(name, `${wanted}. Did you mean "${closest}"?`, JSON.stringify(received)));
}

export function outOfRange(name: string, wanted: string, received: number): RangeError {
  return new RangeError(sentence(name, wanted, String(received)));
}

/** The first sentence of `wanted` says what is allowed, the others what to do. */
/** Rejects a time in milliseconds that is probably meant in another unit. @throws RangeError */
export function refuseUnderAnHour(name: string, ms: number): void {
  if (ms >= 3_600_000) return;
  const wanted = "a number of milliseconds of at least 3_600_000, an hour. 30 days are 2_592_000_000.";
  throw outOfRange(name, wanted, ms);
}

function sentence(name: string, wanted: string, got: string | undefined): string {
  const subject = name.includes(" ") ? name : `\`${name}\``;
  const [first = "", ...advice] = wanted.split(/(?<=\.) /);
  const found = got === undefined ? "" : `, got ${got}`;
  return [`Expected ${subject} to be ${first.replace(/\.$/, "")}${found}.`, ...advice].join(" ");
}

function unknownName(owner: string, prefix: string, name: string, checks: object): TypeError {
  const places = placesOf(checks);
  const closest = closestName(name, places.keys());
  // A name close to a known one, or made of letters, is not a secret.
  const isShown = closest !== undefined || name.length <= maxShownLength || /^[A-Za-z_$]{1,30}$/.test(name);
  const option = isShown
    ? `option \`${prefix}${name}\``
    : `option${prefix === "" ? "" : ` in \`${prefix.slice(0, -1)}\``} (a name of ${name.length} characters)`;
  const hint =
    closest === undefined
      ? `Known are ${Object.keys(checks)
          .map((known) => `\`${prefix}${known}\``)
          .join(", ")}.`
      : `Did you mean \`${prefix}${places.get(closest)}\`?`;
  return new TypeError(`Unknown ${option} of ${owner}. ${hint}`);
}

/** Each option's path, by its name. An option of a group is often given outside it. */
function placesOf(checks: object): Map<string, string> {
  const places = new Map(Object.keys(checks).map((name) => [name, name]));
  for (const [group, check] of Object.entries(checks)) {
    if (!isRecord(check) || !isRecord(check.options)) continue;
    for (const name of Object.keys(check.options)) {
      if (!places.has(name)) places.set(name, `${group}.${name}`);
    }
  }
  return places;
}

/** The length up to which a text is shown. A token is longer. */
const maxShownLength = 5;

/** Shows numbers and very short strings. A longer string may be a token, so only its length is shown. */
function describe(value: unknown): string {
  if (typeof value === "string") {
    if (value === "") return "an empty string";
    return value.length <= maxShownLength ? JSON.stringify(value) : `a string of ${value.length} characters`;
  }
  if (Array.isArray(value)) return "an array";
  if (value instanceof AbortSignal) return "an AbortSignal";
  if (value instanceof Promise) return "a promise (is an `await` missing?)";
  if (value === null || ["undefined", "number", "boolean"].includes(typeof value)) return String(value);
  return `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
}
