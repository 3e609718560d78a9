import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPostcode } from "../../../../src/mapping/values/places/postcode.ts";

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
    [" 90210  1234 ", "US", "90210-1234"],
    ["902101234", "US", "90210-1234"],
    ["ca 90210", "US", "90210"],
    ["USA 90210", "US", "90210"],
    ["30-002".padEnd(40), "PL", "30-002"],
    ["EC1A1BB", "GB", "EC1A 1BB"],
    ["W1A 0AX", "GB", "W1A 0AX"],
    ["DN551PT", "GB", "DN55 1PT"],
    ["d6wxy00", "IE", "D6W XY00"],
    ["  ab  12 ", "CN", "AB 12"],
  ])("writes %j of %s as %s", (text, country, expected) => {
    expect(formatPostcode(text, country)).toEqual({ ok: true, value: expected });
  });

  it.each<readonly [text: string, country: string]>([
    ["300", "PL"],
    ["00-000", "PL"],
    ["00000", "UA"],
    ["1067.0", "CZ"],
    ["010", "AT"],
    ["10115, 10117", "DE"],
    ["300021", "PL"],
    ["Kraków", "PL"],
    ["", "UA"],
    [" ", "CN"],
    ["AB12", "NL"],
    ["AA1234AB", "NL"],
    ["9".repeat(100), "US"],
    ["30-002".padEnd(41), "PL"],
    ["", "US"],
    ["9021", "US"],
    // Digits that are left after another one was lost, and words that only look like letters of a code.
    ["0302", "PL"],
    ["0498", "DE"],
    ["093", "NO"],
    ["1391 Abcoude", "NL"],
    ["D02 Cork", "IE"],
    ["D02 Tara", "IE"],
    ["10001 90210", "US"],
    ["SW1A 1AA, M1 1AE", "GB"],
    ["SW1A 1AAX", "GB"],
    ["A-10115 Berlin", "DE"],
    ["PL-K1A 0B1", "CA"],
    ["90210-12", "US"],
    ...["1SW1A1AA", "SW1A1AA1", "111AE", "MA1AE", "M1AAE", "M111E", "M11A"].map(
      (text) => [text, "GB"] as const,
    ),
    ...["AD02X285", "D02X2855", "002X285", "DA2X285", "D0AX285", "D02X28", "D02X28Ó"].map(
      (text) => [text, "IE"] as const,
    ),
    ...["AK1A0B1", "K1A0B11", "11A0B1", "KAA0B1", "K110B1", "K1AAB1", "K1A001", "K1A0BB"].map(
      (text) => [text, "CA"] as const,
    ),
  ])("refuses %j for %s", (text, country) => {
    expect(formatPostcode(text, country)).toEqual({ ok: false, code: "postcode_unreadable" });
  });

  it.each([
    ["1001", "UA", "01001"],
    ["1067", "DE", "01067"],
    ["2950", "PL", "02-950"],
    ["800", "AU", "0800"],
    ["1067.0", "DE", "01067"],
    ["2950,00", "PL", "02-950"],
    ["12345.0", "RO", "012345"],
  ])("gives %j of %s its first zero back, and says so", (text, country, value) => {
    expect(formatPostcode(text, country)).toEqual({ ok: true, value, note: "postcode_padded" });
  });

  it.each([
    ["1234", "UA DE PL SK FI FR ES IT LT"],
    ["12345", "RO"],
    ["123", "NO DK AU"],
  ])("takes %s for one without its first zero in %s, and nowhere else", (text, countries) => {
    const all = "AT BE BG CH CZ DE AU DK EE ES FI FR GR HR HU IT LT LU LV MD NL NO PL PT RO RS SE SI SK UA";
    const padded = all.split(" ").filter((country) => {
      const result = formatPostcode(text, country);
      return result.ok && result.note === "postcode_padded";
    });
    expect(padded.sort()).toEqual(countries.split(" ").sort());
  });

  it.each([
    ["30-002 Kraków", "PL", "30-002"],
    ["PL-30-002 Kraków", "PL", "30-002"],
    ["D-10115 Berlin", "DE", "10115"],
    ["D10115 Berlin", "DE", "10115"],
    ["SE-111 22 Stockholm", "SE", "111 22"],
    ["LV1010 Rīga", "LV", "LV-1010"],
    ["LT-01100 Vilnius", "LT", "LT-01100"],
    ["CA-K1A 0B1", "CA", "K1A 0B1"],
    ["K1A 0B1 Ottawa", "CA", "K1A 0B1"],
    ["Ottawa, K1A0B1", "CA", "K1A 0B1"],
    ["GB-SW1A 1AA", "GB", "SW1A 1AA"],
    ["GL1 1AA", "GB", "GL1 1AA"],
    ["London SW1A 1AA", "GB", "SW1A 1AA"],
    ["M1 1AE Manchester", "GB", "M1 1AE"],
    ["IE-R31 TA27", "IE", "R31 TA27"],
    ["D02 X285 Dublin", "IE", "D02 X285"],
    ["10001 New York", "US", "10001"],
    ["New York, NY 10001-1234", "US", "10001-1234"],
    ["US-10001", "US", "10001"],
    ["CA 90210 CA", "US", "90210"],
    ["30002 Kraków", "PL", "30-002"],
    ["1010 Rīga", "LV", "LV-1010"],
    ["1011AB Amsterdam", "NL", "1011 AB"],
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
