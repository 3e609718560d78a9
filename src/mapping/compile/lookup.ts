import type { Nothing } from "../rules/grammarNode.ts";
import type { LookupBy, LookupModifiers, Modifiers, ValueObject } from "../rules/value.ts";
import { sameSpelling, withoutCase } from "../values/letters.ts";
import { compileMatcher } from "../values/pattern.ts";
import type { Environment } from "./environment.ts";
import { textOf } from "./scalar.ts";
import { report, type Scope } from "./scope.ts";

type Table = NonNullable<Modifiers["lookup"]>;

export const keyComparisons: {
  readonly [By in LookupBy]: (
    table: Table,
    path: string,
    env: Environment,
    valuePath: string,
  ) => (key: string, scope: Scope) => unknown;
} = {
  exact(table) {
    const rows = rowsOf(table, sameSpelling);
    return (key) => rows.get(key) ?? rows.get(sameSpelling(key));
  },
  ignoreCase(table) {
    const rows = rowsOf(table, withoutCase);
    return (key) => rows.get(withoutCase(key));
  },
  pattern(table, path, env, valuePath) {
    const rows = Object.entries(table)
      .filter(([key]) => key !== "")
      .map(([key, result]) => ({ match: compileMatcher(key, `${path}.${key}`, env.problems), result }));
    return (key, scope) => rows.find(({ match }) => match(key, scope, valuePath) !== undefined)?.result;
  },
};

export const unmatchedValues: {
  readonly [Unmatched in NonNullable<LookupModifiers["unmatched"]>]: (
    value: unknown,
    scope: Scope,
    valuePath: string,
    hasDefault: boolean,
  ) => unknown;
} = {
  drop(value, scope, valuePath, hasDefault) {
    if (!hasDefault) report(scope, "lookup_unmatched", valuePath, undefined, value);
    return undefined;
  },
  keep: (value) => value,
  reject(value, scope, valuePath) {
    report(scope, "lookup_rejected", valuePath, undefined, value);
    return undefined;
  },
};

export function compileLookup(
  table: Table,
  path: string,
  env: Environment,
  value: ValueObject,
  valuePath: string,
): (value: unknown, scope: Scope) => unknown {
  const { lookupBy = "exact", unmatched = "drop", ...rest }: LookupModifiers = value;
  rest satisfies Nothing;
  // The grammar reports an unknown comparison. Compiling continues, to find all other problems.
  const compare = Object.hasOwn(keyComparisons, lookupBy) ? keyComparisons[lookupBy] : keyComparisons.exact;
  const find = compare(table, path, env, valuePath);
  const otherwise = unmatchedValues[unmatched];
  const hasDefault = value.default !== undefined;
  return (input, scope) => {
    const key = textOf(input);
    const found = key === undefined ? undefined : find(key.trim(), scope);
    return found ?? otherwise(input, scope, valuePath, hasDefault);
  };
}

function rowsOf(table: Table, keyOf: (key: string) => string): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(table).map(([key, result]) => [keyOf(key), result]));
}
