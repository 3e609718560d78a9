import { luhnSum } from "../../mapping/values/kinds/card.ts";
import { parsePhone } from "../../mapping/values/phone.ts";
import { callingCodeIn } from "../../mapping/values/phoneNumber.ts";
import { parseTaxId } from "../../mapping/values/taxId.ts";
import type { Random } from "../../shared/runtime/random.ts";

/** Creates fakes of the same shape as a value. They contain nothing else of the value. */
export interface Fakes {
  email(text: string): string;
  phone(text: string): string;
  words(text: string, kind: WordKind): string;
  /** Replaces digits with digits and letters with letters. Other characters stay. */
  id(text: string): string;
  card(text: string): string;
  taxId(text: string): string;
  postcode(text: string): string;
  address(): string;
}

type WordKind = "person" | "place" | "text";

const lists: Readonly<Record<WordKind, Readonly<Record<"latin" | "cyrillic", readonly string[]>>>> =
  /* @__PURE__ */ (() => ({
    person: {
      latin:
        "Alban Berta Cyryl Dalia Egon Flora Gerwin Hedda Ilmar Jonka Kelvar Linnea Marvik Nolda Orvin Pelka Quirin Rosmar Selwig Tilda Ulmar Vesna Wilmar Zelda".split(
          " ",
        ),
      cyrillic:
        "Авелін Богдар Віслана Горимир Данута Зорян Іванка Квітан Любава Милован Назарій Орися Пракседа Радим Северин Тодора Устима Федорка Христан Яролик".split(
          " ",
        ),
    },
    place: {
      latin:
        "Amberfeld Brodnik Cedrowa Dornbach Elmsted Falken Grenvik Holmar Isenau Jasmin Kornfeld Lindau Mirkow Norwell Olsza Parkow Rosenau Silvan Tarnow Ulmen Vardo Welden".split(
          " ",
        ),
      cyrillic:
        "Білогай Вербове Гайдар Дубрава Заріччя Калинове Лісове Медвин Нивка Озерне Перлина Радосин Соснове Тихе Урочище Ясенове".split(
          " ",
        ),
    },
    text: {
      latin:
        "amber birch cedar dune ember fern grove heath iris juniper knoll larch maple nettle oak pine quartz reed sage thyme umber vale willow yarrow".split(
          " ",
        ),
      cyrillic:
        "барвінок верба гай дуб жито зілля калина липа мак нива осока поле роса сад трава хміль цвіт шавлія явір ялина".split(
          " ",
        ),
    },
  }))();

