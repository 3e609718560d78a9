/** What the user has typed, for a reload of the same tab. It is gone with the tab. */
export interface TypedTexts {
  readonly sample: string;
  readonly lead: string;
  readonly rules: string;
  readonly tests: string;
}

const key = "playground";
/** A browser keeps about five megabytes. */
const longest = 1_000_000;

/** The lead may be a buyer's: `localStorage` would keep it for the next person at this machine. */
export function keepTexts(texts: TypedTexts): void {
  try {
    const text = JSON.stringify(texts);
    if (text.length > longest) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // A browser may forbid it: then nothing is kept.
  }
}

export function keptTexts(): TypedTexts | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return isTexts(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is TypedTexts {
  if (typeof value !== "object" || value === null) return false;
  return (
    new Map(Object.entries(value)).size === 4 &&
    Object.values(value).every((each) => typeof each === "string")
  );
}
