/** What a terminal obeys or does not show: controls, formats, halves of pairs, and separators of lines. */
const controls = /^[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]$/u;

/** Such a character in an output, whose lines end with a line feed. */
export const obeyed = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** All of them, of the halves of pairs only the first and the last of each kind. */
export function allControls(): readonly string[] {
  const found: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const isInnerHalf = code > 0xd800 && code < 0xdfff && code !== 0xdbff && code !== 0xdc00;
    const letter = String.fromCodePoint(code);
    if (!isInnerHalf && controls.test(letter)) found.push(letter);
  }
  return found;
}
