/** Reads what says one thing twice: `USD $`, `Так / Yes`. What all of its two to four parts may mean, else nothing. */
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
