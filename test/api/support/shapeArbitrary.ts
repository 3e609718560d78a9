import fc from "fast-check";
import type { AnyShape, Fields } from "../../../src/api/wire/shape.ts";
import { setOwn } from "../../../src/shared/json/value.ts";

/** Answers that fit the declared fields exactly: what `normaliseResult` must leave as it is. */
export function fieldsArbitrary(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  for (const [name, shape] of Object.entries(fields)) {
    setOwn(model, name, shapeArbitrary(shape));
    if (!shape.optional) required.push(name);
  }
  return fc.record(model, { requiredKeys: required, noNullPrototype: true });
}

/** Values that fit one shape exactly. */
function shapeArbitrary({ node }: AnyShape): fc.Arbitrary<unknown> {
  switch (node.type) {
    case "text":
      return fc.string({ unit: "binary", maxLength: Math.min(node.max ?? 20, 20) });
    case "identifier":
      return identifiers.filter((id) => id.length <= (node.max ?? id.length));
    case "integer":
      return node.isId === true ? fc.oneof(fc.integer(), fc.nat().map(String)) : fc.integer();
    case "decimal":
      return node.asText === true ? fc.oneof(amounts, fc.nat().map(String)) : amounts;
    case "flag":
      return fc.boolean();
    case "time":
      return fc.integer({ min: 0, max: 4_000_000_000 });
    case "currency":
      return fc.constantFrom("PLN", "EUR", "UAH");
    case "country":
      return fc.constantFrom("PL", "DE", "UA", "");
    case "choice":
      return fc.constantFrom(...node.values);
    case "list":
      // Large answers are slow to make and find nothing that three items do not find.
      return fc.array(shapeArbitrary(node.item), { maxLength: 3 });
    case "map":
      return fc.dictionary(keyArbitrary(node.prefix), shapeArbitrary(node.value), {
        maxKeys: 3,
        noNullPrototype: true,
      });
    case "object":
      return fieldsArbitrary(node.fields);
    case "either":
      return fc.oneof(
        shapeArbitrary(node.scalar),
        shapeArbitrary(node.other).filter((value) => typeof value === "object" && value !== null),
      );
    case "unknown":
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const amounts = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => cents / 100);

const identifiers = fc.oneof(
  fc.constant(""),
  fc.nat(9_999).map(String),
  fc.integer({ min: 0 }).map(String),
  fc.constantFrom("bl_205", "shop_2334"),
);

function keyArbitrary(prefix: string | undefined): fc.Arbitrary<string> {
  return prefix === undefined ? mapKey : fc.nat().map((number) => `${prefix}${number}`);
}

const mapKey = fc.oneof(
  fc.integer({ min: 1 }).map(String),
  fc.constantFrom("bl_205", "name|en", "__proto__"),
);

/**
 * The same answer as the wire may write it: numbers as texts, flags as `"0"`, empty maps as `[]`, empty
 * texts as `null`, lists as maps. Nothing is lost, so `normaliseResult` must bring it back without drift.
 */
function onTheWire(shape: AnyShape, value: unknown, dice: () => boolean): unknown {
  const { node } = shape;
  switch (node.type) {
    case "text":
    case "currency":
    case "country":
    case "choice":
      return value === "" && dice() ? null : value;
    case "identifier":
      if (value === "" && dice()) return null;
      return typeof value === "string" && /^[1-9]\d{0,9}$/.test(value) && dice() ? Number(value) : value;
    case "integer":
    case "time":
      if (value === 0 && dice()) return dice() ? "" : null;
      return dice() ? String(value) : value;
    case "decimal":
      if (value === 0 && dice()) return "0.00";
      return dice() && typeof value === "number" ? value.toFixed(2) : value;
    case "flag":
      if (!dice()) return value;
      return dice() ? Number(value) : String(Number(value));
    case "list": {
      if (!Array.isArray(value)) return value;
      const items = value.map((item) => onTheWire(node.item, item, dice));
      if (items.length === 0) return dice() ? null : items;
      // As a map, an entry without its key would be given one.
      const { keyAs } = node;
      const keyed = keyAs === undefined || items.every((item) => Object.hasOwn(Object(item), keyAs));
      return keyed && dice() ? { ...items } : items;
    }
    case "map":
      if (typeof value !== "object" || value === null) return value;
      if (Object.keys(value).length === 0 && dice()) return dice() ? [] : null;
      return mapValues(value, (item) => onTheWire(node.value, item, dice));
    case "object":
      return fieldsOnTheWire(node.fields, value, dice);
    case "either":
      return onTheWire(typeof value === "object" && value !== null ? node.other : node.scalar, value, dice);
    case "unknown":
      return value;
  }
}

/** `onTheWire` for a whole answer. */
export function fieldsOnTheWire(fields: Fields, value: unknown, dice: () => boolean): unknown {
  if (typeof value !== "object" || value === null) return value;
  return mapValues(value, (item, name) => {
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return shape === undefined ? item : onTheWire(shape, item, dice);
  });
}

function mapValues(value: object, change: (item: unknown, key: string) => unknown): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) setOwn(result, key, change(item, key));
  return result;
}
