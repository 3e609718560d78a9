import { closestName } from "./closestName.ts";

/** How one option is checked, and what it is where it is not given. */
export interface OptionCheck<Value, Default = undefined> {
  readonly default: Default;
  /** Gives the value back, or throws. `name` is the whole path, for example `rateLimit.share`. */
  readonly check: (name: string, given: unknown) => Value;
}

/** One check for each option: an option without a check does not compile. */
export type OptionChecks<Options> = {
  readonly [Name in keyof Options]-?: OptionCheck<Exclude<Options[Name], undefined>, Options[Name]>;
};

/** The options after their check: those with a default are always there. */
export type Checked<Checks> = {
  readonly [Name in keyof Checks]: Checks[Name] extends OptionCheck<infer Value, infer Default>
    ? Value | Default
    : never;
};

/**
 * Checks options against their record and fills in the defaults.
 *
 * @param owner - who takes them, for the message: `createForwarder`
 * @param prefix - where they stand in the options of the owner: `rateLimit.`
 * @throws TypeError for a wrong kind or an unknown name, RangeError for a wrong amount
 */
export function checkOptions<const Checks extends object>(
  owner: string,
  checks: Checks,
  given: unknown,
  prefix = "",
): Checked<Checks> {
  const known: ReadonlyMap<string, OptionCheck<unknown, unknown>> = new Map(Object.entries(checks));
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw expected(prefix === "" ? `the options of ${owner}` : prefix.slice(0, -1), "an object", given);
  }
  for (const name of Object.keys(given)) {
    if (!known.has(name)) throw unknownName(owner, prefix, name, [...known.keys()]);
  }
  const checked: Record<string, unknown> = {};
  for (const [name, option] of known) {
    const value: unknown = Reflect.get(given, name);
    checked[name] = value === undefined ? option.default : option.check(prefix + name, value);
  }
  // The record above says so name by name; TypeScript cannot follow a loop over names.
  return checked as Checked<Checks>;
}

/** The error for a value of the wrong kind. It says what came, never the text itself: that may be the token. */
export function expected(name: string, wanted: string, given?: unknown): TypeError {
  return new TypeError(sentence(name, wanted, given));
}

/** The error for a number that is out of range. */
export function outOfRange(name: string, wanted: string, given: number): RangeError {
  return new RangeError(sentence(name, wanted, given));
}

function sentence(name: string, wanted: string, given: unknown): string {
  const subject = name.includes(" ") ? name : `\`${name}\``;
  if (given === undefined) return `Expected ${subject} to be ${wanted}${/[.?]$/.test(wanted) ? "" : "."}`;
  const [first = "", ...advice] = wanted.split(/(?<=\.) /);
  const more = advice.length === 0 ? "" : ` ${advice.join(" ")}`;
  return `Expected ${subject} to be ${first.replace(/\.$/, "")}, got ${describe(given)}.${more}`;
}

function unknownName(owner: string, prefix: string, name: string, known: readonly string[]): TypeError {
  const closest = closestName(name, known);
  const hint =
    closest === undefined
      ? `Known are ${known.map((each) => `\`${each}\``).join(", ")}.`
      : `Did you mean \`${closest}\`?`;
  return new TypeError(`Unknown option \`${prefix}${name.slice(0, 60)}\` of ${owner}. ${hint}`);
}

/** Short words and numbers are shown, since they help; a longer text may be a token and is only measured. */
function describe(given: unknown): string {
  if (typeof given === "string") {
    if (given === "") return "an empty string";
    return given.length <= 20 ? JSON.stringify(given) : `a string of ${given.length} characters`;
  }
  if (given === null || typeof given === "number" || typeof given === "boolean") return String(given);
  if (typeof given === "bigint") return `${given}n`;
  if (Array.isArray(given)) return "an array";
  if (typeof given === "function") return "a function";
  return given instanceof Promise
    ? "a promise (is an `await` missing?)"
    : `${typeof given === "object" ? "an" : "a"} ${typeof given}`;
}
