import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal } from "../../../src/mapping/values/parseDecimal.ts";
import { Decimal } from "../../../src/shared/runtime/decimal.ts";
import { growthOf } from "../../support/growthOf.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "./anyText.ts";

function read(value: unknown, decimalSeparator?: "." | ","): string | undefined {
  const result = parseDecimal(value, { decimalSeparator });
  return result.ok ? result.value.toText() : undefined;
}

describe("parseDecimal", () => {
  it.each([
    ["1 299,50 грн", "1299.5"],
    ["1\u00a0299,50\u00a0грн", "1299.5"],
    ["1\u2009299,50 ₴", "1299.5"],
    ["1\u202f299,50 €", "1299.5"],
    ["€ 1.299,50", "1299.5"],
    ["€1,299.50", "1299.5"],
    ["1,299.50", "1299.5"],
    ["1.299,50", "1299.5"],
    ["1'299.50", "1299.5"],
    ["CHF 1’299.50", "1299.5"],
    ["1 299", "1299"],
    ["1.299.500", "1299500"],
    ["1,299,500", "1299500"],
    ["12,34,567.00", "1234567"],
    ["12,5", "12.5"],
    ["12.5", "12.5"],
    ["541.6667", "541.6667"],
    ["1083,3333", "1083.3333"],
    ["1,2345", "1.2345"],
    ["0,350", "0.35"],
    ["0.350", "0.35"],
    ["1299", "1299"],
    ["49,00 zł", "49"],
    ["49,00\u00a0zł", "49"],
    ["PLN 49.00", "49"],
    ["US$ 5", "5"],
    ["$5.00", "5"],
    ["5 шт.", "5"],
    ["500 грн/шт.", "500"],
    ["1 299,- Kč", "1299"],
    ["50,--", "50"],
    ["500.", "500"],
    ["-11,80 zł", "-11.8"],
    ["−5,00", "-5"],
    ["–5,00", "-5"],
    ["5.00-", "-5"],
    ["5,00 −", "-5"],
    ["(5.00)", "-5"],
    ["- 5", "-5"],
    ["-€5", "-5"],
    ["€ -5", "-5"],
    ["+5", "5"],
    ["1e3", "1000"],
    ["\u200f12,50\u200f", "12.5"],
    [12.5, "12.5"],
    [-0, "0"],
  ])("reads %j as %s", (value, expected) => {
    expect(read(value)).toBe(expected);
  });

  it("decides a single mark before three digits, and says that it has", () => {
    const note = "decimal_ambiguous";
    expect(parseDecimal("1,299")).toMatchObject({ note });
    expect(read("1,299")).toBe("1299");
    expect(parseDecimal("105.691")).toMatchObject({ note });
    expect(read("105.691")).toBe("105.691");
    expect(read("1.299 €")).toBe("1299");
    expect(read("1.299 грн")).toBe("1299");
    expect(parseDecimal("1299.500")).not.toHaveProperty("note");
    expect(read("1299.500")).toBe("1299.5");
  });

  it("obeys a mark and refuses what contradicts it", () => {
    expect(read("1,299", ",")).toBe("1.299");
    expect(read("1.299", ",")).toBe("1299");
    expect(read("1.299", ".")).toBe("1.299");
    expect(read("1,299", ".")).toBe("1299");
    expect(parseDecimal("1.299", { decimalSeparator: "," })).not.toHaveProperty("note");
    expect(read("12.50", ",")).toBeUndefined();
    expect(read("12,50", ".")).toBeUndefined();
  });

  it.each([
    ["", "decimal_empty"],
    [" \u00a0", "decimal_empty"],
    ["free", "decimal_unreadable"],
    ["NaN", "decimal_unreadable"],
    ["Infinity", "decimal_not_finite"],
    ["-∞", "decimal_not_finite"],
    ["1e999", "decimal_not_finite"],
    [Number.NaN, "decimal_not_finite"],
    [Number.POSITIVE_INFINITY, "decimal_not_finite"],
    ["10-20", "decimal_unreadable"],
    ["10 - 20", "decimal_unreadable"],
    ["2 x 5", "decimal_unreadable"],
    ["1.2.3", "decimal_unreadable"],
    ["1,2,3.5", "decimal_unreadable"],
    ["12 34", "decimal_unreadable"],
    ["20.11.2026", "decimal_unreadable"],
    ["14:05", "decimal_unreadable"],
    ["Чайник 1,2 л — 1 299,50 грн", "decimal_unreadable"],
    ["від 1299 грн", "decimal_unreadable"],
    ["1,3 тис. грн", "decimal_unreadable"],
    ["1.5 млн", "decimal_unreadable"],
    ["2k", "decimal_unreadable"],
    ["5 л", "decimal_unreadable"],
    ["2.5 kg", "decimal_unreadable"],
    ["10%", "decimal_unreadable"],
    ["1299,9O", "decimal_unreadable"],
    ["PLN 5 EUR", "decimal_unreadable"],
    ["--5", "decimal_unreadable"],
    ["1".repeat(101), "decimal_not_finite"],
    [`${"1 ".repeat(50)}1`, "decimal_too_long"],
    [null, "decimal_unreadable"],
    [true, "decimal_unreadable"],
    [{}, "decimal_unreadable"],
    [["5"], "decimal_unreadable"],
  ])("refuses %j with %s", (value, code) => {
    expect(parseDecimal(value)).toEqual({ ok: false, code });
  });

  it("takes any number of spaces around a number", () => {
    expect(read(`${" ".repeat(200)}12,50${" ".repeat(200)}`)).toBe("12.5");
  });

  it.each([
    ["0,35 кг", "weight", "0.35"],
    ["350 г", "weight", undefined],
    ["23 %", "percent", "23"],
    ["5 zł", "percent", undefined],
    ["2 шт.", "quantity", "2"],
    ...[
      "3 vnt.",
      "3 db",
      "3 units",
      "3 упаковки",
      "3 opak.",
      "3 одиниці",
      "3 vienetai",
      "3 Stück",
      "3 pcs",
    ].map((text) => [text, "quantity", "3"] as const),
    ["3 кг", "quantity", undefined],
    ["3 dbx", "quantity", undefined],
    ["×3", "quantity", "3"],
    ["3 x", "quantity", "3"],
    ["Кількість: 2", "quantity", "2"],
    ["３", "quantity", "3"],
    ["250 г", "quantity", undefined],
    ["2 дюжини", "quantity", undefined],
    ["5 грн", "quantity", undefined],
    ["1+1", "quantity", undefined],
    ["2 шт", "amount", undefined],
    ["500 грн/шт.", "amount", "500"],
    ["1299 грн 50 коп", "amount", "1299.5"],
    ["12 zł 5 gr", "amount", "12.05"],
    ["12,50&nbsp;zł", "amount", "12.5"],
    ["12,50 zł (brutto)", "amount", "12.5"],
    ["12,50 zł (netto)", "amount", undefined],
    ["Ціна: 1299 грн", "amount", "1299"],
    ["gratis", "amount", undefined],
    ["gratis", "delivery", "0"],
    ["Безкоштовна доставка", "delivery", "0"],
    ["free from 500", "delivery", undefined],
    ["bezpłatnie", "delivery", "0"],
    ["kostenloser Versand", "delivery", "0"],
    ["doprava zdarma", "delivery", "0"],
    ["Доставка безплатна!", "delivery", "0"],
    ["nemokamai", "delivery", "0"],
    ["nicht kostenlos", "delivery", undefined],
    ["freedom to choose", "delivery", undefined],
    ["Kurier DPD 14,99 zł", "delivery", "14.99"],
    ["Delivery: $4.99", "delivery", "4.99"],
    ["Кур’єр Нова Пошта 80 грн", "delivery", "80"],
    ["Kurier DPD 14,99 zł", "amount", undefined],
    ["Kurier od 14,99 zł", "delivery", undefined],
    ["Доставка від 80 грн", "delivery", undefined],
    ["Kurier 24h 14,99 zł", "delivery", undefined],
    ["DPD 24", "delivery", undefined],
    ["Доставка 3 дні", "delivery", undefined],
    ["Нова Пошта 5, 80 грн", "delivery", undefined],
  ] as const)("reads %j as a %s: %s", (value, meaning, expected) => {
    const result = parseDecimal(value, { meaning });
    expect(result.ok ? result.value.toText() : undefined).toBe(expected);
  });

  it.each([
    ["100 $", "USD CAD AUD NZD MXN SGD HKD"],
    ["€12.50", "EUR"],
    ["12,50 EUR", "EUR"],
    ["грн 5", "UAH"],
    ["5 Kč", "CZK"],
    ["5", undefined],
  ])("says of %j in which currency it is", (value, unit) => {
    expect(parseDecimal(value, { meaning: "amount" })).toMatchObject(
      unit === undefined ? { ok: true } : { unit },
    );
  });

  it("takes one dot before three digits for thousands where people write them so, and says so", () => {
    const inCountry = (country: string, meaning: "amount" | "weight") => {
      const result = parseDecimal("1.299", { country, meaning });
      return result.ok && [result.value.toText(), result.note];
    };
    expect(inCountry("DE", "amount")).toEqual(["1299", "decimal_ambiguous"]);
    expect(inCountry("GB", "amount")).toEqual(["1.299", "decimal_ambiguous"]);
    expect(inCountry("DE", "weight")).toEqual(["1.299", "decimal_ambiguous"]);
  });

  it("never reads a number that has a word of its own next to it", () => {
    const word = fc.constantFrom(
      "тис",
      "млн",
      "k",
      "кг",
      "л",
      "г",
      "см",
      "до",
      "від",
      "ca",
      "max",
      "м",
      "год",
      "днів",
    );
    const meaning = fc.constantFrom("number", "amount", "delivery", "discount", "quantity", "percent");
    fc.assert(
      fc.property(
        word,
        fc.nat(100_000),
        fc.boolean(),
        fc.constantFrom("", " ", ". "),
        meaning,
        (own, number, isBefore, gap, kind) => {
          const text = isBefore ? `${own}${gap}${number}` : `${number}${gap}${own}`;
          expect(parseDecimal(text, { meaning: kind }).ok, text).toBe(false);
        },
      ),
      { numRuns },
    );
  });

  it("reads every amount however it is grouped, signed and marked", () => {
    const grouping = fc.constantFrom(
      ["", "."],
      ["", ","],
      [" ", ","],
      ["\u00a0", ","],
      [".", ","],
      [",", "."],
      ["'", "."],
    );
    const around = fc.constantFrom(
      ["", ""],
      ["", " грн"],
      ["€ ", ""],
      ["", " zł"],
      ["$", ""],
      ["PLN ", ""],
      ["", "\u00a0₴"],
    );
    const sign = fc.constantFrom("", "-", "−");
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        grouping,
        around,
        sign,
        (cents, [group, mark], [before, after], minus) => {
          const plain = Decimal.fromUnits(cents, 2).toText(2);
          const [whole = "", fraction = ""] = plain.split(".");
          const text = `${before}${minus}${whole.replace(/\B(?=(\d{3})+$)/g, group ?? "")}${mark}${fraction}${after}`;
          const expected = Decimal.fromUnits(minus === "" ? cents : -cents, 2).toText();
          expect(read(text), text).toBe(expected);
          expect(read(text, mark === "." ? "." : ","), text).toBe(expected);
        },
      ),
      { numRuns: numRuns * 5 },
    );
  });

  it("reads its own plain notation back when the mark is known, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.stringMatching(/^[-−(]?[\d., ']{1,12}[)-]?( zł)?$/)), (text) => {
        const result = parseDecimal(text);
        if (result.ok) expect(read(result.value.toText(), ".")).toBe(result.value.toText());
      }),
      { numRuns: numRuns * 5 },
    );
  });

  it("does not look at a megabyte", () => {
    for (const piece of ["1", "1 ", "1.", ",", "(", "-"]) {
      expect(
        growthOf((text) => parseDecimal(text), piece, 10_000, 1_000_000),
        piece,
      ).toBeLessThan(20);
    }
  });
});
