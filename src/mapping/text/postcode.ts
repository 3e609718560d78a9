import { type Parsed, parsed, unparsed } from "./parsed.ts";

/**
 * Writes a postcode as its country does: PL `30002` becomes `30-002`, NL `1234ab` becomes `1234 AB`.
 * A country without a known format keeps the text with spaces collapsed and in upper case.
 *
 * Codes: `postcode_unreadable` where the text does not fit the country's format.
 *
 * @param country ISO 3166-1 alpha-2 code.
 */
export function formatPostcode(text: string, country: string): Parsed<string> {
  const upper = text.replace(/\s+/gu, " ").trim().toUpperCase();
  const format = Object.hasOwn(formats, country.toUpperCase()) ? formats[country.toUpperCase()] : undefined;
  if (upper === "" || upper.length > 20) return unparsed("postcode_unreadable");
  if (format === undefined) return parsed(upper);
  const [shape, pattern] = format;
  const match = shape.exec(upper.replace(/[^\dA-Z]/g, ""));
  if (match === null) return unparsed("postcode_unreadable");
  return parsed(pattern.replace(/\d/g, (index) => match[Number(index)] ?? ""));
}

const four = [/^(\d{4})$/, "1"] as const;
const five = [/^(\d{5})$/, "1"] as const;

const formats: Readonly<Record<string, readonly [RegExp, string]>> = {
  PL: [/^(?:PL)?(\d\d)(\d{3})$/, "1-2"],
  UA: five,
  DE: [/^D?E?(\d{5})$/, "1"],
  CZ: [/^(?:CZ)?(\d{3})(\d\d)$/, "1 2"],
  SK: [/^(?:SK)?(\d{3})(\d\d)$/, "1 2"],
  AT: four,
};
