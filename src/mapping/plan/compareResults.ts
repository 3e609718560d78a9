import type { NewOrderProduct } from "../../api/methods/orders/changeOrders.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { MapResult } from "../contract/mapResult.ts";

/** One change in the result of a lead. */
export interface PlanChange {
  /**
   * `status`: order, skip or error; `key`: the lead's own id; `added`, `removed`, `changed`: a field or a line;
   * `moved`: lines in another order; `issue`: a warning or an error.
   */
  readonly kind: "status" | "key" | "added" | "removed" | "changed" | "moved" | "issue";
  /** The field of the order, such as `products[0].price_brutto`; for an issue, its path. */
  readonly path: string;
  /** The old value; for an issue, its code. Absent if there was none. */
  readonly before?: unknown;
  /** The new value; for moved lines, their old positions. Absent if there is none. */
  readonly after?: unknown;
}

/** Compares the results of one lead. A side is `undefined` if its rules do not map the lead. */
export function compareResults(
  was: MapResult | undefined,
  is: MapResult | undefined,
  knownKey: string | undefined,
): PlanChange[] {
  const changes: PlanChange[] = [];
  if (was?.status !== is?.status || reasonOf(was) !== reasonOf(is))
    changes.push(change("status", "status", shown(was), shown(is)));
  if (is?.status === "order") {
    const before = was?.status === "order" ? was.key : knownKey;
    if (before !== is.key && (was?.status === "order" || knownKey !== undefined))
      changes.push(change("key", "key", before, is.key));
    if (was?.status === "order") compareFields(was.order, is.order, changes);
  }
  if (was !== undefined && is !== undefined) compareIssues(was, is, changes);
  return changes;
}

function reasonOf(result: MapResult | undefined): string | undefined {
  return result?.status === "skip" ? result.reason : undefined;
}

function shown(result: MapResult | undefined): string | undefined {
  return result?.status === "skip" ? `skip: ${result.reason}` : result?.status;
}

function compareFields(was: object, is: object, changes: PlanChange[]): void {
  const before: Readonly<Record<string, unknown>> = { ...was };
  const after: Readonly<Record<string, unknown>> = { ...is };
  for (const name of Object.keys(before)) compareValue(name, before[name], after[name], changes);
  for (const name of Object.keys(after)) {
    if (before[name] === undefined) compareValue(name, undefined, after[name], changes);
  }
}

function compareValue(path: string, before: unknown, after: unknown, changes: PlanChange[]): void {
  if (before === after) return;
  if (isLines(path, before) && isLines(path, after)) compareLines(before, after, changes);
  else if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      compareValue(`${path}.${name}`, before[name], after[name], changes);
  } else if (before === undefined) changes.push(change("added", path, undefined, after));
  else if (after === undefined) changes.push(change("removed", path, before, undefined));
  else changes.push(change("changed", path, before, after));
}

function isLines(path: string, value: unknown): value is readonly NewOrderProduct[] {
  return path === "products" && Array.isArray(value);
}

function compareLines(
  before: readonly NewOrderProduct[],
  after: readonly NewOrderProduct[],
  changes: PlanChange[],
): void {
  const { pairs, removed, added } = matchLines(before, after);
  const places = pairs.map(({ was }) => was);
  if (places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0)))
    changes.push(change("moved", "products", undefined, places));
  for (const { was, is } of pairs) compareValue(`products[${is}]`, before[was], after[is], changes);
  for (const place of removed)
    changes.push(change("removed", `products[${place}]`, before[place], undefined));
  for (const place of added) changes.push(change("added", `products[${place}]`, undefined, after[place]));
}

/** Finds warnings and errors that appear or disappear. Further repeats of the same one are ignored. */
function compareIssues(was: MapResult, is: MapResult, changes: PlanChange[]): void {
  if (was.issues.length === 0 && is.issues.length === 0) return;
  const only = (result: MapResult, other: MapResult) => {
    const seen = new Set(other.issues.map(nameOf));
    return result.issues.filter((issue) => {
      const name = nameOf(issue);
      return issue.level !== "info" && !seen.has(name) && seen.add(name);
    });
  };
  for (const { code, path } of only(was, is)) changes.push(change("issue", path, code, undefined));
  for (const { code, path } of only(is, was)) changes.push(change("issue", path, undefined, code));
}

/**
 * Names an issue by its code and path. The line number is ignored, because lines before it may be added or
 * removed.
 */
function nameOf({ code, path }: MapResult["issues"][number]): string {
  return `${code} ${path.replace(/^products\[\d+\]/, "products[]")}`;
}

function change(kind: PlanChange["kind"], path: string, before: unknown, after: unknown): PlanChange {
  return {
    kind,
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

interface MatchedLines {
  /** The matched lines, in the new order. */
  readonly pairs: readonly { readonly was: number; readonly is: number }[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

type Line = NewOrderProduct;

/** Matches lines by SKU, then name, then position: an added line is one difference, not one for every line after. */
export function matchLines(before: readonly Line[], after: readonly Line[]): MatchedLines {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const match = (nameOf: (line: Line, place: number) => string | number | undefined) => {
    const places = new Map<string | number, number[]>();
    for (const [place, line] of before.entries()) {
      const name = taken.has(place) ? undefined : nameOf(line, place);
      if (name === undefined || name === "") continue;
      const same = places.get(name);
      if (same === undefined) places.set(name, [place]);
      else same.push(place);
    }
    for (const [place, line] of after.entries()) {
      const name = partner.has(place) ? undefined : nameOf(line, place);
      const was = name === undefined ? undefined : places.get(name)?.shift();
      if (was === undefined) continue;
      partner.set(place, was);
      taken.add(was);
    }
  };
  match(({ sku }) => sku);
  match(({ name }) => name);
  match((_, place) => place);
  return {
    pairs: [...partner].map(([is, was]) => ({ was, is })).sort((a, b) => a.is - b.is),
    removed: [...before.keys()].filter((place) => !taken.has(place)),
    added: [...after.keys()].filter((place) => !partner.has(place)),
  };
}
