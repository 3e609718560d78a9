import { isMissing } from "../text/missing.ts";

/** `undefined` for everything that means "nothing"; any other value as it is. */
export function emptyToUndefined(value: unknown): unknown {
  if (typeof value === "string") {
    if (value === "") return undefined;
    const code = value.charCodeAt(0);
    // Letters and digits begin most texts, and no text that begins with one means nothing.
    if (
      (code > 47 && code < 58) ||
      (code > 64 && code < 91) ||
      (code > 96 && code < 123) ||
      (code > 1023 && code < 1328)
    ) {
      return value;
    }
    return isMissing(value) ? undefined : value;
  }
  if (typeof value === "number") return Number.isNaN(value) ? undefined : value;
  if (value === null || typeof value === "function" || typeof value === "symbol") return undefined;
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
