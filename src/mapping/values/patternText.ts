export function skipSpaces(text: string, at: number): number {
  let index = at;
  while (isSpace(text.charCodeAt(index))) index += 1;
  return index;
}

export function countLineEnds(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const ends = code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
    counts[at + 1] = (counts[at] ?? 0) + (ends ? 1 : 0);
  }
  return counts;
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x1680 ||
    code === 0x205f ||
    code === 0xfeff
  );
}

/** Lower case that keeps the position of every character: a few letters get longer in lower case. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const one = character.toLowerCase();
    return one.length === character.length ? one : character;
  }).join("");
}

/** Every dash as `-`, every × or lone Cyrillic `х` as `x`, since people swap them. Keeps all positions. */
export function sameSigns(lower: string): string {
  return /[^\0-\xbf]/.test(lower)
    ? lower
        .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-")
        .replace(/[×✕✖]|(?<!\p{L})х(?!\p{L})/gu, "x")
    : lower;
}
