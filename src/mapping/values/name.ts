import type { MappingCode } from "../contract/issueCodes.ts";
import { stripEmoji } from "./clean.ts";
import { foldWords } from "./fold.ts";
import { collapseSpaces } from "./letters.ts";

interface NameParts {
  readonly first: string;
  readonly last: string;
  /** The patronymic or middle names. */
  readonly middle: string;
}

/** The order of the parts. `auto` looks for a patronymic, and if there is none takes the given name first. */
export type NameOrder = "first-last" | "last-first" | "auto";

export interface ReadName extends NameParts {
  readonly note?: MappingCode;
}

/**
 * Splits a full name. A patronymic (`-ович`, `-івна`) is found anywhere, after the given name; initials are given
 * names; a comma follows the surname; a single word is the given name; particles (`van der`, `de la`) and suffixes
 * (`Jr.`, `III`) belong to the surname, and so do `y`, `e`, `i` with the words that they join; titles, degrees and
 * brackets are removed; a company is the surname as a whole. Notes: `name_unsure` if a middle word may belong to the
 * surname; of `auto` also if either of two may be the surname, and `name_swapped` if the surname comes first by its
 * ending or its particle. `auto` takes words in capitals among others for the surname.
 */
export function splitName(text: string, order: NameOrder = "auto"): ReadName {
  const plain = collapseSpaces(stripEmoji(text));
  if (/@|\d{4}/.test(plain)) return { ...nobody, note: "name_unreadable" };
  if (legalForm.test(plain)) return { ...nobody, last: plain, note: "name_company" };
  let suffix = "";
  const whole = plain
    .replace(aside, "")
    .replace(/(\p{L}) [-–] (?=\p{Lu})/gu, "$1-")
    .replace(suffixAfterComma, (_, found: string) => {
      suffix = ` ${found}`;
      return "";
    });
  const comma = whole.indexOf(",");
  const hasSurname = comma > 0;
  const least = hasSurname ? 1 : 2;
  const parts = withoutTitles(whole.slice(hasSurname ? comma + 1 : 0), least);
  if (parts.length > least && suffixAfterComma.test(`, ${parts.at(-1)}`)) suffix = ` ${parts.pop()}`;
  const [first = "", ...middle] = parts;
  if (hasSurname) {
    const last = withoutTitles(whole.slice(0, comma), 2).join(" ");
    return { first, last: last + suffix, middle: middle.join(" ") };
  }
  if (parts.length < 2) {
    return { ...nobody, [ofFamilies.test(plain) || suffix !== "" ? "last" : "first"]: first + suffix };
  }
  const read = byInitials(parts) ?? byPatronymic(parts) ?? byOrder(parts, order);
  return { ...read, last: read.last + suffix };
}

const nobody: NameParts = { first: "", last: "", middle: "" };

const suffixAfterComma = /, ?((?:jr|sr|ml|st|i{2,3}|iv)\.?)(?=,|$)/i;

/** Titles that also stand before a single word. These and the other words for `foldWords` are as it writes them. */
const titles =
  /^(?:dr|prof|mgr|inz|ing|lek|hab|bc|mudr|judr|dipl|pani?|herr|frau|fam(?:ilie)?|mevr|dhr|mrs?|ms|miss|sir|mme|mlle|sig(?:\.ra)?|dott|sra?|dl|d-na|domnul|doamna|g-(?:n|zha)|d-r|fop|bayan|gđ(?:ic)?a|κυρι(?:ος|α)|d(?:r|n)a|drs|msc)\.?(?:-ing\.?)?$/;

