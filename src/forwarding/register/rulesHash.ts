import { isRecord } from "../../shared/json/value.ts";

/** 12 hexadecimal digits that change with the rules; `undefined` if there are none. */
export async function rulesHashOf(rules: unknown): Promise<string | undefined> {
  if (rules === undefined) return undefined;
  // Editing a test does not change the orders.
  const withoutTests = isRecord(rules) ? { ...rules, tests: undefined } : rules;
  const bytes = new TextEncoder().encode(JSON.stringify(withoutTests, (_, value: unknown) => sorted(value)));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.slice(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
