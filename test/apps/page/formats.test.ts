import { describe, expect, it } from "vitest";
import { createFormats } from "../../../src/apps/page/formats.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe("a duration on the page", () => {
  it.each([
    ["en", 31 * minuteMs + 12_000, "31 min"],
    ["en", 32 * hourMs + 39 * minuteMs, "32 hr 39 min"],
    ["en", 48 * hourMs, "2 days"],
    ["en", 75 * hourMs + 50 * minuteMs, "3 days 4 hr"],
    ["uk", 31 * minuteMs + 12_000, "31 хв"],
    ["uk", 32 * hourMs + 39 * minuteMs, "32 год 39 хв"],
    ["pl", 34 * minuteMs, "34 min"],
    ["pl", 76 * hourMs, "3 dni 4 godz."],
  ])("has the units of %s, the two largest of them and no fraction", (language, ms, words) => {
    expect(createFormats(language).span(ms).replaceAll("\u00a0", " ")).toBe(words);
  });

  it("has no day of 24 hours more", () => {
    expect(createFormats("en").span(72 * hourMs - 1)).toBe("3 days");
  });
});
