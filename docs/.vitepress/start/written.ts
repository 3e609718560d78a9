/** JSON as a person writes it: what fits into a line is in one. */
export function written(value: unknown, indent = "", used = 0): string {
  const line = JSON.stringify(value) ?? "null";
  if (typeof value !== "object" || value === null) return line;
  const flat = inOneLine(value);
  if (indent !== "" && indent.length + used + flat.length <= maxLineLength) return flat;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const rows = Array.isArray(value)
    ? value.map((each) => `${inner}${written(each, inner)}`)
    : Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => `${inner}${JSON.stringify(key)}: ${written(each, inner, key.length + 4)}`);
  return `${open}\n${rows.join(",\n")}\n${indent}${close}`;
}

/** What a column of the front page holds. */
const maxLineLength = 46;

function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, each]) => `${JSON.stringify(key)}: ${inOneLine(each)}`).join(", ")} }`;
}
