/** Letters and what they become, one for one up to `|`, then one for two. */
const cyrillic = "абвгґдеєзиіклмнопрстуфхцыэłı|жчшщюяß";
const latin = "abvggdeeziiklmnoprstufhcyeli|zhchshshyuyass";

/** Words of any language in one alphabet, for tables: `Převod`, `превод` are `prevod`. Never for texts of an order. */
export function foldWords(text: string): string {
  // Most words of machines need nothing else.
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
  const at = cyrillic.indexOf(letter);
  const pairs = cyrillic.indexOf("|") + 1;
  return at < pairs ? latin.charAt(at) : latin.slice(2 * at - pairs, 2 * at - pairs + 2);
}
