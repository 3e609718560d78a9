import { parseDecimal } from "../parseDecimal.ts";

/** The value as a number, where it is short enough to be one. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.length > 40) return undefined;
  const read = parseDecimal(value);
  return read.ok ? read.value.toNumber() : undefined;
}
