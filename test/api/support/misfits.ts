import type { AnyShape, Fields } from "../../../src/api/wire/shape.ts";
import { isRecord } from "../../../src/shared/json/value.ts";

/** How many places of a normalised answer do not have the type that the declaration promises. */
export function countMisfits(fields: Fields, value: unknown): number {
  if (!isRecord(value)) return 1;
  let count = 0;
  for (const [name, shape] of Object.entries(fields)) {
    if (Object.hasOwn(value, name)) count += misfitsOf(shape, value[name]);
    else if (!shape.optional) count += 1;
  }
  return count;
}

function misfitsOf({ node }: AnyShape, value: unknown): number {
  switch (node.type) {
    case "text":
    case "identifier":
    case "currency":
    case "country":
    case "choice":
      return typeof value === "string" ? 0 : 1;
    case "integer":
    case "decimal":
    case "time":
      return typeof value === "number" ? 0 : 1;
    case "flag":
      return typeof value === "boolean" ? 0 : 1;
    case "list":
      return Array.isArray(value) ? sum(value, node.item) : 1;
    case "map":
      return isRecord(value) ? sum(Object.values(value), node.value) : 1;
    case "object":
      return countMisfits(node.fields, value);
    case "either":
      return misfitsOf(typeof value === "object" && value !== null ? node.other : node.scalar, value);
    case "unknown":
      return 0;
  }
}

function sum(items: readonly unknown[], shape: AnyShape): number {
  return items.reduce<number>((count, item) => count + misfitsOf(shape, item), 0);
}
