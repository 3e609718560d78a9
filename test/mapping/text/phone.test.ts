import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePhone } from "../../../src/mapping/text/phone.ts";
import { callingCode, phonePlan } from "../../../src/mapping/text/phoneNumber.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "./anyText.ts";
import { phoneInputs } from "./phoneInputs.ts";

it("needs no note on American numbers without the 1 that few write", () => {
  expect(parsePhone("(512) 555-0100", { country: "US" })).toEqual({ ok: true, value: "+15125550100" });
});

describe("parsePhone", () => {
  it.each(phoneInputs)("reads %j in %s as %s", (text, country, expected, note) => {
    const result = parsePhone(text, { country });
    expect(result.ok ? result.value : undefined).toBe(expected);
    if (note !== undefined) expect(result.ok ? result.note : undefined).toBe(note);
  });

  it.each([
    ["", "phone_empty"],
    ["немає", "phone_empty"],
    ["12", "phone_too_short"],
    ["0000000000", "phone_placeholder"],
    ["+380 (__) ___-__-__", "phone_too_short"],
    ["+380671234", "phone_invalid"],
    ["06712345", "phone_invalid"],
    ["3612345678", "phone_invalid"],
    ["123456789012345678", "phone_too_long"],
    [null, "phone_empty"],
    [{}, "phone_empty"],
  ])("refuses %j with %s", (text, code) => {
    expect(parsePhone(text, { country: "UA" })).toEqual({ ok: false, code });
  });

  it("asks for a country where the number is national", () => {
    expect(parsePhone("067 123 45 67")).toEqual({ ok: false, code: "phone_needs_country" });
  });

  it("takes 11 to 15 digits without a leading 0 for international", () => {
    expect(parsePhone("380671234567")).toEqual({ ok: true, value: "+380671234567" });
    expect(parsePhone(380_671_234_567)).toEqual({ ok: true, value: "+380671234567" });
    expect(parsePhone("48600000033", { country: "UA" })).toEqual({ ok: true, value: "+48600000033" });
  });

  it("does not make up calling codes that nobody has", () => {
    expect(parsePhone("+80671234567").ok).toBe(false);
    expect(parsePhone("+28123456789").ok).toBe(false);
  });

  it.each([
    "067 123 45 67, 050 765 43 21",
    "067 123 45 67 / 050 765 43 21",
    "067 123 45 67 050 765 43 21",
    "0671234567 0507654321",
    "0671234567;0507654321",
    "+380671234567 +380507654321",
    "+380671234567+380507654321",
    "067-123-45-67 або 050-765-43-21 (Viber)",
    "тел. 0671234567\n0507654321",
  ])("finds both numbers of %j", (text) => {
    const options = { country: "UA" };
    expect(parsePhone(text, options)).toMatchObject({ ok: true, value: "+380671234567" });
    expect(parsePhone(text, { ...options, which: "second" })).toMatchObject({ value: "+380507654321" });
    expect(parsePhone(text, { ...options, which: "all" })).toMatchObject({
      value: "+380671234567, +380507654321",
    });
  });

  it("says so where there is no second number", () => {
    const result = parsePhone("0671234567", { country: "UA", which: "second" });
    expect(result).toEqual({ ok: false, code: "phone_no_second" });
  });

  it("gives an injected parser what it has repaired, and obeys its judgement", () => {
    const seen: string[] = [];
    const parser = (text: string): string | undefined => {
      seen.push(text);
      return text === "+380671234567" ? text : undefined;
    };
    expect(parsePhone("8 (067) 123-45-67", { country: "UA", parser })).toEqual({
      ok: true,
      value: "+380671234567",
      note: "phone_repaired_trunk_80",
    });
    expect(parsePhone("0991234567", { country: "UA", parser })).toEqual({ ok: false, code: "phone_invalid" });
    expect(seen).toEqual(["+380671234567", "+380991234567"]);
  });

  it("leaves its own results as they are", () => {
    const countries = ["UA", "PL", "DE", "CZ", "IT", "HU", "LT", "GB", "US", "BY", undefined];
    const text = fc.oneof(
      fc.stringMatching(/^[+0-9 ()-]{5,20}$/),
      fc.stringMatching(/^(\+|00)?(380|48|49|420|39|36|370|44|1|375|7)[0-9 -]{7,12}$/),
      fc.string(),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...countries), (input, country) => {
        const first = parsePhone(input, { country });
        if (!first.ok) return;
        expect(first.value).toMatch(/^\+[1-9]\d{7,14}$/);
        expect(parsePhone(first.value, { country })).toEqual({ ok: true, value: first.value });
      }),
      { numRuns: numRuns * 5 },
    );
  });

  it("finds the same with a closer look as at first sight", () => {
    const lenient = (text: string): string | undefined => {
      const own = parsePhone(text);
      return own.ok && own.value === text ? text : undefined;
    };
    fc.assert(
      fc.property(
        fc.stringMatching(/^(\+?[0-9(])[0-9 ()-]{5,22}$/),
        fc.constantFrom("UA", "PL", "DE", "IT"),
        (text, country) => {
          const closer = parsePhone(text, { country, parser: lenient });
          expect(parsePhone(text, { country })).toMatchObject(closer.ok ? { value: closer.value } : closer);
        },
      ),
      { numRuns: numRuns * 10 },
    );
  });

  it("reads every national number of every country that it knows", () => {
    const country = fc.constantFrom(
      "UA",
      "PL",
      "DE",
      "CZ",
      "SK",
      "RO",
      "HU",
      "LT",
      "LV",
      "EE",
      "GB",
      "FR",
      "NL",
      "IT",
    );
    fc.assert(
      fc.property(country, fc.stringMatching(/^[2-79][1-79]\d{5,9}$/), (code, digits) => {
        const calling = callingCode(code) ?? "";
        const [trunk, min, max] = phonePlan(calling) ?? ["", 0, 0];
        if (digits.startsWith(calling) || digits.length < min || digits.length > max) return;
        // 11 digits without a trunk prefix are taken for international by rule.
        if (trunk === "" && digits.length > 10) return;
        const expected = `+${calling}${digits}`;
        expect(parsePhone(trunk + digits, { country: code })).toMatchObject({ value: expected });
        expect(parsePhone(`00${calling} ${digits}`, { country: code })).toMatchObject({ value: expected });
        expect(parsePhone(`+${calling}-${digits}`, { country: "US" })).toMatchObject({ value: expected });
      }),
      { numRuns },
    );
  });

  it("never throws and stays quick for a megabyte of digits", () => {
    fc.assert(
      fc.property(anyText(200), (text) => {
        parsePhone(text, { country: "UA", which: "all" });
      }),
      { numRuns },
    );
    for (const piece of ["0671234567 ", "0", "+", "(", "+38 ", "1 ", "O0", "/0", "x1"]) {
      const text = piece.repeat(1_000_000 / piece.length);
      parsePhone(text, { country: "UA", which: "all" });
    }
  });
});
