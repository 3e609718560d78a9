import type { AnyShape, Fields, Method } from "../../entries/apps.ts";
import { isRecord } from "../../shared/json/value.ts";
import { fieldsOf } from "./methodTools.ts";
import { ToolFailure } from "./toolFailure.ts";

/** A path into the entries of a result: names below each other, where elements of lists and maps add nothing. */
export interface FieldPath {
  readonly names: readonly string[];
  /** Within the whole result, as declarations and words have it. */
  readonly inResult: string;
  readonly shape: AnyShape | undefined;
}

/**
 * Checks a path of a model against what the method declares. `orders.order_id` is `order_id` within an entry.
 * @param field - the field of the result that has the entries; empty if the result is one
 * @throws ToolFailure that lists the fields
 */
export function fieldPath(method: Method, field: string, path: string): FieldPath {
  const given = field !== "" && path.startsWith(`${field}.`) ? path.slice(field.length + 1) : path;
  const names = given.split(".");
  const entry = field === "" ? undefined : method.result[field];
  let fields: Fields = field === "" ? method.result : entry === undefined ? {} : fieldsOf(entry);
  let shape: AnyShape | undefined;
  for (const name of names) {
    const own = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (own === undefined && (shape === undefined || !isOpen(shape))) {
      const message = `${method.name} gives no field ${path}.`;
      throw new ToolFailure("unknown_field", message, { fields: Object.keys(fields) });
    }
    shape = own ?? shape;
    fields = own === undefined ? {} : fieldsOf(own);
  }
  return { names, inResult: field === "" ? given : `${field}.${given}`, shape };
}

/** Whether anything may be below: a map has keys, and what is not documented has what it has. */
function isOpen({ node }: AnyShape): boolean {
  if (node.type === "list") return isOpen(node.item);
  return node.type === "map" || node.type === "unknown" || node.type === "either";
}

/** Every value at a path. */
export function valuesAt(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value))
    return value.flatMap((each) => valuesAt(each, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return value === undefined ? [] : [value];
  if (!isRecord(value)) return [];
  if (Object.hasOwn(value, name)) return valuesAt(value[name], rest);
  return [];
}

/** A copy with only the parts at these paths. */
export function picked(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return value;
  if (Array.isArray(value)) return value.map((each) => picked(each, paths));
  if (!isRecord(value)) return value;
  const names = [...new Set(paths.map(([name = ""]) => name))].filter((name) => Object.hasOwn(value, name));
  const rests = (name: string) => paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
  return Object.fromEntries(names.map((name) => [name, picked(value[name], rests(name))]));
}
