/** Escapes invisible characters and line breaks, by default as `\u{1b}`. */
export function escapeControls(
  text: string,
  write = (letter: string) => `\\u{${letter.codePointAt(0)?.toString(16)}}`,
): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, write);
}
