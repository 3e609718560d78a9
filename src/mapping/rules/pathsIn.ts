import type { Value } from "./value.ts";

/** The paths that a value reads from where it stands (those of templates and of conditions aside). */
export function pathsIn(value: Value): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object") return [];
  if ("path" in value) return [value.path];
  if ("first" in value) return value.first.flatMap(pathsIn);
  if ("join" in value) return value.join.flatMap(pathsIn);
  if ("sum" in value) return value.sum.flatMap(pathsIn);
  if ("subtract" in value) return value.subtract.flatMap(pathsIn);
  if ("multiply" in value) return value.multiply.flatMap(pathsIn);
  if ("divide" in value) return value.divide.flatMap(pathsIn);
  return "each" in value ? pathsIn(value.each) : [];
}
