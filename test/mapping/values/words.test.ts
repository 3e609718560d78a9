import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../../src/mapping/compile/decode.ts";
import { parseBoolean } from "../../../src/mapping/values/boolean.ts";
import { compileMissing, isMissing } from "../../../src/mapping/values/missing.ts";
import { splitName } from "../../../src/mapping/values/name.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "./anyText.ts";

describe("parseBoolean", () => {
  it.each(["yes", "Так", "TAK", "ja", "on", "1", 1, "true", true, " Yes. ", "да", "oui", "sí", "✓"])(
    "reads %j as yes",
    (value) => {
      expect(parseBoolean(value)).toEqual({ ok: true, value: true });
    },
  );

  it.each(["no", "ні", "НІ", "nie", "nein", "off", "0", 0, "false", false, "нет", "non"])(
    "reads %j as no",
    (value) => {
      expect(parseBoolean(value)).toEqual({ ok: true, value: false });
    },
  );

  it.each([
    ["Так, потрібен", true],
    ["Nein, danke", false],
    ["Так :)", true],
    ["ні)", false],
    ["так так", true],
    ["так\u200b", true],
    ["не потрібно", false],
    ["немає", false],
    ["1.0", true],
    ["fałsz", false],
    ["оплачено", true],
    ["paid", true],
    ["unpaid", false],
    ["Pending", false],
    ["не оплачено", false],
    ["bezahlt", true],
  ])("reads %j as %s", (text, value) => {
    expect(parseBoolean(text)).toEqual({ ok: true, value });
  });

  it.each([
    "",
    " ",
    "maybe",
    "yes no",
    "yes, no",
    "так, ні",
    "|",
    "null",
    "none",
    "partially paid",
    "2",
    2,
    null,
    undefined,
    {},
    [],
    "y n",
    "x".repeat(1_000_000),
  ])("refuses %j", (value) => {
    expect(parseBoolean(value)).toEqual({ ok: false, code: "boolean_unreadable" });
  });
});

describe("isMissing", () => {
  it.each([
    undefined,
    null,
    "",
    " ",
    "\u00a0\t\n",
    "-",
    "—",
    "--",
    "\u200b",
    [],
    "{{ad.name}}",
    "{{ campaign }}",
    "%%name%%",
    "{% name %}",
  ])("takes %j for nothing", (value) => {
    expect(isMissing(value)).toBe(true);
  });

  it.each([0, false, "0", "false", "a", "-5", "a {{b}}", "{{a}} {{b}} c", {}, [""], Number.NaN])(
    "takes %j for something",
    (value) => {
      expect(isMissing(value)).toBe(false);
    },
  );

  it("knows further texts that mean nothing to a source, whatever their case", () => {
    const isNothing = compileMissing(["(none)", "не вказано"]);
    expect(isNothing(" Не вказано ")).toBe(true);
    expect(isNothing("(NONE)")).toBe(true);
    expect(isNothing("-")).toBe(true);
    expect(isNothing("none")).toBe(false);
  });
});

