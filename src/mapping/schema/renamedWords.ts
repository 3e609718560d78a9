import { getOwn } from "../../json/value.ts";

/** Words of the rules that were renamed before the first release: the old name and the current one. */
const renamedWords: Readonly<Record<string, string>> = {
  anyCase: "ignoreCase",
  decimalMark: "decimalSeparator",
  mark: "decimalSeparator",
  minor: "minorUnits",
  refuse: "reject",
  together: "allOrNothing",
};

export function renamedTo(word: string, allowed: readonly unknown[]): string | undefined {
  const today = getOwn(renamedWords, word);
  return allowed.includes(today) ? today : undefined;
}
