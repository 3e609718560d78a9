import { type Parsed, parsed, unparsed } from "./parsed.ts";

/** The countries of each form. `9` is a digit, `A` a letter; anything else is written as it is. */
const forms = {
  "99999": "UA DE EE FI FR ES IT HR RS",
  "9999": "AT CH HU BG NO DK BE LU SI",
  "999 99": "CZ SK SE GR",
  "99-999": "PL",
  "999999": "RO",
  "9999 AA": "NL",
  "9999-999": "PT",
  "MD-9999": "MD",
  "LT-99999": "LT",
  "LV-9999": "LV",
};

const formByCountry: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(forms).flatMap(([form, countries]) =>
    countries.split(" ").map((country) => [country, form] as const),
  ),
);

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
  const form = formByCountry.get(code);
  if (form === undefined && code !== "GB") return parsed(upper);
  const plain = upper.replace(/[^\dA-Z]/g, "");
  for (const prefix of ["", code, code.charAt(0)]) {
    if (!plain.startsWith(prefix)) continue;
    const written = form === undefined ? british(plain) : fill(form, plain.slice(prefix.length));
    if (written !== undefined) return parsed(written);
  }
  return unparsed("postcode_unreadable");
}

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
