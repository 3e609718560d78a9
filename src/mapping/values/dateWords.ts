import { getOwn } from "../../shared/json/value.ts";
import { lazily } from "../../shared/runtime/lazily.ts";
import { plainDigits } from "./letters.ts";

/** Matches a date such as `11/12/2026`, which is day and month, or month and day. */
export const ambiguousDate = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/;

/** Weekdays in English, Ukrainian, Polish, German, Czech, Slovak, Russian, Romanian, French, Spanish, Italian. */
const weekday =
  /^(?:mon|tue|wed|thu|fri|sat|sun|пон|вівт|серед|сред|чет|п.?ят|суб|неді|вто|воск|(?:пн|вт|ср|чт|пт|сб|нд|вс)(?!\p{L})|pon|wto|wt\.|śr|czw|pi[aą]|sob|niedz|úte|uto|stř|str|čtv|štv|pát|ned|montag|dien|mitt|donn|frei|sams|sonn|(?:mo|di|mi|do|fr|sa|so)[.,]|lun|mar[dtț]|mer[ck]|mié|mie|jeu|jue|joi|gio|ven|vie|vin|sam|sáb|sab|sâm|dim|dom|dum)[\p{L}’']*[.,]{0,2} /iu;

const zones: Readonly<Record<string, string>> = {
  UT: "+00",
  WET: "+00",
  CET: "+01",
  MEZ: "+01",
  CEST: "+02",
  MESZ: "+02",
  EET: "+02",
  EEST: "+03",
  MSK: "+03",
  EST: "-05",
  EDT: "-04",
  CDT: "-05",
  PST: "-08",
  PDT: "-07",
};

const wordsAround = /* @__PURE__ */ lazily((): readonly (readonly [RegExp, string])[] => [
  [/[‒–—−]/g, "-"],
  [/\s+/gu, " "],
  // These are a .NET JSON date, and a date in Chinese characters.
  [/^\/Date\((\d+)(?:[+-]\d{4})?\)\/$/, "$1"],
  [/(\d)年(\d{1,2})月(\d{1,2})日/, "$1/$2/$3"],
  [weekday, ""],
  // Java and C write `Nov 25 10:00:00 EET 2026`.
  [/(\p{L} \d{1,2}) (\d\d:\d\d:\d\d)( [A-Z]{2,5}| GMT[+-]\d\d:?\d\d)? (\d{4})/u, "$1 $4 $2$3"],
  [/^(\d{1,2}:\d\d(?::\d\d)?),? (?=\d{1,2}[ ./-]|\d{4}-)(.+)/u, "$2 $1"],
  [/\s*(?:\([^()]*\)|\[[\w/+-]*\])$/, ""],
  [/ (Uhr|год\.?|h)$/iu, ""],
  [/(\d)\. (?=\d)/g, "$1."],
  [/(\d)(?:st|nd|rd|th)(?![\p{L}\d])(?: of)?/iu, "$1"],
  [/(\d\d) ?(?:року|года|roku|[рrг])\.?(?=[ ,]|$)/u, "$1"],
  // The century is chosen as for a pattern with two digits.
  [/(\d)[-/](\p{L}{3,12})[-/]([0-6]\d)(?!\d):?/u, "$1 $2 20$3 "],
  [/(\d)[-/](\p{L}{3,12})[-/]([7-9]\d)(?!\d):?/u, "$1 $2 19$3 "],
  [/(\d)[-/](\p{L}{3,12})[-/](\d{4})(?!\d):?/u, "$1 $2 $3 "],
  [/(?:,| -| (?:at|о|об|в|um|o|à)|, (?:at|о|об|в|um|o|à)) (?=\d{1,2}[:.]\d\d)/iu, " "],
  [/ (\d{1,2})[h.](\d\d)/, " $1:$2"],
  // A form has turned the plus into a space.
  [/(T\d\d:\d\d:\d\d(?:\.\d+)?) (?=\d\d:?\d\d)/, "$1+"],
]);

/** Removes words that are only for people: a weekday, `at`, `р.`, `20th`, the name of a zone after its offset. */
export function plainDateWords(text: string): string {
  let plain = plainDigits(text);
  for (const [found, by] of wordsAround()) plain = plain.replace(found, by);
  plain = plain.replace(/ ([A-Z]{2,4})$/, (whole, name) => {
    const hours = getOwn(zones, name);
    return hours === undefined ? whole : ` ${hours}:00`;
  });
  return dayFirst(plain);
}

/**
 * Puts the day first if the date can only be read in one way: `11/20/2026`, or `20/11/26`, because no one
 * writes the year first here.
 */
function dayFirst(text: string): string {
  const found = ambiguousDate.exec(text);
  if (found === null) return text;
  const [whole, first, sign, second, year] = found;
  if (Number(first) <= 12 === Number(second) <= 12) return text;
  if (year?.length === 2 && sign === "-") return text;
  const [day, month] = Number(first) > 12 ? [first, second] : [second, first];
  return `${day}.${month}.${year}${text.slice(whole.length)}`;
}
