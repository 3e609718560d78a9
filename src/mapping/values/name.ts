import type { MappingCode } from "../contract/issueCodes.ts";
import { stripEmoji } from "./clean.ts";
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
 * names; a comma follows the surname; a single word is the given name; particles (`van der`, `de la`, `Jr.`) belong to
 * the surname; titles, degrees and brackets are removed; a company is the surname as a whole. Notes of `auto`:
 * `name_swapped` if only the first word ends like a surname, `name_unsure` if either of two may be the surname.
 */
export function splitName(text: string, order: NameOrder = "auto"): ReadName {
  const plain = collapseSpaces(stripEmoji(text));
  if (/@|\d{4}/.test(plain)) return { ...nobody, note: "name_unreadable" };
  if (legalForm.test(plain)) return { ...nobody, last: plain, note: "name_company" };
  const whole = plain
    .replace(aside, "")
    .replace(/(\p{L}) [-–] (?=\p{Lu})/gu, "$1-")
    .replace(titles, "");
  const comma = whole.indexOf(",");
  if (comma > 0) {
    const [first = "", ...middle] = words(whole.slice(comma + 1));
    return { first, last: whole.slice(0, comma).trim(), middle: middle.join(" ") };
  }
  const parts = words(whole);
  const suffix =
    parts.length > 2 && /^(?:jr|sr|ml|st|ii|iii)\.?$/i.test(parts.at(-1) ?? "") ? parts.pop() : undefined;
  if (parts.length < 2) return { ...nobody, [ofFamilies.test(plain) ? "last" : "first"]: whole };
  const read = byInitials(parts) ?? byPatronymic(parts) ?? byOrder(parts, order);
  return suffix === undefined ? read : { ...read, last: `${read.last} ${suffix}` };
}

const nobody: NameParts = { first: "", last: "", middle: "" };

const titles =
  /^(?:(?:dr|prof|mgr|inż|inz|ing|lek|hab|bc|mudr|judr|dipl|pan[ií]?|herr|frau|fam(?:ilie)?|mrs?|ms|miss|sir|mme|mlle|sig(?:\.ra)?|dott|sra?|dl|d-na|domnul|doamna|пані?|г-(?:н|жа)|д-р|фоп)\.?(?:-ing\.)? )+/iu;

const ofFamilies = /(?<!\p{L})(?:fam(?:ilie)?|herr|frau|mrs?)[. ]/iu;
const aside = /(?:, (?:ph\.? ?d|csc|drsc|mba|ll\.m|dis|[mb]\.?sc|m\.d)(?!\p{L})\.?| \([^()]*\))/giu;

/** Matches legal forms in their own case, because small words and initials are something else. */
const legalForm =
  /(?<![\p{L}.])(?:Тз?ОВ|ПП|(?:Пр?)?АТ|ООО|Е?ООД|UAB|SIA|OÜ|GmbH|UG|AG|KG|OHG|Ltd|LLC|Inc|SARL|SRL|SpA|Kft|Bt|[Ss]p\. ?[zjk]|s\.? ?r\. ?o|s\.c|a\.s|e\.[KV]|S\.A\.$|S\.R\.L|[PF]\.(?:P\.)?H)(?!\p{L})/u;

/** Reads a name with initials: `Шевченко Т. Г.`, `Т.Г. Шевченко`. */
function byInitials(parts: readonly string[]): NameParts | undefined {
  if (parts.length > 3) return undefined;
  const text = parts.join(" ");
  const initials = "(\\p{Lu}\\.) ?(\\p{Lu}\\.)?";
  const surname = "([\\p{L}’'ʼ-]{2,})";
  const [, before, first = "", middle = ""] = new RegExp(`^${surname} ${initials}$`, "u").exec(text) ?? [];
  if (before !== undefined) return { first, middle, last: before };
  const [, initial = "", second = "", last] = new RegExp(`^${initials} ?${surname}$`, "u").exec(text) ?? [];
  return last === undefined ? undefined : { first: initial, middle: second, last };
}

function byPatronymic(parts: readonly string[]): NameParts | undefined {
  const son = parts.findIndex(
    (part, index) => index > 1 && /^(?:огл[иы]|[кк]из[иі]|кызы|o[gğ]l[uy]|q[iı]z[iı])$/iu.test(part),
  );
  const start = son > 1 ? son - 1 : parts.findIndex((part, index) => index > 0 && patronymic.test(part));
  if (start < 1) return undefined;
  const end = son > 1 ? son + 1 : start + 1;
  const first = parts[start - 1] ?? "";
  const last = [...parts.slice(0, start - 1), ...parts.slice(end)].join(" ");
  const middle = parts.slice(start, end).join(" ");
  // In `Марія Пилипович` the second word is a surname, because the patronymic of a woman ends differently.
  const isSurname = last === "" && /ч$|ch$/i.test(middle) && /[аяa]$/i.test(first) && !menInA.test(first);
  return isSurname ? undefined : { first, last, middle: middle };
}

function byOrder(parts: readonly string[], order: NameOrder): ReadName {
  const [one = "", two = "", ...others] = parts;
  const isSwapped =
    order === "auto" && parts.length === 2 && surnameEnding.test(one) && !surnameEnding.test(two);
  if (order === "last-first" || isSwapped) {
    const name = { first: two, last: one, middle: others.join(" ") };
    return isSwapped ? { ...name, note: "name_swapped" } : name;
  }
  let start = parts.length - 1;
  while (start > 1 && particles.includes(` ${parts[start - 1]?.toLowerCase()} `)) start -= 1;
  const name = { first: one, last: parts.slice(start).join(" "), middle: parts.slice(1, start).join(" ") };
  const isUnsure = order === "auto" && parts.length === 2 && !surnameEnding.test(two);
  return isUnsure ? { ...name, note: "name_unsure" } : name;
}

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

const patronymic =
  /^(?:\p{L}{2,}(?:ович|евич|йович|івна|ївна|овна|евна|ична|[oe]vych|[oe]vich|ivna|yivna|[oe]vna)|ілліч|ильич|лукич|кузьмич|хомич|фомич)$/iu;
const menInA =
  /^(?:микола|никола|ілля|илья|сава|лука|микита|никита|фома|хома|кузьма|данила|mykola|illia|luka)$/iu;
const surnameEnding =
  /.(?:енко|[ую]к|[сц]ьк(?:ий|а)|[сц]кий|ская|[ое]ва|enko|chuk|[sc]k[iyaá]|ý|ová|wicz|czyk|escu|eanu|[ui]n?skas|ičius|ienė|aitė|ytė)$/iu;
const particles = " van der den de la las los del di da du dos von zu zum le ten ter ";
