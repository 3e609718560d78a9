import { getOwn } from "../../../shared/json/value.ts";
import { lazily } from "../../../shared/runtime/lazily.ts";
import { plainDigits } from "../letters.ts";
import { dateWord, isWeekday, kindOfWord, monthOf } from "./calendarNames.ts";

/** Matches a date such as `11/12/2026`, which is day and month, or month and day. */
export const ambiguousDate = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/;

const zones: Readonly<Record<string, string>> = {
  UT: "+00",
  WET: "+00",
  WEST: "+01",
  CET: "+01",
  MEZ: "+01",
  CEST: "+02",
  MESZ: "+02",
  EET: "+02",
  OEZ: "+02",
  EEST: "+03",
  OESZ: "+03",
  MSK: "+03",
  EST: "-05",
  EDT: "-04",
  CDT: "-05",
  PST: "-08",
  PDT: "-07",
};

/** Matches words that patterns read. */
const readWord = /^(?:[TZ]|[ap]m|GMT|UTC|дп|пп)$/i;

/** Matches an offset or the name of a zone at the end. Most names end in the T of time. */
const offsetShape = /(?:[+-]\d\d?(?::?\d\d)?|\dZ|GMT|UTC|[A-Z]{2,3}T)$/;

const signs = /* @__PURE__ */ lazily((): readonly (readonly [RegExp, string])[] => [
  [/[‒–—−]/g, "-"],
  [/\s+/gu, " "],
  [/،/g, ","],
  // These are a .NET JSON date, and a date in Chinese, Japanese or Korean, with its weekday.
  [/^\/Date\((\d+)(?:[+-]\d{4})?\)\/$/, "$1"],
  [/(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일](?: ?(?:.曜日|星期.|.요일))?/, "$1/$2/$3 "],
  // A date of the standard IXDTF names its calendar, but its date is of ours.
  [/\[!?u-ca=[\w-]*\]$/, ""],
  // A form has turned the plus into a space.
  [/(T\d\d:\d\d:\d\d(?:\.\d+)?) (?=\d\d:?\d\d)/, "$1+"],
  [/(\d)\. (?=\d{1,2}\.)/g, "$1."],
  [/(?<![\d.])(\d{1,2}\.\d{1,2})\. (?=\d)/, "$1."],
  // Intl writes halves of the day like this in Spanish, Greek, Albanian and Arabic.
  [/(\d) ?(?:[aπ]\. ?[mμ]|p\.d|ص)\.?(?!\p{L})/iu, "$1 am"],
  [/(\d) ?(?:[pμ]\. ?[mμ]|m\.d|م)\.?(?!\p{L})/iu, "$1 pm"],
  [/(\d) ?h ?(\d\d)(?: min (\d\d) s| min)?(?!\d)/, "$1:$2:$3"],
  [/(\d:\d\d):(?!\d)/, "$1"],
]);

const separators = /* @__PURE__ */ lazily((): readonly (readonly [RegExp, string])[] => [
  [/ +/g, " "],
  // Danish and Finnish write full stops in a time. Two dates in a row have the same forms of a year.
  [/(\d{4}\.?,? )(\d\d)\.(\d\d)\.(\d\d)(?= |$)/, "$1$2:$3:$4"],
  [/,(?= |$)/g, ""],
  // Java and C write `Nov 25 10:00:00 EET 2026`.
  [/(\p{L} \d{1,2}) (\d\d:\d\d:\d\d)( [A-Z]{2,5}| GMT[+-]\d\d:?\d\d)? (\d{4})/u, "$1 $4 $2$3"],
  [/(\d)[-/.](\p{L}{3,12})[-/.]?(\d{4})(?!\d):?/u, "$1 $2 $3 "],
  // Korean writes `26. 11. 20.` with the year first, so that a full stop after a short year stays.
  [/(?<!(?<!\d{4})\.\d\d?\.\d\d?)(?<=\d)\.(?= |\p{L}|$)/gu, ""],
  // Azerbaijani writes a slash before the time.
  [/(\d{4}) ?\/(?=\d\d:)/, "$1 "],
  [/ [-|] (?=\d{1,2}:\d\d)/, " "],
  [/ (\d{1,2})\.(\d\d)(?= |$)/, " $1:$2"],
  [/(?<=UTC|GMT) (?=[+-]\d)/, ""],
  [/^(\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?) (.+)/i, "$2 $1"],
]);

/** Removes words that are only for people: a weekday, `at`, `р.`, `20th`, the name of a zone after its offset. */
export function plainDateWords(text: string): string {
  let plain = plainDigits(text);
  for (const [found, by] of signs()) plain = plain.replace(found, by);
  plain = withoutWords(withoutBrackets(plain)).trim();
  for (const [found, by] of separators()) plain = plain.replace(found, by);
  plain = plain.trim().replace(/ ([A-Z]{2,4})$/, (whole, name) => {
    const hours = getOwn(zones, name);
    return hours === undefined ? whole : ` ${hours}:00`;
  });
  return dayFirst(plain);
}

/** Removes what is in brackets at the end, and only the brackets where they may have the only zone of a time. */
function withoutBrackets(text: string): string {
  const [, before, inside] = /^(.*?) ?[([]([^()[\]]*)[)\]]$/s.exec(text) ?? [];
  if (before === undefined) return text;
  // A word for people, such as `(Київ)`, is no zone.
  const isZone = !offsetShape.test(before) && /[a-z\d]|час|врем/i.test(inside ?? "");
  return isZone ? `${before} ${inside}` : before;
}

/** Removes weekdays, and words that connect the parts of a date. With a word that is neither, the text stays. */
function withoutWords(text: string): string {
  if (!/\d\D+\d/.test(text)) return text;
  const kinds: (string | undefined)[] = [];
  for (const word of text.match(dateWord) ?? []) {
    const isRead = readWord.test(word) || getOwn(zones, word) !== undefined;
    const kind = isRead ? undefined : kindOfWord(word);
    if (kind === undefined && !isRead) return text;
    kinds.push(kind);
  }
  const isInDigits = /\d[./-]\d{1,2}[./-]\d/.test(text);
  const months = kinds.filter((kind) => kind === "month").length;
  let index = -1;
  return text.replace(dateWord, (word, place: number) => {
    index += 1;
    const kind = kinds[index];
    // French `mar.` is a Tuesday too, but no weekday is between the numbers of a date.
    const mayBeWeekday =
      (isInDigits || months > 1) &&
      (place === 0 || /^ ?(?:\d{1,2}[:.]|$)/.test(text.slice(place + word.length)));
    const isNeeded = !isInDigits && months === 0;
    const stays =
      kind === undefined ||
      (kind === "month" && !(mayBeWeekday && isWeekday(word))) ||
      (kind === "weekday" && isNeeded && monthOf(word) !== undefined);
    return stays ? word.replace(/[.,॰]+$/, "") : " ";
  });
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
