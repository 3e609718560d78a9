import { describe, expect, it } from "vitest";
import { createDateParser, parseDate } from "../../../src/mapping/text/date.ts";
import {
  checkDatePattern,
  compileDatePattern,
  literalOf,
  monthOf,
  offsetOf,
} from "../../../src/mapping/text/datePattern.ts";
import { formatDate } from "../../../src/mapping/text/formatDate.ts";
import { createTimeZone } from "../../../src/mapping/text/timeZone.ts";

const nothing = {
  year: 0,
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  half: undefined,
  offset: undefined,
};

describe("a pattern of dates", () => {
  it.each<[string, string, object]>([
    ["YYYY-MM-DD", "2026-03-09", { year: 2026, month: 3, day: 9 }],
    [" YYYY ", "2026", { year: 2026 }],
    ["M/D/YY H:m:s", "3/9/26 4:5:6", { year: 2026, month: 3, day: 9, hour: 4, minute: 5, second: 6 }],
    ["M/D/YY", "12/31/69", { year: 2069, month: 12, day: 31 }],
    ["M/D/YY", "12/31/70", { year: 1970, month: 12, day: 31 }],
    ["HH:mm:ss.SSS", "14:05:06.123456789", { hour: 14, minute: 5, second: 6 }],
    ["hh A", "02 PM", { hour: 2, half: "pm" }],
    ["h a", "2 a.m.", { hour: 2, half: "am" }],
    ["h a", "2 p.m", { hour: 2, half: "pm" }],
    ["h a", "2 ДП", { hour: 2, half: "am" }],
    ["h a", "2 пп", { hour: 2, half: "pm" }],
    ["D MMMM", "9 березня", { day: 9, month: 3 }],
    ["D MMM", "9 Sept.", { day: 9, month: 9 }],
    ["dddd D", "п’ятниця 9", { day: 9 }],
    ["ddd D", "Fr. 9", { day: 9 }],
    ["HZ", "9+0230", { hour: 9, offset: 9_000 }],
    ["HZ", "9-02:30", { hour: 9, offset: -9_000 }],
    ["HZ", "9-02", { hour: 9, offset: -7_200 }],
    ["HZ", "9z", { hour: 9, offset: 0 }],
    ["H Z", "9 GMT+03:00", { hour: 9, offset: 10_800 }],
    ["H Z", "9 utc", { hour: 9, offset: 0 }],
    ["D  M", "9 \u00a0\n3", { day: 9, month: 3 }],
    ["D 'День' M", "9 день 3", { day: 9, month: 3 }],
  ])("%s reads %j", (pattern, text, parts) => {
    expect(compileDatePattern(pattern)(text)).toEqual({ ...nothing, ...parts });
  });

  it.each([
    ["YYYY", "226"],
    ["YYYY", "20266"],
    ["YYYY", "x2026"],
    ["MM", "3"],
    ["M", "123"],
    ["D MMMM", "9 xyz"],
    ["D MMMM", "9 ма"],
    ["h A", "2 xm"],
    ["SSS", "1234567890"],
    ["HZ", "9 +0200"],
    ["HZ", "9+2"],
    ["D.M", "9,3"],
    ["dddd", "x"],
  ])("%s does not read %j", (pattern, text) => {
    expect(compileDatePattern(pattern)(text)).toBeUndefined();
  });

  it("means a quoted text without its quotes, and a quote alone as itself", () => {
    expect([literalOf("'a b'"), literalOf("''"), literalOf("'"), literalOf("-")]).toEqual([
      "a b",
      "",
      "'",
      "-",
    ]);
  });

  it.each([
    ["YYYY-MM", undefined],
    ["M/YY", undefined],
    ["'Y' MM", "names no year. Add YYYY"],
    ["YYYY 'MM'", "names no month. Add MM or MMMM"],
    ["", "names no year. Add YYYY"],
  ])("%j is wrong in this: %s", (pattern, problem) => {
    expect(checkDatePattern(pattern)).toBe(problem);
  });
});

