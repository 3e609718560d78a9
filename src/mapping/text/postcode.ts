import { type Parsed, parsed, unparsed } from "./parsed.ts";

/**
 * Writes a postcode as its country does: PL `30002` becomes `30-002`, NL `1234ab` becomes `1234 AB`, LV
 * `1010` becomes `LV-1010`. A country prefix such as `PL-` or `D-` is dropped where the country's own form has none.
 * A country without a known form keeps the text in upper case with single spaces.
 *
 * Codes: `postcode_unreadable` where the text does not fit the country's form.
 *
 * @param country ISO 3166-1 alpha-2 code.
 */
export function formatPostcode(text: string, country: string): Parsed<string> {
  if (text.length > 40) return unparsed("postcode_unreadable");
  const upper = text.replace(/\s+/gu, " ").trim().toUpperCase();
  if (upper === "") return unparsed("postcode_unreadable");
  const code = country.toUpperCase();
  const form = Object.hasOwn(forms, code) ? forms[code] : undefined;
  if (form === undefined) return parsed(upper);
  const plain = upper.replace(/[^\dA-Z]/g, "");
  for (const prefix of ["", code, code.charAt(0)]) {
    if (!plain.startsWith(prefix)) continue;
    const written = code === "GB" ? british(plain) : fill(form, plain.slice(prefix.length));
    if (written !== undefined) return parsed(written);
  }
  return unparsed("postcode_unreadable");
}

/** `9` is a digit, `A` a letter; anything else is written as it stands. */
const forms: Readonly<Record<string, string>> = {
  PL: "99-999",
  UA: "99999",
  DE: "99999",
  AT: "9999",
  CH: "9999",
  CZ: "999 99",
  SK: "999 99",
  HU: "9999",
  RO: "999999",
  BG: "9999",
  MD: "MD-9999",
  LT: "LT-99999",
  LV: "LV-9999",
  EE: "99999",
  FI: "99999",
  SE: "999 99",
  NO: "9999",
  DK: "9999",
  NL: "9999 AA",
  BE: "9999",
  LU: "9999",
  FR: "99999",
  ES: "99999",
  IT: "99999",
  PT: "9999-999",
  GR: "999 99",
  HR: "99999",
  SI: "9999",
  RS: "99999",
  GB: "",
};

function fill(form: string, plain: string): string | undefined {
  // A form with letters of its own, such as LV-, is filled with and without them.
  const own = form.replace(/[^A-Z]/g, "").replace(/A+$/, "");
  const characters = own !== "" && plain.startsWith(own) ? plain.slice(own.length) : plain;
  let used = 0;
  let written = "";
  for (const place of form) {
    if (place === "9" || (place === "A" && own === "")) {
      const character = characters.charAt(used);
      if (!(place === "9" ? /\d/ : /[A-Z]/).test(character)) return undefined;
      used += 1;
      written += character;
    } else written += place;
  }
  return used === characters.length ? written : undefined;
}

/** The inward part always has three characters. */
function british(plain: string): string | undefined {
  const match = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(plain);
  return match === null ? undefined : `${match[1]} ${match[2]}`;
}
