/** Letters and what they become: one letter each up to `|`, then two letters each. */
const cyrillic = "абвгґдеєзиіклмнопрстуфхцыэłı|жчшщюяß";
const latin = "abvggdeeziiklmnoprstufhcyeli|zhchshshyuyass";

/**
 * Writes words of any language in one alphabet, for tables: `Převod`, `превод` are `prevod`. Texts of an
 * order are never written like this.
 */
export function foldWords(text: string): string {
  // Most words that machines write need nothing else.
  if (/^[a-z\d]+$/i.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’ʼ`"ьъ]/gu, "")
    .replace(/[а-яєіґłıß]/g, folded)
    .replace(/[_−\p{Pd}]/gu, "-")
    .replace(/\s+/g, " ")
    .trim();
}

function folded(letter: string): string {
  const index = cyrillic.indexOf(letter);
  const pairs = cyrillic.indexOf("|") + 1;
  return index < pairs ? latin.charAt(index) : latin.slice(2 * index - pairs, 2 * index - pairs + 2);
}
