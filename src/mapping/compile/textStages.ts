import { checkTextLength, spend, spendOnList, spendOnSearch } from "../contract/budget.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { textOf } from "./scalar.ts";
import type { Scope } from "./scope.ts";

/** What a modifier does to a value that is present. */
export type Stage = (value: unknown, scope: Scope) => unknown;

export function splitBy(separator: string, rulePath: string): Stage {
  return (value, scope) => {
    const text = textOf(value);
    if (text === undefined) return value;
    spendOnSearch(scope, text.length, separator.length, rulePath);
    const pieces = text.split(separator, scope.budget.listLength + 1);
    spendOnList(scope, pieces.length, rulePath, 3);
    return keepPositions(pieces.map((piece) => piece.trim()));
  };
}

export function replaceBy(table: Readonly<Record<string, string>>, rulePath: string): Stage {
  const pairs = Object.entries(table).filter(([from]) => from !== "");
  return onText((text, scope) => {
    spend(scope, pairs.length, rulePath);
    return pairs.reduce((current, [from, to]) => replaceAll(current, from, to, scope, rulePath), text);
  });
}

/**
 * Keeps an empty position for each missing element, so that columns do not shift. Returns `undefined` if all
 * elements are missing.
 */
export function keepPositions(values: readonly unknown[]): readonly unknown[] | undefined {
  const kept = values.map(emptyToUndefined);
  return kept.every((element) => element === undefined) ? undefined : kept;
}

export function onText(convert: (text: string, scope: Scope) => string): Stage {
  return (value, scope) => {
    const text = textOf(value);
    return text === undefined ? value : emptyToUndefined(convert(text, scope));
  };
}

/**
 * Replaces every occurrence. It stops as soon as the text is too long, because one character may become a
 * hundred thousand.
 */
function replaceAll(text: string, from: string, to: string, scope: Scope, rulePath: string): string {
  spendOnSearch(scope, text.length, from.length, rulePath);
  let found = text.indexOf(from);
  if (found < 0) return text;
  let replaced = "";
  let end = 0;
  for (; found >= 0; found = text.indexOf(from, end)) {
    replaced += text.slice(end, found) + to;
    end = found + from.length;
    checkTextLength(scope, replaced.length, rulePath);
  }
  return replaced + text.slice(end);
}
