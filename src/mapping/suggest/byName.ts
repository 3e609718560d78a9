import { isRecord } from "../../json/value.ts";
import { isKeyed } from "../path/compilePath.ts";
import { wordsOf } from "./words.ts";

/** One entry of a list of names and values. */
export interface NamedValue {
  /** How rules find it: `[name='phone']`. */ readonly find: string;
  readonly name: string;
  readonly key: string;
  readonly value: unknown;
}

/** The keys used for names and values in such lists. */
export interface NameWords {
  readonly nameKeys: ReadonlySet<string>;
  readonly valueKeys: ReadonlySet<string>;
}

const maxNameLength = 200;

/** Reads `[{ name: "phone", value: "…" }]`, or an object of such objects: each value gets the name next to it. */
export function namedValues(
  children: readonly unknown[],
  { nameKeys, valueKeys }: NameWords,
): NamedValue[] | undefined {
  if (children.length === 0 || !children.every(isRecord) || children.some(hasAmount)) return undefined;
  const [first] = children;
  if (first === undefined) return undefined;
  const keys = [...nameKeys].filter((key) => typeof read(first, key) === "string");
  const likely = Object.keys(first).filter(
    (key) => typeof first[key] === "string" && hasWordOf(nameKeys, key),
  );
  for (const nameKey of new Set([...keys, ...likely])) {
    const texts = children.map((child) => read(child, nameKey));
    if (!texts.every((text) => typeof text === "string" && text !== "" && text.length <= maxNameLength))
      continue;
    if (new Set(texts).size < texts.length) continue;
    const named = children.map((child) => valueKey(child, nameKey, valueKeys));
    if (named.includes(undefined)) continue;
    // A single element only counts if both keys are known.
    if (children.length === 1 && !(nameKeys.has(nameKey) && valueKeys.has(named[0] ?? ""))) continue;
    return children.flatMap((child, index) => {
      const key = named[index];
      const name = texts[index];
      if (key === undefined || typeof name !== "string") return [];
      return [{ find: `[${nameKey}='${name.replaceAll("'", "''")}']`, name, key, value: child[key] }];
    });
  }
  return undefined;
}

/** The key of the value next to a name. */
function valueKey(
  child: Record<string, unknown>,
  nameKey: string,
  valueKeys: ReadonlySet<string>,
): string | undefined {
  const others = Object.keys(child).filter(
    (key) => key !== nameKey && key !== nameKey.split(".")[0] && isAnswer(child[key]),
  );
  return others.find((key) => valueKeys.has(key)) ?? others.find((key) => hasWordOf(valueKeys, key));
}

/** The value next to a name is a text or several, not an object. */
function isAnswer(value: unknown): boolean {
  return Array.isArray(value) ? !value.some(isKeyed) : !isKeyed(value);
}

function hasWordOf(keys: ReadonlySet<string>, key: string): boolean {
  return key.length <= maxNameLength && wordsOf(key).some((word) => keys.has(word));
}

/** An element with an amount or a count is a line, and its name is that of a product. */
function hasAmount(record: object): boolean {
  return Object.keys(record).some((key) => /price|amount|cost|quantity|qty|sum|cena|ціна|цена/i.test(key));
}

function read(record: Record<string, unknown>, key: string): unknown {
  const dot = key.indexOf(".");
  if (dot < 0) return record[key];
  const inner = record[key.slice(0, dot)];
  return isRecord(inner) ? inner[key.slice(dot + 1)] : undefined;
}
