import type { AnyShape, Fields } from "../../api/wire/shape.ts";
import { isRecord, setOwn } from "../../shared/json/value.ts";
import { createRandom, hash, type Random } from "../../shared/runtime/random.ts";

/** Spells a result as the API does: `79` or `"79.00"`, an empty map as `[]` or `{}`; by seed and method. */
export function toWire(
  fields: Fields,
  value: Record<string, unknown>,
  seed: number,
  method: string,
): Record<string, unknown> {
  return writeFields(fields, value, createRandom(seed ^ hash(method)));
}

/** Spellings that were seen on live accounts, by field; all other fields vary. */
const seen: Record<string, (value: unknown) => unknown> = {
  order_id: asIs,
  order_product_id: asIs,
  confirmed: asIs,
  pick_state: asIs,
  pack_state: asIs,
  payment_method_cod: (value) => (typeof value === "boolean" ? String(Number(value)) : value),
  want_invoice: (value) => (typeof value === "boolean" ? String(Number(value)) : value),
  product_id: (value) => (typeof value === "number" ? String(value) : value),
  auction_id: asIs,
};

function asIs(value: unknown): unknown {
  return value;
}

function writeFields(
  fields: Fields,
  value: Record<string, unknown>,
  random: Random,
): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const spell = Object.hasOwn(seen, name) ? seen[name] : undefined;
    setOwn(
      written,
      name,
      shape === undefined ? member : spell ? spell(member) : write(shape, member, name, random),
    );
  }
  return written;
}

function write({ node }: AnyShape, value: unknown, name: string, random: Random): unknown {
  switch (node.type) {
    case "text":
      // A missing description was seen as null and as "".
      return value === "" && name === "description" && random() < 0.5 ? null : value;
    case "identifier":
      return digits.test(String(value)) && random() < 0.5 ? Number(value) : value;
    case "integer":
    case "time":
      return random() < 0.2 && typeof value === "number" ? String(value) : value;
    case "decimal":
      return typeof value === "number" && random() < 0.5 ? spelledOut(value) : value;
    case "flag": {
      const choice = random();
      if (choice < 0.4 || typeof value !== "boolean") return value;
      return choice < 0.7 ? Number(value) : String(Number(value));
    }
    case "list":
      return writeList(node.item, node.keyAs, value, name, random);
    case "map":
      return writeMap(node.value, value, random);
    case "object":
      return isRecord(value) ? writeFields(node.fields, value, random) : value;
    case "either":
      return write(typeof value === "object" ? node.other : node.scalar, value, name, random);
    default:
      return value;
  }
}

const digits = /^(0|[1-9]\d{0,14})$/;

/** Writes `79` as `"79.00"`; a number with more than two decimals keeps them. */
function spelledOut(value: number): string {
  const text = value.toFixed(2);
  return Number(text) === value ? text : String(value);
}

function writeList(
  item: AnyShape,
  keyAs: string | undefined,
  value: unknown,
  name: string,
  random: Random,
): unknown {
  if (!Array.isArray(value)) return value;
  const written = value.map((element) => write(item, element, "", random));
  // Additional fields are documented as a map and were seen as a list.
  if (name !== "extra_fields" || keyAs === undefined || random() < 0.5) return written;
  const keys = value.map((element) => Number(isRecord(element) ? element[keyAs] : undefined));
  // A map sorts its ids and contains each once: any other list has to stay a list.
  if (!keys.every((key, index) => key > (keys[index - 1] ?? -1))) return written;
  return Object.fromEntries(written.map((element, index) => [String(keys[index]), element]));
}

function writeMap(item: AnyShape, value: unknown, random: Random): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  if (entries.length === 0) return random() < 0.5 ? [] : {};
  const written: Record<string, unknown> = {};
  for (const [key, member] of entries) setOwn(written, key, write(item, member, key, random));
  return written;
}
