import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sayProblem } from "../../../src/mapping/rules/problems.ts";
import { checkPattern, compilePattern } from "../../../src/mapping/values/pattern.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "./anyText.ts";

describe("compilePattern", () => {
  const line = "{name} ({sku}[, {attributes}])[ x {quantity:number}] {=|≡} {sum:number}";

  it.each([
    [
      'Півчеревики "Марс" (ДМ-М36, Розмір: 36)=1399',
      { name: 'Півчеревики "Марс"', sku: "ДМ-М36", attributes: "Розмір: 36", sum: "1399" },
    ],
    [
      "Крем для взуття (чорний) 75 мл (KRM-75) x 2 ≡ 259,80",
      { name: "Крем для взуття (чорний) 75 мл", sku: "KRM-75", quantity: "2", sum: "259,80" },
    ],
    ["A=B (S-1)=5", { name: "A=B", sku: "S-1", sum: "5" }],
    [
      "Плед (великий (дуже)) (P-1, Колір: синій (хвиля), Розмір: L)=1 299,50",
      {
        name: "Плед (великий (дуже))",
        sku: "P-1",
        attributes: "Колір: синій (хвиля), Розмір: L",
        sum: "1 299,50",
      },
    ],
    ["Box x 2 (B-2) x 3=9", { name: "Box x 2", sku: "B-2", quantity: "3", sum: "9" }],
    ["  Name\u00a0(S)  =  1  ", { name: "Name", sku: "S", sum: "1" }],
  ])("takes the line %j apart", (text, expected) => {
    expect(compilePattern(line).match(text)).toEqual(expected);
  });

  it.each([
    ["*Місто: {city}\n*", "Замовлення №5\r\nМісто: Кривий Ріг \r\nДякуємо", { city: "Кривий Ріг" }],
    ["*Місто: {city}\n*", "Місто: Кривий Ріг", { city: "Кривий Ріг" }],
    ["*\nІм'я: {name}\n*", "Ім'я: Олена Рис\nІм'я: Хтось", { name: "Олена Рис" }],
    ["{a}[\n{b}]", "one two\nthree", { a: "one two", b: "three" }],
    ["{a}\n{b}", "one two three", undefined],
  ])("ends a line where %j does", (pattern, text, expected) => {
    expect(compilePattern(pattern).match(text)).toEqual(expected);
  });

  it.each([
    [
      "{name} - {price:number} * × {quantity:integer}",
      "Świeca - duża - 49,00 zł × 2",
      { name: "Świeca - duża", price: "49,00", quantity: "2" },
    ],
    [
      "{street}, {postcode:word} {city}",
      "ul. Przykładowa 5/7, 00-001 Warszawa",
      { street: "ul. Przykładowa 5/7", postcode: "00-001", city: "Warszawa" },
    ],
    ["{postcode} {city}", "01067 Dresden", { postcode: "01067", city: "Dresden" }],
    ["{postcode:word} {city}", "10115 Berlin Mitte", { postcode: "10115", city: "Berlin Mitte" }],
    [
      "{country:letters}: [Point: ]{city}, {address} ({kind:Відділення|Поштомат} №{number:integer}: *)",
      "UA: Point: Київ, вул. Вигадана, 135 (Відділення №12: вул. Вигадана, 135)",
      { country: "UA", city: "Київ", address: "вул. Вигадана, 135", kind: "Відділення", number: "12" },
    ],
    [
      "{country:letters}: [Point: ]{city}, {address} ({kind:Відділення|Поштомат} №{number:integer}: *)",
      "UA: Львів, Площа 1 (поштомат №7: Площа 1)",
      { country: "UA", city: "Львів", address: "Площа 1", kind: "поштомат", number: "7" },
    ],
    ["{city} НП {point}", "Харків НП 5", { city: "Харків", point: "5" }],
    ["*ЄДРПОУ {code:integer}*", "Потрібен рахунок на ТОВ «Приклад», ЄДРПОУ 12345678", { code: "12345678" }],
    [
      "{city}[ ({state} обл.)], {point}[ ({limit})]: {address}",
      "Біла Церква (Київська обл.), Відділення №7 (до 200 кг): бульв. Умовний, 9",
      {
        city: "Біла Церква",
        state: "Київська",
        point: "Відділення №7",
        limit: "до 200 кг",
        address: "бульв. Умовний, 9",
      },
    ],
    [
      "{city}[ ({state} обл.)], {point}[ ({limit})]: {address}",
      "Київ, Поштомат 5: вул. Х, 1",
      { city: "Київ", point: "Поштомат 5", address: "вул. Х, 1" },
    ],
    ["*=*{amount:number}", "express,pobranie=19.99", { amount: "19.99" }],
    ["{a} x{n:integer}", "Box x2", { a: "Box", n: "2" }],
    ["\\[{sku}\\] {name}", "[A-1] Name [new]", { sku: "A-1", name: "Name [new]" }],
    ["«{name}» {rest}", "«Ліс» синій", { name: "Ліс", rest: "синій" }],
    ["{a}", "x", { a: "x" }],
    ["{a}[ {b}]", "x", { a: "x" }],
    ["*", "", {}],
    ["{__proto__}", "x", { ["__proto__"]: "x" }],
  ])("matches %j", (pattern, text, expected) => {
    expect(compilePattern(pattern).match(text)).toEqual(expected);
  });

  it.each([
    [line, "Name only"],
    [line, "(S)=1"],
    [line, "Name ()=1"],
    ["({a})", "())"],
    [line, "Name (S)=many"],
    ["{a} {b}", "one"],
    ["{name}[ x {quantity}]", ""],
    ["{city} НП {point}", "ХарківНП 5"],
    ["{n:integer}", "1.5"],
    ["abc", "abcd"],
  ])("does not fit %j to %j", (pattern, text) => {
    expect(compilePattern(pattern).match(text)).toBeUndefined();
  });

  it("does not take an x inside a word for the sign", () => {
    expect(compilePattern("{name}[ x {quantity:integer}]").match("Box 2")).toEqual({ name: "Box 2" });
  });

  it.each([
    ["", "empty"],
    ["{a} {a}", "twice"],
    ["{a", "}"],
    ["a}", "{"],
    ["[a", "]"],
    ["a]", "["],
    ["[]", "empty"],
    ["{}", "empty"],
    ["{a:digits}", "integer"],
    ["a\\", "\\\\"],
    ["a".repeat(1001), "longer"],
  ])("explains what is wrong with %j", (pattern, part) => {
    expect(sentenceOf(pattern)).toContain(part);
    expect(() => compilePattern(pattern)).toThrow(SyntaxError);
  });

  it("keeps every named part a piece of the text, in order", () => {
    const piece = fc.constantFrom(
      "{a}",
      "{b:number}",
      "{c:word}",
      " ",
      "*",
      "(",
      ")",
      "[ x {d}]",
      "[, {e}]",
      "{=|≡}",
      "x",
      "=",
      "-",
    );
    const text = fc
      .array(fc.constantFrom("x", "=", "(", ")", " ", "1", "2,5", "ab", ",", "≡", "-", "Я"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.uniqueArray(piece, { minLength: 1, maxLength: 9 }), text, (pieces, input) => {
        const source = pieces.join("");
        if (checkPattern(source) !== undefined) return;
        const found = compilePattern(source).match(input);
        let at = 0;
        for (const name of compilePattern(source).names) {
          const value = found?.[name];
          if (value === undefined) continue;
          expect(value).toBe(value.trim());
          expect(value).not.toBe("");
          at = input.indexOf(value, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += value.length;
        }
      }),
      { numRuns: numRuns * 5 },
    );
  });

  it("finds a division wherever a plain search over all of them does", () => {
    // Both parts free, two marks: small enough to try every division.
    const text = fc.array(fc.constantFrom("a", "b", "-", "=", "(", ")")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (input) => {
        const found = compilePattern("{x}-{y}={z}").match(input);
        const expected = /^(.+?)-(.+?)=(.+)$/s.exec(input);
        expect(found).toEqual(
          expected === null ? undefined : { x: expected[1], y: expected[2], z: expected[3] },
        );
      }),
      { numRuns: numRuns * 5 },
    );
  });

  it("finds typed parts wherever a plain search does", () => {
    const text = fc.array(fc.constantFrom("1", "2", "-", "a")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (input) => {
        const found = compilePattern("*{x:integer}*-{y:integer}").match(input);
        const expected = /^.*?(\d+).*?-(\d+)$/.exec(input);
        expect(found).toEqual(expected === null ? undefined : { x: expected[1], y: expected[2] });
      }),
      { numRuns: numRuns * 5 },
    );
  });

  it("never throws on any text", () => {
    const pattern = compilePattern(line);
    fc.assert(
      fc.property(anyText(), (text) => void pattern.match(text)),
      { numRuns },
    );
  });
});

describe("a pattern", () => {
  it.each(["^{name}", "(?:a)", "\\d+", "\\D", "a\\s", "\\bx", "a\\n"])(
    "is not a regular expression: %s",
    (source) => {
      expect(sentenceOf(source)).toContain("is a regular expression");
    },
  );

  it.each(["{name}^", "{name} ({sku})", "{name} d+"])("may have the signs of one: %s", (source) => {
    expect(checkPattern(source)).toBeUndefined();
  });
});

function sentenceOf(pattern: string): string | undefined {
  const problem = checkPattern(pattern);
  return problem === undefined ? undefined : sayProblem(problem);
}
