import type { Drift } from "../../shared/errors/unexpectedResponseError.ts";
import { isRecord, joinPath, setOwn } from "../../shared/json/value.ts";
import { Differences } from "./differences.ts";
import type { AnyShape, Fields } from "./shape.ts";

export interface Normalised {
  readonly value: Record<string, unknown>;
  /** The places where the answer differs from its declaration; at most 100. */
  readonly drift: readonly Drift[];
  /** The number of further places where the answer differs, if any. */
  readonly omitted?: number;
}

/** The deepest level that is read. No real answer is that deep; a hostile one must not exhaust the stack. */
const deepest = 100;

const decimalText = /^\s*[+-]?\d+(?:\.\d+)?\s*$/;

/**
 * Normalizes an answer to its declared shape as far as possible: strings to numbers, `"0"` to flags, `[]` to `{}`,
 * maps to lists. Fields that are not declared are left unchanged. Values that cannot be normalized are kept and
 * listed as drift. Never throws.
 */
export function normaliseResult(fields: Fields, answer: unknown): Normalised {
  const differences = new Differences();
  if (!isRecord(answer)) differences.add("", "object", jsonType(answer));
  const value = normaliseFields(fields, isRecord(answer) ? answer : {}, "", differences);
  const { drift, omitted } = differences;
  return omitted === 0 ? { value, drift } : { value, drift, omitted };
}

function normaliseFields(
  fields: Fields,
  value: Record<string, unknown>,
  path: string,
  differences: Differences,
  depth = 0,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, fieldValue] of Object.entries(value)) {
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    // An empty optional object is left out: its numbers would be invented.
    if (shape?.optional && shape.node.type === "object" && isEmptyMap(fieldValue)) continue;
    setOwn(
      result,
      name,
      shape === undefined
        ? fieldValue
        : normalise(shape, fieldValue, joinPath(path, name), differences, depth + 1),
    );
  }
  for (const [name, shape] of Object.entries(fields)) {
    if (Object.hasOwn(result, name) || shape.optional || (depth > 0 && differences.isFull)) continue;
    differences.add(joinPath(path, name), shape.node.type, "nothing");
    setOwn(result, name, emptyOf(shape, differences));
  }
  return result;
}

function normalise(
  shape: AnyShape,
  value: unknown,
  path: string,
  differences: Differences,
  depth: number,
): unknown {
  const { node } = shape;
  if (depth > deepest || differences.isFull) return value;
  switch (node.type) {
    case "unknown":
      return value;
    case "text":
    case "identifier":
    case "currency":
    case "country":
      return asText(value, node.type, path, differences);
    case "choice": {
      const chosen = asText(value, node.type, path, differences);
      if (typeof chosen === "string" && chosen !== "" && !node.values.includes(chosen)) {
        differences.add(path, "choice", "another text");
      }
      return chosen;
    }
    case "integer":
    case "decimal":
    case "time":
      return asNumber(value, node.type, path, differences);
    case "flag":
      return asFlag(value, path, differences);
    case "list":
      return asList(node.item, node.keyAs, value, path, differences, depth);
    case "map":
      return asMap(node.value, value, path, differences, depth);
    case "object":
      if (isRecord(value)) return normaliseFields(node.fields, value, path, differences, depth);
      if (isEmptyMap(value)) return normaliseFields(node.fields, {}, path, differences, depth);
      return keep(value, "object", path, differences);
    case "either":
      return normalise(isScalar(value) ? node.scalar : node.other, value, path, differences, depth);
  }
}

function asText(value: unknown, expected: string, path: string, differences: Differences): unknown {
  if (typeof value === "string") return value;
  // A missing description is null on the wire; other missing strings are "".
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return keep(value, expected, path, differences);
}

function asNumber(value: unknown, expected: string, path: string, differences: Differences): unknown {
  if (typeof value === "number") return value;
  // An id that is not set arrives as "" or null; everywhere else the API writes 0 for it.
  if (value === "" || value === null) return 0;
  if (typeof value === "string" && decimalText.test(value)) {
    const number = Number(value);
    // Beyond the safe range digits would be lost, so such a string is kept.
    if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return number;
  }
  return keep(value, expected, path, differences);
}

function asFlag(value: unknown, path: string, differences: Differences): unknown {
  if (typeof value === "boolean") return value;
  if (value === 1 || value === "1" || value === "true") return true;
  if (value === 0 || value === "0" || value === "false" || value === "" || value === null) return false;
  return keep(value, "flag", path, differences);
}

function asList(
  item: AnyShape,
  keyAs: string | undefined,
  value: unknown,
  path: string,
  differences: Differences,
  depth: number,
): unknown {
  if (value === null || value === "") return [];
  if (Array.isArray(value)) {
    return value.map((element, index) =>
      // Building a path for each of millions of elements would cost more than the elements.
      differences.isFull ? element : normalise(item, element, `${path}[${index}]`, differences, depth + 1),
    );
  }
  if (!isRecord(value)) return keep(value, "list", path, differences);
  const elementPath = joinPath(path, anyKey);
  return Object.entries(value).map(([key, element]) => {
    const keyed =
      keyAs !== undefined && isRecord(element) && !Object.hasOwn(element, keyAs)
        ? { [keyAs]: key, ...element }
        : element;
    return normalise(item, keyed, elementPath, differences, depth + 1);
  });
}

function asMap(
  value: AnyShape,
  received: unknown,
  path: string,
  differences: Differences,
  depth: number,
): unknown {
  if (isEmptyMap(received)) return {};
  // PHP writes a map with the keys 0, 1, 2, … as a list.
  if (!isRecord(received) && !Array.isArray(received)) return keep(received, "map", path, differences);
  const elementPath = joinPath(path, anyKey);
  const result: Record<string, unknown> = {};
  for (const [key, element] of Object.entries(received)) {
    setOwn(result, key, normalise(value, element, elementPath, differences, depth + 1));
  }
  return result;
}

/** Replaces the keys of maps in paths: a key in the answer can be the token, or a buyer's e-mail address. */
const anyKey = "*";

/** PHP has only one kind of array, so an empty map is written as an empty list. */
function isEmptyMap(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function keep(value: unknown, expected: string, path: string, differences: Differences): unknown {
  differences.add(path, expected, jsonType(value));
  return value;
}

function emptyOf(shape: AnyShape, differences: Differences): unknown {
  differences.fill();
  switch (shape.node.type) {
    case "text":
    case "identifier":
    case "currency":
    case "country":
    case "choice":
    case "either":
      return "";
    case "integer":
    case "decimal":
    case "time":
      return 0;
    case "flag":
      return false;
    case "list":
      return [];
    case "map":
      return {};
    case "object":
      return Object.fromEntries(
        Object.entries(shape.node.fields)
          .filter(([, field]) => !field.optional)
          .map(([name, field]) => [name, emptyOf(field, differences)]),
      );
    case "unknown":
      return undefined;
  }
}

function jsonType(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
