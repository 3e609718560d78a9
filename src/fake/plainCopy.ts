/**
 * A deep copy of plain data. Texts are shared with the original, and a copy has the shape of its original: of 200,000
 * products `structuredClone` would make three times as much.
 */
export function plainCopy<Value>(value: Value): Value {
  // A copy of a thing has its type; TypeScript cannot follow that through lists and objects.
  return copyOf(value) as Value;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const name of Object.keys(copy)) {
    const own = copy[name];
    if (typeof own === "object" && own !== null) copy[name] = copyOf(own);
  }
  return copy;
}
