import { describe, expect, it } from "vitest";
import { monthOf } from "../../../../src/mapping/values/dates/calendarNames.ts";
import { createDateParser, parseDate } from "../../../../src/mapping/values/dates/date.ts";

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
    ..."Mon Tue Wed Thu Fri Sat Sun Monday понеділок вівторок середа четвер п'ятниця пʼятниця пятниця субота неділя пн вт ср чт пт сб нд".split(
      " ",
    ),
    ..."poniedziałek wtorek środa czwartek piątek sobota niedziela Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(
      " ",
    ),
    ..."pondělí úterý středa čtvrtek pátek sobota neděle pondelok utorok streda štvrtok piatok nedeľa воскресенье вторник суббота".split(
      " ",
    ),
    ..."luni marți mardi miercuri joi vineri sâmbătă duminică lundi mercredi jeudi vendredi samedi dimanche".split(
      " ",
    ),
    ..."lunes martes miércoles jueves viernes sábado domingo lunedì mercoledì giovedì venerdì sabato".split(
      " ",
    ),
    ..."Mo. Di, Mi. Do, Fr. Sa. So, wt. śr.".split(" "),
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
    "20.11.2026р.",
    "20.11.2026г.",
    "20.11.26 р.",
    "20th  of  November  2026",
    "Fri 2026年11月20日",
    "2026年11月20日金曜日",
    "2026년 11월 20일 금요일",
    "20 de novembro de 2026",
    "20 de novembre del 2026",
    "20 ta’ Novembru 2026",
    "20. 11. 2026.",
    "2026. 11. 20.",
    "2026. november 20.",
    "2026. november 20., péntek",
    "2026 m. lapkričio 20 d., penktadienis",
    "2026. gada 20. novembris",
    "2026 ж. 20 қараша",
    "20. studenoga 2026. godine",
    "fredag den 20. november 2026",
    "20 Kasım 2026 Cuma",
    "20.Nov.2026",
    "2026-11-20 [u-ca=gregory]",
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
    "20.11.2026 9.05 AM",
    "20.11.2026 11.05 EET",
    "20.11.2026  о  9:05",
    "20. 11. 2026. u 9:05",
    "2026. 11. 20. 9:05",
    "20. 11. 2026. 9:05",
    "20 novembre 2026 alle ore 9:05",
    "20 de noviembre de 2026 a las 9:05",
    "20 de novembro de 2026 às 9h05",
    "20. november 2026 kl. 09.05",
    "20.11.2026 klo 9.05",
    "20 Νοεμβρίου 2026 στις 9:05 π.μ.",
    "20 novembre 2026 à 09 h 05",
    "20/11/26, 9:05 a. m.",
    "20 Kasım 2026 Cuma 9:05",
    "20 noyabr 2026, cümə/09:05",
    "9:05 a.m., November 20, 2026",
    "Nov 20 2026 | 9:05 am",
    "Nov 20 2026 9:05 am",
    "2026-11-20, 9:05 a.m.",
    "20 Nov 2026 11:05 GMT+2",
    "20 Nov 2026 11:05 GMT +2",
    "Nov 20, 2026, 11:05 AM GMT+2",
    "20 Nov 2026 14:35 GMT+5:30",
    "20 NOV 2026 11:05 EET",
    "Fri Nov 20 11:05:00 GMT+02:00 2026",
    "Fri Nov 20 11:05:00 GMT+0200 2026",
    "Nov 20 03:35:00 GMT-05:30 2026",
    "2026-11-20T11:05:00.123456 02:00",
    "2026-11-20T11:05:00 0200",
  ])("leaves the time of %s", (text) => {
    expect(parseDate(text)).toMatchObject({ ok: true, value: day + 9 * 3600 + 300 });
  });

  it.each([
    ["20.11.2026 9:05 (EDT)", "2026-11-20T09:05-04:00"],
    ["20.11.2026 9.05 (EDT)", "2026-11-20T09:05-04:00"],
    ["2026-11-20T09:05:00 (CET)", "2026-11-20T09:05+01:00"],
    ["Nov 20, 2026 9:05 PM (UTC+2)", "2026-11-20T21:05+02:00"],
    ["Nov 20, 2026 9:05 (+02:00)", "2026-11-20T09:05+02:00"],
    ["2026-11-20T09:05:00+02:00[Europe/Kyiv]", "2026-11-20T09:05+02:00"],
    ["2026-11-20T09:05:00+02:00[!Europe/Kyiv][u-ca=hebrew]", "2026-11-20T09:05+02:00"],
    ["20 Nov 2026 9:05:00 +0200 (EDT)", "2026-11-20T09:05+02:00"],
    ["20 Nov 2026 9:05 GMT+2 (Eastern European Time)", "2026-11-20T09:05+02:00"],
    ["20.11.2026 9:05 (Fri)", "2026-11-20T09:05"],
    ["20.11.2026 9:05 (Київ)", "2026-11-20T09:05"],
    ["26.06.2026, 09.09.05", "2026-06-26T09:09:05"],
    ["4 mars 2026, 09 h 09 min 05 s", "2026-03-04T09:09:05"],
    ["mar. 3 mars 2026", "2026-03-03"],
    ["mar 3 lug 2026", "2026-07-03"],
    ["mar. 20/01/2026", "2026-01-20"],
    ["20 Şub 2026", "2026-02-20"],
    ["4 Mart 2026 Paz 09:05", "2026-03-04T09:05"],
  ])("%s is %s", (text, iso) => {
    expect(parseDate(text)).toEqual(parseDate(iso));
  });

  it.each([
    "20.11.2026 9:05 [Europe/Kyiv]",
    "2026-11-20T09:05:00[Europe/Kyiv]",
    "20.11.2026 9:05 (Pacific Time)",
    "20.11.2026 9.05 (Pacific Time)",
    "20.11.2026 9:05 (московское время)",
    "20.11.2026 9:05 (за київським часом)",
    "20.11.2026 - 21.11",
    "20.11.2026 - 21.11.26",
    "20.11.26, 21.11.26",
    "20.11.2012:05",
    "26. 11. 20.",
    "26年11月20日",
    "Sen, 4 Mei 2026",
    "5 o 6 mayo 2026",
    "20 Nov Dec 2026",
    "20 Foo Nov 2026",
    "2026-11-20T09:05:00+15:00",
    "20.11.2026 10:00-12:00",
    "2026-11-20 09:30–11:00",
    "20.11.2569",
    "20.11.1405",
    "20.11.1448",
  ])("does not read %s, which means something else or nothing", (text) => {
    expect(parseDate(text).ok).toBe(false);
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
    ["13/12/69", "2069-12-13"],
    ["13/12/70", "1970-12-13"],
    ["13-Dec-69", "2069-12-13"],
    ["13-Dec-70", "1970-12-13"],
    ["13/Dec/1985", "1985-12-13"],
    ["13/Dec/85 9:05:06", "1985-12-13T09:05:06"],
    ["13-Dec-7026", "7026-12-13"],
    ["9:05 5.11.2026", "2026-11-05T09:05"],
    ["9:05:06 5/Nov/2026", "2026-11-05T09:05:06"],
  ])("there is no doubt which of %s is the month", (text, iso) => {
    expect(parseDate(text)).toEqual(parseDate(iso));
  });

  it.each(["12/12/2026", "1/2/2026", "12-11-26", "1-2-2026"])(
    "is a doubt which of %s is the month",
    (text) => {
      expect(parseDate(text)).toEqual({ ok: false, code: "date_ambiguous" });
    },
  );

  it.each([
    "13-11-26",
    "13/14/2026",
    "11/13-2026",
    "13/11/20266",
    "x13/11/2026",
    "20. Fri 11.2026",
    "20.11.2026 (21.11.2026) 12:05",
    "112:05 5.11.2026",
    "20-Nov-266",
    "/Date(20)/.11.2026",
    "20.11./Date(2026)/",
    "/Date(17951763330001)/",
    "1/Date(1795176333000)/",
  ])("makes no date of %s", (text) => {
    expect(parseDate(text).ok).toBe(false);
  });
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
    for (const digits of [
      "202611201205",
      "20261120120533",
      "19991120120533",
      "20261120",
      "195611201205",
      "190000000000",
      "19000000000000",
    ])
      expect(read(Number(digits))).toEqual(read(digits));
    expect(read("202611201205")).toEqual(parseDate("2026-11-20T12:05"));
    expect(read("2026112012053")).toEqual({ ok: true, value: 2_026_112_012, note: "date_milliseconds" });
    expect(read("1720261120120533")).toEqual({ ok: true, value: 1_720_261_120, note: "date_microseconds" });
    expect(read("18991120120533")).not.toMatchObject({ note: "date_zone_assumed" });
    expect(read(`2026-11-20${" ".repeat(190)}`).ok).toBe(true);
    expect(read(`2026-11-20${" ".repeat(191)}`)).toEqual({ ok: false, code: "date_unreadable" });
  });
});
