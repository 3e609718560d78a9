import { getOwn } from "../../json/value.ts";

/** Words of the rules that had another name before the first release: the old name, and the one of today. */
const renamedWords: Readonly<Record<string, string>> = {
  anyCase: "ignoreCase",
  decimalMark: "decimalSeparator",
  mark: "decimalSeparator",
  minor: "minorUnits",
  refuse: "reject",
  together: "allOrNothing",
};

/** What a word is called today, where it is an old name of one that is allowed here. */
export function renamedTo(word: string, allowed: readonly unknown[]): string | undefined {
  const today = getOwn(renamedWords, word);
  return allowed.includes(today) ? today : undefined;
}
