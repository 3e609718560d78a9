import { describe, expect, it } from "vitest";
import { kindsOf, type ValueKind } from "../../../../src/mapping/values/kinds/kindsOf.ts";

describe("the kinds of a value", () => {
  it.each<[unknown, ValueKind, boolean]>([
    ["+380 50 000 00 12", "phone", true],
    ["380500000012", "phone", true],
    ["2026-11-25", "phoneAsWritten", false],
    ["ann@example.com", "email", true],
    ["ann at example.com", "email", false],
    ["50-001", "postcode", true],
    ["Łódź", "town", true],
    ["ul. Testowa 1", "street", true],
    ["Paczkomat KRA01M", "street", false],
    ["Ann O'Neill", "person", true],
    ["Nova Poshta", "person", false],
    ["Nova Poshta", "carrier", true],
    ["2026-11-25", "date", true],
    ["2026-11-25T10:00:00Z", "dateWithZone", true],
    ["Poland", "country", true],
    ["PLN", "currency", true],
    ["12,50", "number", true],
    ["4111 1111 1111 1111", "card", true],
    ["4111 1111 1111 1112", "card", false],
    ["Mug x 2 = 300 UAH", "goods", true],
  ])("of %j: %s is %s", (value, kind, expected) => {
    expect(kindsOf(value).has(kind)).toBe(expected);
  });

  it("are none for what is not there", () => {
    for (const value of [undefined, null, "", "  "])
      for (const kind of ["text", "id", "boolean", "machine"] as const)
        expect(kindsOf(value).has(kind)).toBe(false);
  });

  it("read a phone without a calling code by the country", () => {
    expect(kindsOf("600 700 800", { country: "PL" }).has("phoneAsWritten")).toBe(true);
    expect(kindsOf("600 700 800").has("phoneAsWritten")).toBe(false);
  });

  it("are those of the beginning of a long value", () => {
    expect(kindsOf(`Ann${" ".repeat(700)}1`).has("person")).toBe(true);
  });
});
