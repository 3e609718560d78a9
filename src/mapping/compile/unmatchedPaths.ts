import type { MappingCode } from "../issueCodes.ts";
import { type Nearest, nearestPaths } from "./nearest.ts";
import { type Miss, report, type Scope } from "./scope.ts";

interface Cause {
  readonly at: string;
  readonly code: MappingCode;
  readonly paths: Set<string>;
  readonly names: Set<string>;
}

/** Records a path that found nothing. Similar names are searched once the lead is done. */
export function miss(scope: Scope, own: Miss): void {
  scope.misses ??= [];
  if (scope.misses.length < maxMisses) scope.misses.push(own);
  if (!own.isDoubtful) scope.trace?.unmatched.add(own.at);
}

const maxMisses = 200;
const maxListed = 5;

/** Reports the paths that found nothing; those with the same cause in one issue. */
export function reportUnmatched(scope: Scope): void {
  const causes = new Map<string, Cause>();
  const seen = new Set<string>();
  for (const { at, text, steps, from, start, isDoubtful } of scope.misses ?? []) {
    const isElement = from !== scope.lead && start === "";
    const id = `${isElement}${text}`;
    // Searching takes time, so it is skipped once more than half of the budget is spent.
    const isPoor = scope.stepsLeft < scope.budget.steps / 2;
    if (seen.has(id) || (isDoubtful && isPoor)) continue;
    const { paths, isNear } = isPoor ? nothingNear : nearestPaths(from, steps, scope, isDoubtful, start);
    if (isDoubtful && !isNear) continue;
    seen.add(id);
    const code = !isNear ? "path_absent" : isElement ? "element_unmatched" : "path_unmatched";
    const cause = `${code} ${isNear ? causeOf(text, paths[0] ?? "") : ""}`;
    const known = causes.get(cause) ?? { at, code, paths: new Set(), names: new Set() };
    causes.set(cause, known);
    known.paths.add(text);
    for (const path of paths) known.names.add(path);
  }
  for (const { at, code, paths, names } of causes.values())
    report(scope, code, at, { paths: listed(paths), names: listed(names) });
}

const nothingNear: Nearest = { paths: [], isNear: false };

/** One key too many, or too few, at the start of all paths is one cause; each typo is its own. */
function causeOf(text: string, meant: string): string {
  if (meant.endsWith(text)) return `+${meant.slice(0, -text.length)}`;
  return text.endsWith(meant) ? `-${text.slice(0, -meant.length)}` : text;
}

export function listed(paths: Iterable<string>): string {
  const all = [...new Set(paths)];
  const shown = all.slice(0, maxListed).map((path) => `\`${path.slice(0, 80)}\``);
  if (all.length > maxListed) shown.push("…");
  return shown.join(", ") || "`{}`";
}
