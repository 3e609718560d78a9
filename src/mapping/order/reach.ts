import type { Environment } from "../compile/environment.ts";
import { compileRawPath, parsedPath } from "../compile/paths.ts";
import type { Scope } from "../compile/scope.ts";
import type { Value } from "../rules/language.ts";
import { pathsIn } from "../rules/pathsIn.ts";

/**
 * Whether anything stands at any path of a value, be it empty. `undefined` for a value that needs no path
 * to match: it has none, or it has a default.
 */
export function compileReach(value: Value, env: Environment): ((scope: Scope) => boolean) | undefined {
  if (typeof value === "object" && value.default !== undefined) return undefined;
  const reads = pathsIn(value).map((path) => compileRawPath(parsedPath(path), env, "first"));
  if (reads.length === 0) return undefined;
  return (scope) => reads.some((read) => read(scope) !== undefined);
}
