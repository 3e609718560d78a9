import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OptionCheck } from "../../../src/shared/options/check.ts";
import {
  abortSignal,
  boolean,
  callable,
  checkedBy,
  clockOption,
  group,
  integer,
  number,
  objectWith,
  oneOf,
  random,
  required,
  text,
  withDefault,
} from "../../../src/shared/options/kinds.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { manualClock } from "../../support/manualClock.ts";

const kinds: Record<string, OptionCheck<unknown, unknown>> = {
  number: number({ least: 0, most: 10 }),
  integer: integer({ above: 0 }),
  boolean: boolean(),
  oneOf: oneOf(["strict", "report", true]),
  text: text({ pattern: /^\d+$/, wanted: "a string of digits" }),
  callable: callable(),
  objectWith: objectWith<Map<string, string>>(["get", "set"], "a Map"),
  abortSignal: abortSignal(),
  clock: clockOption(systemClock),
  random: random(),
  group: group("a test", { size: integer() }),
};

describe("a kind of option", () => {
  it.each([
    ["number", 0],
    ["number", 9.5],
    ["integer", 1],
    ["boolean", false],
    ["oneOf", "report"],
    ["oneOf", true],
    ["text", "42"],
    ["callable", () => 5],
    ["objectWith", new Map()],
    ["abortSignal", new AbortController().signal],
    ["clock", manualClock()],
    ["random", Math.random],
    ["group", { size: 1 }],
  ])("%s takes %s as it is", (kind, given) => {
    expect(kinds[kind]?.check("option", given)).toEqual(given);
  });

  it.each([
    ["number", "5", TypeError, 'a number of at least 0 and of at most 10, got "5".'],
    ["number", Number.NaN, RangeError, "got NaN."],
    ["number", -0.1, RangeError, "got -0.1."],
    ["number", Number.POSITIVE_INFINITY, RangeError, "got Infinity."],
    ["integer", 0, RangeError, "an integer above 0, got 0."],
    ["integer", 1.5, RangeError, "got 1.5."],
    ["integer", 2 ** 53, RangeError, "got 9007199254740992."],
    ["integer", 5n, TypeError, "got a bigint."],
    ["boolean", 1, TypeError, "true or false, got 1."],
    ["oneOf", "strcit", TypeError, '"strict" or "report" or true, got "strcit". Did you mean "strict"?'],
    ["oneOf", "5005-7QX2", TypeError, '"strict" or "report" or true, got a string of 9 characters.'],
    ["oneOf", false, TypeError, "got false."],
    ["text", "", TypeError, "a string of digits, got an empty string."],
    ["text", "forty-two", TypeError, "got a string of 9 characters."],
    ["callable", {}, TypeError, "a function, got an object."],
    ["objectWith", { get() {} }, TypeError, "a Map, got an object."],
    ["objectWith", null, TypeError, "got null."],
    ["abortSignal", new AbortController(), TypeError, "an AbortSignal, got an object."],
    ["abortSignal", new EventTarget(), TypeError, "an AbortSignal, got an object."],
    ["clock", Date, TypeError, "a clock with the methods now, date and after, got a function."],
    ["random", 0.5, TypeError, "a function such as Math.random, got 0.5."],
    ["group", [], TypeError, "an object, got an array."],
  ])("%s refuses %s", (kind, given, Class, message) => {
    const check = () => kinds[kind]?.check("option", given);
    expect(check).toThrow(Class);
    expect(check).toThrow(message);
    expect(check).toThrow(kind === "group" ? "`option`" : "Expected `option` to be ");
  });

  it("refuses anything else with a TypeError or a RangeError that names the option", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries(kinds)), fc.anything(), ([name, kind], given) => {
        try {
          expect(kind.check("option", given)).toEqual(given);
        } catch (error) {
          if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
          expect(error.message).toContain("`option");
          const isAmount = typeof given === "number" && (name === "number" || name === "integer");
          expect(error instanceof RangeError).toBe(isAmount);
        }
      }),
    );
  });

  it("takes every number of its range and no other", () => {
    const bound = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(bound, bound, fc.double({ min: -60, max: 60, noNaN: true }), (least, most, given) => {
        const check = () => number({ least, most }).check("option", given);
        if (given >= least && given <= most) expect(check()).toBe(given);
        else expect(check).toThrow(RangeError);
      }),
    );
  });

  it("takes Infinity only where it is said to", () => {
    const { POSITIVE_INFINITY, NEGATIVE_INFINITY } = Number;
    expect(number({ least: 0, infinite: true }).check("option", POSITIVE_INFINITY)).toBe(POSITIVE_INFINITY);
    expect(integer({ least: 0, infinite: true }).check("option", POSITIVE_INFINITY)).toBe(POSITIVE_INFINITY);
    expect(() => number({ least: 0, infinite: true }).check("option", NEGATIVE_INFINITY)).toThrow(
      new RangeError("Expected `option` to be a number of at least 0, or Infinity, got -Infinity."),
    );
    expect(() => integer().check("option", POSITIVE_INFINITY)).toThrow(RangeError);
  });

  it("keeps its default and whether it is required", () => {
    expect(number({ default: 5 }).default).toBe(5);
    expect(oneOf(["a", "b"], { default: "b" }).default).toBe("b");
    expect(boolean({ default: false }).default).toBe(false);
    expect(withDefault(checkedBy(String), "x").default).toBe("x");
    expect(withDefault(random(), Math.random).default).toBe(Math.random);
    expect(text().default).toBeUndefined();
    expect(required(text())).toMatchObject({ required: true, default: undefined });
  });

  it("of words knows which words it covers", () => {
    const { covers } = oneOf(["a", "b"]);
    expect([covers("a"), covers("b")]).toEqual([true, true]);
  });

  it("of the caller's own making may change the value", () => {
    expect(checkedBy((_, given) => new URL(String(given)).href).check("url", "https://a.b")).toBe(
      "https://a.b/",
    );
  });
});
