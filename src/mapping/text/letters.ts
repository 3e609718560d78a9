/** Every run of whitespace, no-break and thin spaces included, becomes one space; none stay at the ends. */
export function collapseSpaces(text: string): string {
  return text.replace(/[\s\u200b\u2060]+/gu, " ").trim();
}

/** Drops NUL and other control characters (line ends and tabs stay) and replaces lone surrogates. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what goes.
  const plain = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
  return /[\ud800-\udfff]/.test(plain) ? plain.replace(/\p{Surrogate}/gu, "\ufffd") : plain;
}

/**
 * The first letter of every word in upper case, the others in lower case: `О’Коннор`, `Бойко-Верес`,
 * `Jean d’Arc` becomes `Jean D’Arc`. An apostrophe after one letter starts a new word (`О’Коннор`), a
 * later one does not (`Дар’я`).
 */
export function titleCase(text: string): string {
  return text
    .toLowerCase()
    .replace(
      /(^|[^\p{L}\p{M}\p{N}'’ʼ`])(\p{L})(?:(['’ʼ`])(\p{L}))?/gu,
      (_, before, first, mark = "", second = "") => {
        return `${before}${first.toUpperCase()}${mark}${second.toUpperCase()}`;
      },
    );
}

/** How many code points the text has: what Base counts against its limits. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let index = 0; index + 1 < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdbff) {
      const next = text.charCodeAt(index + 1);
      if (next >= 0xdc00 && next <= 0xdfff) {
        length -= 1;
        index += 1;
      }
    }
  }
  return length;
}
