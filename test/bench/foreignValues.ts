import { readFileSync } from "node:fs";
import type { MapResult } from "../../src/mapping/contract/mapResult.ts";
import { createMapper, type Mapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { isRecord } from "../../src/shared/json/value.ts";

/**
 * Values that other projects and `Intl` state, each with what the order must contain: only facts were taken, a value
 * and its meaning, from the sources in the first line of the file with their licences. The next lines are sets of
 * rules, then follow sections: what all cases of one have, and a case a line, with its value and what each field must
 * contain.
 */
const file = new URL("foreignValues.jsonl", import.meta.url);

interface KindCounts {
  readonly kind: string;
  right: number;
  /** Left out or kept, with a warning. */
  told: number;
  /** Wrong without a warning. */
  wrong: number;
  /** The first values that are wrong without a warning, with what became of them. */
  readonly examples: string[];
}

interface Judged {
  readonly kinds: readonly KindCounts[];
  /** What is not as it must be, in sentences. */
  readonly short: readonly string[];
}

/** Kinds in which a value that is misread without a warning costs money or a parcel: none may be. Others: 0.3 %. */
const dear: ReadonlySet<string> = new Set([
  "address",
  "address-comma",
  "country",
  "email",
  "email-typed",
  "money",
  "payment",
  "points",
  "quantity",
]);
/** Percent that must be right, a little less than is: a reader that refuses everything is never wrong. */
const leastRight: Readonly<Record<string, number>> = {
  address: 36,
  "address-comma": 98,
  country: 87,
  dates: 87,
  email: 97,
  "email-typed": 99,
  money: 93,
  names: 87,
  payment: 87,
  phone: 72,
  points: 99,
  postcode: 97,
  quantity: 98,
  taxid: 99,
  yesno: 13,
};
/** These are about the rules of the cases, which map one value. */
const aboutRules: ReadonlySet<string> = new Set([
  "line_without_sku",
  "price_missing",
  "line_name_missing",
  "path_absent",
  "line_unlinked",
]);
const receivedAt = new Date("2026-11-20T12:00:00Z");

/** Maps all values, every house number in five forms of an address, and numbers of countries in the table of a shop. */
export function judgeForeignValues(): Judged {
  const kinds = countKinds();
  const short = kinds.flatMap(shortfallsOf);
  const { lost, tried } = lostHouseNumbers();
  if (lost > 0) short.push(`${lost} of ${tried} house numbers are lost without a warning`);
  const numbers = numbersTakenForCountries();
  if (numbers > 0) short.push(`${numbers} numbers are taken for countries without a warning`);
  const words = wordsForNothingKept();
  if (words.length > 0) short.push(`words for nothing become a company or an address: ${words.join(", ")}`);
  return { kinds, short };
}

function countKinds(): KindCounts[] {
  const counts = new Map<string, KindCounts>();
  const rules: object[] = [];
  let section: Section | undefined;
  for (const line of readFileSync(file, "utf8").trimEnd().split("\n")) {
    const row: unknown = JSON.parse(line);
    if (Array.isArray(row)) {
      if (section === undefined) throw new Error("A case of foreignValues.jsonl is in no section.");
      count(row, section);
    } else if (isRecord(row) && isRecord(row.rules)) rules.push(row.rules);
    else if (isRecord(row) && row.kind !== undefined) section = sectionOf(row, rules, counts);
  }
  return [...counts.values()];
}

interface Section {
  readonly counts: KindCounts;
  readonly mapper: Mapper;
  readonly fields: readonly string[];
}

function sectionOf(
  row: Readonly<Record<string, unknown>>,
  rules: readonly object[],
  all: Map<string, KindCounts>,
): Section {
  const kind = String(row.kind);
  const counts = all.get(kind) ?? { kind, right: 0, told: 0, wrong: 0, examples: [] };
  all.set(kind, counts);
  return {
    counts,
    mapper: mapperOf({ ...rules[Number(row.rules)], ...(row.defaults ? { defaults: row.defaults } : {}) }),
    fields: Array.isArray(row.fields) ? row.fields.map(String) : [],
  };
}

function count([input, ...wanted]: readonly unknown[], { counts, mapper, fields }: Section): void {
  const result = mapper.map({ v: input }, { receivedAt });
  // A name whose parts cannot be known is told as an info, since the order has all of it.
  const isTold =
    isWarned(result) ||
    (counts.kind === "names" && result.issues.some(({ code }) => code.startsWith("name_")));
  const values = fields.map((field) => valueAt(result, field));
  const isRight = values.every((value, index) => isAsWanted(value, wanted[index], input, isTold));
  const verdict = isRight ? "right" : isTold ? "told" : "wrong";
  counts[verdict] += 1;
  if (verdict === "wrong" && counts.examples.length < 6)
    counts.examples.push(`${JSON.stringify(input)} became ${JSON.stringify(values)}`);
}

/** Whether a field has what it must: `null` is nothing, or the text as it came with a warning. */
function isAsWanted(value: unknown, wanted: unknown, input: unknown, isTold: boolean): boolean {
  const { any = [wanted], loose = false } = isRecord(wanted) ? wanted : {};
  const isNone = value === undefined || value === "" || (isTold && plain(value) === plain(input));
  return (
    Array.isArray(any) &&
    any.some((expected: unknown) => (expected === null ? isNone : isSame(value, expected, loose === true)))
  );
}

function isSame(value: unknown, wanted: unknown, isLoose: boolean): boolean {
  if (typeof value === "number" && typeof wanted === "number") return Math.abs(value - wanted) < 1e-9;
  if (typeof value !== "string" || typeof wanted !== "string") return value === wanted;
  const letters = (text: string) =>
    isLoose ? text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") : plain(text);
  return letters(value) === letters(wanted);
}

function plain(value: unknown): string {
  return String(value).normalize("NFC").replace(/\s+/gu, " ").trim();
}

function shortfallsOf({ kind, right, told, wrong }: KindCounts): string[] {
  const all = right + told + wrong;
  const percent = (part: number) => (100 * part) / all;
  const most = dear.has(kind) ? 0 : 0.3;
  const least = leastRight[kind] ?? 0;
  return [
    ...(percent(wrong) > most
      ? [`${kind}: ${wrong} of ${all} wrong without a warning, at most ${most} %`]
      : []),
    ...(percent(right) < least ? [`${kind}: ${percent(right).toFixed(1)} % right, at least ${least} %`] : []),
  ];
}

/** The streets do not exist. */
const addresses: readonly (readonly [country: string, form: string])[] = [
  ["UA", "м. Полтава, вул. Вигадана, %, 36000"],
  ["UA", "вул. Вигадана, %, Полтава, 36000"],
  ["PL", "ul. Zmyślona, %, 61-001 Poznań"],
  ["DE", "Erfundenstraße, %, 04103 Leipzig"],
  ["CZ", "Smyšlená ulice, %, 602 00 Brno"],
];

function lostHouseNumbers(): { lost: number; tried: number } {
  let lost = 0;
  let tried = 0;
  for (const [country, form] of addresses) {
    const mapper = mapperOf({
      defaults: { country },
      values: { a: { path: "v", as: "address" } },
      fields: { delivery_address: { path: "$a.street", required: false } },
    });
    for (let number = 1; number < 1000; number += 1) {
      const result = mapper.map({ v: form.replace("%", String(number)) }, { receivedAt });
      const street = valueAt(result, "delivery_address");
      tried += 1;
      if (street && !isWarned(result) && !String(street).split(/\D+/).includes(String(number))) lost += 1;
    }
  }
  return { lost, tried };
}

function numbersTakenForCountries(): number {
  const mapper = mapperOf({ fields: { delivery_country_code: "v" } });
  let taken = 0;
  for (let number = 1; number < 300; number += 1) {
    for (const v of [number, String(number), String(number).padStart(3, "0")]) {
      const result = mapper.map({ v }, { receivedAt });
      if (valueAt(result, "delivery_country_code") && !isWarned(result)) taken += 1;
    }
  }
  return taken;
}

/** What programs write where they have no value. */
const nothing = ["NULL", "null", "None", "nil", "\\N", "undefined", "n/a", "N/A", "#N/A", "NaN"];

function wordsForNothingKept(): string[] {
  const mapper = mapperOf({ fields: { delivery_company: "v", delivery_address: "v" } });
  return nothing.filter((v) => {
    const result = mapper.map({ v }, { receivedAt });
    return ["delivery_company", "delivery_address"].some((field) => valueAt(result, field) === v);
  });
}

const mappers = new Map<string, Mapper>();

function mapperOf(rules: Readonly<Record<string, unknown>>): Mapper {
  const key = JSON.stringify(rules);
  const known = mappers.get(key);
  if (known !== undefined) return known;
  const fields = isRecord(rules.fields) ? rules.fields : {};
  const made = createMapper(
    parseRules({ version: 1, needsContact: false, ...rules, fields: { order_status_id: 1, ...fields } }),
  );
  mappers.set(key, made);
  return made;
}

function isWarned({ status, issues }: MapResult): boolean {
  return status === "error" || issues.some(({ code, level }) => level !== "info" && !aboutRules.has(code));
}

/** Returns a field of the order, or of a line: `products[0].quantity`. */
function valueAt(result: MapResult, field: string): unknown {
  let value: unknown = result.status === "order" ? result.order : undefined;
  for (const key of field.split(/[.[\]]+/)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isRecord(value) ? value[key] : undefined;
  }
  return value;
}
