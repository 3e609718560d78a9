/**
 * Returns what Base said about a refused call, without what was sent with the call or may be about a person: most
 * refusals quote the field that they refuse. Where it cannot be known, it is hidden.
 * @param body - of the request. It is read again only here, so that a call that succeeds keeps no copy.
 */
export function hideSent(message: string, body: string): string {
  const sent = collect(parametersOf(body));
  // The word where a long message is cut may be a part of a name, which is not found.
  const read = message.length > maxRead ? message.slice(0, maxRead).replace(lastWord, hidden) : message;
  const readable = read.replace(invisible, "").replace(unreadable, hidden);
  const shown = hideWords(hideNumbers(readable, sent), sent).replace(hiddenRun, hidden).trim();
  return shown.length > maxLength ? `${shown.slice(0, maxLength - 1)}${hidden}` : shown;
}

interface Sent {
  /** Words that are hidden wherever they are. */
  readonly words: ReadonlySet<string>;
  /** Up to four words in a row, each row written with spaces: a whole short text, or a part of a longer one. */
  readonly rows: ReadonlySet<string>;
  /** The digits of each text. */
  readonly digits: readonly string[];
  /** Each number of a text on its own, such as a code of a door. */
  readonly numbers: ReadonlySet<string>;
  /** Words and numbers under names that say what they are, and numbers that were sent as numbers. */
  readonly kept: ReadonlySet<string>;
  /** Whole texts that stay although a part of them is also a word of another text, such as the SKU `LAMP-1` of a lamp. */
  readonly ids: readonly string[];
}

const hidden = "…";
const hiddenRun = /…(?:[^\p{L}\p{N}]*…)+/gu;
const maxLength = 300;
/** What is read of a message, since the time to hide parts of a long word grows with the square of its length. */
const maxRead = 2_000;
const lastWord = /\S{0,2000}$/;
/** Signs without a width, which part a word that looks whole. */
const invisible = /\p{Cf}/gu;
/** Addresses, what is written in an encoding that hides what it says, and words with each letter on its own. */
const unreadable =
  /<?[^\s<>"'(),;:]+@[^\s<>"'(),;:]+>?|\S*(?:\\[ux][\da-f]{2}|&(?!(?:amp|apos|[gl]t|nbsp|quot);)#?\w+;|%[\da-f]{2}|=\?)\S*|(?<![\p{L}\p{M}\p{N}])\p{L}(?:[^\p{L}\p{N}]\p{L}){2,}(?![\p{L}\p{M}\p{N}])/giu;
/** Names of fields whose texts are about the shop, never about a person. */
const keptNames = /(?:^|_)(?:id|sku|ean|currency|country|country_code|location|storage)$/;
/** Names of fields of which each word is about a person, however many there are. */
const personalNames = /name|address|company|city|login/;
/** Names of fields whose numbers are about a person, also where they were sent as numbers. */
const personalNumbers = /phone|nip|postcode|login/;
/** Base quotes a field by its name, of which a part may be a word of a text. */
const nameOfField = /^[a-z]+(?:_[a-z\d]+)+$/;
/** A text of JSON that was sent as a text: each is short or long on its own. */
const textOfJson = /"([^"]*)"/g;
const partOfId = /[\p{L}\p{M}\p{N}_-]/u;
const word = /[\p{L}\p{M}\p{N}]+/gu;
/** Digits, however they are separated. */
const number = /\p{N}(?:[^\p{L}\p{N}…]{0,3}\p{N})*/gu;
/** The number of words up to which a text is a name, an address or the like, of which each word is hidden. */
const maxNameWords = 4;
const maxRowWords = 4;
/** A word of a name is also hidden where Base joined or cut it, if that much of it is left. */
const minPartLength = 4;
/** A longer text is a file. */
const maxTextLength = 20_000;

function parametersOf(body: string): unknown {
  try {
    return JSON.parse(new URLSearchParams(body).get("parameters") ?? "");
  } catch {
    return undefined;
  }
}

function collect(parameters: unknown): Sent {
  const words = new Set<string>();
  const rows = new Set<string>();
  const digits: string[] = [];
  const numbers = new Set<string>();
  const kept = new Set<string>();
  const ids: string[] = [];
  const add = (value: unknown, name: string): void => {
    if (typeof value === "number" && personalNumbers.test(name)) addText(String(value), name);
    else if (typeof value === "number") kept.add(digitsOf(String(value)));
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (nameOfField.test(key)) ids.push(key);
        add(inner, Array.isArray(value) ? name : key);
      }
    else if (typeof value === "string" && keptNames.test(name)) {
      kept.add(digitsOf(value));
      if (/^(?=.*[\d_-])\S+$/.test(value)) ids.push(value);
      for (const [part] of value.matchAll(word)) kept.add(plain(part));
    } else if (typeof value === "string") addText(value.slice(0, maxTextLength).replace(invisible, ""), name);
  };
  const addText = (text: string, name: string): void => {
    digits.push(digitsOf(text));
    for (const [, inner = ""] of text.matchAll(textOfJson)) addText(inner, name);
    for (const [part] of text.matchAll(number)) numbers.add(digitsOf(part));
    const isShort = personalNames.test(name) || text.trim().split(/\s+/).length <= maxNameWords;
    for (const [part] of text.matchAll(word)) if (isPersonal(part, isShort)) words.add(plain(part));
    if (isShort) for (const whole of text.split(/\s+/)) addPart(whole);
    addRows(text);
  };
  const addRows = (text: string): void => {
    if (text.length <= 3) return;
    const parts = [...text.matchAll(word)].map(([part]) => plain(part));
    for (let start = 0; start === 0 || start + maxRowWords <= parts.length; start += 1)
      rows.add(parts.slice(start, start + maxRowWords).join(" "));
  };
  const addPart = (whole: string): void => {
    addRows(whole);
    // Base may drop what separates the parts of a name, as in O'Neill.
    const joined = plain(whole.replace(/[^\p{L}\p{M}\p{N}]/gu, ""));
    if (isPersonal(joined, true)) words.add(joined);
  };
  add(parameters, "");
  return { words, rows, digits, numbers, kept, ids };
}

