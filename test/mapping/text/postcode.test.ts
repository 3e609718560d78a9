import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPostcode } from "../../../src/mapping/text/postcode.ts";

describe("formatPostcode", () => {
  it.each([
    ["30002", "PL", "30-002"],
    ["30-002", "PL", "30-002"],
    [" 30 002 ", "pl", "30-002"],
    ["PL-30-002", "PL", "30-002"],
    ["36000", "UA", "36000"],
    ["D-01067", "DE", "01067"],
    ["DE 01067", "DE", "01067"],
    ["11000", "CZ", "110 00"],
    ["81101", "SK", "811 01"],
    ["1000001", "PT", "1000-001"],
    ["1234ab", "NL", "1234 AB"],
    ["NL-1234 AB", "NL", "1234 AB"],
    ["11122", "SE", "111 22"],
    ["1010", "LV", "LV-1010"],
    ["LV1010", "LV", "LV-1010"],
    ["01100", "LT", "LT-01100"],
    ["MD2001", "MD", "MD-2001"],
    ["sw1a1aa", "GB", "SW1A 1AA"],
    ["m11ae", "GB", "M1 1AE"],
    ["90210-1234", "US", "90210-1234"],
    ["k1a  0b1", "CA", "K1A 0B1"],
  ])("writes %j of %s as %s", (text, country, expected) => {
    expect(formatPostcode(text, country)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["300", "PL"],
    ["00-000", "PL"],
    ["00000", "UA"],
    ["010", "AT"],
    ["10115, 10117", "DE"],
    ["300021", "PL"],
    ["Kraków", "PL"],
    ["", "UA"],
    ["AB12", "NL"],
    ["9".repeat(100), "US"],
  ])("refuses %j for %s", (text, country) => {
    expect(formatPostcode(text, country)).toEqual({ ok: false, code: "postcode_unreadable" });
  });

  it.each([
    ["1001", "UA", "01001"],
    ["1067", "DE", "01067"],
    ["2950", "PL", "02-950"],
    ["800", "AU", "0800"],
  ])("gives %j of %s its first zero back, and says so", (text, country, value) => {
    expect(formatPostcode(text, country)).toEqual({ ok: true, value, note: "postcode_padded" });
  });

  it.each([
    ["30-002 Kraków", "PL", "30-002"],
    ["10115 Berlin", "DE", "10115"],
    ["Praha 110 00", "CZ", "110 00"],
    ["1011 AB Amsterdam", "NL", "1011 AB"],
    ["D02X285", "IE", "D02 X285"],
    ["k1a0b1", "CA", "K1A 0B1"],
  ])("takes of %j in %s what fits: %s", (text, country, value) => {
    expect(formatPostcode(text, country)).toEqual({ ok: true, value });
  });

  it("leaves its own results as they are and never throws", () => {
    const country = fc.constantFrom(
      "PL",
      "UA",
      "CZ",
      "NL",
      "LV",
      "LT",
      "MD",
      "PT",
      "GB",
      "DE",
      "US",
      "__proto__",
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[A-Z]{0,2}-?\d{4,7}[A-Z]{0,2}$/)),
        country,
        (text, code) => {
          const first = formatPostcode(text, code);
          if (first.ok) expect(formatPostcode(first.value, code)).toEqual({ ok: true, value: first.value });
        },
      ),
    );
  });
});
