import { type AnyShape, integer, list, map, optional, text, unknown } from "../../entries/apps.ts";
import type { Baselinker } from "../../entries/index.ts";
import { createMapper, type RuleCondition } from "../../entries/mapping.ts";
import { isRecord } from "../../shared/json/value.ts";
import { Decimal } from "../../shared/runtime/decimal.ts";
import { type FieldPath, fieldPath, valuesAt } from "./fieldPaths.ts";
import { checkedRead, maxCallMs, NoMorePages, pagesOf } from "./readEntries.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/** The maximum number of groups in an answer; the largest are listed first. */
const maxGroups = 100;

interface Group {
  readonly values: readonly unknown[];
  count: number;
  readonly sums: Decimal[];
}

export const countBase = (client: Baselinker, { people, now }: Session) =>
  declareTool({
    name: "count_base",
    title: "Count in Base",
    description: "Counts the entries of a paged read, by fields and with sums; reads the pages itself.",
    params: {
      method: text(),
      params: optional(map(unknown())),
      where: optional(unknown()),
      by: optional(list(text())),
      sum: optional(list(text())),
      max_requests: optional(integer()),
      cursor: optional(text()),
    },
    words: {
      where:
        'condition of the rules language on an entry, e.g. {"path":"payment_done","is":0}; with all, any, not, in, gt, lt, matches',
      by: "up to 3 fields; times by day",
      sum: "up to 3 fields",
    },
    ranges: { max_requests: [1, 50] },
    isOpen: true,
    async run(args, { signal }) {
      const { method: name, params, where, by = [], sum = [], max_requests: maxRequests = 20, cursor } = args;
      const { method, paging, params: readParams } = checkedRead(name, params, people);
      if (paging === undefined)
        throw new ToolFailure("not_paged", `${name} gives all at once. read_base shows it.`);
      if (by.length > 3 || sum.length > 3)
        throw new ToolFailure("wrong_params", "At most 3 fields each are taken by `by` and by `sum`.");
      const path = (pathText: string) => visible(fieldPath(method, paging.field, pathText));
      const groupPaths = by.map((pathText) => fieldPath(method, paging.field, pathText));
      const sumPaths = sum.map(path);
      for (const pathText of pathsIn(where)) path(pathText.replace(/\[[^\]]*\]/g, ""));
      const passes = conditionOf(where);
      const place = `${paging.field}.*`;
      const end = now() + maxCallMs;
      const entries = pagesOf(
        client,
        { method, params: readParams, paging },
        { cursor, signal, people },
        (requests) => (requests < maxRequests ? end - now() : 0),
      );
      const groups = new Map<string, Group>();
      let count = 0;
      let scanned = 0;
      let failure: unknown;
      try {
        for await (const read of entries) {
          scanned += 1;
          const entry: unknown = Array.isArray(read) ? read[1] : read;
          const others = people.apart();
          const hidden = others.hide(name, entry, place);
          // Whether a condition passes is an answer too, and it reaches values in other ways than by `path`.
          if (where !== undefined && !passes(others.withoutMarks(name, hidden, place))) continue;
          count += 1;
          const values = groupPaths.map((groupPath) => valuesOf(hidden, groupPath));
          const isAsItIs = isSame(
            values,
            groupPaths.map((groupPath) => valuesOf(entry, groupPath)),
          );
          const shown = isAsItIs ? hidden : people.hide(name, entry, place);
          add(groups, shown, groupPaths, sumPaths);
        }
      } catch (error) {
        // What was counted so far is kept: the cursor continues it.
        if (scanned === 0 || signal.aborted) throw error;
        failure = error;
      }
      const { cursor: next } = entries;
      const rows = [...groups.values()].sort((a, b) => b.count - a.count).slice(0, maxGroups);
      return {
        count,
        scanned,
        complete: failure === undefined,
        ...(failure === undefined || next === undefined ? {} : { cursor: next }),
        ...(failure === undefined || failure instanceof NoMorePages || !(failure instanceof Error)
          ? {}
          : { stopped: people.hideText(failure.message) }),
        ...(by.length + sum.length === 0 ? {} : { groups: rows.map((row) => written(row, by, sum)) }),
        ...(groups.size > maxGroups ? { more_groups: groups.size - maxGroups } : {}),
      };

      function visible(found: FieldPath): FieldPath {
        if (!people.isHidden(method.name, found.inResult)) return found;
        const message = `${found.names.join(".")} holds hidden personal data: it is neither compared nor summed.`;
        throw new ToolFailure("hidden_value", message);
      }
    },
  });

/**
 * Returns a test for a condition of the rules language. The condition runs as a `skip` rule: an entry that is
 * skipped passes.
 */
function conditionOf(where: unknown): (entry: unknown) => boolean {
  if (where === undefined) return () => true;
  if (!isCondition(where)) throw new ToolFailure("wrong_params", "`where` must be a condition, an object.");
  const mapper = createMapper({
    version: 1,
    needsContact: false,
    skip: [{ when: where, reason: "counted" }],
    fields: {},
  });
  const receivedAt = new Date(0);
  return (entry) => mapper.map(entry, { receivedAt }).status === "skip";
}

/** Only the type is checked here: the compiler of rules checks the rest. */
function isCondition(value: unknown): value is RuleCondition {
  return isRecord(value);
}

/** The paths of a condition, at any depth. */
function pathsIn(where: unknown): readonly string[] {
  if (Array.isArray(where)) return where.flatMap(pathsIn);
  if (!isRecord(where)) return [];
  return Object.entries(where).flatMap(([name, value]) =>
    name === "path" ? [value].flat().filter((path) => typeof path === "string") : pathsIn(value),
  );
}

/** An entry with several values of a field counts in the group of each. */
function add(
  groups: Map<string, Group>,
  entry: unknown,
  by: readonly FieldPath[],
  sum: readonly FieldPath[],
): void {
  const found = by.map((path) => valuesOf(entry, path));
  for (const values of combinations(found)) {
    const id = JSON.stringify(values);
    const group = groups.get(id) ?? { values, count: 0, sums: sum.map(() => zero) };
    group.count += 1;
    for (const [index, { names }] of sum.entries()) {
      for (const value of valuesAt(entry, names)) {
        const number = typeof value === "number" ? Decimal.fromNumber(value) : undefined;
        const before = group.sums[index];
        if (number !== undefined && before !== undefined) group.sums[index] = before.add(number);
      }
    }
    groups.set(id, group);
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const zero = /* @__PURE__ */ Decimal.fromUnits(0, 0);

function valuesOf(entry: unknown, { names, shape }: FieldPath): readonly unknown[] {
  const values = valuesAt(entry, names).map((value) => (isTime(shape) ? dayOf(value) : value));
  return values.length === 0 ? [null] : [...new Set(values)];
}

function isTime(shape: AnyShape | undefined): boolean {
  return shape?.node.type === "time";
}

function dayOf(seconds: unknown): unknown {
  if (typeof seconds !== "number" || seconds <= 0 || seconds > 1e11) return seconds;
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

function combinations([first, ...rest]: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  if (first === undefined) return [[]];
  const others = combinations(rest);
  return first.flatMap((value) => others.map((other) => [value, ...other]));
}

function written({ values, count, sums }: Group, by: readonly string[], sum: readonly string[]) {
  return {
    ...Object.fromEntries(by.map((name, index) => [name, values[index]])),
    count,
    ...Object.fromEntries(sum.map((name, index) => [`sum ${name}`, Number(sums[index]?.toText() ?? 0)])),
  };
}
