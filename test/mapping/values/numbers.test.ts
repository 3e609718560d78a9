import { describe, expect, it } from "vitest";
import { type NumberMeaning, parseDecimal } from "../../../src/mapping/values/parseDecimal.ts";

describe("a number", () => {
  const read = (text: unknown, meaning?: NumberMeaning, more = {}) => {
    const result = parseDecimal(text, { meaning, ...more });
    return result.ok
      ? `${result.value.toNumber()} ${result.unit ?? ""} ${result.note ?? ""}`.trim()
      : result.code;
  };

  it.each([
    ["1 234 567", "1234567"],
    ["12 345", "12345"],
    ["1 2 345", "decimal_unreadable"],
    ["1234 567", "decimal_unreadable"],
    ["12 34 567", "1234567"],
    ["12 34 56", "decimal_unreadable"],
    ["1,23,456.5", "123456.5"],
    ["1.234.567,8", "1234567.8"],
    ["1.234.567.8", "decimal_unreadable"],
    ["1,234,567.8", "1234567.8"],
    ["1,234.567,8", "decimal_unreadable"],
    ["1'234'567", "1234567"],
    ["1_234_567", "1234567"],
    ["1,234", "1234  decimal_ambiguous"],
    ["1.234", "1.234  decimal_ambiguous"],
    ["0,234", "0.234"],
    ["01,234", "1.234"],
    ["1234,567", "1234.567"],
    ["1,2345", "1.2345"],
    ["12,", "12"],
    ["12.", "12"],
    ["1.299 €", "1299 EUR decimal_ambiguous"],
    ["12.50-", "-12.5"],
    ["(12.50)", "-12.5"],
    ["−12.50", "-12.5"],
    ["–12.50", "-12.5"],
    ["+12.50", "12.5"],
    ["-12.50-", "decimal_unreadable"],
    ["(-12.50)", "decimal_unreadable"],
    ["€ -12,50", "-12.5 EUR"],
    ["-€12,50", "-12.5 EUR"],
    ["1 299,- Kč", "1299 CZK"],
    ["1299,--", "1299"],
    ["1e3", "1000"],
    ["1.5e-2", "0.015"],
    ["1e3x", "decimal_unreadable"],
    [".5", "0.5"],
    ["inf", "decimal_not_finite"],
    ["-Infinity", "decimal_not_finite"],
    ["∞", "decimal_not_finite"],
    ["infx", "decimal_unreadable"],
    ["", "decimal_empty"],
    ["5 5", "decimal_unreadable"],
    ["5 л", "decimal_unreadable"],
    ["від 5", "decimal_unreadable"],
    ["5 шт", "5"],
    ["x5", "5"],
    ["5 %", "decimal_unreadable"],
    [" 5 ", "5"],
    ["9".repeat(61), "decimal_not_finite"],
    [`5${" ".repeat(200)}`, "5"],
    [`5 ${"x".repeat(100)}`, "decimal_too_long"],
    ["1,299,500", "1299500"],
    ["1.299.500", "1299500"],
    ["-1e3", "-1000"],
    ["12.5e3", "12500"],
    [".25", "0.25"],
    ["5 inf", "decimal_unreadable"],
    ["грн   5", "5 UAH"],
    ["1 299,-Kč", "1299 CZK"],
    ["12,-€", "12 EUR"],
    ["max 5", "decimal_unreadable"],
    ["хв 5", "decimal_unreadable"],
    ["x2 комплекти", "decimal_unreadable"],
    [` 5${"x".repeat(99)} `, "decimal_unreadable"],
    [` 5${"x".repeat(100)} `, "decimal_too_long"],
    [Number.NaN, "decimal_not_finite"],
    [null, "decimal_unreadable"],
  ])("in %j is %s", (text, result) => {
    expect(read(text)).toBe(result);
  });

  it.each<[NumberMeaning, string, string]>([
    ["amount", "Ціна: 1299", "1299"],
    ["amount", "Total = 5,50", "5.5"],
    ["amount", "12,50 zł (brutto)", "12.5 PLN"],
    ["amount", "12,50 zł brutto", "12.5 PLN"],
    ["amount", "12,50 incl. VAT", "12.5"],
    ["amount", "12,50 з ПДВ", "12.5"],
    ["amount", "12 zł 5 gr", "12.05 PLN"],
    ["amount", "1299 грн 50 коп.", "1299.5 UAH"],
    ["amount", "1299 грн, 50 копійок", "1299.5 UAH"],
    ["amount", "500 грн/шт.", "500 UAH"],
    ["amount", "500 грн за шт", "500 UAH"],
    ["amount", "5 шт", "decimal_unreadable"],
    ["amount", "$5 USD", "decimal_unreadable"],
    ["amount", "5 грн UAH", "decimal_unreadable"],
    ["amount", "0 грн (самовивіз)", "0 UAH"],
    ["delivery", "безкоштовно", "0"],
    ["delivery", "Free shipping!", "0"],
    ["delivery", "za darmo", "0"],
    ["delivery", "darmowa dostawa", "0"],
    ["delivery", "free beer", "decimal_unreadable"],
    ["amount", "free", "decimal_unreadable"],
    ["quantity", "Кількість: 2", "2"],
    ["quantity", "qty 3", "3"],
    ["quantity", "2 (kg)", "decimal_unreadable"],
    ["quantity", "2 szt.", "2"],
    ["quantity", "х2", "2"],
    ["quantity", "2 грн", "decimal_unreadable"],
    ["percent", "5 %", "5 %"],
    ["percent", "5", "5"],
    ["percent", "5 грн", "decimal_unreadable"],
    ["percent", "x5 %", "decimal_unreadable"],
    ["discount", "5%", "5 %"],
    ["discount", "5 грн", "5 UAH"],
    ["weight", "5 kg", "5"],
    ["weight", "5 КГ.", "5"],
    ["weight", "5 g", "decimal_unreadable"],
    ["weight", "kg 5", "decimal_unreadable"],
    ["weight", "ca 5 kg", "decimal_unreadable"],
    ["weight", "5 кг нетто", "decimal_unreadable"],
    ["weight", "5 ящ. по кг", "decimal_unreadable"],
    ["amount", "Ціна:1299", "1299"],
    ["amount", "5 сума: 299", "decimal_unreadable"],
    ["amount", "1 brutto 299", "decimal_unreadable"],
    ["amount", "12,50 incl VAT", "12.5"],
    ["amount", "12,50 inkl. MwSt.", "12.5"],
    ["amount", "12,50 inkl MwSt", "12.5"],
    ["amount", "0,00 zł (odbiór osobisty)", "0 PLN"],
    ["amount", "0 (самовивіз)", "0"],
    ["amount", "0 (самовивіз) 299", "decimal_unreadable"],
    ["amount", "0 ( )", "decimal_unreadable"],
    ["amount", "1299грн 50коп", "1299.5 UAH"],
    ["amount", "5 euro 1 cent", "5.01 EUR"],
    ["amount", "5 euro 50 cents", "5.5 EUR"],
    ["amount", "-12 zł 5 gr", "decimal_unreadable"],
    ["amount", "12 zł 50 gr/szt", "decimal_unreadable"],
    ["amount", "500 за шт.", "500"],
    ["amount", "500 грн/шт мінімум", "decimal_unreadable"],
    ["amount", "500 ящ/грн/шт", "decimal_unreadable"],
    ["delivery", "бесплатно", "0"],
    ["delivery", "бесплатная доставка", "0"],
    ["delivery", "darmowy", "0"],
    ["delivery", "Gratis.", "0"],
    ["delivery", "не безкоштовно", "decimal_unreadable"],
    ["quantity", "к-сть: 5", "5"],
    ["quantity", "ксть 5", "5"],
    ["quantity", "к-ть 5", "5"],
    ["quantity", "кть 5", "5"],
    ["quantity", "кількість : 50", "50"],
    ["quantity", "qty:5", "5"],
    ["quantity", "1 qty 299", "decimal_unreadable"],
    ["quantity", "1 (один) 299", "decimal_unreadable"],
    ["quantity", "art 2 szt", "decimal_unreadable"],
    ["discount", "1.250 %", "1.25 % decimal_ambiguous"],
    ["discount", "(5 % )", "-5 %"],
  ])("as %s in %j is %s", (meaning, text, result) => {
    expect(read(text, meaning)).toBe(result);
  });

  it.each(
    "шт штук штука штуки szt sztuk sztuka sztuki stk stück ks kus kusy kusů buc pc pcs piece pieces од ед компл комплект комплекти комплектів kpl пар пара пари par para pary уп op x × х".split(
      " ",
    ),
  )("of pieces may have after it: %s", (pieces) => {
    for (const text of [`2 ${pieces}`, `2 ${pieces}.`, `2 ${pieces.toUpperCase()}`])
      expect([read(text), read(text, "quantity")], text).toEqual(["2", "2"]);
    for (const text of [`2 ${pieces}${"ж".repeat(7)}`, `2 ж${pieces}`, `ж2 ${pieces}`])
      expect(read(text, "quantity"), text).toBe("decimal_unreadable");
  });

  it.each<readonly [country: string | undefined, result: string]>([
    ..."DE AT RO IT ES NL PL UA".split(" ").map((country) => [country, "1299  decimal_ambiguous"] as const),
    ["US", "1.299  decimal_ambiguous"],
    [undefined, "1.299  decimal_ambiguous"],
  ])("as an amount of %s groups by a dot or not: %s", (country, result) => {
    expect(read("1.299", "amount", { country })).toBe(result);
    for (const meaning of ["quantity", "percent", "weight"] as const)
      expect(read("1.299", meaning, { country })).toBe("1.299  decimal_ambiguous");
  });

  it("is read by the mark that is known", () => {
    expect([
      read("1,299", "amount", { decimalSeparator: "," }),
      read("1,299", "amount", { decimalSeparator: "." }),
    ]).toEqual(["1.299", "1299"]);
    expect([
      read("1.299", "amount", { decimalSeparator: "," }),
      read("1.29", "amount", { decimalSeparator: "," }),
    ]).toEqual(["1299", "decimal_unreadable"]);
    for (const [text, decimalSeparator] of [
      ["1.2.3", "."],
      ["1,2,3", ","],
      ["1.5,5", "."],
      ["12.50 50", "."],
    ])
      expect(read(text, "amount", { decimalSeparator }), text).toBe("decimal_unreadable");
  });

  it("may be a whole one of any size", () => {
    expect([read(5n), read(-(10n ** 20n)), read(10n ** 60n)]).toEqual([
      "5",
      "-100000000000000000000",
      "decimal_not_finite",
    ]);
  });
});