describe("splitName", () => {
  it.each([
    ["Гнатюк Тарас Іванович", "auto", "Тарас", "Гнатюк", "Іванович"],
    ["Тарас Іванович Гнатюк", "auto", "Тарас", "Гнатюк", "Іванович"],
    ["Чорновус Ольга Іванівна", "auto", "Ольга", "Чорновус", "Іванівна"],
    ["Петренко Ілля Ілліч", "auto", "Ілля", "Петренко", "Ілліч"],
    ["Ірина  Литвин", "auto", "Ірина", "Литвин", ""],
    ["Дмитро О’Коннор-Шевчук", "auto", "Дмитро", "О’Коннор-Шевчук", ""],
    ["Петренко Ганна", "last-first", "Ганна", "Петренко", ""],
    ["Wiśniewska Ewa Maria", "last-first", "Ewa", "Wiśniewska", "Maria"],
    ["Agnieszka Maria Wójcik-Żółć", "first-last", "Agnieszka", "Wójcik-Żółć", "Maria"],
    ["Gnatiuk, Taras", "auto", "Taras", "Gnatiuk", ""],
    ["Jan van der Berg", "auto", "Jan", "van der Berg", ""],
    ["Karl von Stein", "auto", "Karl", "von Stein", ""],
    ["Оксана", "auto", "Оксана", "", ""],
    ["", "auto", "", "", ""],
    ["Марія Пилипович", "auto", "Марія", "Пилипович", ""],
    ["Taras Ivanovych Hnatiuk", "auto", "Taras", "Hnatiuk", "Ivanovych"],
    ["Іван Іванович", "auto", "Іван", "", "Іванович"],
    ["Тарас Григорович", "auto", "Тарас", "", "Григорович"],
    ["Микола Петрович", "auto", "Микола", "", "Петрович"],
    ["Шевченко Т.Г.", "auto", "Т.", "Шевченко", "Г."],
    ["Т. Г. Шевченко", "auto", "Т.", "Шевченко", "Г."],
    ["dr Jan Kowalski", "auto", "Jan", "Kowalski", ""],
    ["mgr inż. Jan Kowalski", "auto", "Jan", "Kowalski", ""],
    ["Pani Ewa Nowak", "first-last", "Ewa", "Nowak", ""],
    ["ФОП Іваненко Іван Іванович", "auto", "Іван", "Іваненко", "Іванович"],
    ["John Smith Jr.", "auto", "John", "Smith Jr.", ""],
    ["Мамедов Алі Гусейн огли", "auto", "Алі", "Мамедов", "Гусейн огли"],
    ["Ірина 🌸", "auto", "Ірина", "", ""],
    ["Іваненко Іван", "auto", "Іван", "Іваненко", ""],
    ["Іваненко Іван", "first-last", "Іваненко", "Іван", ""],
    ["Драгомир Дракула", "auto", "Драгомир", "Дракула", ""],
    ["olha@example.com", "auto", "", "", ""],
    ["+380671234567", "auto", "", "", ""],
  ] as const)("takes %j apart (%s)", (text, order, first, last, middle) => {
    expect(splitName(text, order)).toMatchObject({ first, last, middle });
  });

  it.each([
    ["Іваненко Іван", "name_swapped"],
    ["Ірина Литвин", "name_unsure"],
    ["Іван Шевченко", undefined],
    ["olha@example.com", "name_unreadable"],
    ["Тарас Іванович Гнатюк", undefined],
  ])("says how sure it is of %j: %s", (text, note) => {
    expect(splitName(text).note).toBe(note);
    expect(splitName(text, "first-last").note).toBe(note === "name_unreadable" ? note : undefined);
  });

  it("loses no word and adds none", () => {
    const word = fc.constantFrom(
      "Іван",
      "Петренко",
      "Іванович",
      "van",
      "der",
      "O’Connor",
      "de",
      "Анна-Марія",
      "Ілліч",
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        fc.constantFrom("auto", "first-last", "last-first"),
        (words, order) => {
          const { first, last, middle } = splitName(words.join("  "), order);
          const parts = `${first} ${last} ${middle}`.split(" ").filter((part) => part !== "");
          expect(parts.toSorted()).toEqual(words.toSorted());
        },
      ),
      { numRuns },
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(anyText(), (text) => void splitName(text)),
      { numRuns },
    );
    splitName("a ".repeat(500_000));
  });
});

describe("parseCsv", () => {
  it("splits rows and fields, quoted ones too", () => {
    expect(parseCsv('a,"b, c","d ""e"""\r\n\r\n1,,3\n')).toEqual([
      ["a", "b, c", 'd "e"'],
      ["1", "", "3"],
    ]);
    expect(parseCsv("express, pobranie=19.99")).toEqual([["express", "pobranie=19.99"]]);
    expect(parseCsv("a;b|c", ";")).toEqual([["a", "b|c"]]);
    expect(parseCsv("")).toEqual([]);
    expect(parseCsv('"open')).toEqual([["open"]]);
    expect(parseCsv("a,")).toEqual([["a", ""]]);
  });

  it("reads back what was written with quotes", () => {
    const field = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "Я", " ") });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const text = rows
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
          .join("\n");
        expect(parseCsv(text)).toEqual(rows);
      }),
      { numRuns },
    );
  });

  it("never throws and stays linear", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 2 }), (text, mark) => void parseCsv(text, mark)),
      { numRuns },
    );
    for (const piece of ['"', ",", "\n", '"a', 'a"', " "]) parseCsv(piece.repeat(300_000));
  });
});
