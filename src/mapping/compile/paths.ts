import { compilePath } from "../path/compilePath.ts";
import { isPathProblem, type ParsedPath, parsePath } from "../path/parsePath.ts";
import type { Environment, Slot, Want } from "./environment.ts";
import { present } from "./scalar.ts";
import { type Get, type Scope, undecided } from "./scope.ts";
import { tracePath } from "./tracePath.ts";

/** The value at a path; `undefined` where it is missing or empty. */
export function compilePathText(text: string, env: Environment, want: Want): Get {
  const raw = compileRawPath(parsedPath(text), env, want);
  return (scope) => present(raw(scope));
}

/** What stands at a path, be it empty. */
export function compileRawPath(path: ParsedPath, env: Environment, want: Want): Get {
  const read = compilePath(path.steps, want);
  const { root } = path;
  if (root.at === "value") return namedValue(root.name, env, read);
  if (env.tracing) {
    return (scope) => {
      const from = root.at === "lead" ? scope.lead : scope.item;
      tracePath(scope, from, path.steps);
      return read(from);
    };
  }
  return root.at === "lead" ? (scope) => read(scope.lead) : (scope) => read(scope.item);
}

/** The path of rules that were checked before. */
export function parsedPath(text: string): ParsedPath {
  const path = parsePath(text);
  if (isPathProblem(path)) throw new Error(`The path \`${text}\` cannot be read: ${path.problem}.`);
  return path;
}

function namedValue(name: string, env: Environment, read: (from: unknown) => unknown): Get {
  const slot = env.slots.get(name);
  if (slot === undefined) throw new Error(`\`$${name}\` stands not among the named values.`);
  return slot.of === "line"
    ? (scope) => read(decided(scope, scope.lineValues, scope.line, slot))
    : (scope) => read(decided(scope, scope.values, scope.lead, slot));
}

/** Works a named value out when it is first asked for, from where it stands in the rules. */
function decided(scope: Scope, values: unknown[], item: unknown, slot: Slot): unknown {
  const known = values[slot.index];
  if (known !== undecided) return known;
  const before = scope.item;
  scope.item = item;
  const value = slot.get(scope);
  scope.item = before;
  values[slot.index] = value;
  return value;
}
