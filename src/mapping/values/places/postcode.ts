import { lazily } from "../../../shared/runtime/lazily.ts";
import { type Parsed, parsed, unparsed } from "../parsed.ts";

/** The countries of each format: one part, or two with a space or a dash between them. */
const forms = {
  "\\d{5}": "UA DE EE FI FR ES IT HR RS",
  "\\d{4}": "AT CH HU BG NO DK BE LU SI AU",
  "\\d{3} \\d\\d": "CZ SK SE GR",
  "\\d\\d-\\d{3}": "PL",
  "\\d{6}": "RO",
  "\\d{4} [A-Z]{2}": "NL",
  "\\d{4}-\\d{3}": "PT",
  "MD-\\d{4}": "MD",
  "LT-\\d{5}": "LT",
  "LV-\\d{4}": "LV",
  "[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}": "GB",
  "[A-Z]\\d[\\dW] (?=[A-Z]*\\d)[A-Z\\d]{4}": "IE",
  "\\d{5}-(?:\\d{4})?": "US",
  "[A-Z]\\d[A-Z] \\d[A-Z]\\d": "CA",
};

interface Form {
  /** Matches the two parts of a code without signs, after the letters of the country or the first of them, maybe twice. */
  readonly whole: RegExp;
  /** The source of a regular expression for a code with signs. */
  readonly shape: string;
  /** Letters that each code has, with their dash, or nothing. */
  readonly letters: string;
  readonly sign: string;
  /** The source for what may be before a code. */
  readonly prefix: string;
}

const formByCountry = /* @__PURE__ */ lazily((): ReadonlyMap<string, Form> => {
  const pairs = Object.entries(forms).flatMap(([form, countries]) => {
    const letters = /^[A-Z]+-/.exec(form)?.[0] ?? "";
    const [first = "", sign = "", second = ""] = form.slice(letters.length).split(/([- ])(?=[\\[(])/);
    return countries.split(" ").map((country): [string, Form] => {
      // The letters of a state are before a code of the United States.
      const prefix = country === "US" ? "USA?|[A-Z]{2}" : `${country}|${country.charAt(0)}`;
      const whole = new RegExp(`^(?:${prefix}){0,2}?(${first})(${second})$`);
      return [country, { whole, shape: `${first}${sign && "[- ]?"}${second}`, letters, sign, prefix }];
    });
  });
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
  if (form === undefined) return parsed(upper);
  if (/^[^A-Z1-9]+$/.test(upper)) return unparsed("postcode_unreadable");
  const whole = write(form, upper);
  if (whole !== undefined) return parsed(whole);
  // A text that still has its zero has lost another digit.
  if (/^[1-9]\d*$/.test(upper) && withZero.includes(code)) {
    const padded = write(form, `0${upper}`);
    return padded === undefined ? unparsed("postcode_unreadable") : parsed(padded, "postcode_padded");
  }
  const { prefix, shape } = form;
  // A code that ends in letters takes all that follow: `1391 Abcoude` has none.
  const more = /\]\{\d\}$/.test(shape) ? "[A-Z]*" : "";
  const search = new RegExp(`(?<![\\dA-Z-])(?:${prefix})?[- ]?${shape}${more}(?![\\d-])`, "g");
  const [piece = "", ...others] = upper.match(search) ?? [];
  const written = others.length === 0 ? write(form, piece) : undefined;
  return written === undefined ? unparsed("postcode_unreadable") : parsed(written);
}

const withZero = "UA DE PL SK RO FI FR ES IT NO DK AU LT";

/** Matches countries whose postcodes have letters inside, or the look of any number. */
const mixed = /^(?:GB|IE|US|CA)$/i;

/** The source of a regular expression for the postcodes of digits of a country; `undefined` for any other. */
export function postcodeShape(country: string): string | undefined {
  const form = formByCountry().get(country.toUpperCase());
  if (form === undefined || mixed.test(country)) return undefined;
  return form.letters === "" ? form.shape : `(?:${form.letters})?${form.shape}`;
}

function write({ whole, letters, sign }: Form, text: string): string | undefined {
  const [, first, second] = whole.exec(text.replace(/[^\dA-Z]/g, "")) ?? [];
  if (first === undefined) return undefined;
  return `${letters}${first}${second && sign}${second}`;
}