const ofFamilies = /(?<!\p{L})(?:fam(?:ilie)?|herr|frau|mrs?|mevr|dhr)[. ]/iu;
const aside =
  /(?:,| (?<=\S \S+ )(?=[^\s,]+(?:,|$))) ?(?:ph\.? ?d|csc|drsc|mba|ll\.m|dis|[mb]\.?sc|m\.d)\.?(?=,|$| \()| \([^()]*\)/giu;

/**
 * Drops titles at the start. Words that only look like titles go where at least so many words follow, known titles
 * also where one word fewer does.
 */
function withoutTitles(text: string, least: number): string[] {
  const parts = words(text);
  let start = 0;
  while (
    parts.length - start >= least &&
    (titles.test(foldWords(parts[start] ?? "")) || (parts.length - start > least && isTitle(parts[start])))
  )
    start += 1;
  return parts.slice(start);
}

/** Whether a word is a title in any language: it has a full stop, and is no initial and no short form of a name. */
function isTitle(part = ""): boolean {
  return /^(?:\p{L}{2,}(?:\.-?\p{L}+)*|\p{Ll})\.[ªº]?$/u.test(part) && !shortName.test(part);
}

/** Matches the short form of a name: an initial of two letters, such as `Yu.`, or `Ma.`, `Wm.`, `St. Clair`. */
const shortName = /^(?:[cgkpstz]h|[yj][aeiou]|ts|ste?|ma|fco|wm|chr|joh|alex)\./i;

/** Matches legal forms in their own case, because small words and initials are something else. */
const legalForm =
  /(?<![\p{L}.])(?:Тз?ОВ|ПП|(?:Пр?)?АТ|ООО|Е?ООД|UAB|SIA|OÜ|GmbH|UG|AG|KG|OHG|Ltd|LLC|Inc|SARL|SRL|SpA|Kft|Bt|[Ss]p\. ?[zjk]|s\.? ?r\. ?o|s\.c|a\.s|e\.[KV]|S\.A\.$|S\.R\.L|[PF]\.(?:P\.)?H)(?!\p{L})/u;

/** Reads a name with initials: `Шевченко Т. Г.`, `Т.Г. Шевченко`. */
function byInitials(parts: readonly string[]): NameParts | undefined {
  if (parts.length > 3) return undefined;
  const [, before = "", first = "", middle = "", after = ""] = withInitials.exec(parts.join(" ")) ?? [];
  return (before === "") === (after === "") ? undefined : { first, middle, last: before + after };
}

const withInitials = /^(?:([\p{L}’'ʼ-]{2,}) )?(\p{Lu}\.) ?(\p{Lu}\.)? ?([\p{L}’'ʼ-]{2,})?$/u;

function byPatronymic(parts: readonly string[]): NameParts | undefined {
  const folded = parts.map(foldWords);
  const son = folded.findIndex((part, index) => index > 1 && sonOrDaughter.test(part));
  const start = son > 1 ? son - 1 : folded.findIndex((part, index) => index > 0 && patronymic.test(part));
  if (start < 1) return undefined;
  const end = son > 1 ? son + 1 : start + 1;
  const first = parts[start - 1] ?? "";
  const last = [...parts.slice(0, start - 1), ...parts.slice(end)].join(" ");
  const middle = parts.slice(start, end).join(" ");
  // In `Марія Пилипович` the second word is a surname, because the patronymic of a woman ends differently.
  const isSurname = last === "" && /ch$/.test(folded[start] ?? "") && ofWoman.test(folded[start - 1] ?? "");
  return isSurname ? undefined : { first, last, middle };
}

function byOrder(parts: readonly string[], order: NameOrder): ReadName {
  const [one = "", two = ""] = parts;
  const isAuto = order === "auto";
  const isPair = parts.length === 2;
  // Words in capitals among others are the surname: `DUPONT Jean`, `Selma VAN LOON`.
  const firstMixed = parts.findIndex(isMixedCase);
  const afterMixed = parts.findLastIndex(isMixedCase) + 1;
  const endsInCapitals = firstMixed === 0 && afterMixed < parts.length;
  const isSwapped =
    isAuto &&
    (firstMixed > 0 && afterMixed === parts.length
      ? !surnameEnding.test(parts.at(-1) ?? "")
      : isPair
        ? surnameEnding.test(one) && !surnameEnding.test(two)
        : isParticle(one) && one === one.toLowerCase());
  const [start, end] =
    isSwapped || order === "last-first"
      ? [0, Math.max(firstMixed, endOfSurname(parts))]
      : [startOfSurname(parts, endsInCapitals ? afterMixed : parts.length - 1), parts.length];
  const [first = "", ...others] = [...parts.slice(0, start), ...parts.slice(end)];
  const name = { first, last: parts.slice(start, end).join(" "), middle: others.join(" ") };
  if (isSwapped) return { ...name, note: "name_swapped" };
  const isUnsure = isPair
    ? isAuto && !endsInCapitals && !surnameEnding.test(two)
    : others.some((part) => !/^\p{Lu}\.?$/u.test(part));
  return isUnsure ? { ...name, note: "name_unsure" } : name;
}

function isMixedCase(part: string): boolean {
  return !/^[\p{Lu}'’-]{3,}$/u.test(part);
}

/** Where a surname at the end starts: `Ana de la Cruz`, `José Ortega y Gasset`. */
function startOfSurname(parts: readonly string[], last: number): number {
  let start = last;
  if (start > 2 && isJoining(parts[start - 1])) start -= 2;
  while (start > 1 && isParticle(parts[start - 1])) start -= 1;
  return start;
}

/** Where a surname at the beginning ends: `de la Cruz Ana`, `Ortega y Gasset José`. */
function endOfSurname(parts: readonly string[]): number {
  let end = 1;
  while (end + 1 < parts.length && isParticle(parts[end - 1])) end += 1;
  return end + 2 < parts.length && isJoining(parts[end]) ? end + 2 : end;
}

function isParticle(part = ""): boolean {
  return particles.includes(` ${part.toLowerCase()} `);
}

function isJoining(part = ""): boolean {
  return /^[yei]$/.test(part);
}

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

const patronymic = /^(?:[a-z]{2,}(?:[oe]v[iy]ch|[ioe]vna|ichna)|(?:il+|luk|kuzm|[hf]om)ich)$/;
const sonOrDaughter = /^(?:ogl[iuy]|[kq][iy]z[iy])$/;
/** Matches given names in `a`, but those of men. */
const ofWoman = /^(?!(?:[mn][iy]kola|il+i?y?a|sava|luka|[mn]ikita|[hf]oma|kuzma|danila)$).*a$/;
const surnameEnding =
  /.(?:енко|[ую]к|[сц]ьк(?:ий|а)|[сц]кий|ская|[ое]ва|enko|chuk|[sc]k[iyaá]|ý|ová|wicz|czyk|escu|eanu|[ui]n?skas|ičius|ienė|aitė|ytė)$/iu;
const particles =
  " van der den de la las los del di da du do das dos von vom zu zum zur le ten ter in 't el al bin della ";
