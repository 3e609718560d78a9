import type { Environment } from "../compile/environment.ts";
import { compileRawPath, pathOf } from "../compile/paths.ts";
import type { Scope } from "../compile/scope.ts";
import type { Value } from "../rules/language.ts";
import { pathsIn } from "../rules/pathsIn.ts";

/**
 * Whether anything stands at any path of a value, be it empty. `undefined` for a value that needs no path
 * to match: it has none, or it has a default.
 */
export function compileReach(
  value: Value,
  at: string,
  env: Environment,
): ((scope: Scope) => boolean) | undefined {
  if (typeof value === "object" && value.default !== undefined) return undefined;
  // The value itself has told already what is wrong with its paths.
  const quiet: Environment = { ...env, problems: [] };
  const reads = pathsIn(value).map((path) => compileRawPath(pathOf(path, at, quiet), at, quiet, "first"));
  if (reads.length === 0) return undefined;
  return (scope) => reads.some((read) => read(scope) !== undefined);
}
