import { freeLength, spendOnSearch, type Work } from "../contract/budget.ts";
import type { TextGlob } from "./parsePath.ts";

export function fitsGlob(text: string, glob: TextGlob): boolean {
  const first = glob[0] ?? "";
  if (glob.length === 1) return text === first;
  const last = glob[glob.length - 1] ?? "";
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let from = first.length;
  const until = text.length - last.length;
  for (let index = 1; index < glob.length - 1; index += 1) {
    const piece = glob[index] ?? "";
    const found = text.indexOf(piece, from);
    if (found === -1 || found + piece.length > until) return false;
    from = found + piece.length;
  }
  return true;
}

export function globTest(glob: TextGlob, rulePath: string): (value: unknown, work: Work) => boolean {
  const length = glob.reduce((sum, piece) => sum + piece.length, 0);
  return (value, work) => {
    if (typeof value === "string") {
      if (glob.length > 2 && value.length > freeLength) spendOnSearch(work, value.length, length, rulePath);
      return fitsGlob(value, glob);
    }
    return (typeof value === "number" || typeof value === "boolean") && fitsGlob(String(value), glob);
  };
}
