export function skipSpaces(text: string, start: number): number {
  let index = start;
  while (isSpace(text.charCodeAt(index))) index += 1;
  return index;
}

export function countLineEnds(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const ends = code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
    counts[index + 1] = (counts[index] ?? 0) + (ends ? 1 : 0);
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

/**
 * Converts to lower case and keeps the position of every character. A few letters get longer in lower case,
 * and stay as they are.
 */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const one = character.toLowerCase();
    return one.length === character.length ? one : character;
  }).join("");
}

/**
 * Writes every dash as `-`, and every × or lone Cyrillic `х` as `x`, since people swap them. All positions
 * stay the same.
 */
export function sameSigns(lower: string): string {
  return /[^\0-\xbf]/.test(lower)
    ? lower
        .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-")
        .replace(/[×✕✖]|(?<!\p{L})х(?!\p{L})/gu, "x")
    : lower;
}
