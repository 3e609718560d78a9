import { describe, expect, it } from "vitest";
import { parseDate } from "../../../../src/mapping/values/dates/date.ts";
import {
  checkDatePattern,
  compileDatePattern,
  literalOf,
  offsetOf,
} from "../../../../src/mapping/values/dates/datePattern.ts";
import { createDateFormatter } from "../../../../src/mapping/values/dates/formatDate.ts";
import { newSharedDates, sharedZone } from "../../../../src/mapping/values/dates/sharedDates.ts";
import { createTimeZone } from "../../../../src/mapping/values/dates/timeZone.ts";

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
    ["HZ", "9GMT+03", { hour: 9, offset: 10_800 }],
    ["H Z", "9 GMT+3", { hour: 9, offset: 10_800 }],
    ["H Z", "9 utc-5:30", { hour: 9, offset: -19_800 }],
    ["dddd D", "sexta-feira 9", { day: 9 }],
    ["D MMMM", "9 मई", { day: 9, month: 5 }],
    ["", "", {}],
    ["  YYYY", " 2026 ", { year: 2026 }],
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

  it.each([
    ["YYYY", "2026"],
    ["YY", "26"],
    ["MMMM", "November"],
    ["MMM", "Nov."],
    ["MM", "11"],
    ["M", "11"],
    ["DD", "20"],
    ["D", "20"],
    ["dddd", "Friday"],
    ["ddd", "Fr."],
    ["HH", "12"],
    ["H", "12"],
    ["hh", "12"],
    ["h", "12"],
    ["mm", "05"],
    ["m", "05"],
    ["ss", "33"],
    ["s", "33"],
    ["SSS", "123"],
    ["A", "a.m."],
    ["a", "pm"],
    ["Z", "+02:00"],
    ["Z", "GMT"],
  ])("%s takes what is at its place, not what comes later", (token, text) => {
    const read = compileDatePattern(`${token}|${token}`);
    expect(read(`${text}|${text}`)).toBeDefined();
    expect(read(`${"#".repeat(text.length)}|${text}`)).toBeUndefined();
  });

  it("means a quoted text without its quotes, and a quote alone as itself", () => {
    expect(["'a b'", "''", "'", "-", "YYY"].map(literalOf)).toEqual(["a b", "", "'", "-", "YYY"]);
  });

  it.each([
    ["YYYY-MM", undefined],
    ["M/YY", undefined],
    ["'Y' MM", "bad_pattern.year"],
    ["YYYY 'MM'", "bad_pattern.month"],
    ["", "bad_pattern.year"],
    ["DD.MM.YYY", "bad_pattern.year"],
    ["D.MMMMM.YYYY", "bad_pattern.month"],
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
    ["GMT+2", 7_200],
    ["UTC-3", -10_800],
    ["GMT+5:30", 19_800],
    ["GMT+02:02:04", 7_324],
    ["-03:00:20", -10_820],
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

  it("has seconds before clocks had zones, such as on an old date of birth", () => {
    const local = Date.UTC(1920, 4, 5) / 1000;
    expect(createTimeZone("Europe/Kyiv").fromLocal(local)).toEqual({ seconds: local - 7_324 });
  });

  it("changes in the other half of the year too", () => {
    const zone = createTimeZone("America/New_York");
    const gap = Date.UTC(2026, 2, 8, 2, 30) / 1000;
    expect(zone.fromLocal(gap)).toEqual({ seconds: gap + 5 * 3600, oddity: "gap" });
    const twice = Date.UTC(2026, 10, 1, 1, 30) / 1000;
    expect(zone.fromLocal(twice)).toEqual({ seconds: twice + 4 * 3600, oddity: "overlap" });
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
    expect(createDateFormatter(pattern)(at(hour))).toBe(text);
  });

  it.each([
    ["Asia/Kathmandu", "2026-03-09 09:50 +05:45"],
    ["America/St_Johns", "2026-03-09 01:35 -02:30"],
    ["America/New_York", "2026-03-09 00:05 -04:00"],
  ])("is the local one in %s: %s", (timeZone, text) => {
    expect(createDateFormatter("YYYY-MM-DD HH:mm Z", { timeZone })(at(4))).toBe(text);
  });

  it("takes the names of a language and a zone from `Intl` once, and only where they are needed", () => {
    const shared = newSharedDates();
    createDateFormatter("'MMM' DD.MM.YYYY", { language: "uk" }, shared);
    expect(shared.names.size).toBe(0);
    const options = { language: "uk", timeZone: "Europe/Kyiv" };
    createDateFormatter("MMMM", options, shared);
    const [names, zone] = [shared.names.get("uk"), shared.zones.get("Europe/Kyiv")];
    expect(createDateFormatter("ddd", options, shared)(at(4))).toBe("пн");
    expect([shared.names.get("uk"), shared.zones.get("Europe/Kyiv")]).toEqual([names, zone]);
    expect(shared.names.get("uk")).toBe(names);
    expect(sharedZone(shared, "Europe/Kyiv")).toBe(zone);
    expect([names, zone]).not.toContain(undefined);
  });

  it("is written in the language, and is empty where there is none", () => {
    expect(createDateFormatter("dddd, D MMMM", { language: "uk" })(at(4))).toBe("понеділок, 9 березня");
    expect(createDateFormatter("YYYY")(Number.NaN)).toBe("");
    expect(createDateFormatter("")(at(4))).toBe("");
  });
});
