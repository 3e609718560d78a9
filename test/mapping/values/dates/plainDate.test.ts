import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesZone, parseDate, plainDate } from "../../../../src/mapping/values/dates/date.ts";
import { numRuns } from "../../numRuns.ts";

/** What `plainDate` gives for a text as a machine writes it, by a clock that is not ours. */
const secondsOf = (text: string) => {
  const zone = /(?:Z|[+-]\d\d:?\d\d)$/.test(text.slice(19)) ? "" : "Z";
  const iso = `${text.replace(" ", "T")}${zone}`.replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
  return Math.floor(Date.parse(iso.replace(/\.\d+/, "")) / 1000);
};

const two = (number: number) => String(number).padStart(2, "0");

const plainTexts = fc
  .tuple(
    fc.integer({ min: 1970, max: 2099 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.integer({ min: 0, max: 59 }),
    fc.constantFrom("T", " "),
    fc.constantFrom("", ".5", ".000", ".123456"),
    fc.constantFrom("", "Z", "+00:00", "+0200", "-05:30", "-1100", "+14:00"),
  )
  .map(
    ([year, month, day, hour, minute, second, mark, fraction, zone]) =>
      `${year}-${two(month)}-${two(day)}${mark}${two(hour)}:${two(minute)}:${two(second)}${fraction}${zone}`,
  );

describe("a date as machines write it", () => {
  it("is the moment that any other clock says, and names a zone where it has one", () => {
    fc.assert(
      fc.property(plainTexts, (text) => {
        expect(plainDate(text), text).toBe(secondsOf(text));
        expect(namesZone(text), text).toBe(/(?:Z|[+-]\d\d:?\d\d)$/.test(text.slice(19)));
      }),
      { numRuns: numRuns * 3 },
    );
  });

  it("with one sign changed is left to the patient reader, or is what that reads", () => {
    fc.assert(
      fc.property(
        plainTexts,
        fc.nat(),
        fc.constantFrom(..."0123456789-:T .Z+/;xZ"),
        fc.constantFrom("replace", "insert", "drop"),
        (text, place, sign, how) => {
          const at = place % text.length;
          const rest = text.slice(how === "insert" ? at : at + 1);
          const changed = `${text.slice(0, at)}${how === "drop" ? "" : sign}${rest}`;
          const seconds = plainDate(changed);
          if (seconds === undefined) return;
          expect(parseDate(changed, { timeZone: "UTC" }), changed).toEqual({ ok: true, value: seconds });
        },
      ),
      { numRuns: numRuns * 5 },
    );
  });

  it.each([
    "1969-12-28T23:59:59",
    "2100-01-01T00:00:00",
    "2026-00-10T12:05:33",
    "2026-13-10T12:05:33",
    "2026-11-00T12:05:33",
    "2026-11-29T12:05:33",
    "2026-11-20T24:05:33",
    "2026-11-20T12:60:33",
    "2026-11-20T12:05:60",
    "2026/11-20T12:05:33",
    "2026-11/20T12:05:33",
    "2026-11-20T12.05:33",
    "2026-11-20T12:05.33",
    "2026-11-20X12:05:33",
    "2O26-11-20T12:05:33",
    "2026-11-20T12:05:3/",
    "2026-11-20T12:05:3:",
    "2026-11-20T12:05:33.",
    "2026-11-20T12:05:33.Z",
    "2026-11-20T12:05:33.5x",
    "2026-11-20T12:05:33Zx",
    "2026-11-20T12:05:33z",
    "2026-11-20T12:05:33+2:00",
    "2026-11-20T12:05:33+02",
    "2026-11-20T12:05:33+02:0",
    "2026-11-20T12:05:33+02:000",
    "2026-11-20T12:05:33+15:00",
    "2026-11-20T12:05:33+02:60",
    "2026-11-20T12:05:33+0x:00",
    "2026-11-20T12:05:33*02:00",
    "2026-11-20T12:05:3",
    "2026-11-20",
    "2026-11-20T12:05:33.1234567+02:00",
  ])("is not seen in %s", (text) => {
    expect(plainDate(text)).toBeUndefined();
  });

  it.each([
    ["1970-01-01T00:00:00", 0],
    ["2099-12-28T23:59:59Z", 4_102_185_599],
    ["2026-03-01 00:00:00", 1_772_323_200],
    ["2026-02-28T00:00:00Z", 1_772_236_800],
    ["2026-11-20T12:05:33.9Z", 1_795_176_333],
    ["2026-11-20T12:05:33+14:59", 1_795_122_393],
    ["2026-11-20T12:05:33.123456+02:00", 1_795_169_133],
  ])("%s is %i", (text, seconds) => {
    expect(plainDate(text)).toBe(seconds);
  });
});