describe("a zone", () => {
  it.each([
    ["+02:00", 7_200],
    ["-0530", -19_800],
    ["+02", 7_200],
    ["Z", 0],
    ["GMT", 0],
    ["GMT-01:15", -4_500],
    ["+2:00", 0],
    ["+02:00x", 0],
  ])("%s is %i seconds", (text, seconds) => {
    expect(offsetOf(text)).toBe(seconds);
  });

  it.each([
    ["UT", 0],
    ["WET", 0],
    ["CET", 1],
    ["MEZ", 1],
    ["CEST", 2],
    ["MESZ", 2],
    ["EET", 2],
    ["EEST", 3],
    ["MSK", 3],
    ["EST", -5],
    ["EDT", -4],
    ["CDT", -5],
    ["PST", -8],
    ["PDT", -7],
  ])("that programs write as %s is %i hours from UTC", (name, hours) => {
    const seconds = Date.UTC(2026, 10, 20, 12, 5) / 1000 - hours * 3600;
    expect(parseDate(`20.11.2026 12:05 ${name}`)).toEqual({ ok: true, value: seconds });
    expect(parseDate(`Nov 20 12:05:00 ${name} 2026`)).toEqual({ ok: true, value: seconds });
    expect(parseDate(`20.11.2026 12:05 X${name}`).ok).toBe(false);
  });

  it("keeps its offset on the days around a change, to the second", () => {
    const zone = createTimeZone("Europe/Kyiv");
    const change = Date.UTC(2026, 2, 29, 1) / 1000;
    expect([zone.offsetAt(change - 1), zone.offsetAt(change)]).toEqual([7_200, 10_800]);
    const local = (day: number, hour: number, minute = 0) => Date.UTC(2026, 2, day, hour, minute) / 1000;
    expect(zone.fromLocal(local(29, 2, 59))).toEqual({ seconds: change - 60 });
    expect(zone.fromLocal(local(29, 3))).toEqual({ seconds: change, oddity: "gap" });
    expect(zone.fromLocal(local(29, 4))).toEqual({ seconds: change });
    expect(zone.fromLocal(local(27, 12))).toEqual({ seconds: local(27, 10) });
    expect(zone.fromLocal(local(31, 12))).toEqual({ seconds: local(31, 9) });
    const back = Date.UTC(2026, 9, 25, 1) / 1000;
    const autumn = (hour: number, minute = 0) => Date.UTC(2026, 9, 25, hour, minute) / 1000;
    expect(zone.fromLocal(autumn(2, 59))).toEqual({ seconds: back - 3_660 });
    expect(zone.fromLocal(autumn(3))).toEqual({ seconds: back - 3_600, oddity: "overlap" });
    expect(zone.fromLocal(autumn(4))).toEqual({ seconds: back + 3_600 });
  });

  it("changes in the other half of the year too", () => {
    const zone = createTimeZone("America/New_York");
    const gap = Date.UTC(2026, 2, 8, 2, 30) / 1000;
    expect(zone.fromLocal(gap)).toEqual({ seconds: gap + 5 * 3600, oddity: "gap" });
    const twice = Date.UTC(2026, 10, 1, 1, 30) / 1000;
    expect(zone.fromLocal(twice)).toEqual({ seconds: twice + 4 * 3600, oddity: "overlap" });
  });
});

