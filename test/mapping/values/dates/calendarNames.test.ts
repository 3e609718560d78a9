import { afterEach, describe, expect, it, vi } from "vitest";
import {
  calendarLanguages,
  calendarNames,
  isAmbiguousMonth,
  isWeekday,
  kindOfWord,
  monthOf,
} from "../../../../src/mapping/values/dates/calendarNames.ts";
import { createDateParser } from "../../../../src/mapping/values/dates/date.ts";

const styles: readonly Intl.DateTimeFormatOptions[] = [
  { dateStyle: "full" },
  { dateStyle: "long" },
  { dateStyle: "medium" },
  { dateStyle: "full", timeStyle: "short" },
  { dateStyle: "long", timeStyle: "long" },
  { dateStyle: "medium", timeStyle: "medium" },
  { day: "numeric", month: "short", year: "numeric" },
  { day: "numeric", month: "long", year: "numeric" },
  { day: "numeric", month: "short", year: "numeric", weekday: "short" },
];

/** Reads all dates of a year's months that `Intl` writes in a language, and counts the right ones. */
function readYear(language: string): { readonly right: number; readonly wrong: readonly string[] } {
  const parse = createDateParser({ timeZone: "Europe/Kyiv" });
  const wrong: string[] = [];
  let right = 0;
  for (const style of styles) {
    const format = new Intl.DateTimeFormat(language, { ...style, timeZone: "Europe/Kyiv" });
    for (let month = 0; month < 12; month += 1) {
      const minutes = style.timeStyle === undefined ? 0 : 15 * 60 + 5;
      const noon = parse(`2026-${String(month + 1).padStart(2, "0")}-20 00:00`);
      if (!noon.ok) throw new Error(noon.code);
      const moment = noon.value + minutes * 60;
      const text = format.format(moment * 1000);
      const read = parse(text);
      if (!read.ok) continue;
      if (read.value === moment) right += 1;
      else wrong.push(text);
    }
  }
  return { right, wrong };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

describe("the names of months and weekdays", () => {
  it.each(calendarLanguages)("are read in the dates of the language %s, never as another day", (language) => {
    const { right, wrong } = readYear(language);
    expect(wrong).toEqual([]);
    // Croatian has names that mean another month in Polish or Czech, and Arabic a name for GMT.
    expect(right).toBeGreaterThanOrEqual(language === "hr" ? 91 : language === "ar" ? 84 : 94);
  });

  it("mean two months in five cases, by the names of `Intl` in all of the languages", () => {
    const months = new Map<string, Set<number>>();
    for (const language of calendarLanguages)
      for (const [name, month] of calendarNames(language).months)
        months.set(name, (months.get(name) ?? new Set()).add(month));
    const ambiguous = [...months].filter(([, numbers]) => numbers.size > 1).map(([name]) => name);
    expect(ambiguous.sort()).toEqual(["lip", "lis", "listopad", "listopada", "srp"]);
    for (const name of months.keys())
      expect(isAmbiguousMonth(`20. ${name} 2026`, undefined), name).toBe(ambiguous.includes(name));
  });

  it("are ambiguous after a day with a full stop, and Polish without it, in any case", () => {
    const parse = createDateParser();
    for (const text of ["20. listopada 2026.", "20.LIS 2026", "20. lip. 2026", "20 srp 2026", "2026. srp 20"])
      expect(parse(text), text).toEqual({ ok: false, code: "date_ambiguous" });
    expect(parse("20 listopada 2026")).toEqual(parse("2026-11-20"));
    expect(parse("listopad 20, 2026")).toEqual(parse("2026-11-20"));
    expect(parse("20 lip 2026")).toEqual(parse("2026-07-20"));
    expect(parse("20. srpna 2026")).toEqual(parse("2026-08-20"));
    expect(parse("20. srpnja 2026")).toEqual(parse("2026-07-20"));
    expect(parse("20. listopadu 2026")).toEqual(parse("2026-11-20"));
  });

  it("are those of the language of the rule first, which decides between two months", () => {
    const patterns = ["D. MMMM YYYY"];
    for (const [language, iso] of [
      ["hr", "2026-10-20"],
      ["pl", "2026-11-20"],
    ] as const) {
      expect(createDateParser({ language })("20. listopada 2026.")).toEqual(createDateParser()(iso));
      expect(createDateParser({ language, patterns })("20. listopada 2026")).toEqual(createDateParser()(iso));
    }
    for (const options of [{ patterns }, { language: "uk" }, { language: "uk", patterns }])
      expect(createDateParser(options)("20. listopada 2026")).toEqual({ ok: false, code: "date_ambiguous" });
    expect(createDateParser()("20 Rhagfyr 2026").ok).toBe(false);
    expect(createDateParser({ language: "cy" })("20 Rhagfyr 2026")).toEqual(createDateParser()("2026-12-20"));
  });

  it.each([
    ["lipnja", 6],
    ["marraskuuta", 11],
    ["Sept", 9],
    ["лис", 11],
    ["лип", 7],
    ["Maerz", 3],
    ["Jänner", 1],
    ["WRZESNIA", 9],
    ["kasım", 11],
    ["KASIM", 11],
    ["d’agost", 8],
    ["čer", undefined],
    ["list", undefined],
    ["ju", undefined],
    ["ма", undefined],
  ])("is a month where %s begins one month only: %s", (word, month) => {
    expect(monthOf(word)).toBe(month);
  });

  it("mean the same, whichever dates came before", async () => {
    const words = ["srp", "lis", "lip", "mei", "sub", "mar", "sept", "Kas", "x", "čer", "listopada"];
    const orders = [words, [...words].reverse(), words.flatMap((word) => ["marraskuuta", word])];
    const results: Map<string, unknown>[] = [];
    for (const order of orders) {
      vi.resetModules();
      const fresh = await import("../../../../src/mapping/values/dates/calendarNames.ts");
      const kinds = new Map(order.map((word) => [word, fresh.kindOfWord(word)]));
      const months = new Map(order.map((word) => [word, fresh.monthOf(word)]));
      results.push(new Map(words.map((word) => [word, [kinds.get(word), months.get(word)]])));
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it("are read once per process, and only as far as a word needs", async () => {
    vi.resetModules();
    const supported = vi.spyOn(Intl.DateTimeFormat, "supportedLocalesOf");
    const made = vi.spyOn(Intl, "DateTimeFormat");
    const { createDateParser: create } = await import("../../../../src/mapping/values/dates/date.ts");
    create()("2026-11-20T12:05:33Z");
    create()("20.11.2026");
    expect(made).not.toHaveBeenCalled();
    create()("Nov 20, 2026");
    const english = made.mock.calls.length;
    expect(english).toBeLessThan(8);
    create()("20 Foo 2026");
    const all = made.mock.calls.length;
    expect(all).toBeGreaterThan(40 * english);
    for (const text of ["20 Foo 2026", "20 kovo 2026", "20 marraskuuta 2026", "20 x 2026"]) create()(text);
    expect([made.mock.calls.length, supported.mock.calls.length]).toEqual([all, 1]);
  });

  it("are not those of another language where `Intl` has few languages", async () => {
    vi.resetModules();
    vi.spyOn(Intl.DateTimeFormat, "supportedLocalesOf").mockReturnValue(["en"]);
    const fresh = await import("../../../../src/mapping/values/dates/calendarNames.ts");
    expect([fresh.monthOf("November"), fresh.monthOf("listopada")]).toEqual([11, undefined]);
  });
});

describe("a word of a date", () => {
  it("is a weekday in full, short or begun, but not where it may be a preposition", () => {
    for (const word of ["Friday", "пʼятниця", "п'ят", "sexta-feira", "szerda", "Κυριακή", "zo", "Do.", "po,"])
      expect(isWeekday(word), word).toBe(true);
    for (const word of ["do", "po", "za", "to", "до", "od", "від", "a", "x", "", "until", "before"])
      expect(isWeekday(word), word).toBe(false);
  });

  it("connects parts of a date where `Intl` writes it between them", () => {
    for (const word of ["de", "del", "kl.", "klo", "às", "στις", "у", "г.", "gada", "roku", "th", "Uhr"])
      expect(kindOfWord(word), word).toBe("link");
  });

  it.each(
    "до від od do until till before after bis nach vor ab przed po перед после до avant après hasta antes dopo prima fino até depois voor tot før efter ennen jälkeen iki prieš līdz pirms kuni enne până înainte πριν μετά преди след пре pre posle kadar sonra".split(
      " ",
    ),
  )("limits a date and is not left out: %s", (word) => {
    const parse = createDateParser();
    expect(parse(`${word} 20.11.2026`).ok).toBe(false);
    expect(parse(`${word} 20 Nov 2026`).ok).toBe(false);
    expect(parse(`20 Nov 2026 ${word} 12:05`).ok).toBe(false);
  });
});
