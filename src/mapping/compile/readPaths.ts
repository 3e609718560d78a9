import { escapeControls } from "../../shared/runtime/text.ts";
import type { MappingCode } from "../contract/issueCodes.ts";
import { compileReached } from "../path/compilePath.ts";
import type { RuleValue } from "../rules/value.ts";
import type { Environment, Slot } from "./environment.ts";
import { decided, inPlaceOf, pathOf } from "./paths.ts";
import { type AskedPath, type Check, type Miss, type Reach, report, type Scope } from "./scope.ts";
import type { Nearest } from "./search.ts";
import { needsAll, valuesIn } from "./sources.ts";

export function pathsIn(value: RuleValue): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" ? valuesIn(value).flatMap(pathsIn) : [];
}

export function noteAbsent(reach: Reach | undefined, scope: Scope): void {
  if (reach?.isReached(scope) === false) reach.note(scope);
}

/**
 * Compiles what a value needs from the lead; returns `undefined` if none of its paths has to match. A path to
 * a named value needs what that value needs.
 */
export function compileReach(value: RuleValue, rulePath: string, env: Environment): Reach | undefined {
  // Problems of the paths are reported where the value itself is compiled.
  return reachOf(value, rulePath, { ...env, problems: [] });
}

function reachOf(value: RuleValue, rulePath: string, env: Environment): Reach | undefined {
  if (typeof value === "string") return reachOfPath(value, rulePath, env);
  if (typeof value !== "object") return undefined;
  if (value.when !== undefined || value.required === false || value.lookup?.[""] !== undefined)
    return undefined;
  if (value.default !== undefined) return reachOf(value.default, rulePath, env);
  const isWhole = needsAll(value);
  const all = valuesIn(value).map((inner) => reachOf(inner, rulePath, env));
  const parts = all.filter((part) => part !== undefined);
  // An alternative that needs nothing is always present.
  if (parts.length === 0 || (!isWhole && parts.length < all.length)) return undefined;
  const isReached: Check = isWhole
    ? (scope) => parts.every((part) => part.isReached(scope))
    : (scope) => parts.some((part) => part.isReached(scope));
  return {
    isReached,
    note(scope, isDoubtful) {
      for (const part of parts) if (!part.isReached(scope)) part.note(scope, isDoubtful);
    },
  };
}

function reachOfPath(text: string, rulePath: string, env: Environment): Reach {
  const { root, steps } = pathOf(text, rulePath, env);
  const isThere = compileReached(steps, rulePath);
  const start = root.at === "value" ? `$${root.name}` : root.at === "lead" ? "$" : "";
  const asked: AskedPath = {
    at: rulePath,
    text,
    shown: shownPath(text),
    start,
    search: env.searchFor(steps, start),
  };
  if (root.at !== "value") {
    const fromOf = root.at === "lead" ? (scope: Scope) => scope.lead : (scope: Scope) => scope.item;
    return {
      isReached: (scope) => isThere(fromOf(scope), scope),
      note: (scope, isDoubtful = false) => miss(scope, { asked, from: fromOf(scope), isDoubtful }),
    };
  }
  const slot = env.slots.get(root.name);
  if (slot === undefined) return { isReached: () => false, note: () => undefined };
  const isPart = slot.isPart && steps.length > 0;
  return {
    isReached(scope) {
      if (!isSlotReached(slot, scope)) return false;
      const from = isPart ? decided(scope, slot) : undefined;
      return from === undefined || isThere(from, scope);
    },
    note(scope, isDoubtful = false) {
      if (!isDoubtful) scope.trace?.unmatched.add(rulePath);
      if (!isSlotReached(slot, scope)) {
        // Values that refer to others twice would double the work at each level.
        if (isFirst(scope, isDoubtful ? slot : (slot.reach ?? slot)))
          inPlaceOf(slot, scope, () => slot.reach?.note(scope, isDoubtful));
      } else if (isPart) miss(scope, { asked, from: decided(scope, slot), isDoubtful });
    },
  };
}

export function isFirst(scope: Scope, what: object): boolean {
  scope.seen ??= new Set();
  const { size } = scope.seen;
  return scope.seen.add(what).size > size;
}

/**
 * Whether the lead has a named value. The answer is cached per lead or line: values that refer to others
 * twice would double the work at each level.
 */
function isSlotReached(slot: Slot, scope: Scope): boolean {
  const values = slot.of === "line" ? scope.lineValues : scope.values;
  const known = values[slot.reachedIndex];
  if (typeof known === "boolean") return known;
  const reached = inPlaceOf(slot, scope, () => slot.reach?.isReached(scope) ?? true);
  values[slot.reachedIndex] = reached;
  return reached;
}

interface Cause {
  readonly at: string;
  readonly code: MappingCode;
  readonly way: string;
  readonly paths: string[];
  readonly names: string[];
}

/** Records a path that found nothing. Similar names are searched once the lead is done. */
function miss(scope: Scope, entry: Miss): void {
  scope.misses ??= [];
  if (scope.misses.length < maxMisses) scope.misses.push(entry);
  if (!entry.isDoubtful) scope.trace?.unmatched.add(entry.asked.at);
}

const maxMisses = 200;
const maxListed = 5;

/** Reports the paths that found nothing. Paths with the same cause share one issue. */
export function reportUnmatched(scope: Scope): void {
  const causes: Cause[] = [];
  const seen = new Set<string>();
  for (const { asked, from, isDoubtful } of scope.misses ?? []) {
    const { at, text, shown, start, search } = asked;
    const isElement = from !== scope.lead && start === "";
    // No path ends in an open bracket.
    const id = isElement ? `${text}[` : text;
    // Searching takes time, so it is skipped once more than half of the budget is spent.
    const isPoor = scope.stepsLeft < scope.budget.steps / 2;
    if (seen.has(id) || (isDoubtful && isPoor)) continue;
    const { paths, isNear } = isPoor ? nothingNear : search(from, scope, isDoubtful);
    if (isDoubtful && !isNear) continue;
    seen.add(id);
    const code = !isNear ? "path_absent" : isElement ? "element_unmatched" : "path_unmatched";
    const way = isNear ? causeOf(text, paths[0] ?? "") : "";
    let cause = causes.find((known) => known.code === code && known.way === way);
    if (cause === undefined) {
      cause = { at, code, way, paths: [], names: [] };
      causes.push(cause);
    }
    addListed(cause.paths, shown);
    for (const name of paths) addListed(cause.names, name);
  }
  for (const { at, code, paths, names } of causes) {
    if (names.length === 0) names.push("{}");
    report(scope, code, at, { paths, names });
  }
}

const nothingNear: Nearest = { paths: [], isNear: false };

/**
 * Names the cause of a path that found nothing. One key too many or too few at the start is the same cause
 * for all paths; each typo is its own.
 */
function causeOf(text: string, meant: string): string {
  if (meant.endsWith(text)) return `+${meant.slice(0, -text.length)}`;
  return text.endsWith(meant) ? `-${text.slice(0, -meant.length)}` : text;
}

/** The paths that a message names. Whoever wrote the rules or the lead named them, and a log may print the message. */
export function listed(paths: readonly string[]): readonly string[] {
  const shown: string[] = [];
  for (const path of paths) addListed(shown, shownPath(path));
  return shown.length === 0 ? ["{}"] : shown;
}

/** Adds a path to those that a message names, once; too many are one sign. */
function addListed(shown: string[], path: string): void {
  if (shown.length > maxListed || shown.includes(path)) return;
  shown.push(shown.length === maxListed ? "…" : path);
}

function shownPath(path: string): string {
  return escapeControls(path.slice(0, 80));
}
