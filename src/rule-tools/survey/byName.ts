import { isKeyed } from "../../mapping/path/compilePath.ts";
import { isRecord } from "../../shared/json/value.ts";
import { wordsOf } from "./words.ts";

export interface NamedValue {
  /** The selector with which rules find the value: `[name='phone']`. */
  readonly find: string;
  readonly name: string;
  readonly key: string;
  readonly value: unknown;
}

export const nameKeys: ReadonlySet<string> = /* @__PURE__ */ new Set(
  "label name question title key field ref column_id questionId field.title field.ref field_name attribute_code slug code id is_visible_on_front".split(
    " ",
  ),
);

export const valueKeys: ReadonlySet<string> = /* @__PURE__ */ new Set(
  "value values answer answers answerDetails text email phone_number phone number boolean date string_value raw_value choices comment title".split(
    " ",
  ),
);

const maxNameLength = 200;

/** Reads `[{ name: "phone", value: "…" }]`, or an object of such objects: each value gets the name next to it. */
export function namedValues(children: readonly unknown[]): NamedValue[] | undefined {
  const [first] = children;
  if (!isRecord(first) || !children.every(isRecord) || children.some(hasAmount)) return undefined;
  // Where some have an answer, the text of a question without one is not its answer.
  const common = ["value", "answer"].find((key) => children.some((child) => Object.hasOwn(child, key)));
  const isText = (key: string) => typeof read(first, key) === "string";
  const likely = Object.keys(first).filter((key) => isText(key) && hasWordOf(nameKeys, key));
  for (const nameKey of new Set([...[...nameKeys].filter(isText), ...likely])) {
    const found = children.flatMap((child) => {
      const name = read(child, nameKey);
      const key = common ?? valueKey(child, nameKey);
      if (typeof name !== "string" || name === "" || name.length > maxNameLength || key === undefined)
        return [];
      return [{ find: `[${nameKey}='${name.replaceAll("'", "''")}']`, name, key, value: child[key] }];
    });
    const isWhole = new Set(found.map(({ name }) => name)).size === children.length;
    // A single element only counts if both keys are known.
    const isKnown = found.length > 1 || (nameKeys.has(nameKey) && valueKeys.has(found[0]?.key ?? ""));
    if (isWhole && isKnown) return found;
  }
  return undefined;
}

/** The key of the value next to a name: a text or several, not an object. */
function valueKey(child: Record<string, unknown>, nameKey: string): string | undefined {
  const others = Object.keys(child).filter((key) => {
    const value = child[key];
    return (
      key !== nameKey &&
      key !== nameKey.split(".")[0] &&
      !(Array.isArray(value) ? value : [value]).some(isKeyed)
    );
  });
  return (
    [...valueKeys].find((key) => others.includes(key)) ?? others.find((key) => hasWordOf(valueKeys, key))
  );
}

function hasWordOf(keys: ReadonlySet<string>, key: string): boolean {
  return key.length <= maxNameLength && wordsOf(key).some((word) => keys.has(word));
}

/** An element with an amount or a count is a line, and its name is that of a product. */
function hasAmount(record: object): boolean {
  return Object.keys(record).some((key) => /price|amount|cost|quantity|qty|sum|cena|ціна|цена/i.test(key));
}

function read(record: Record<string, unknown>, key: string): unknown {
  const [outer = "", inner] = key.split(".");
  const value = record[outer];
  return inner === undefined ? value : isRecord(value) ? value[inner] : undefined;
}
