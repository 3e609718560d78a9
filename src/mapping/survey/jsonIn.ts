import { decodeJson } from "../receive/decodeBody.ts";

/** Leads come from untrusted senders, so longer texts are not parsed. */
const longest = 20_000;

export function jsonIn(value: unknown): object | undefined {
  if (typeof value !== "string" || value.length > longest || !/^\s*[[{]/.test(value)) return undefined;
  try {
    const inside = decodeJson(value);
    return typeof inside === "object" && inside !== null ? inside : undefined;
  } catch {
    return undefined;
  }
}
