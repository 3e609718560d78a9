import type { Value } from "../rules/value.ts";
import { namesInPattern } from "../text/pattern.ts";

/**
 * The names of the parts that a value has in every lead: those of its patterns, of a name, of the rows of its
 * table. `undefined` if it may be anything.
 */
export function knownParts(value: Value): readonly string[] | undefined {
  if (typeof value !== "object" || value.default !== undefined) return undefined;
  const { pattern, part, as, lookup, unmatched } = value;
  if (lookup !== undefined) {
    const rows = Object.values(lookup);
    if (unmatched === "keep" || !rows.every((row) => typeof row === "object")) return undefined;
    return rows.flatMap((row) => Object.keys(row));
  }
  if (as !== undefined) return as === "name" || Object(as).type === "name" ? nameParts : undefined;
  return pattern === undefined || part !== undefined ? undefined : [pattern].flat().flatMap(namesInPattern);
}

const nameParts = ["first", "middle", "last"];
