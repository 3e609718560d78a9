import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkGiven, checkOptions } from "../../../src/shared/options/check.ts";
import {
  boolean,
  group,
  groupWithDefaults,
  integer,
  number,
  oneOf,
  required,
  text,
} from "../../../src/shared/options/kinds.ts";

const checks = {
  name: required(text()),
  timeoutMs: number({ above: 0, default: 30_000 }),
  retries: integer({ least: 0 }),
  limit: group("a test", { share: number({ above: 0, most: 1 }) }),
};

describe("the check of options", () => {
  it("gives what was given, the defaults of the rest, and nothing more", () => {
    expect(checkOptions("a test", checks, { name: "a", retries: undefined })).toEqual({
      name: "a",
      timeoutMs: 30_000,
      retries: undefined,
      limit: undefined,
    });
    expect(checkOptions("a test", checks, { name: "a", timeoutMs: 5, limit: { share: 0.5 } })).toEqual({
      name: "a",
      timeoutMs: 5,
      retries: undefined,
      limit: { share: 0.5 },
    });
  });

  it("leaves out what was not given, where that is asked for", () => {
    const { timeoutMs, retries } = checks;
    const given = checkGiven("a call", { timeoutMs, retries }, { retries: 2, timeoutMs: undefined });
    expect(given).toEqual({ retries: 2 });
    expect(Object.keys(given)).toEqual(["retries"]);
    expect(() => checkGiven("a call", { timeoutMs }, { timeoutMs: -1 })).toThrow(RangeError);
  });

  it("refuses a signal in place of options, which would stop nothing", () => {
    expect(() => checkOptions("a test", {}, new AbortController().signal)).toThrow(
      new TypeError(
        "Expected the options of a test to be an object such as `{ signal }`, got an AbortSignal.",
      ),
    );
  });

  it("refuses an unknown option, and names the nearest or all there are", () => {
    const refused = (given: object) => () => checkOptions("a test", checks, { name: "a", ...given });
    expect(refused({ timeoutMS: 5 })).toThrow(
      new TypeError("Unknown option `timeoutMS` of a test. Did you mean `timeoutMs`?"),
    );
    expect(refused({ order_id: 5 })).toThrow(
      new TypeError(
        "Unknown option `order_id` of a test. Known are `name`, `timeoutMs`, `retries`, `limit`.",
      ),
    );
    expect(refused({ limit: { shares: 1 } })).toThrow(
      new TypeError("Unknown option `limit.shares` of a test. Did you mean `limit.share`?"),
    );
    expect(refused(JSON.parse('{"__proto__": 1}'))).toThrow("`__proto__`");
    expect(refused({ toString: 1 })).toThrow("`toString`");
  });

  it("names the place of a group's option that was given outside it, also where it is misspelt", () => {
    const tuning = groupWithDefaults("a test", { settleMs: number({ default: 5 }), name: text() });
    const refused = (given: object) => () =>
      checkOptions("a test", { ...checks, tuning }, { name: "a", ...given });
    expect(refused({ settleMs: 5 })).toThrow(
      new TypeError("Unknown option `settleMs` of a test. Did you mean `tuning.settleMs`?"),
    );
    expect(refused({ settlMs: 5 })).toThrow("Did you mean `tuning.settleMs`?");
    expect(refused({ tuning: { settleMS: 5 } })).toThrow(
      new TypeError("Unknown option `tuning.settleMS` of a test. Did you mean `tuning.settleMs`?"),
    );
    expect(refused({ nam: "b" })).toThrow("Did you mean `name`?");
    expect(refused({ x1: 5 })).toThrow("Known are `name`, `timeoutMs`, `retries`, `limit`, `tuning`.");
  });

  it("fills a group whose options need nothing, whether the group is missing, empty or given in part", () => {
    const inner = groupWithDefaults("a test", { on: boolean({ default: true }) });
    const group = groupWithDefaults("a test", { settleMs: number({ default: 5 }), id: text(), inner });
    for (const given of [{}, { group: undefined }, { group: {} }, { group: { inner: {} } }]) {
      expect(checkOptions("a test", { group }, given)).toEqual({
        group: { settleMs: 5, id: undefined, inner: { on: true } },
      });
    }
    expect(checkOptions("a test", { group }, { group: { settleMs: 1, id: "a" } })).toEqual({
      group: { settleMs: 1, id: "a", inner: { on: true } },
    });
  });

  it("names the option that is wrong, what came and what is allowed", () => {
    const refused = (given: unknown) => () => checkOptions("a test", checks, given);
    expect(refused({})).toThrow(new TypeError("Expected `name` to be a non-empty string, got undefined."));
    expect(refused({ name: "a", timeoutMs: 0 })).toThrow(
      new RangeError("Expected `timeoutMs` to be a number above 0, got 0."),
    );
    expect(refused({ name: "a", timeoutMs: "30s" })).toThrow(
      new TypeError('Expected `timeoutMs` to be a number above 0, got "30s".'),
    );
    expect(refused({ name: "a", limit: { share: 2 } })).toThrow(
      new RangeError("Expected `limit.share` to be a number above 0 and of at most 1, got 2."),
    );
    expect(refused({ name: "a", limit: 5 })).toThrow(
      new TypeError("Expected `limit` to be an object, got 5."),
    );
    expect(refused({ name: Promise.resolve("a") })).toThrow("got a promise (is an `await` missing?).");
  });

  it.each([
    [undefined, "undefined"],
    [null, "null"],
    ["text", '"text"'],
    [5, "5"],
    [[], "an array"],
    [() => {}, "a function"],
    [Symbol("s"), "a symbol"],
    [5n, "a bigint"],
  ])("refuses %s in place of all options", (given, shown) => {
    expect(() => checkOptions("a test", {}, given)).toThrow(
      new TypeError(`Expected the options of a test to be an object, got ${shown}.`),
    );
  });

  it("takes an object of a class, with options that it inherits, and reads each once", () => {
    let reads = 0;
    class Settings {
      name = "a";
      get timeoutMs() {
        reads += 1;
        return reads;
      }
    }
    expect(checkOptions("a test", checks, new Settings())).toMatchObject({ name: "a", timeoutMs: 1 });
    expect(reads).toBe(1);
  });

  it("never shows a longer text that is neither an option nor close to one, wherever it is", () => {
    const words = { ...checks, mode: oneOf(["strict", "report"]) };
    const secret = fc.string({ minLength: 6 }).filter((value) => /[^A-Za-z_$]/.test(value.trim()));
    fc.assert(
      fc.property(secret, fc.constantFrom(...Object.keys(words), "limit.share", ""), (value, at) => {
        const given =
          at === "" ? { [value]: 1 } : at === "limit.share" ? { limit: { share: value } } : { [at]: value };
        const error = errorOf(() => checkOptions("a test", words, { name: "a", ...given }));
        if (at === "name") expect(error).toBeUndefined();
        else expect(error).toBeInstanceOf(TypeError);
        // A few letters can be in our own words by chance.
        const known = Object.keys(words).concat("share", "strict", "report");
        if (!known.some((name) => isClose(value, name))) expect(error?.message ?? "").not.toContain(value);
      }),
    );
  });
});

function errorOf(run: () => unknown): Error | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  return undefined;
}

/** What differs from a word of ours in few letters is a slip. */
function isClose(value: string, name: string): boolean {
  const letters = value.replace(/[^\p{L}\p{N}]/gu, "");
  return letters.length <= name.length * 2 && letters.length >= name.length / 2;
}
