import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIdByForm } from "../../../src/apps/mcp/idForms.ts";
import { casesOf } from "../../support/casesOf.ts";

describe("the form of a key", () => {
  it.each([
    "1:7",
    "17-B",
    "108001",
    "000000077",
    "INV/17/2026",
    "PL-3001",
    "c77-3",
    "65b1c0ffee00000000000001",
    "29738e61-7f6a-11e8-ac45-09db60ede9d6",
  ])("is that of an id: %s", (key) => {
    expect(isIdByForm(key)).toBe(true);
  });

  it.each([
    ["a name of three letters", "Jan"],
    ["a name with a number", "Jan-7"],
    ["two short names", "LI-NA-7"],
    ["a name letter by letter", "J-A-N-7"],
    ["a name without Latin letters", "Іва7"],
    ["a passport", "AB123456"],
    ["an identity card", "ABC 123456"],
    ["a tax number", "526-104-08-28"],
    ["a phone", "600100200"],
    ["a phone in a UUID", "00000000-0000-4000-8000-380671234567"],
    ["a phone before hexadecimal digits", "48600100200abcdef0"],
    ["a name as hexadecimal digits", "416e6e61204e6f77616b"],
    ["a name in Base64", "QW5uYSBOb3dhaw=="],
    ["a date of birth", "1985-03-07"],
    ["nothing", ""],
  ])("may be that of %s: %s", (_, key) => {
    expect(isIdByForm(key)).toBe(false);
  });

  // Two or three capitals are a prefix too, so a form cannot know the name LI or JAN in them.
  it("is never that of a name, a phone, a card or an e-mail, alone or with a short number", () => {
    const letters = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyząćłóéüабвгдєіїшя");
    const word = fc
      .array(letters, { minLength: 2, maxLength: 9 })
      .map(([first = "", ...rest]) => first.toUpperCase() + rest.join(""));
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    const digits = (least: number, most: number) =>
      fc
        .tuple(
          fc.integer({ min: 1, max: 9 }),
          fc.array(fc.nat(9), { minLength: least - 1, maxLength: most - 1 }),
        )
        .map(([first, rest]) => `${first}${rest.join("")}`);
    const spaced = digits(9, 15).map((number) => number.replace(/(\d{3})(?=\d)/g, "$1 "));
    const person = fc.oneof(name, digits(9, 15), spaced, digits(16, 19), fc.emailAddress());
    const around = fc.constantFrom("", "7", "-7", "A1-");
    fc.assert(
      fc.property(person, around, around, (value, before, after) => {
        const isLong = value.length > 3;
        for (const key of [value, isLong ? value.toUpperCase() : value, encodeURIComponent(value)])
          expect(isIdByForm(`${before}${key}${after}`), key).toBe(false);
      }),
      { numRuns: casesOf(300) },
    );
  });
});