describe("the name of a month", () => {
  it.each(
    [
      "січень sty january jänner led янв enero gennaio ianuarie",
      "лютий luty february únor фев fév",
      "березня marca märz maerz březen мар",
      "квітень kwiecień april dub апр avril abril",
      "травень maj may mai květen máj май мая maggio",
      "червень czerwiec june červen čvn jún июнь juin giugno iunie",
      "липень lipiec july červenec čvc júl июль juillet luglio iulie",
      "серпень sierpień august srpen авг août aout agosto",
      "вересень wrzesień september září сен settembre",
      "жовтень październik pazdziernik october oktober říjen окт ottobre",
      "листопад listopad november ноя noiembrie",
      "грудень grudzień december dezember décembre prosinec дек dicembre",
    ].map((words, index) => [index + 1, words] as const),
  )("is %i for %s", (month, words) => {
    for (const word of words.split(" ")) {
      expect(monthOf(word), word).toBe(month);
      expect(monthOf(word.toUpperCase()), word).toBe(month);
    }
    expect([monthOf("x"), monthOf(""), monthOf("xjanuary")]).toEqual([undefined, undefined, undefined]);
  });
});

describe("what people write around a date", () => {
  const day = Date.UTC(2026, 10, 20) / 1000;

  it.each([
    ..."Mon Tue Wed Thu Fri Sat Sun Monday понеділок вівторок середа четвер п'ятниця субота неділя пн вт ср чт пт сб нд".split(
      " ",
    ),
    ..."poniedziałek wtorek środa czwartek piątek sobota niedziela Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(
      " ",
    ),
  ])("is a weekday: %s", (name) => {
    expect(parseDate(`${name}, 20.11.2026`)).toEqual({ ok: true, value: day });
    expect(parseDate(`${name} 20 Nov 2026`)).toEqual({ ok: true, value: day });
  });

  it.each([
    "20‒11‒2026",
    "20–11–2026",
    "20—11—2026",
    "20−11−2026",
    "2026年11月20日",
    "20. 11. 2026",
    "20th November 2026",
    "20th of November 2026",
    "Nov 20th, 2026",
    "20 листопада 2026 р.",
    "20 листопада 2026 року",
    "20 ноября 2026 г.",
    "20 ноября 2026 года",
    "20 listopada 2026 roku",
    "20 listopada 2026 r.",
    "20-Nov-2026",
    "20/Nov/26",
    "20.11.2026 (п'ятниця)",
    "20.11.2026 [x/y]",
  ])("leaves the day %s", (text) => {
    expect(parseDate(text)).toEqual({ ok: true, value: day });
  });

  it.each([
    "20.11.2026, 9:05",
    "20.11.2026 - 9:05",
    "20.11.2026 at 9:05",
    "20.11.2026 о 9:05",
    "20.11.2026 об 9:05",
    "20.11.2026 в 9:05",
    "20.11.2026 um 9:05",
    "20.11.2026 o 9:05",
    "20.11.2026 à 9:05",
    "20.11.2026, at 9:05",
    "20.11.2026, о 9.05",
    "20.11.2026 9h05",
    "20.11.2026 9:05 Uhr",
    "20.11.2026 9:05 h",
    "20.11.2026 9:05 год.",
    "20.11.2026 9:05 год",
    "9:05 20.11.2026",
    "9:05, 20/11/2026",
    "09:05:00 2026-11-20",
    "20.11.2026 9:05 AM",
    "20.11.2026 9:05:00 a.m.",
  ])("leaves the time of %s", (text) => {
    expect(parseDate(text)).toMatchObject({ ok: true, value: day + 9 * 3600 + 300 });
  });

  it.each([
    ["13/11/2026", "2026-11-13"],
    ["11/13/2026", "2026-11-13"],
    ["13-11-2026", "2026-11-13"],
    ["11-13-2026", "2026-11-13"],
    ["13/11/26", "2026-11-13"],
    ["11/13/26", "2026-11-13"],
    ["12/13/2026", "2026-12-13"],
    ["13/12/2026", "2026-12-13"],
  ])("is no doubt which of %s is the month", (text, iso) => {
    expect(parseDate(text)).toEqual(parseDate(iso));
  });

  it.each(["12/12/2026", "1/2/2026", "12-11-26", "1-2-2026"])(
    "is a doubt which of %s is the month",
    (text) => {
      expect(parseDate(text)).toEqual({ ok: false, code: "date_ambiguous" });
    },
  );

  it.each(["13-11-26", "13/14/2026", "11/13-2026", "13/11/20266", "x13/11/2026"])(
    "makes no date of %s",
    (text) => {
      expect(parseDate(text).ok).toBe(false);
    },
  );
});

