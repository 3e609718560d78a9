import type { Environment } from "../compile/environment.ts";
import { compileModifiers } from "../compile/modifiers.ts";
import { compileRawPath, pathOf } from "../compile/paths.ts";
import { compileReach, noteAbsent } from "../compile/readPaths.ts";
import { type Get, report, type Scope } from "../compile/scope.ts";
import { spend, spendOnList } from "../contract/budget.ts";
import { listOf } from "../path/compilePath.ts";
import type { ParsedPath, TextGlob } from "../path/parsePath.ts";
import type { RuleValue, ValueObject } from "../rules/value.ts";

/** Combines columns to lines: the first cells make the first line, the second cells the second, and so on. */
export function compileColumns(
  columns: Readonly<Record<string, RuleValue>>,
  rulePath: string,
  env: Environment,
): (scope: Scope) => readonly Readonly<Record<string, unknown>>[] {
  const all = Object.entries(columns).map(([name, value]) => {
    const columnPath = `${rulePath}.${name}`;
    const reach = compileReach(value, columnPath, env);
    return {
      name,
      get: env.value(value, columnPath, "all"),
      numbered: compileNumbered(value, columnPath, env),
      reach,
    };
  });
  const numbered = all.flatMap(({ numbered }) => numbered ?? []);
  const different = [...new Map(numbered.map((column) => [column.path, column])).values()];
  return (scope) => {
    const rows = numbersOf(different.map(({ cells }) => cells(scope)));
    const cells = all.map(({ name, get, numbered, reach }) => {
      const list = rows === undefined || numbered === undefined ? get(scope) : numbered.inRows(rows, scope);
      const values = listOf(list);
      // Those in rows have a place for each, also where the lead has none of them.
      if (values.every((cell) => cell === undefined)) noteAbsent(reach, scope);
      return { name, list: values };
    });
    const longest = cells.reduce((most, { list }) => Math.max(most, list.length), 0);
    spendOnList(scope, longest, rulePath, 1 + cells.length);
    if (cells.some(({ list }) => list.length > 0 && list.length < longest))
      report(scope, "columns_uneven", rulePath);
    return Array.from({ length: longest }, (_, index) =>
      Object.fromEntries(cells.map(({ name, list }) => [name, list[index]])),
    );
  };
}

/** A column with keys such as `sku_1`, `sku_2`. The text matched by the star identifies the line. */
interface Numbered {
  readonly path: string;
  readonly cells: (scope: Scope) => ReadonlyMap<string, unknown>;
  readonly inRows: (rows: readonly string[], scope: Scope) => unknown;
}

function compileNumbered(value: RuleValue, rulePath: string, env: Environment): Numbered | undefined {
  const source: ValueObject | undefined = typeof value === "string" ? { path: value } : objectOf(value);
  if (source === undefined || !("path" in source)) return undefined;
  const quiet: Environment = { ...env, problems: [] };
  const path = pathOf(source.path, rulePath, quiet);
  const glob = onlyGlob(path);
  if (glob === undefined) return undefined;
  const holder = compileRawPath(
    { root: path.root, steps: path.steps.slice(0, -1) },
    rulePath,
    quiet,
    "first",
  );
  const cells = (scope: Scope): ReadonlyMap<string, unknown> => {
    const all = cellsOf(holder(scope), glob);
    spend(scope, 20 * all.seen, rulePath);
    return all.cells;
  };
  let row: unknown;
  const get: Get = compileModifiers(source, () => row, rulePath, quiet);
  return {
    path: source.path,
    cells,
    inRows(rows, scope) {
      if (env.tracing) scope.trace?.path(scope, holder(scope), path.steps.slice(-1), rulePath);
      const cellByRow = cells(scope);
      spendOnList(scope, rows.length, rulePath, 3);
      row = rows.map((rowId) => cellByRow.get(rowId));
      return get(scope);
    },
  };
}

function objectOf(value: RuleValue): ValueObject | undefined {
  return typeof value === "object" ? value : undefined;
}

/** The text before and after the star, if the path ends with a key that has one star and contains no other. */
function onlyGlob({ steps }: ParsedPath): TextGlob | undefined {
  const last = steps[steps.length - 1];
  const before = steps.slice(0, -1);
  if (last?.type !== "each" || last.keys?.length !== 2) return undefined;
  return before.every(({ type }) => type === "key" || type === "fromEnd") ? last.keys : undefined;
}

/** Returns the cells by the text matched by the star, and the number of keys that were read. */
function cellsOf(holder: unknown, [head = "", tail = ""]: TextGlob) {
  const cells = new Map<string, unknown>();
  const all = Object.entries(typeof holder === "object" && holder !== null ? holder : {});
  for (const [key, cell] of all) {
    if (key.length < head.length + tail.length || !key.startsWith(head) || !key.endsWith(tail)) continue;
    cells.set(key.slice(head.length, key.length - tail.length), cell);
  }
  return { cells, seen: all.length };
}

/**
 * Returns the ids that columns share, so that a line without a SKU does not take the next one's; `undefined`
 * if they share none, as in `q3_sku`, `q4_qty`.
 */
function numbersOf(columns: readonly ReadonlyMap<string, unknown>[]): readonly string[] | undefined {
  const seen = new Map<string, number>();
  for (const cells of columns) for (const row of cells.keys()) seen.set(row, (seen.get(row) ?? 0) + 1);
  const shared = [...seen].filter(([, count]) => count > 1).map(([row]) => row);
  if (shared.length === 0) return undefined;
  if (!shared.some(isNumber)) return [...seen.keys()];
  // Drops keys such as `name_of_shop` if there is a `name_1`.
  return [...seen.keys()].filter(isNumber).sort((a, b) => Number(a) - Number(b));
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}
