/** Letters and what they become, one for one up to `|`, then one for two. */
const cyrillic = "абвгґдеєзиіклмнопрстуфхцыэłı|жчшщюя";
const latin = "abvggdeeziiklmnoprstufhcyeli|zhchshshyuya";

/** Words of any language in one alphabet, for tables: `Převod`, `превод` are `prevod`. Never for texts of an order. */
export function foldWords(text: string): string {
  const lower = text.toLowerCase();
  // Most words of machines need nothing else.
  if (/^[a-z\d]+$/.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’ʼ`"ьъ]/gu, "")
    .replace(/[а-яєіґłı]/g, folded)
    .replace(/[_−\p{Pd}]/gu, "-")
    .replace(/\s+/g, " ")
    .trim();
}

function folded(letter: string): string {
  const at = cyrillic.indexOf(letter);
  if (at < 0) return letter;
  const pairs = cyrillic.indexOf("|") + 1;
  return at < pairs ? latin.charAt(at) : latin.slice(2 * at - pairs, 2 * at - pairs + 2);
}
