import { getOwn } from "../../../shared/json/value.ts";
import { lazily } from "../../../shared/runtime/lazily.ts";
import { type Parsed, parsed, unparsed } from "../parsed.ts";

/** The countries of each format. `9` is a digit, `A` a letter; anything else is literal. */
const forms = {
  "99999": "UA DE EE FI FR ES IT HR RS",
  "9999": "AT CH HU BG NO DK BE LU SI AU",
  "999 99": "CZ SK SE GR",
  "99-999": "PL",
  "999999": "RO",
  "9999 AA": "NL",
  "9999-999": "PT",
  "MD-9999": "MD",
  "LT-99999": "LT",
  "LV-9999": "LV",
};

const formByCountry = /* @__PURE__ */ lazily((): ReadonlyMap<string, string> => {
  const pairs = Object.entries(forms).flatMap(([form, countries]) =>
    countries.split(" ").map((country) => [country, form] as const),
  );
  return new Map(pairs);
});

/**
 * `30002` becomes `30-002` (PL), `1234ab` becomes `1234 AB` (NL), `1010` becomes `LV-1010`. A prefix such as `PL-` is
 * dropped if the format has none, the only match in a longer text is used, and a leading zero that a spreadsheet lost
 * is restored where codes may start with one. Without a known format: upper case and single spaces.
 */
export function formatPostcode(text: string, country: string): Parsed<string> {
  if (text.length > 40) return unparsed("postcode_unreadable");
  // A spreadsheet that lost the zero may have written a number: `1067.0` is 01067, not 10670.
  const upper = text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^(\d+)[.,]00?$/, "$1")
    .toUpperCase();
  if (upper === "") return unparsed("postcode_unreadable");
  const code = country.toUpperCase();
  const form = formByCountry().get(code);
  const halves = getOwn(twoHalves, code);
  if (form === undefined && halves === undefined) return parsed(upper);
  if (/^[^A-Z1-9]+$/.test(upper)) return unparsed("postcode_unreadable");
  // A letter alone is also the first one of a code with letters.
  const prefixes = form === undefined ? ["", code] : ["", code, code.charAt(0)];
  const write = (part: string): string | undefined => {
    const plain = part.replace(/[^\dA-Z]/g, "");
    for (const prefix of prefixes) {
      if (!plain.startsWith(prefix)) continue;
      const rest = plain.slice(prefix.length);
      const written = form === undefined ? inHalves(rest, halves) : fill(form, rest);
      if (written !== undefined) return written;
    }
    return undefined;
  };
  const whole = write(upper);
  if (whole !== undefined) return parsed(whole);
  // A text that still has its zero has lost another digit.
  if (form !== undefined && /^[1-9]\d*$/.test(upper) && withZero.includes(code)) {
    const padded = fill(form, `0${upper}`);
    return padded === undefined ? unparsed("postcode_unreadable") : parsed(padded, "postcode_padded");
  }
  const shape =
    form === undefined ? (halves?.source ?? "").slice(1, -1).replace(")(", ")[- ]?(") : shapeOf(form);
  // A code that ends in letters takes all that follow: `1391 Abcoude` has none.
  const more = /\}\)?$/.test(shape) ? "[A-Z]*" : "";
  const search = new RegExp(`(?<![\\dA-Z-])(?:${prefixes.join("|")})[- ]?${shape}${more}(?![\\d-])`, "g");
  const [piece = "", ...others] = upper.match(search) ?? [];
  const written = others.length === 0 ? write(piece) : undefined;
  return written === undefined ? unparsed("postcode_unreadable") : parsed(written);
}

const withZero = "UA DE PL SK RO FI FR ES IT NO DK AU LT";

/** The source of a regular expression for the postcodes of a country; `undefined` for one without a known format. */
export function postcodeShape(country: string): string | undefined {
  const form = formByCountry().get(country.toUpperCase());
  return form === undefined ? undefined : shapeOf(form);
}

function shapeOf(form: string): string {
  return form
    .replace(/9/g, "\\d")
    .replace(" AA", " ?[A-Z]{2}")
    .replace(/^[A-Z]+-/, "(?:$&)?")
    .replace(/[- ](?=\\)/, "[- ]?");
}

function fill(form: string, plain: string): string | undefined {
  // Formats with letters of their own, such as LV-, are tried with and without these letters.
  const letters = form.replace(/[^A-Z]/g, "").replace("AA", "");
  const characters = plain.startsWith(letters) ? plain.slice(letters.length) : plain;
  let used = 0;
  let written = "";
  for (const place of form) {
    if (place === "9" || place === "A") {
      const character = characters.charAt(used);
      if (!(place === "9" ? /\d/ : /[A-Z]/).test(character)) return undefined;
      used += 1;
      written += character;
    } else written += place;
  }
  return used === characters.length ? written : undefined;
}

/** Formats with letters at varying positions, and codes after the letters of a state. */
const twoHalves: Readonly<Record<string, RegExp>> = {
  GB: /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/,
  IE: /^([A-Z]\d[\dW])((?=[A-Z]*\d)[A-Z\d]{4})$/,
  US: /^[A-Z]{0,3}(\d{5})(\d{4})?$/,
  CA: /^([A-Z]\d[A-Z])(\d[A-Z]\d)$/,
};

function inHalves(plain: string, halves: RegExp | undefined): string | undefined {
  const match = halves?.exec(plain);
  if (match === undefined || match === null) return undefined;
  const [, first = "", second] = match;
  return second === undefined ? first : `${first}${/[A-Z]/.test(first) ? " " : "-"}${second}`;
}
