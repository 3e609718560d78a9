import { closestName } from "../../options/closestName.ts";
import { compilePath } from "../path/compilePath.ts";
import { isPathProblem, type ParsedPath, type PathStep, parsePath } from "../path/parsePath.ts";
import { addProblem } from "../schema/problems.ts";
import { emptyToUndefined } from "../text/missing.ts";
import type { Cardinality, Environment, Slot } from "./environment.ts";
import { type Get, nothing, type Scope } from "./scope.ts";
import { tracePath } from "./trace.ts";

/** The value at a path; `undefined` where it is missing or empty. */
export function compilePathText(text: string, at: string, env: Environment, cardinality: Cardinality): Get {
  const path = pathOf(text, at, env);
  if (path.root.at === "item" && !env.tracing) {
    const read = compilePath(path.steps, cardinality);
    return (scope) => emptyToUndefined(read(scope.item));
  }
  const raw = compileRawPath(path, at, env, cardinality);
  return (scope) => emptyToUndefined(raw(scope));
}

/** What is at a path, even if it is empty. */
export function compileRawPath(
  path: ParsedPath,
  at: string,
  env: Environment,
  cardinality: Cardinality,
): Get {
  const read = compilePath(path.steps, cardinality);
  const { root } = path;
  if (root.at === "value") return namedValue(root.name, path.steps, at, env, read);
  if (env.tracing) {
    return (scope) => {
      const from = root.at === "lead" ? scope.lead : scope.item;
      tracePath(scope, from, path.steps);
      return read(from);
    };
  }
  return root.at === "lead" ? (scope) => read(scope.lead) : (scope) => read(scope.item);
}

/** Reads the text of a path; one that cannot be read is a problem of the rules. */
export function pathOf(text: string, at: string, env: Environment): ParsedPath {
  const path = parsePath(text);
  if (!isPathProblem(path)) return path;
  const message = `The path \`${text.slice(0, 80)}\` cannot be read: ${path.problem} (at character ${path.position + 1}).`;
  addProblem(env.problems, "bad_path", at, message);
  return { root: { at: "item" }, steps: [] };
}

function namedValue(
  name: string,
  steps: readonly PathStep[],
  at: string,
  env: Environment,
  read: (from: unknown) => unknown,
): Get {
  const slot = env.slots.get(name);
  if (slot === undefined) {
    const suggestion = closestName(
      name,
      [...env.slots.keys()].filter((each) => !each.startsWith("$")),
    );
    const hint =
      suggestion === undefined
        ? "Add it to `values`, or write a key that begins with $ as `['$key']`."
        : `Did you mean \`$${suggestion}\`?`;
    const message = `\`$${name.slice(0, 80)}\` is not among the named values. ${hint}`;
    env.problems.push({
      code: "unknown_value",
      path: at,
      message,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
    return () => undefined;
  }
  env.asked?.add(name);
  if (!env.tracing) return (scope) => read(decided(scope, slot));
  return (scope) => {
    // A value that is a part of the lead: what is read of it is read of the lead.
    const from = decided(scope, slot);
    tracePath(scope, from, steps);
    return read(from);
  };
}

/** Works a named value out when it is first needed. */
function decided(scope: Scope, slot: Slot): unknown {
  const values = slot.of === "line" ? scope.lineValues : scope.values;
  const known = values[slot.index];
  if (known !== undefined) return known === nothing ? undefined : known;
  const value = inPlaceOf(slot, scope, slot.get);
  values[slot.index] = value ?? nothing;
  return value;
}

/** Does something from where a named value is in the rules. */
export function inPlaceOf<T>(slot: Slot, scope: Scope, run: (scope: Scope) => T): T {
  const before = scope.item;
  scope.item = slot.of === "line" ? scope.line : scope.lead;
  const value = run(scope);
  scope.item = before;
  return value;
}