/** Whether a word of a text is hidden on its own. A number is found by its digits, and a single letter only in a row. */
function isPersonal(part: string, isOfName: boolean): boolean {
  return part.length > 1 && !/^\p{N}+$/u.test(part) && (isOfName || !/^[a-z]+$/.test(part));
}

function hideNumbers(text: string, { digits, numbers, kept }: Sent): string {
  return text.replace(number, (written) => {
    const found = digitsOf(written);
    if (found.length < 6)
      return found.length > 3 && numbers.has(found) && !kept.has(found) ? hidden : written;
    const isSent = digits.some((sent) => sent.includes(found) || (sent.length >= 6 && found.includes(sent)));
    return isSent || (found.length >= 9 && !kept.has(found)) ? hidden : written;
  });
}

function hideWords(text: string, sent: Sent): string {
  const found = [...text.matchAll(word)];
  const parts = found.map(([part]) => plain(part));
  const isHidden = found.map(
    ({ 0: part, index }, place) => isSentWord(parts[place] ?? "", sent) || isName(text, part, index, sent),
  );
  for (let start = 0; start < parts.length; start += 1) {
    for (let length = 1; length <= maxRowWords; length += 1) {
      const row = parts.slice(start, start + length).join(" ");
      if (sent.rows.has(row) && !thingsOfBase.has(row)) isHidden.fill(true, start, start + length);
    }
  }
  const isOfId = idsIn(text, sent);
  let place = -1;
  return text.replace(word, (part, index: number) => {
    place += 1;
    return isHidden[place] && !isOfId(index) ? hidden : part;
  });
}

/** Finds the places of a text that are of an id which it has as a whole. */
function idsIn(text: string, { ids }: Sent): (place: number) => boolean {
  const ranges: (readonly [number, number])[] = [];
  for (const id of ids) {
    for (let start = text.indexOf(id); start >= 0; start = text.indexOf(id, start + 1)) {
      const end = start + id.length;
      if (!partOfId.test(text[start - 1] ?? "") && !partOfId.test(text[end] ?? "")) ranges.push([start, end]);
    }
  }
  return (place) => ranges.some(([start, end]) => place >= start && place < end);
}

function isSentWord(part: string, { words }: Sent): boolean {
  if (thingsOfBase.has(part)) return false;
  if (words.has(part)) return true;
  if (part.length < minPartLength) return false;
  for (const sent of words) {
    if (sent.startsWith(part) || (sent.length >= minPartLength && part.includes(sent))) return true;
  }
  return false;
}

/**
 * Whether a word that was not sent may be of a name that Base has. At the start of a sentence any word has a capital
 * letter; two of them are a name.
 */
function isName(text: string, part: string, index: number, { kept }: Sent): boolean {
  const looksLikeName = (written: string) =>
    nameSigns.test(written) && !wordsOfBase.has(written) && !kept.has(plain(written));
  if (!looksLikeName(part) || thingBefore.test(part) || thingBefore.test(text.slice(0, index))) return false;
  if (otherLetters.test(part)) return true;
  if (!sentenceStart.test(text.slice(0, index))) return true;
  const next = /^\s+([\p{L}\p{M}]+)/u.exec(text.slice(index + part.length))?.[1];
  return next !== undefined && looksLikeName(next);
}

/** Letters in which Base itself does not write. */
const otherLetters = /[^\p{Script=Latin}\p{M}\p{N}]/u;
/** A capital letter, or letters in which Base itself does not write. */
const nameSigns = /^\p{Lu}|[^\p{Script=Latin}\p{M}\p{N}]/u;
/**
 * The word for a thing of the shop, of which up to three words after it are the name: `courier 'Nova Poshta'`. Without
 * its first letter, which may be a capital one.
 */
const thingBefore =
  /(?:arrier|atalog|ourier|nventory|agazyn|arketplace|ethod|ource|tatus|torage|arehouse):? ?["'`„«]?(?:\p{Lu}[\p{L}\p{M}\p{N}]*[ -]){0,2}$/u;
const sentenceStart = /(?:^|[.!?]\s+)[^\p{L}\p{N}]*$/u;
const wordsOfBase: ReadonlySet<string> = new Set(
  "API BaseLinker Base EAN HTTP HTTPS I ID JSON NIP SKU UNIX URL UTC UTF Unix VAT XML".split(" "),
);

/** What a refusal is mostly about. No one has such a name, but an order for a test may have such a product. */
const thingsOfBase: ReadonlySet<string> = new Set(
  "order parameter product status storage warehouse".split(" "),
);

/** A word without case and accents, so that it is found in another spelling. */
function plain(part: string): string {
  return part
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łßæœøđı]/g, (letter) => spellings[letter] ?? letter);
}

/** Letters that are no letter with an accent, as Base may write them. */
const spellings: Readonly<Record<string, string>> = {
  ł: "l",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ı: "i",
};

function digitsOf(text: string): string {
  return text.replace(/\P{N}/gu, "");
}
