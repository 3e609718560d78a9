/** What a value is, in the words of messages. Never shows the value: it may be a buyer's. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return value === undefined ? "nothing" : `a ${typeof value === "string" ? "text" : typeof value}`;
}
