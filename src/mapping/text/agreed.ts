/**
 * Reads a text that says one thing twice: `USD $`, `Deutschland (DE)`, `Так / Yes`. It is cut into two to four parts,
 * first by signs, then by spaces. Returns what all parts may mean; nothing if one cannot be read or they differ.
 * @param read What a part may mean.
 */
export function agreed<T>(text: string, read: (part: string) => readonly T[] | undefined): readonly T[] {
  for (const cut of [/[()/|;:–—]| - /, /\s/]) {
    const parts = text.split(cut).filter((part) => part.trim() !== "");
    if (parts.length < 2 || parts.length > 4) continue;
    const [first = [], ...others] = parts.map((part) => read(part) ?? []);
    const common = first.filter((each) => others.every((other) => other.includes(each)));
    if (common.length > 0) return common;
  }
  return [];
}
