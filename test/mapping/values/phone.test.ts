import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePhone } from "../../../src/mapping/values/phone.ts";
import { callingCode, phonePlan } from "../../../src/mapping/values/phoneNumber.ts";
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
    ["123456789012345678", "phone_placeholder"],
    ["380671234567380501", "phone_too_long"],
    ["0123456789", "phone_placeholder"],
    ["123 456 789", "phone_placeholder"],
    ["9876543210", "phone_placeholder"],
    ["0212345678", "phone_invalid"],
    ["25.11.2026", "phone_empty"],
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

  it("does not invent calling codes that no one has", () => {
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

  it("never reads the tail of a number after a plus again, whatever a parser says of the whole", () => {
    const parser = (text: string) => (text.includes("972") ? undefined : text);
    expect(parsePhone("+972 50-123-4567", { country: "UA", parser })).toEqual({
      ok: false,
      code: "phone_invalid",
    });
    expect(parsePhone("+972 050 123 45 67", { country: "UA", parser }).ok).toBe(false);
  });

  it.each([
    ["Дзвоніть 067 123 45 67 після 18:00", "UA", "+380671234567"],
    ["замовлення №100500, тел 0671234567", "UA", "+380671234567"],
    ["відділення 34 0961234567", "UA", "+380961234567"],
    ["65000 0961234567", "UA", "+380961234567"],
    ["3 096 123 45 67", "UA", "+380961234567"],
    ["до 25.11 0671234567", "UA", "+380671234567"],
    ["1500 грн 0671234567", "UA", "+380671234567"],
    ["ІПН 3012345678, тел 0671234567", "UA", "+380671234567"],
    ["ivan0501112233@gmail.com, 0671234567", "UA", "+380671234567"],
    ["ul. Długa 5/12 600 123 456", "PL", "+48600123456"],
    ["00-950 600123456", "PL", "+48600123456"],
    ["dzwonić między 8 a 16 600 123 456", "PL", "+48600123456"],
    ["NIP 526-025-02-74 tel. 600123456", "PL", "+48600123456"],
    ["22-123 45 67 po 16:00", "PL", "+48221234567"],
    ["110 00 601 123 456", "CZ", "+420601123456"],
    ["Rechnung Nr. 202600123, Tel. 0171 3920043", "DE", "+491713920043"],
  ])("takes the phone of %j in %s, and no number next to it, with a warning", (text, country, value) => {
    const result = parsePhone(text, { country });
    expect(result).toMatchObject({ ok: true, value, note: expect.any(String) });
  });

  it.each([
    ["паспорт 501234567", "UA"],
    ["карта 5168 7450 1234 5678", "UA"],
    ["ТТН 59000123456789", "UA"],
    ["ТТН 20 4507 1234 5678", "UA"],
    ["№ 1234567890123", "UA"],
    ["ivan0501112233@gmail.com", "UA"],
    ["передзвоніть 671234567", "UA"],
    ["REGON 123456785", "PL"],
    ["nr zamówienia 987654321", "PL"],
    ["konto 12 1140 2004 0000 3002 0135 5387", "PL"],
    ["IBAN DE89 3704 0044 0532 0130 00", "DE"],
    ["Rechnung 202600123", "DE"],
    ["USt-IdNr. DE123456788", "DE"],
    ["Kundennr. 4711081500", "DE"],
    ["Packstation 123, Postnummer 12345678", "DE"],
    ["č. objednávky 123456780", "CZ"],
    ["Order #2234567890", "US"],
  ])("takes no phone out of %j in %s", (text, country) => {
    expect(parsePhone(text, { country }).ok).toBe(false);
  });

  it("says of a number among words or other numbers that it was", () => {
    for (const text of ["Олена 0671234567, кв 12", "0671234567 відділення 5", "12345 0671234567"]) {
      expect(parsePhone(text, { country: "UA" })).toMatchObject({ ok: true, note: "phone_from_text" });
    }
    for (const text of ["тел. 0671234567", "0671234567 або 0507654321", "Viber: +380671234567"]) {
      expect(parsePhone(text, { country: "UA" })).not.toHaveProperty("note");
    }
  });

  it("is sure of the only number that is written with a plus, or without any other digit", () => {
    const read = (text: string) => parsePhone(text, { country: "UA" });
    for (const text of [
      "Олена 0671234567",
      "callto:+380671234567",
      "відділення 5, +380 67 123 45 67 Олена",
    ]) {
      expect(read(text)).toEqual({ ok: true, value: "+380671234567" });
    }
    for (const text of [
      "Олена +380671234567, 12345",
      "Олена 0671234567, чоловік 0507654321",
      "Олена 067-123-45-67/68",
    ]) {
      expect(read(text)).toMatchObject({ ok: true, note: "phone_from_text" });
    }
  });

  it("takes only a number that is written out in the text, however many others there are", () => {
    const other = fc.oneof(
      fc.nat(99_999).map((n) => `кв ${n % 1000}`),
      fc.nat(999_999_999).map((n) => `замовлення №${n}`),
      fc.stringMatching(/^[1-9]\d{3} \d{4} \d{4} \d{4}$/),
      fc.constantFrom("25.11.2026", "10:30", "1 500 грн", "65000", "REGON 123456785", "a1234567@x.ua"),
    );
    const phone = fc.stringMatching(/^0(?:50|63|67|95|97)[1-9]\d{6}$/);
    fc.assert(
      fc.property(
        fc.array(other, { maxLength: 3 }),
        phone,
        fc.array(other, { maxLength: 3 }),
        (before, own, after) => {
          const text = [...before, own, ...after].join(", ");
          const result = parsePhone(text, { country: "UA" });
          if (result.ok) expect(result.value, text).toBe(`+38${own}`);
          const without = parsePhone([...before, ...after].join(", "), { country: "UA" });
          expect(without.ok, JSON.stringify([...before, ...after])).toBe(false);
        },
      ),
      { numRuns: numRuns * 5 },
    );
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
      fc.property(country, fc.stringMatching(/^[2-79][1-79]\d{5,9}$/), (code, drawn) => {
        const digits = code === "IT" ? `0${drawn.slice(1)}` : drawn;
        const calling = callingCode(code) ?? "";
        const [trunk, min, max] = phonePlan(calling) ?? ["", 0, 0];
        if (digits.startsWith(calling) || digits.length < min || digits.length > max) return;
        if (code === "UA" && digits.startsWith("2")) return;
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
