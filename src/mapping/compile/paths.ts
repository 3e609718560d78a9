import type { RulesProblem } from "../../shared/errors/rulesError.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { compilePath, isKeyed, plainKeys, type Read } from "../path/compilePath.ts";
import { isPathProblem, type ParsedPath, type PathStep, parsePath, writePath } from "../path/parsePath.ts";
import { addProblem, problemOf, tell, unknownName } from "../rules/problems.ts";
import type { RuleValue } from "../rules/value.ts";
import { emptyToUndefined, isMissing } from "../values/missing.ts";
import type { Cardinality, Environment, Slot } from "./environment.ts";
import { type Check, type Get, nothing, type Scope } from "./scope.ts";

export function compilePathText(
  text: string,
  rulePath: string,
  env: Environment,
  cardinality: Cardinality,
): Get {
  const path = pathOf(text, rulePath, env);
  if (path.root.at === "item" && !env.tracing) {
    noteRoot(path, env);
    const keys = plainKeys(path.steps);
    if (keys !== undefined) return keyGetter(...keys);
    const read = compilePath(path.steps, cardinality, rulePath);
    return (scope) => emptyToUndefined(read(scope.item, scope));
  }
  const raw = compileRawPath(path, rulePath, env, cardinality);
  return (scope) => emptyToUndefined(raw(scope));
}

/** Most paths are one or two keys. These are read without a call per step. */
function keyGetter(one: string, two: string | undefined): Get {
  if (two === undefined) return ({ item }) => (isKeyed(item) ? emptyToUndefined(item[one]) : undefined);
  return ({ item }) => {
    const value = isKeyed(item) ? item[one] : undefined;
    return isKeyed(value) ? emptyToUndefined(value[two]) : undefined;
  };
}

export function compileRawPath(
  path: ParsedPath,
  rulePath: string,
  env: Environment,
  cardinality: Cardinality,
): Get {
  const read = compilePath(path.steps, cardinality, rulePath);
  const { root } = path;
  noteRoot(path, env);
  if (root.at === "value") return namedValue(root.name, path.steps, rulePath, env, read);
  if (env.tracing) {
    return (scope) => {
      const from = root.at === "lead" ? scope.lead : scope.item;
      scope.trace?.path(scope, from, path.steps, rulePath);
      return read(from, scope);
    };
  }
  return root.at === "lead" ? (scope) => read(scope.lead, scope) : (scope) => read(scope.item, scope);
}

/** Whether a path leads to a text that means "nothing", such as `{{id}}`: missing for a field, a mistake for an id. */
export function compileWrittenOut(value: RuleValue, rulePath: string, env: Environment): Check {
  const paths = pathsOf(value).map(parsePath);
  // Errors in the paths are reported where the value itself is compiled.
  const quiet = { ...env, tracing: false, problems: [] };
  const gets = paths.flatMap((path) =>
    isPathProblem(path) ? [] : [compileRawPath(path, rulePath, quiet, "first")],
  );
  return (scope) =>
    gets.some((get) => {
      const text = get(scope);
      return typeof text === "string" && text.trim() !== "" && isMissing(text);
    });
}

function pathsOf(value: RuleValue): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object") return [];
  if ("path" in value) return [value.path];
  if ("first" in value) return value.first.flatMap(pathsOf);
  return "template" in value ? (value.template.match(/(?<=\{)[^{}]+(?=\})/g) ?? []) : [];
}

function noteRoot({ root, steps }: ParsedPath, { roots }: Environment): void {
  const [first] = steps;
  if (root.at === "value") return;
  roots.add(first?.type === "key" && !/^\d+$/.test(first.key) ? first.key : "[]");
  roots.add(writePath(steps));
}

/** Parses a path. A path that cannot be parsed is a problem of the rules. */
export function pathOf(text: string, rulePath: string, env: Environment): ParsedPath {
  const path = parsePath(text);
  if (!isPathProblem(path)) return path;
  const { problem, position } = path;
  addProblem(env.problems, "bad_path.syntax", rulePath, {
    path: text.slice(0, 80),
    problem,
    position: position + 1,
  });
  return { root: { at: "item" }, steps: [] };
}

function namedValue(
  name: string,
  steps: readonly PathStep[],
  rulePath: string,
  env: Environment,
  read: Read,
): Get {
  const slot = env.slots.get(name);
  if (slot === undefined) {
    tell(env.problems, "unknown_value", rulePath, () => unknownValue(name, rulePath, env));
    return () => undefined;
  }
  env.asked?.add(name);
  const [first] = steps;
  if (first?.type === "key" && slot.parts?.includes(first.key) === false) {
    const { key } = first;
    const { parts } = slot;
    tell(env.problems, "unknown_name", rulePath, () => ({
      ...unknownName(key, rulePath, parts, { what: "value", of: `$${name}` }),
      path: rulePath,
    }));
  }
  if (!env.tracing) return (scope) => read(decided(scope, slot), scope);
  return (scope) => {
    // The value is a part of the lead, so the trace records what is read from it.
    const from = decided(scope, slot);
    scope.trace?.path(scope, from, steps, rulePath);
    return read(from, scope);
  };
}

function unknownValue(name: string, rulePath: string, env: Environment): RulesProblem {
  // Comparing with thousands of names would take seconds.
  const known = [...env.slots.keys()].filter((slotName) => !slotName.startsWith("$")).slice(0, 100);
  const near = env.problems.length < 20 ? closestName(name, known) : undefined;
  const details = { name: `$${name.slice(0, 80)}` };
  if (near === undefined) return problemOf("unknown_value", rulePath, details);
  return problemOf("unknown_value", rulePath, { ...details, help: "near", near: `$${near}` }, near);
}

export function decided(scope: Scope, slot: Slot): unknown {
  const values = slot.of === "line" ? scope.lineValues : scope.values;
  const known = values[slot.index];
  const { trace } = scope;
  if (known !== undefined) {
    trace?.reads.push(trace.named.get(values)?.[slot.index] ?? []);
    return known === nothing ? undefined : known;
  }
  const start = trace?.reads.length;
  const value = inPlaceOf(slot, scope, slot.get);
  if (trace !== undefined) {
    const named = trace.named.get(values) ?? [];
    named[slot.index] = trace.reads.slice(start);
    trace.named.set(values, named);
  }
  values[slot.index] = value ?? nothing;
  return value;
}

/** Runs a function with paths starting at the lead or line of a named value. */
export function inPlaceOf<T>(slot: Slot, scope: Scope, run: (scope: Scope) => T): T {
  const before = scope.item;
  scope.item = slot.of === "line" ? scope.line : scope.lead;
  const value = run(scope);
  scope.item = before;
  return value;
}