describe("a number that may be a date", () => {
  it.each([
    [100_000_000, 100_000_000, undefined],
    [99_999_999_999, 99_999_999_999, undefined],
    [100_000_000_000, 100_000_000, "date_milliseconds"],
    [99_999_999_999_999, 99_999_999_999, "date_milliseconds"],
    [100_000_000_000_000, 100_000_000, "date_microseconds"],
    [1_795_176_333.9, 1_795_176_333, undefined],
    [20_000, -481_161_600, "date_excel"],
    [79_999, 4_702_752_000, "date_excel"],
    [25_569.5, 43_200, "date_excel"],
  ])("%d is %i (%s)", (value, seconds, note) => {
    for (const own of [value, String(value)]) {
      const read = parseDate(own);
      expect(read, String(own)).toEqual({
        ok: true,
        value: seconds,
        ...(note === undefined ? {} : { note }),
      });
    }
  });

  it.each([19_999, 80_000, 99_999_999, 1e17, -100_000_000])("%d is none", (value) => {
    expect([parseDate(value).ok, parseDate(String(value)).ok]).toEqual([false, false]);
  });

  it("is a day written together only where it is one, and as long as a text may be", () => {
    const read = createDateParser();
    expect(read("20261120")).toEqual(parseDate("2026-11-20"));
    expect(read("19991120120533")).toEqual(parseDate("1999-11-20T12:05:33"));
    expect(read("202611201205")).toEqual(parseDate("2026-11-20T12:05"));
    expect(read("18991120120533")).not.toMatchObject({ note: "date_zone_assumed" });
    expect(read(`2026-11-20${" ".repeat(190)}`).ok).toBe(true);
    expect(read(`2026-11-20${" ".repeat(191)}`)).toEqual({ ok: false, code: "date_unreadable" });
  });
});

describe("a date that is written", () => {
  const at = (hour: number) => Date.UTC(2026, 2, 9, hour, 5, 6) / 1000;

  it.each([
    ["YYYY YY", 4, "2026 26"],
    ["MM M DD D", 4, "03 3 09 9"],
    ["MMMM MMM", 4, "March Mar"],
    ["dddd ddd", 4, "Monday Mon"],
    ["HH H hh h A a", 4, "04 4 04 4 AM am"],
    ["HH H hh h A a", 0, "00 0 12 12 AM am"],
    ["HH H hh h A a", 12, "12 12 12 12 PM pm"],
    ["HH H hh h A a", 23, "23 23 11 11 PM pm"],
    ["mm m ss s SSS", 4, "05 5 06 6 000"],
    ["Z", 4, "+00:00"],
    ["'Y' Q ''x", 4, "Y Q x"],
  ])("as %s at %i o'clock is %s", (pattern, hour, text) => {
    expect(formatDate(at(hour), pattern)).toBe(text);
  });

  it.each([
    ["Asia/Kathmandu", "2026-03-09 09:50 +05:45"],
    ["America/St_Johns", "2026-03-09 01:35 -02:30"],
    ["America/New_York", "2026-03-09 00:05 -04:00"],
  ])("is the local one in %s: %s", (timeZone, text) => {
    expect(formatDate(at(4), "YYYY-MM-DD HH:mm Z", { timeZone })).toBe(text);
  });

  it("is written in the language, and is empty where there is none", () => {
    expect(formatDate(at(4), "dddd, D MMMM", { language: "uk" })).toBe("понеділок, 9 березня");
    expect(formatDate(Number.NaN, "YYYY")).toBe("");
    expect(formatDate(at(4), "")).toBe("");
  });
});
