import { plainDigits } from "./letters.ts";

/** `11/12/2026`: day and month, or month and day. */
export const ambiguousDate = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/;

/** Names of weekdays begin so, in English, Ukrainian, Polish, German, Czech, Slovak, Russian, Romanian, French, Spanish, Italian. */
const weekday =
  /^(?:mon|tue|wed|thu|fri|sat|sun|пон|вівт|серед|сред|чет|п.?ят|суб|неді|вто|воск|(?:пн|вт|ср|чт|пт|сб|нд|вс)(?!\p{L})|pon|wto|wt\.|śr|czw|pi[aą]|sob|niedz|úte|uto|stř|str|čtv|štv|pát|ned|montag|dien|mitt|donn|frei|sams|sonn|(?:mo|di|mi|do|fr|sa|so)[.,]|lun|mar[dtț]|mer[ck]|mié|mie|jeu|jue|joi|gio|ven|vie|vin|sam|sáb|sab|sâm|dim|dom|dum)[\p{L}’']*[.,]{0,2}\s+/iu;

/** Hours east of UTC of the zones that programs write by their letters. */
const zones = "UT 0 WET 0 CET 1 MEZ 1 CEST 2 MESZ 2 EET 2 EEST 3 MSK 3 EST -5 EDT -4 CDT -5 PST -8 PDT -7 ";

const wordsAround: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/[‒–—−]/g, "-"],
  [/\s+/gu, " "],
  // A date in JSON of .NET, and one in Chinese characters.
  [/^\/Date\((\d+)(?:[+-]\d{4})?\)\/$/, "$1"],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})日/, "$1/$2/$3"],
  [weekday, ""],
  // `Nov 25 10:00:00 EET 2026` of Java and C.
  [/^(\p{L}{3} \d{1,2}) (\d\d:\d\d:\d\d)( [A-Z]{2,5}| GMT[+-]\d\d:?\d\d)? (\d{4})$/u, "$1 $4 $2$3"],
  [/^(\d{1,2}:\d\d(?::\d\d)?),? (?=\d{1,2}[ ./-]|\d{4}-)(.+)$/u, "$2 $1"],
  [/\s*(?:\([^()]*\)|\[[\w/+-]*\])$/, ""],
  [/ (Uhr|год\.?|h)$/iu, ""],
  [/(\d)\. (?=\d)/g, "$1."],
  [/(\d)(?:st|nd|rd|th)(?![\p{L}\d])(?: of)?/iu, "$1"],
  [/(\d{4}) ?(?:року|года|roku|[рrг])\.?(?=[ ,]|$)/u, "$1"],
  [
    /^(\d{1,2})[-/](\p{L}{3,12})[-/](\d{4}|\d\d)(?!\d):?/u,
    (_, day, month, year) => `${day} ${month} ${year?.length === 2 ? `20${year}` : year} `,
  ],
  [/(?:,| -| (?:at|о|об|в|um|o|à)|, (?:at|о|об|в|um|o|à)) (?=\d{1,2}[:.]\d\d)/iu, " "],
  [/ (\d{1,2})[h.](\d\d)$/, " $1:$2"],
  // A form has made a space of the plus.
  [/(T\d\d:\d\d:\d\d(?:\.\d+)?) (?=\d\d:?\d\d$)/, "$1+"],
  [
    / ([A-Z]{2,4})$/,
    (whole, name) => {
      const [, hours] = new RegExp(`(?:^| )${name} (-?\\d) `).exec(zones) ?? [];
      return hours === undefined ? whole : ` ${hours.replace(/^(-?)/, (sign) => `${sign || "+"}0`)}:00`;
    },
  ],
];

/** A date without what is around it for people only: a weekday, `at`, `р.`, `20th`, the name of a zone after its offset. */
export function plainDateWords(text: string): string {
  let plain = plainDigits(text);
  for (const [found, by] of wordsAround) {
    plain = typeof by === "string" ? plain.replace(found, by) : plain.replace(found, by);
  }
  return dayFirst(plain.trim());
}

/** `11/20/2026` can be read in one way only. So can `20/11/26`, which nobody begins with the year. */
function dayFirst(text: string): string {
  const [whole = "", first, sign, second, year = ""] = ambiguousDate.exec(text) ?? [];
  if (whole === "" || Number(first) <= 12 === Number(second) <= 12) return text;
  if (year.length === 2 && sign === "-") return text;
  const [day, month] = Number(first) > 12 ? [first, second] : [second, first];
  return `${day}.${month}.${year.length === 2 ? `20${year}` : year}${text.slice(whole.length)}`;
}
