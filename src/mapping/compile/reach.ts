import { isRecord } from "../../json/value.ts";
import type { Value } from "../rules/value.ts";
import { emptyToUndefined } from "../text/missing.ts";
import type { Environment } from "./environment.ts";
import { compileRawPath, inPlaceOf, pathOf } from "./paths.ts";
import type { Check } from "./scope.ts";
import { valuesIn } from "./sources.ts";

/**
 * Whether the lead has anything at any path of a value, even something empty. `undefined` for a value that needs no
 * path to match: it has none, or it says itself that it may be absent, by a default, by a condition, or by
 * `"required": false`. A named value is as much there as what it is made of.
 */
export function compileReach(value: Value, at: string, env: Environment): Check | undefined {
  if (
    typeof value === "object" &&
    (value.default !== undefined || value.when !== undefined || value.required === false)
  ) {
    return undefined;
  }
  // What is wrong with its paths is reported with the value itself.
  const quiet: Environment = { ...env, problems: [] };
  const reads = pathsIn(value).map((text): Check => {
    const path = pathOf(text, at, quiet);
    const slot = path.root.at === "value" ? env.slots.get(path.root.name) : undefined;
    if (slot !== undefined) return (scope) => inPlaceOf(slot, scope, () => slot.reached?.(scope) ?? true);
    const read = compileRawPath(path, at, quiet, "first");
    // Where a part of the way is there and empty (`"pickupPoint": null`), the rest of it cannot be.
    const ways = path.steps
      .slice(0, -1)
      .map((_, index) =>
        compileRawPath({ root: path.root, steps: path.steps.slice(0, index + 1) }, at, quiet, "first"),
      );
    return (scope) => read(scope) !== undefined || ways.some((way) => isEmptyThing(way(scope)));
  });
  if (reads.length === 0) return undefined;
  return (scope) => reads.some((reached) => reached(scope));
}

function isEmptyThing(value: unknown): boolean {
  return value !== undefined && (emptyToUndefined(value) === undefined || (isRecord(value) && isBare(value)));
}

function isBare(value: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(value).length === 0;
}

/** The paths that a value reads itself, without those of templates and of conditions. */
function pathsIn(value: Value): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" ? valuesIn(value).flatMap(pathsIn) : [];
}
