import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthOf } from "../../../../src/mapping/values/dates/calendarNames.ts";
import { createDateParser, parseDate } from "../../../../src/mapping/values/dates/date.ts";
import { checkDatePattern } from "../../../../src/mapping/values/dates/datePattern.ts";
import { createDateFormatter } from "../../../../src/mapping/values/dates/formatDate.ts";
import { createTimeZone, isTimeZone } from "../../../../src/mapping/values/dates/timeZone.ts";
import { numRuns } from "../../numRuns.ts";
import { anyText } from "../anyText.ts";

const moment = 1_795_176_333; // 2026-11-20T12:05:33Z
const minute = 1_795_176_300;
const utc = { timeZone: "UTC" };

describe("parseDate", () => {
  it.each([
    ["2026-11-20T12:05:33Z", moment],
    ["2026-11-20T12:05:33+0000", moment],
    ["2026-11-20T12:05:33+00:00", moment],
    ["2026-11-20T13:05:33+01:00", moment],
    ["2026-11-20T06:35:33-05:30", moment],
    ["2026-11-20T12:05:33.123456+00:00", moment],
    ["2026-11-20T12:05:33,123Z", moment],
    ["2026-11-20 12:05:33", moment],
    ["2026-11-20T12:05:33", moment],
    ["20261120T120533Z", moment],
    ["2026-11-20 12:05", minute],
    ["2026-11-20 12:05:33 UTC", moment],
    ["1795176333", moment],
    ["1795176333.25", moment],
    ["20.11.2026 12:05", minute],
    ["20.11.2026, 12:05:33", moment],
    ["2026/11/20 12:05", minute],
    ["20 листопада 2026 12:05", minute],
    ["20 Listopada 2026 12:05", minute],
    ["20. November 2026 12:05", minute],
    ["Nov 20, 2026 12:05 PM", minute],
    ["November 20, 2026 12:05", minute],
    ["Fri, 20 Nov 2026 12:05:33 GMT", moment],
    ["2026-11-20T14:05:33+02", moment],
    ["2026-11-20T 12:05:33", moment],
    ["2026-\u200b11-20T12:05:33", moment],
    ["20 Nov, 2026 12:05", minute],
    ["20.11.2026 1:05 AM", minute - 11 * 3600],
    ["2026-11-20", 1_795_132_800],
    ["20261120", 1_795_132_800],
  ])("reads %s", (text, seconds) => {
    expect(parseDate(text, utc)).toEqual({ ok: true, value: seconds });
  });

  it("says that it took UTC for a time without a zone, where none is given", () => {
    for (const text of ["2026-11-20 12:05", "20.11.2026 12:05", "20 листопада 2026 12:05"]) {
      expect(parseDate(text)).toEqual({ ok: true, value: minute, note: "date_zone_assumed" });
    }
    for (const text of ["2026-11-20 12:05Z", "20 Nov 2026 14:05 +0200"]) {
      expect(parseDate(text)).toEqual({ ok: true, value: minute });
    }
  });

  it("tells milliseconds and microseconds from seconds and says so", () => {
    const milliseconds = { ok: true, value: moment, note: "date_milliseconds" };
    expect(parseDate(1_795_176_333_000)).toEqual(milliseconds);
    expect(parseDate("1795176333000")).toEqual(milliseconds);
    expect(parseDate("1795176333000000")).toEqual({ ok: true, value: moment, note: "date_microseconds" });
  });

  it.each([
    "0000-00-00",
    "0000-00-00 00:00:00",
    "00.00.0000",
    "00.00.0000 00:00:00",
    "00000000",
    "",
    "  ",
    "\u200b\0",
    0,
    "0",
    "0.00",
    "-0",
    "0001-01-01T00:00:00",
    "0001-01-01T00:00:00Z",
  ])("takes %j for missing", (value) => {
    expect(parseDate(value)).toEqual({ ok: false, code: "date_missing" });
  });

  it.each([
    [[]],
    [["2026-11-20"]],
    [new Date(0)],
    [null],
    [undefined],
    [true],
    [{ toString: (): string => "2026-11-20" }],
  ])("reads nothing of %o, which is neither a text nor a number", (value) => {
    expect(parseDate(value)).toEqual({ ok: false, code: "date_unreadable" });
  });

  it.each([
    "31.02.2026",
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-00-10T12:05:33",
    "2026-11-20T24:01",
    "2026-11-20T12:05:60",
    "0000-05-05",
    "20.11.2026 0:05 AM",
    "20.11.2026 13:05 PM",
    "20.11.2026 12:60",
    "00.05.2026 1:00",
  ])("refuses the impossible %s", (text) => {
    expect(parseDate(text)).toEqual({ ok: false, code: "date_impossible" });
  });

  it("knows leap years", () => {
    expect(parseDate("2028-02-29").ok).toBe(true);
    expect(parseDate("2100-02-29").ok).toBe(false);
  });

  it.each(["11/12/2026 13:05", "05-11-2026", "11/12/26"])("never guesses which is the month: %s", (text) => {
    expect(parseDate(text)).toEqual({ ok: false, code: "date_ambiguous" });
  });

  it.each([
    "2026-11-20T14:05:00+02:00[Europe/Kyiv]",
    "Fri, 20 Nov 2026 14:05:00 +0200 (EET)",
    "Fri Nov 20 2026 14:05:00 GMT+0200 (Eastern European Standard Time)",
    "11/20/2026 12:05 PM",
    "20/11/2026, 12:05:00",
    "20-11-2026 12:05",
    "Nov 20, 2026 at 12:05 pm",
    "November 20th, 2026 12:05",
    "п'ятниця, 20 листопада 2026 р. о 12:05",
    "20 листопада 2026 р., 12:05:00",
    "Freitag, 20. November 2026 um 12:05",
    "piątek, 20 listopada 2026 12:05",
    "Friday 20 November 2026 12:05",
    "20 Nov 2026 14:05 +0200",
  ])("reads what people and programs write around a date: %s", (text) => {
    expect(parseDate(text, utc)).toEqual({ ok: true, value: minute });
  });

  it.each([
    "20.11.26 12:05",
    "20/11/26 12:05",
    "11/20/26, 12:05 PM",
    "20. 11. 2026 12:05",
    "20.11.2026 r. 12:05",
    "20 листопада 2026 року 12:05",
    "20.11.2026 12:05 Uhr",
    "20.11.2026 12.05",
    "20/11/2026 12h05",
    "20.11.2026 - 12:05",
    "12:05 20.11.2026",
    "12:05, 20 листопада 2026",
    "2026.11.20 12:05",
    "20-Nov-2026 12:05",
    "20-Nov-26 12:05",
    "20/Nov/2026:12:05:00 +0000",
    "20th of November 2026 12:05",
    "20 noiembrie 2026 12:05",
    "Fri Nov 20 12:05:00 2026",
    "Fri Nov 20 14:05:00 EET 2026",
    "20.11.2026 13:05 CET",
    "20.11.2026 07:05 EST",
    "П'ятниця, 20 листопада 2026 12:05",
    "20261120120500",
    "202611201205",
    "/Date(1795176300000)/",
    "/Date(1795176300000+0200)/",
    "2026-11-20T14:05:00 02:00",
    "２０.１１.２０２６ 12:05",
    "2026–11–20 12:05",
    "2026-11-20\u00a012:05",
    "1795176300",
  ])("reads %s, as any person does", (text) => {
    expect(parseDate(text)).toMatchObject({ ok: true, value: minute });
  });

  it("knows months in Romanian", () => {
    for (const [month, name] of ["ianuarie", "iunie", "iulie"].entries()) {
      expect(parseDate(`5 ${name} 2026`)).toEqual(parseDate(`2026-0${[1, 6, 7][month]}-05`));
    }
  });

  it.each([46_346.503_472_222_2, "46346.5034722222", "46346,5034722222"])(
    "takes %j for days as Excel counts them, in the zone, and says so",
    (days) => {
      expect(parseDate(days)).toEqual({ ok: true, value: minute, note: "date_excel" });
      const inKyiv = parseDate(days, { timeZone: "Europe/Kyiv" });
      expect(inKyiv).toEqual({ ok: true, value: minute - 7200, note: "date_excel" });
    },
  );

  it.each([[20_261_120], ["20261120"]])("takes %j for a day", (value) => {
    expect(parseDate(value)).toEqual({ ok: true, value: 1_795_132_800 });
  });

  it.each([
    20,
    2026,
    19_999,
    80_000,
    999_999,
    99_999_999,
    "2026",
    "20.5",
    "до 20.11.2026",
    "від 20.11.2026",
    "20.11.2026 або 21.11.2026",
    "20-11-26",
  ])("takes %j for no date", (value) => {
    expect(parseDate(value).ok).toBe(false);
  });

  it("never makes a time of 1970 of a number that is none", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 99_999_999, noNaN: true }), (number) => {
        for (const value of [number, String(number), Math.floor(number)]) {
          const result = parseDate(value);
          if (result.ok) expect(result.note === "date_excel" || result.value % 86_400 === 0).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  it("reads every day in every way that people write it", () => {
    const ways = [
      "D.M.YYYY",
      "DD.MM.YY",
      "D. M. YYYY",
      "YYYY.MM.DD",
      "YYYY/M/D",
      "YYYYMMDD",
      "D-MMM-YYYY",
      "MMMM D, YYYY",
      "D MMMM YYYY",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...ways),
        fc.integer({ min: 946_684_800, max: 2_524_608_000 }),
        (way, seconds) => {
          const day = seconds - (seconds % 86_400);
          const text = createDateFormatter(way)(day);
          expect(parseDate(text), text).toEqual({ ok: true, value: day });
        },
      ),
      { numRuns: numRuns * 3 },
    );
  });

  it("does not take a month for a weekday", () => {
    expect(parseDate("Mar 3, 2026")).toEqual(parseDate("2026-03-03"));
    expect(parseDate("May 5 2026")).toEqual(parseDate("2026-05-05"));
  });

  it.each([
    "tomorrow",
    "20 Foo 2026",
    "12:30",
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -5,
    1e300,
    null,
    {},
    [],
  ])("refuses %j", (value) => {
    expect(parseDate(value).ok).toBe(false);
  });

  it("reads US order, words of the site's language and a 12-hour clock by pattern, in the shop's zone", () => {
    const warsaw = { patterns: ["MM/DD/YYYY HH:mm"], timeZone: "Europe/Warsaw" };
    expect(parseDate("11/20/2026 13:05", warsaw)).toEqual({ ok: true, value: minute });
    const kyiv = { patterns: ["D MMMM, YYYY HH:mm"], timeZone: "Europe/Kyiv" };
    expect(parseDate("20 Листопада, 2026 14:05", kyiv)).toEqual({ ok: true, value: minute });
    const half = { patterns: ["M/D/YY h:mm A"], ...utc };
    expect(parseDate("11/20/26 12:05 pm", half)).toEqual({ ok: true, value: minute });
    expect(parseDate("11/20/26 12:05 am", half)).toEqual({ ok: true, value: minute - 43_200 });
    expect(parseDate("11/20/26 13:05 pm", half)).toEqual({ ok: false, code: "date_impossible" });
  });

  it("takes quoted text and any other character of a pattern as itself", () => {
    const patterns = ["'Дата:' DD-MM-YYYY 'о' HH:mm"];
    expect(parseDate("дата: 20-11-2026 о 12:05", { patterns, ...utc })).toEqual({ ok: true, value: minute });
  });

  it("reads a number by the pattern too, before it is taken for seconds", () => {
    const read = createDateParser({ patterns: ["DDMMYYHHmm", "DDMMYYYYHHmm"], ...utc });
    for (const value of [2_011_261_205, 201_120_261_205, 2_011_202_612_05])
      expect([read(value), read(String(value))], String(value)).toEqual([
        { ok: true, value: minute },
        { ok: true, value: minute },
      ]);
  });

  it("still reads ISO where the patterns do not fit", () => {
    expect(parseDate("2026-11-20T12:05:33Z", { patterns: ["DD.MM.YYYY"] })).toEqual({
      ok: true,
      value: moment,
    });
  });

  it("lets a zone in the text win over the default zone", () => {
    const read = createDateParser({ timeZone: "Europe/Kyiv" });
    expect(read("2026-11-20T12:05:33Z")).toEqual({ ok: true, value: moment });
    expect(read("2026-11-20 14:05:33")).toEqual({ ok: true, value: moment });
    expect(read("2026-07-20 14:05:33")).toEqual(parseDate("2026-07-20T11:05:33Z"));
  });

  it("moves a skipped hour forward and takes the first of a repeated one, and says so", () => {
    const read = createDateParser({ timeZone: "Europe/Kyiv" });
    const gap = parseDate("2026-03-29T01:30:00Z");
    expect(read("2026-03-29 03:30")).toEqual({ ...gap, note: "date_gap" });
    const first = parseDate("2026-10-25T00:30:00Z");
    expect(read("2026-10-25 03:30")).toEqual({ ...first, note: "date_overlap" });
    expect(read("2026-03-29 02:59")).toEqual(parseDate("2026-03-29T00:59:00Z"));
    expect(read("2026-03-29 04:00")).toEqual(parseDate("2026-03-29T01:00:00Z"));
    expect(read("2026-10-25 02:59")).toEqual(parseDate("2026-10-24T23:59:00Z"));
    expect(read("2026-10-25 04:00")).toEqual(parseDate("2026-10-25T02:00:00Z"));
  });

  it("refuses an unknown time zone when the reader is made", () => {
    expect(() => createDateParser({ timeZone: "Europe/Kiyv" })).toThrow(RangeError);
    expect(isTimeZone("Europe/Kiyv")).toBe(false);
    expect(isTimeZone("Europe/Kyiv")).toBe(true);
  });

  it("never throws, whatever the text and the pattern", () => {
    fc.assert(
      fc.property(anyText(), fc.string(), (text, pattern) => {
        const read = createDateParser({ patterns: [pattern], timeZone: "Europe/Warsaw" });
        const result = read(text);
        if (result.ok) expect(Number.isSafeInteger(result.value)).toBe(true);
      }),
      { numRuns },
    );
  });
});

