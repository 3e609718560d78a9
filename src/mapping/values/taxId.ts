import { plainDigits } from "./letters.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";

/** Checks the check digit of a number, by country. If a country has several kinds of numbers, one match is enough. */
const checks: Readonly<Record<string, (digits: string) => boolean>> = {
  PL: (digits) => digits.length === 10 && weighted(digits, "657234567") % 11 === last(digits),
  UA: (digits) =>
    digits.length === 8
      ? ukrainianCompany(digits)
      : digits.length === 10 && (weighted(digits, "a57946a57") % 11) % 10 === last(digits),
  DE: (digits) => (digits.length === 9 || digits.length === 11) && modulo11And10(digits),
  CZ: (digits) =>
    digits.length === 8 ? czechCompany(digits) : digits.length === 10 && Number(digits) % 11 === 0,
  SK: (digits) =>
    digits.length === 8 ? czechCompany(digits) : digits.length === 10 && Number(digits) % 11 === 0,
  RO: (digits) =>
    /^\d{6,10}$/.test(digits) &&
    ((weighted(digits.padStart(10, "0"), "753217532") * 10) % 11) % 10 === last(digits),
  AT: (digits) => /^U?\d{8}$/.test(digits) && austrian(digits.replace("U", "")),
  HU: (digits) =>
    /^\d{8}(?:\d{3})?$/.test(digits) && (10 - (weighted(digits, "9731973") % 10)) % 10 === Number(digits[7]),
};

const labels =
  /(?<!\p{L})(?:NIP(?:[ -]?UE)?|VAT(?:[ -]?(?:ID|UE|number))?|[ЄЕ]?ДРПОУ|ІПН|І?НН|ИНН|РНОКПП|USt\.?-?Id(?:\.?-?Nr)?|UID|IČO?|DIČ|CUI|CIF|Adószám|TIN|NIF|BTW|TVA|P\.? ?IVA|tax[ -]?id|код)\.?[\s-]*(?:(?:nr|no)\.?)?\s*[:.]?\s*/iu;

const oneDigit = /^(\d)\1*$/;

const none =
  /^(?:brak|нема(?:є)?|немає|нет|ні|none|no|nie(?: dotyczy| posiadam)?|kein(?:e)?|відсутн\p{L}{1,3}|n\/?a|x|0)\.?$/iu;

/**
 * Digits only, after the letters of the country if there are: `NIP: 526-025-02-74` becomes `5260250274`. Empty, with a
 * note, for words that mean "none". Check digits count for PL, UA, DE, CZ, SK, RO, AT and HU, else only the length.
 */
export function parseTaxId(text: string, country?: string): Parsed<string> {
  if (/^\d{6,12}$/.test(text) && fits(text, country) && !oneDigit.test(text)) return parsed(text);
  if (text.length > 200) return unparsed("tax_id_invalid");
  const plain = plainDigits(text.normalize("NFKC"))
    .replace(/[\p{Cf}\0‒–—−]/gu, "")
    .trim();
  if (none.test(plain)) return parsed("", "tax_id_invalid");
  const [before = "", after = ""] = plain.split(labels);
  const labelled = /\d/.test(after) ? after : before.trim();
  const whole = labelled.replace(/[\s./-]/g, "").toUpperCase();
  if (lettered.test(whole) || lettered.test(country + whole)) return parsed(whole);
  const [, prefix = "", number, rest = ""] =
    /^(?:([A-Z]{2})[ -]?)?(U?\d[\d./ -]{4,18}[\dA-Z])(?=$|[,;)]|\s+\p{L})(.*)/isu.exec(labelled) ?? [];
  const digits = number?.replace(/[./ -]/g, "").toUpperCase();
  const countryPrefix = prefix.toUpperCase();
  if (digits === undefined || oneDigit.test(digits)) return unparsed("tax_id_invalid");
  const from = countryPrefix === "" ? country : countryPrefix;
  // Letters that follow may be the end of the number, unless a check digit says that it is whole.
  const isCut =
    from !== undefined && checks[from] === undefined && /^\s+\p{L}{1,2}[\s.]?\d*(?![\p{L}.])/u.test(rest);
  return fits(digits, from) && !isCut ? parsed(countryPrefix + digits) : unparsed("tax_id_invalid");
}

/** Matches numbers with letters in them: `NL133241932B13`, `IE1234567FA`, `ESX1234567L`, and the codes of Italian people. */
const lettered =
  /^(?:NL\d{9}B\d\d|IE\d[\dA-Z]\d{5}[A-W][A-I]?|ES(?:[A-Z]\d{7}[\dA-Z]|\d{8}[A-Z])|FR[\dA-Z]{2}\d{9}|IT[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z])$/;

/**
 * Numbers without a check digit: those of German tax offices, older Czech ones, and those of VAT payers in
 * Ukraine.
 */
const unchecked: Readonly<Record<string, RegExp>> = {
  DE: /^(?:\d{10}|\d{13})$/,
  CZ: /^\d{9}$/,
  UA: /^\d{12}$/,
};

function fits(digits: string, country: string | undefined): boolean {
  if (country === undefined) return Object.values(checks).some((check) => check(digits));
  if (unchecked[country]?.test(digits) === true) return true;
  return checks[country]?.(digits) ?? /^[\dA-Z]{7,14}$/.test(digits);
}

function last(digits: string): number {
  return Number(digits.at(-1));
}

/** The sum of the digits, each multiplied by its weight; `a` is ten. */
function weighted(digits: string, weights: string, more = 0): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const code = weights.charCodeAt(index);
    sum += ((code > 57 ? 10 : code - 48) + more) * (digits.charCodeAt(index) - 48);
  }
  return sum;
}

function ukrainianCompany(digits: string): boolean {
  const number = Number(digits);
  const weights = number < 3e7 || number > 6e7 ? "1234567" : "7123456";
  const first = weighted(digits, weights) % 11;
  const second = weighted(digits, weights, 2) % 11;
  return (first < 10 ? first : second % 10) === last(digits);
}

function czechCompany(digits: string): boolean {
  return (11 - (weighted(digits, "8765432") % 11)) % 10 === last(digits);
}

/** Checks a number by ISO 7064, modulo 11 and 10. */
function modulo11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === last(digits);
}

function austrian(digits: string): boolean {
  const sum = [...digits.slice(0, -1)].reduce((total, digit, index) => {
    const product = Number(digit) * (1 + (index % 2));
    return total + Math.floor(product / 10) + (product % 10);
  }, 4);
  return (10 - (sum % 10)) % 10 === last(digits);
}
