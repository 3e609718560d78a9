import { decodeJson } from "../receive/decodeBody.ts";

/** Leads come from untrusted senders: a longer text stays one. */
const longest = 20_000;

/** The object or the list that a text of a lead holds as JSON. */
export function jsonIn(value: unknown): object | undefined {
  if (typeof value !== "string" || value.length > longest || !/^\s*[[{]/.test(value)) return undefined;
  try {
    const inside = decodeJson(value);
    return typeof inside === "object" && inside !== null ? inside : undefined;
  } catch {
    return undefined;
  }
}
