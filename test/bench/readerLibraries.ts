import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** What well-kept libraries make of a value: a text or number as the order would hold it, `undefined` for none. */
export interface Library {
  readonly name: string;
  /** The code that a bundle of it needs, for its size. */
  readonly imports: string;
  readonly read: (text: string, country: string) => unknown;
}

/** The libraries for each kind of value. They are installed by the benchmark, and have no types here. */
export function librariesFrom(folder: string): Readonly<Record<string, readonly Library[]>> {
  const require = createRequire(fileURLToPath(new URL("package.json", folder)));
  const { parsePhoneNumberFromString, findPhoneNumbersInText } = require("libphonenumber-js/max");
  const { parsePhoneNumberFromString: parseWithMin } = require("libphonenumber-js/min");
  const { DateTime } = require("luxon");
  const chrono = require("chrono-node");
  const isEmail = require("validator/lib/isEmail").default;
  const addresses = require("email-addresses");
  const countries = require("i18n-iso-countries");
  const { decodeHTML } = require("entities");
  const { decode } = require("he");
  const yn = require("yn").default;
  const { parseName } = require("humanparser");
  const { jsonrepair } = require("jsonrepair");
  const jsvat = require("jsvat");

  const countryLanguages = "en uk pl de cs sk ro ru hu fr it es lt lv et bg hr sl".split(" ");
  for (const language of countryLanguages)
    countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));
  const taxCountries = [jsvat.poland, jsvat.germany, jsvat.czechRepublic, jsvat.slovakiaRepublic];
  const allTaxCountries = [...taxCountries, jsvat.romania, jsvat.austria, jsvat.hungary];

  const phone = (parse: (text: string, country: string) => PhoneNumber | undefined) => {
    return (text: string, country: string) => {
      const found = parse(text, country);
      return found?.isValid() === true ? found.number : undefined;
    };
  };
  const zone = "Europe/Kyiv";
  const ways = ["fromISO", "fromRFC2822", "fromHTTP", "fromSQL"];
  const formats = [
    "dd.MM.yyyy",
    "dd.MM.yyyy HH:mm",
    "dd/MM/yyyy",
    "d MMMM yyyy",
    "dd-MM-yyyy",
    "MMM d, yyyy",
  ];
  const languages = ["en", "uk", "pl", "de", "cs", "ro", "ru"];

  return {
    phone: [
      {
        name: "libphonenumber-js max, find in text",
        imports: 'export { findPhoneNumbersInText } from "libphonenumber-js/max"',
        read: (text, country) => findPhoneNumbersInText(text, country)[0]?.number.number,
      },
      {
        name: "libphonenumber-js max, parse",
        imports: 'export { parsePhoneNumberFromString } from "libphonenumber-js/max"',
        read: phone(parsePhoneNumberFromString),
      },
      {
        name: "libphonenumber-js min, parse",
        imports: 'export { parsePhoneNumberFromString } from "libphonenumber-js/min"',
        read: phone(parseWithMin),
      },
    ],
    date: [
      {
        name: "luxon, standard forms",
        imports: 'export { DateTime } from "luxon"',
        read: (text) => secondsOf(ways.map((way) => DateTime[way](text, { zone }))),
      },
      {
        name: "luxon, 6 formats in 7 languages too",
        imports: 'export { DateTime } from "luxon"',
        read: (text) =>
          secondsOf([
            ...ways.map((way) => DateTime[way](text, { zone })),
            ...languages.flatMap((locale) =>
              formats.map((format) => DateTime.fromFormat(text, format, { zone, locale })),
            ),
          ]),
      },
      {
        name: "chrono-node, strict English",
        imports: 'export { strict } from "chrono-node/en"',
        read: (text) => secondsOfDate(chrono.strict.parseDate(text)),
      },
      {
        name: "chrono-node, Ukrainian",
        imports: 'export { parseDate } from "chrono-node/uk"',
        read: (text) => secondsOfDate(chrono.uk.parseDate(text)),
      },
      { name: "new Date", imports: "", read: (text) => secondsOfDate(new Date(text)) },
    ],
    email: [
      {
        name: "validator isEmail",
        imports: 'export { default } from "validator/es/lib/isEmail"',
        read: (text) => (isEmail(text) ? text : undefined),
      },
      {
        name: "email-addresses",
        imports: 'export { parseOneAddress } from "email-addresses"',
        read: (text) => addresses.parseOneAddress(text)?.address,
      },
    ],
    country: [
      {
        name: "i18n-iso-countries, 18 languages",
        imports: `export { getAlpha2Code } from "i18n-iso-countries"; ${countryLanguages.map((each) => `export { default as ${each} } from "i18n-iso-countries/langs/${each}.json"`).join(";")}`,
        read: (text) =>
          countries.isValid(text)
            ? countries.toAlpha2(text)
            : countryLanguages
                .map((language) => countries.getAlpha2Code(text, language))
                .find((code) => code !== undefined),
      },
    ],
    entities: [
      {
        name: "entities",
        imports: 'export { decodeHTML } from "entities"',
        read: (text) => decodeHTML(text),
      },
      { name: "he", imports: 'export { decode } from "he"', read: (text) => decode(text) },
    ],
    boolean: [{ name: "yn", imports: 'export { default } from "yn"', read: (text) => yn(text) }],
    name: [
      {
        name: "humanparser",
        imports: 'export { parseName } from "humanparser"',
        read: (text) => {
          const { firstName = "", middleName = "", lastName = "" } = parseName(text);
          return `${firstName}|${middleName}|${lastName}`;
        },
      },
    ],
    json: [
      {
        name: "JSON.parse, then jsonrepair",
        imports: 'export { jsonrepair } from "jsonrepair"',
        read: (text) =>
          fieldOf(orUndefined(() => JSON.parse(text)) ?? orUndefined(() => JSON.parse(jsonrepair(text)))),
      },
    ],
    taxId: [
      {
        name: "jsvat",
        imports:
          'export { checkVAT, poland, germany, czechRepublic, slovakiaRepublic, romania, austria, hungary } from "jsvat"',
        read: (text, country) => {
          const { isValid, value } = jsvat.checkVAT(
            /^[A-Z]{2}/.test(text) ? text : country + text,
            allTaxCountries,
          );
          return isValid ? value.replace(/^[A-Z]{2}/, "") : undefined;
        },
      },
    ],
  };
}

interface PhoneNumber {
  readonly number: string;
  isValid(): boolean;
}

interface LuxonTime {
  readonly isValid: boolean;
  toSeconds(): number;
}

function secondsOf(times: readonly LuxonTime[]): number | undefined {
  const time = times.find(({ isValid }) => isValid);
  return time === undefined ? undefined : Math.floor(time.toSeconds());
}

function secondsOfDate(date: Date | null | undefined): number | undefined {
  const ms = date?.getTime() ?? Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}

function orUndefined(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function fieldOf(parsed: unknown): string | undefined {
  const own: unknown = typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, "a") : undefined;
  return own === undefined || own === null ? undefined : String(own);
}
