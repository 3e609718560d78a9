import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFormula, stripFormula } from "../../../src/mapping/values/clean.ts";
import {
  cleanText,
  equalInAnyCase,
  isDamaged,
  plainDigits,
  sameSpelling,
  withoutCase,
} from "../../../src/mapping/values/letters.ts";
import { compileMissing, emptyToUndefined, isMissing } from "../../../src/mapping/values/missing.ts";
import { numRuns } from "../numRuns.ts";

/** Every text of one sign that may begin another way than the ones next to it. */
const signs = Array.from({ length: 1_400 }, (_, code) => String.fromCharCode(code));

describe("a value that means nothing", () => {
  it("is undefined, and any other stays, whatever it begins with", () => {
    for (const value of [...signs, ...signs.map((sign) => `${sign}5`), "", "--", "{{a}}", "—", "[a-b]"])
      expect(emptyToUndefined(value), JSON.stringify(value)).toBe(isMissing(value) ? undefined : value);
    const others = [0, 1, false, true, {}, [1], 5n];
    expect(others.map(emptyToUndefined)).toEqual(others);
    for (const value of [Number.NaN, null, undefined, [], () => {}, Symbol("x")])
      expect(emptyToUndefined(value)).toBeUndefined();
  });

  it.each([
    ["-–—−", true],
    ["-\u200b\0", true],
    ["-5", false],
    ["5-", false],
    ["{{a}}", true],
    ["{{}}", true],
    ["{{a}}b", false],
    ["b{{a}}", false],
    ["{{a{b}}", false],
    ["{%a%}", true],
    ["{%a%b%}", false],
    ["x{%a%}", false],
    ["{%a%}x", false],
    ["%%a%%", true],
    ["%%a%b%%", false],
    ["%%a%%x", false],
    ["x%%a%%", false],
    ["%FIRSTNAME%", true],
    ["%20%", false],
    ["%a b%", false],
    ["{first_name}", true],
    ["{7}", false],
    ['{"a":1}', false],
    ["{a b}", false],
    ["\u0024{name}", true],
    ["*|FNAME|*", true],
    ["*|F NAME|*", false],
    ["[your-name]", true],
    ["[email protected]", false],
    ["[red]", false],
    ["[[order.id]]", true],
    ["[[1,2]]", false],
    ["a [[order.id]]", false],
    ["[your-name] a", false],
    [" ".repeat(300), true],
    [" ".repeat(301), false],
  ])("is %j: %s", (text, isNothing) => {
    expect(isMissing(text)).toBe(isNothing);
  });

  it("is also one of the texts of a source, as long as they are short", () => {
    const isNothing = compileMissing([" None ", "x".repeat(300), "x".repeat(301)]);
    expect(["none", " NONE", "x".repeat(300), "nonex", "x".repeat(301), 5, undefined].map(isNothing)).toEqual(
      [true, true, true, false, false, false, true],
    );
  });
});

describe("two texts in any case", () => {
  it("are one where people see one, whatever they begin with", () => {
    const samples = [
      ...signs,
      "Ім'я",
      "ІМ'Я",
      "name",
      "NAME",
      "naMe ",
      " name",
      "n\u00a0a",
      "N A",
      "é",
      "e\u0301",
    ];
    for (const wanted of ["name", "Ім'я", "é", "[", "{", "@", "`", "K", "\u212a", ""]) {
      const isEqual = equalInAnyCase(wanted);
      for (const text of samples)
        expect(isEqual(text), JSON.stringify([wanted, text])).toBe(
          text === wanted || sameSpelling(text.trim().toLowerCase()) === sameSpelling(wanted.toLowerCase()),
        );
      expect(isEqual(undefined)).toBe(false);
    }
  });

  it("are folded as `sameSpelling` says, quickly or not", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aAżЯїґe\u0301 \u00a0~!") }), (text) => {
        expect(withoutCase(text)).toBe(sameSpelling(text.trim().toLowerCase()));
      }),
      { numRuns: numRuns * 3 },
    );
    expect(withoutCase("a  b")).toBe("a b");
  });
});

