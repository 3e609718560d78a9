import { sha256Text } from "../runtime/hash.ts";

/**
 * A key for a lead that carries none: the hash of its content, whatever the order of its properties.
 * `undefined` where the lead is no JSON (a circle, a BigInt).
 */
export async function contentKey(lead: unknown): Promise<string | undefined> {
  try {
    const json = JSON.stringify(lead, (_, value: unknown) => sorted(value));
    return json === undefined ? undefined : `content-${await sha256Text(json)}`;
  } catch {
    return undefined;
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  // A list of pairs rather than an object: a key such as `__proto__` is then a text like any other.
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
