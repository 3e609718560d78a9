import { setOwn } from "../../api/wire/setOwn.ts";

/**
 * Reads pairs out of a text: `Розмір: M; Колір: хвойний`. A piece without the inner mark becomes a key with
 * an empty value. Of two equal keys the last one counts.
 *
 * @param between What separates the pairs. Default `;`.
 * @param within What stands between key and value, the first time that it occurs. Default `=`.
 */
export function parsePairs(text: string, between = ";", within = "="): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const piece of text.split(between)) {
    const at = piece.indexOf(within);
    const key = (at < 0 ? piece : piece.slice(0, at)).trim();
    if (key !== "") setOwn(pairs, key, at < 0 ? "" : piece.slice(at + within.length).trim());
  }
  return pairs;
}
