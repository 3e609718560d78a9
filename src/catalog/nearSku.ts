/**
 * The SKU of a catalog that a person would take this one for: another case, letters of another alphabet that
 * look the same, another dash, lost zeros, characters that no one sees. Asks at most 200 times, however large
 * the catalog is.
 */
/* @__NO_SIDE_EFFECTS__ */
export function nearSku(sku: string, has: (sku: string) => boolean): string | undefined {
  if (sku.length > longest) return undefined;
  const plain = sku
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\s*\p{Pd}\s*/gu, "-")
    .trim();
  const variants = new Set([plain]);
  for (const change of changes)
    for (const code of [...variants]) for (const each of change(code)) variants.add(each);
  return [...variants].find(has);
}

const longest = 60;

/** Letters that look the same, in Cyrillic and in Latin. */
const cyrillic = "АВЕІКМНОРСТХаеіорсхуУ";
const latin = "ABEIKMHOPCTXaeiopcxyY";

const changes: readonly ((code: string) => readonly string[])[] = [
  (code) => [swap(code, cyrillic, latin), swap(code, latin, cyrillic)],
  (code) => [code.toUpperCase(), code.toLowerCase()],
  (code) => [
    code.replace(/[\s-]+/g, ""),
    code.replace(/(\p{L})[\s-]*(\d)/gu, "$1-$2"),
    code.replace(/\s+/g, "-"),
  ],
  (code) => [code.replace(/^0+(?=.)/, ""), ...["0", "00", "000"].map((zeros) => zeros + code)],
];

function swap(code: string, from: string, to: string): string {
  return code.replace(/\p{L}/gu, (letter) => to[from.indexOf(letter)] ?? letter);
}
