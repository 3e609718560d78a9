/**
 * Reads a text that says one thing twice: `USD $`, `Так / Yes`. Returns what all of its two to four parts may
 * mean, or nothing.
 */
export function agreed<T>(text: string, read: (part: string) => readonly T[] | undefined): readonly T[] {
  for (const cut of [/[()/|;:–—]| - /, /\s/]) {
    const parts = text.split(cut).filter((part) => part.trim() !== "");
    if (parts.length < 2 || parts.length > 4) continue;
    const [first = [], ...others] = parts.map((part) => read(part) ?? []);
    const common = first.filter((meaning) => others.every((other) => other.includes(meaning)));
    if (common.length > 0) return common;
  }
  return [];
}
