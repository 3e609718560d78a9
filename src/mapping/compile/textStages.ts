import { checkTextLength, spend, spendOnList, spendOnSearch } from "../contract/budget.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { textOf } from "./scalar.ts";
import type { Scope } from "./scope.ts";

/** What a modifier does to a value that is present. */
export type Stage = (value: unknown, scope: Scope) => unknown;

export function splitBy(separator: string, at: string): Stage {
  return (own, scope) => {
    const text = textOf(own);
    if (text === undefined) return own;
    spendOnSearch(scope, text.length, separator.length, at);
    const pieces = text.split(separator, scope.budget.listLength + 1);
    spendOnList(scope, pieces.length, at, 3);
    return keepPositions(pieces.map((each) => each.trim()));
  };
}

export function replaceBy(table: Readonly<Record<string, string>>, at: string): Stage {
  const pairs = Object.entries(table).filter(([from]) => from !== "");
  return onText((text, scope) => {
    spend(scope, pairs.length, at);
    return pairs.reduce((own, [from, to]) => replaceAll(own, from, to, scope, at), text);
  });
}

/** Missing elements leave an empty position, so that columns do not shift. */
export function keepPositions(values: readonly unknown[]): readonly unknown[] | undefined {
  const kept = values.map(emptyToUndefined);
  return kept.every((each) => each === undefined) ? undefined : kept;
}

export function onText(convert: (text: string, scope: Scope) => string): Stage {
  return (value, scope) => {
    const text = textOf(value);
    return text === undefined ? value : emptyToUndefined(convert(text, scope));
  };
}

/** Stops as soon as the text is too long: one character may become a hundred thousand. */
function replaceAll(text: string, from: string, to: string, scope: Scope, at: string): string {
  spendOnSearch(scope, text.length, from.length, at);
  let found = text.indexOf(from);
  if (found < 0) return text;
  let replaced = "";
  let end = 0;
  for (; found >= 0; found = text.indexOf(from, end)) {
    replaced += text.slice(end, found) + to;
    end = found + from.length;
    checkTextLength(scope, replaced.length, at);
  }
  return replaced + text.slice(end);
}