/** Creates fakes. The same text gets the same fake, and different texts never share one. */
export function createFakes(random: Random, country: string | undefined): Fakes {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  /** Creates the fake of a text of one kind, once. Calls `make` again if the fake is taken or equals the text. */
  const once = (kind: string, text: string, make: (attempt: number) => string): string => {
    const key = `${kind}\n${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let fake = make(0);
    for (let attempt = 1; attempt < 40 && (taken.has(`${kind}\n${fake}`) || fake === text); attempt += 1)
      fake = make(attempt);
    taken.add(`${kind}\n${fake}`);
    known.set(key, fake);
    return fake;
  };
  const digits = (count: number) => Array.from({ length: count }, () => digit(random)).join("");
  const word = (text: string, kind: WordKind): string => {
    const { latin, cyrillic } = lists[kind];
    const isCyrillic = /\p{Script=Cyrillic}/u.test(text);
    const fake = once(`word ${kind}`, text.toLowerCase(), (attempt) => {
      const chosen = oneOf(random, isCyrillic ? cyrillic : latin) ?? "";
      const end = isCyrillic ? "абвгдежзиклмнопр" : "abcdefghiklmnopr";
      return attempt < 4
        ? chosen
        : chosen + (oneOf(random, [...end]) ?? "") + (oneOf(random, [...end]) ?? "");
    });
    return inCaseOf(text, fake);
  };
  return {
    email: (text) =>
      once("email", text.toLowerCase(), () => `${oneOf(random, lists.text.latin)}.${digits(6)}@example.com`),
    phone: (text) =>
      fakePhone(text, country, (national, length, attempt) =>
        once(`phone ${attempt}`, national, () => digits(length)),
      ),
    words: (text, kind) =>
      text.replace(/\p{L}[\p{L}\p{M}'’ʼ]*|\d+/gu, (piece) =>
        /^\d/.test(piece) ? once("number", piece, () => numberLike(piece, digits)) : word(piece, kind),
      ),
    id: (text) => once("id", text, () => shaped(text, random)),
    card: (text) => once("card", text, () => cardLike(text, digits)),
    taxId: (text) => once("tax", text, () => taxIdLike(text, random)),
    // The letters of a country stay: `LV-1001`.
    postcode: (text) =>
      once("postcode", text, () =>
        text.replace(/^[A-Z]{1,2}-|[\p{L}\d]/gu, (sign) =>
          sign.endsWith("-") ? sign : shaped(sign, random),
        ),
      ),
    address: () => `203.0.113.${1 + Math.floor(random() * 254)}`,
  };
}

function oneOf<T>(random: Random, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

function digit(random: Random): string {
  return String(Math.floor(random() * 10));
}

/** Applies the case of the text: all capitals, all lower case, or capitalized. */
function inCaseOf(text: string, fake: string): string {
  if (text.length > 1 && text === text.toUpperCase()) return fake.toUpperCase();
  if (text === text.toLowerCase()) return fake.toLowerCase();
  return fake.charAt(0).toUpperCase() + fake.slice(1);
}

function numberLike(piece: string, digits: (count: number) => string): string {
  return `${1 + (Number(digits(1)) % 9)}${digits(piece.length - 1)}`;
}

function shaped(text: string, random: Random): string {
  const isHex = /^[\da-f-]+$/i.test(text);
  return text.replace(/[\p{L}\d]/gu, (sign, index: number) => {
    // A number must not start with a zero that was not there.
    if (/\d/.test(sign))
      return index === 0 && sign !== "0" ? String(1 + Math.floor(random() * 9)) : digit(random);
    const letters = isHex ? "abcdef" : "abcdefghijkmnpqrstuvwxyz";
    const letter = letters.charAt(Math.floor(random() * letters.length));
    return sign === sign.toLowerCase() ? letter : letter.toUpperCase();
  });
}

/** A number in the range of test cards, with its check digit. */
function cardLike(text: string, digits: (count: number) => string): string {
  const count = text.replace(/\D/g, "").length;
  const body = `400000${digits(count - 7)}`;
  return withDigits(text, body + String((10 - (luhnSum(`${body}0`) % 10)) % 10));
}

function taxIdLike(text: string, random: Random): string {
  const wasValid = parseTaxId(text).ok;
  let fake = text;
  for (let attempt = 0; attempt < 500; attempt += 1) {
    fake = text.replace(/\d/g, () => digit(random));
    if (fake !== text && (!wasValid || parseTaxId(fake).ok)) break;
  }
  return fake;
}

/** Unassigned numbers by calling code: for fiction (US, GB, FR, DE, AU, IE) or unused. Others start with 1 or 99. */
const ranges: Readonly<Record<string, readonly string[]>> = {
  "1": ["20255501"],
  "33": ["63998"],
  "44": ["7700900"],
  "48": ["99"],
  "49": ["3023125"],
  "61": ["491570"],
  "353": ["2091"],
  "380": ["79", "72"],
};

const otherRanges = ["1", "99", "9", "5"];

function fakePhone(
  text: string,
  country: string | undefined,
  digitsOf: (national: string, length: number, attempt: number) => string,
): string {
  const read = parsePhone(text, { country });
  const code = read.ok ? callingCodeIn(read.value) : undefined;
  const all = text.replace(/\D/g, "");
  const national =
    read.ok && code !== undefined ? read.value.slice(1 + code.length) : all.slice(-Math.min(9, all.length));
  const starts = [...(code === undefined ? [] : (ranges[code] ?? [])), ...otherRanges];
  for (const [attempt, start] of starts.entries()) {
    const rest = national.length - start.length;
    if (rest < 2) continue;
    const fake = withDigits(text, start + digitsOf(national, rest, attempt));
    if (!read.ok) return fake;
    const again = parsePhone(fake, { country });
    if (again.ok && again.note === read.note && callingCodeIn(again.value) === code) return fake;
  }
  return withDigits(text, digitsOf(national, national.length, 99));
}

function withDigits(text: string, digits: string): string {
  let position = digits.length;
  return [...text]
    .reverse()
    .map((sign) => {
      if (!/\d/.test(sign) || position === 0) return sign;
      position -= 1;
      return digits.charAt(position);
    })
    .reverse()
    .join("");
}
