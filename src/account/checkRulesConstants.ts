import type { Constant, Value } from "../mapping/rules/value.ts";

/** Every constant that a value can become: itself, a fallback, a row of a look-up table. */
export function constantsOf(value: Value): Constant[] {
  if (typeof value === "string") return [];
  if (typeof value !== "object") return [value];
  const own: Constant[] = [];
  if (value.lookup === undefined || value.unmatched === "keep") {
    if ("value" in value) own.push(value.value);
    if ("first" in value) own.push(...value.first.flatMap(constantsOf));
  }
  for (const row of Object.values(value.lookup ?? {})) if (typeof row !== "object") own.push(row);
  if (value.default !== undefined) own.push(...constantsOf(value.default));
  return own;
}
