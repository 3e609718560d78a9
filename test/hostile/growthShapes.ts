/** The given number of characters of a piece, again and again. */
const repeated = (piece: string) => (size: number) =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** Texts of the given length that have made patterns slow. */
export const hostileTexts: Readonly<Record<string, (size: number) => string>> = {
  "one letter": repeated("a"),
  "letters with accents": repeated("ё\u0301"),
  words: repeated("слово "),
  "capitalized words": repeated("Олена Petrenko "),
  digits: repeated("9"),
  "numbers with signs": repeated("1 234,5 "),
  "long exponents": (size) => `1e${repeated("9")(size)}`,
  "white space": (size) => `a${repeated(" ")(size)}b`,
  "lines of white space": (size) => `a${repeated(" \n")(size)}b`,
  tabs: repeated("\t"),
  lines: repeated("a\n"),
  "lines of machines": repeated("\r\n"),
  brackets: repeated("("),
  "square brackets": repeated("["),
  "pairs of brackets": repeated("[]"),
  braces: repeated("{"),
  "nested objects": repeated('{"a":'),
  "nested lists": (size) => repeated("[")(size / 2) + repeated("]")(size / 2),
  quotes: repeated('"'),
  apostrophes: repeated("'"),
  "an unclosed quote": (size) => `"${repeated("a,")(size)}`,
  "quoted cells": repeated('"",'),
  backslashes: repeated("\\"),
  ampersands: repeated("&"),
  "equal keys": repeated("a=1&"),
  "nested keys": (size) => `a${repeated("[b]")(size)}=1`,
  "keys of a list": repeated("a[]=1&"),
  "percent signs": repeated("%"),
  "percent codes": repeated("%D1%8F"),
  plus: repeated("+38067"),
  hyphens: repeated("-"),
  dots: repeated("a."),
  slashes: repeated("/"),
  semicolons: repeated("; "),
  "e-mail addresses": repeated("a.b@example.com "),
  "nearly e-mail addresses": repeated("a.b@"),
  tags: repeated("<b "),
  entities: repeated("&amp"),
  macros: repeated("{{a}}"),
  "parts of a form": repeated('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'),
  "nearly boundaries": repeated("\r\n--"),
  "surrogates alone": repeated("\ud800"),
  emoji: repeated("👩‍👧"),
  "control characters": repeated("\u0000\u001b[2J"),
  "many languages": repeated("вул. Zażółć 東京 مرحبا שלום Ελληνικά "),
  dates: repeated("20.11.2026 14:05 "),
  addresses: repeated("вул. Вигадана, 12, кв. 3, "),
};

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: Math.ceil(count) }, (_, index) => make(index));

function nested(levels: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Leads of about the given number of characters as JSON. */
export const hostileLeads: Readonly<Record<string, (size: number) => Record<string, unknown>>> = {
  "many keys": (size) => Object.fromEntries(times(size / 14, (index) => [`key_${index}`, "x"])),
  "many keys that are like a phone": (size) =>
    Object.fromEntries(times(size / 24, (index) => [`phone_number_${index}`, "0671234567"])),
  "many keys one level down": (size) => ({
    form: Object.fromEntries(times(size / 14, (index) => [`key_${index}`, "x"])),
  }),
  "many names and values": (size) => ({
    answers: times(size / 40, (index) => ({ name: `question_${index}`, value: `answer ${index}` })),
  }),
  "many equal values": (size) => ({ list: times(size / 12, () => "Olena Test") }),
  "many different people": (size) => ({
    people: times(size / 90, (index) => ({
      name: `Olena Test${index}`,
      phone: `+38067${1_000_000 + index}`,
      email: `o${index}@example.com`,
    })),
  }),
  "many lines": (size) => ({
    total: "900.00",
    items: times(size / 50, (index) => ({
      sku: `S${index}`,
      name: `Thing ${index}`,
      price: "9.99",
      quantity: 1,
    })),
  }),
  "many lists": (size) => ({ lists: times(size / 10, (index) => [index, "x"]) }),
  "many numbers": (size) => ({ list: times(size / 8, (index) => 1_000_000 + index) }),
  "deep objects": (size) => ({ deep: nested(Math.min(size / 5, 2_000)) }),
  "many deep objects": (size) => ({ list: times(size / 40, () => nested(8)) }),
  "JSON in a text": (size) => ({
    payment: JSON.stringify({ products: times(size / 30, () => ({ name: "a" })) }),
  }),
  "many JSON in texts": (size) => ({ list: times(size / 20, () => '{"a":"b@c.de"}') }),
  "many dates": (size) => ({ list: times(size / 20, (index) => `20.11.2026 14:0${index % 10}`) }),
  ...Object.fromEntries(
    Object.entries(hostileTexts).map(([name, make]) => [
      `a text of ${name}`,
      (size: number) => ({ phone: "+380671234567", Name: "Olena", text: make(size) }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(hostileTexts).map(([name, make]) => [
      `a key of ${name}`,
      (size: number) => ({ phone: "+380671234567", [make(size)]: "x" }),
    ]),
  ),
};