describe("createDateFormatter", () => {
  it("writes patterns in a zone and a language", () => {
    expect(createDateFormatter("DD.MM.YYYY HH:mm", { timeZone: "Europe/Kyiv" })(moment)).toBe(
      "20.11.2026 14:05",
    );
    expect(createDateFormatter("D MMMM YYYY", { language: "uk" })(moment)).toBe("20 листопада 2026");
    expect(createDateFormatter("D MMMM YYYY", { language: "pl" })(moment)).toBe("20 listopada 2026");
    expect(createDateFormatter("h:mm A 'UTC'Z")(moment)).toBe("12:05 PM UTC+00:00");
  });

  it("gives back what was read, in every zone, except in a repeated hour", () => {
    const zones = ["Europe/Kyiv", "Europe/Warsaw", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"];
    const pattern = "YYYY-MM-DD HH:mm:ss";
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 4_102_444_800 }),
        (timeZone, seconds) => {
          const zone = createTimeZone(timeZone);
          const local = createDateFormatter(pattern, { timeZone })(seconds);
          const read = createDateParser({ patterns: [pattern], timeZone })(local);
          if (!read.ok) throw new Error(`${local} in ${timeZone}: ${read.code}`);
          const isRepeated = read.note === "date_overlap" && read.value === seconds - 3600;
          expect(read.value === seconds || isRepeated).toBe(true);
          expect(Math.abs(zone.offsetAt(seconds) % 60)).toBe(0);
        },
      ),
      { numRuns, examples: [["Europe/Kyiv", 1_792_888_200]] },
    );
  });

  it("gives back what was read for any pattern that names everything", () => {
    const patterns = [
      "D MMMM YYYY H:mm:ss",
      "MM/DD/YYYY hh:mm:ss A",
      "YYYY-MM-DDTHH:mm:ssZ",
      "ddd, DD MMM YYYY HH:mm:ss Z",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...patterns),
        fc.integer({ min: 1, max: 4_102_444_800 }),
        (pattern, seconds) => {
          for (const language of ["uk", "pl", "de", "en"]) {
            const text = createDateFormatter(pattern, { language, timeZone: "UTC" })(seconds);
            expect(parseDate(text, { patterns: [pattern], ...utc }), text).toEqual({
              ok: true,
              value: seconds,
            });
          }
        },
      ),
      { numRuns },
    );
  });
});

describe("monthOf", () => {
  it("knows every month in full and short, alone and next to a day, in ten languages", () => {
    for (const language of ["uk", "pl", "de", "en", "cs", "sk", "ru", "fr", "es", "it"]) {
      for (const width of ["long", "short"] as const) {
        for (const day of [undefined, "numeric"] as const) {
          const format = new Intl.DateTimeFormat(language, { month: width, day, timeZone: "UTC" });
          for (let month = 0; month < 12; month += 1) {
            const part = format.formatToParts(Date.UTC(2026, month, 15)).find(({ type }) => type === "month");
            if (part === undefined || /\d/.test(part.value)) continue;
            expect(monthOf(part.value), `${language} ${part.value}`).toBe(month + 1);
          }
        }
      }
    }
  });
});

describe("checkDatePattern", () => {
  it("asks for the year and the month", () => {
    expect(checkDatePattern("DD.MM.YYYY")).toBeUndefined();
    expect(checkDatePattern("HH:mm")).toContain("year");
    expect(checkDatePattern("YYYY")).toContain("month");
  });
});
