import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languages } from "../../../src/languages/languages.ts";
import { createLocale } from "../../../src/shared/messages/locale.ts";

const minute = 60_000;
const hour = 60 * minute;

describe("a time in a sentence", () => {
  it("has its one or two largest units, and never a fraction of a minute", () => {
    const times = [0, 400, 1500, 59_400, 59_600, 31.2 * minute, 59.6 * minute, 1959 * minute, 48 * hour];
    const said = (tag: string) => times.map((ms) => createLocale(tag).duration(ms).replace(/\s/g, " "));
    expect(said("en")).toEqual([
      "0 sec",
      "0 sec",
      "2 sec",
      "59 sec",
      "1 min",
      "31 min",
      "1 hr",
      "32 hr 39 min",
      "48 hr",
    ]);
    expect(said("uk")).toEqual([
      "0 с",
      "0 с",
      "2 с",
      "59 с",
      "1 хв",
      "31 хв",
      "1 год",
      "32 год 39 хв",
      "48 год",
    ]);
    expect(said("pl")).toEqual([
      "0 sek.",
      "0 sek.",
      "2 sek.",
      "59 sek.",
      "1 min",
      "31 min",
      "1 godz.",
      "32 godz. 39 min",
      "48 godz.",
    ]);
  });

  it.each(Object.keys(languages))("grows with the time, and has at most two numbers: %s", (tag) => {
    const { duration } = createLocale(tag);
    const secondsOf = (ms: number): number => {
      const numbers = duration(ms).replace(/\s/g, " ").match(/\d+/g)?.map(Number);
      expect(numbers?.length).toBeLessThanOrEqual(2);
      const [first = 0, second] = numbers ?? [];
      if (second !== undefined) return first * 3600 + second * 60;
      if (ms < 59_500) return first;
      return ms < 59.5 * minute ? first * 60 : first * 3600;
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 * hour }), (ms) => {
        // Seconds are rounded first, and then minutes.
        const step = ms < 59_500 ? 500 : minute / 2 + 500;
        expect(Math.abs(secondsOf(ms) * 1000 - ms)).toBeLessThanOrEqual(step);
      }),
    );
  });
});

describe("a number in a sentence", () => {
  it("is written as its language writes it, also when it was said before", () => {
    const { number } = createLocale("uk");
    expect([1.5, 5, 12_345, 1.5, 5, 12_345].map(number)).toEqual([
      "1,5",
      "5",
      "12\u00a0345",
      "1,5",
      "5",
      "12\u00a0345",
    ]);
  });

  it("has the form of its language", () => {
    const formsOf = (tag: string) => [0, 1, 2, 5, 21, 22, 1.5].map(createLocale(tag).formOf);
    expect(formsOf("en")).toEqual(["other", "one", "other", "other", "other", "other", "other"]);
    expect(formsOf("uk")).toEqual(["many", "one", "few", "many", "one", "few", "other"]);
    expect(formsOf("pl")).toEqual(["many", "one", "few", "many", "many", "few", "other"]);
  });
});
