import type { AnyShape, Fields, Method } from "../../entries/apps.ts";
import { isRecord } from "../../shared/json/value.ts";
import { fieldsOf } from "./methodTools.ts";
import { ToolFailure } from "./toolFailure.ts";

/** A path into the entries of a result, as names below each other. Elements of lists and maps add no name. */
export interface FieldPath {
  readonly names: readonly string[];
  /** The path within the whole result, as in declarations and descriptions. */
  readonly inResult: string;
  readonly shape: AnyShape | undefined;
}

/**
 * Checks a path of a model against what the method declares. `orders.order_id` is `order_id` within an entry.
 * @param field - the field of the result that has the entries; empty if the result is one
 * @throws ToolFailure that lists the fields
 */
export function fieldPath(method: Method, field: string, path: string): FieldPath {
  const entryPath = field !== "" && path.startsWith(`${field}.`) ? path.slice(field.length + 1) : path;
  const names = entryPath.split(".");
  const entry = field === "" ? undefined : method.result[field];
  let fields: Fields = field === "" ? method.result : entry === undefined ? {} : fieldsOf(entry);
  let shape: AnyShape | undefined;
  for (const name of names) {
    const fieldShape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (fieldShape === undefined && (shape === undefined || !isOpen(shape))) {
      const message = `${method.name} gives no field ${path}.`;
      throw new ToolFailure("unknown_field", message, { fields: Object.keys(fields) });
    }
    shape = fieldShape ?? shape;
    fields = fieldShape === undefined ? {} : fieldsOf(fieldShape);
  }
  return { names, inResult: field === "" ? entryPath : `${field}.${entryPath}`, shape };
}

/** Whether the shape may have undeclared fields: a map has any keys, and an undocumented value any fields. */
function isOpen({ node }: AnyShape): boolean {
  if (node.type === "list") return isOpen(node.item);
  return node.type === "map" || node.type === "unknown" || node.type === "either";
}

/** Every value at a path. */
export function valuesAt(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value))
    return value.flatMap((element) => valuesAt(element, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return value === undefined ? [] : [value];
  if (!isRecord(value)) return [];
  if (Object.hasOwn(value, name)) return valuesAt(value[name], rest);
  return [];
}

/** A copy with only the parts at these paths. */
export function picked(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return value;
  if (Array.isArray(value)) return value.map((element) => picked(element, paths));
  if (!isRecord(value)) return value;
  const names = [...new Set(paths.map(([name = ""]) => name))].filter((name) => Object.hasOwn(value, name));
  const rests = (name: string) => paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
  return Object.fromEntries(names.map((name) => [name, picked(value[name], rests(name))]));
}