describe("digits of other scripts", () => {
  it("become ours, with the full-width signs, and nothing else changes", () => {
    expect(plainDigits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ０１９ ＋～！Ａｚ")).toBe("0123456789 0123456789 019 +~!Az");
    for (const text of ["ٟ٪", "ۯۺ", "\uff00｟", "żółć 5", "№ ۶x".slice(0, 2)])
      expect(plainDigits(text)).toBe(text);
  });
});

describe("a damaged text", () => {
  it.each([
    "\ufffd",
    "Ð˜Ñ€Ð",
    "&quot;",
    "&amp;",
    "&nbsp;",
    "&lt;",
    "&gt;",
    "&#39;",
    "&#039;",
    "&#40;",
    "&hellip;",
    "&#x1F600;",
    "</b>",
    "<br/>",
    "<BR>",
    "\\u0456",
    "\\'",
  ])("is known by %j", (text) => {
    expect(isDamaged(`a ${text} b`)).toBe(true);
  });

  it.each([
    "Ðx",
    "ÐaÑa",
    "Ð Ñ ",
    "&amp",
    "& lt;",
    "&M;",
    "<b",
    "3<5",
    "<olha@example.com>",
    "(???)",
    "\\u1456",
    "\\x",
    "u0456",
  ])("is not known by %j", (text) => {
    expect(isDamaged(`a ${text} b`)).toBe(false);
  });

  it.each(["??? ?????", "undefined Melnyk", "Олена undefined"])("is known by its end: %j", (text) => {
    expect(isDamaged(text)).toBe(true);
  });

  it.each(["windows-1250", "windows-1251", "windows-1252"])("is UTF-8 read as %s", (encoding) => {
    const decoder = new TextDecoder(encoding);
    const misread = (text: string) => cleanText(decoder.decode(new TextEncoder().encode(text)));
    const texts = ["Київ, вул. Садова 5", "Марія", "Łódź, 5", "Jörg Müller", "Dvořák", "It’s 5", "żółw"];
    for (const text of texts) {
      expect(isDamaged(misread(text)), misread(text)).toBe(true);
      expect(isDamaged(text), text).toBe(false);
    }
  });

  it("is any text of Ukrainian letters that was read as another code page", () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."абвгґдеєжзиіїйклмнопрстуфхцчшщьюя "),
      minLength: 8,
    });
    fc.assert(
      fc.property(letters, fc.constantFrom("windows-1250", "windows-1251", "windows-1252"), (text, page) => {
        expect(isDamaged(`${text}ао`)).toBe(false);
        expect(
          isDamaged(cleanText(new TextDecoder(page).decode(new TextEncoder().encode(`${text}ао`)))),
        ).toBe(true);
      }),
      { numRuns },
    );
  });

  it.each([
    "SÃO PAULO",
    "Ångström, Ä. Ö.",
    "В–12",
    "Ві № 5",
    "»BLÅ«",
    "Дії",
    "Đorđe Đokić",
    "20 °C",
    "PAŃSTWO",
    "Љубљана, Ђурић",
    "Чому так довго???",
    "ÎN FAȚĂ, LÂNGĂ „CASĂ”",
  ])("is not %j", (text) => {
    expect(isDamaged(text)).toBe(false);
  });
});

describe("a formula", () => {
  it.each([
    ["=1+1", "1+1"],
    ["==x", "x"],
    ["=HYPERLINK(1)", "HYPERLINK(1)"],
    ["+SUM(A1)", "SUM(A1)"],
    ["- SUM.IF(A1)", "SUM.IF(A1)"],
    ["@A1B(1)", "A1B(1)"],
    ["=  cmd|'/c'!A0", "cmd|'/c'!A0"],
    ["+|!", "|!"],
    [" =1", "1"],
  ])("is %j, of which %j stays", (text, rest) => {
    expect(isFormula(text.trim())).toBe(true);
    expect(stripFormula(text)).toBe(rest);
  });

  it.each([
    "",
    "=",
    "= ",
    "=)",
    "=(",
    "=)1",
    "+380671234567",
    "-5",
    "- 5 (x)",
    "@name",
    "@name.x",
    "+a|b",
    "-5 =1+1",
    "@name +SUM(1)",
    "+1a(2",
    "A=1",
    "*SUM(1)",
    "<SUM(1)",
    "x +SUM(1)",
    `+${" ".repeat(10)}SUM(`,
    `+A${"b".repeat(31)}(`,
    ` @name `,
  ])("is not %j, which stays as it is", (text) => {
    expect(isFormula(text)).toBe(false);
    expect(stripFormula(text)).toBe(text);
  });
});
