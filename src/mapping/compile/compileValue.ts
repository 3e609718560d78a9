import type { RulesProblem } from "../../shared/errors/rulesError.ts";
import type { Nothing } from "../rules/grammarNode.ts";
import { addProblem } from "../rules/problems.ts";
import type { Rules } from "../rules/rules.ts";
import type { RuleValue, TypeName, ValueObject } from "../rules/value.ts";
import { newSharedDates } from "../values/dates/sharedDates.ts";
import { compileMissing } from "../values/missing.ts";
import { namesInPattern } from "../values/pattern.ts";
import { usualCountries } from "../values/places/country.ts";
import { remember } from "../values/remember.ts";
import { compileCondition } from "./conditions.ts";
import type { Cardinality, Environment, Slot } from "./environment.ts";
import { createCompileSearch } from "./knownNearest.ts";
import { compileModifiers, modifierWords } from "./modifiers.ts";
import { knownCode } from "./names.ts";
import { compilePathText } from "./paths.ts";
import { compileReach } from "./readPaths.ts";
import type { Get } from "./scope.ts";
import { compileSource, isSourceName, sourceCompanions, sourceWords } from "./sources.ts";
import { sourceStep, traceStep, withTrace } from "./tracing.ts";

/** Words that only mean something together with another word, and that other word. */
const companions: ReadonlyMap<string, string> = /* @__PURE__ */ (() => {
  const all = new Map(sourceCompanions.map(({ name, of }) => [name, of]));
  for (const [name, { companionOf }] of Object.entries(modifierWords))
    if (companionOf !== undefined) all.set(name, companionOf);
  return all;
})();

export function createEnvironment(rules: Rules, tracing: boolean, problems: RulesProblem[]): Environment {
  const outer = environmentOf({
    defaults: { isMissing: undefined },
    slots: new Map(),
    searchFor: createCompileSearch(),
    countries: remember(usualCountries(), 1000),
    dates: newSharedDates(),
    tracing,
    problems,
    roots: new Set(),
    size: { parts: 0 },
    eachDepth: 0,
    isTrial: false,
    asked: undefined,
  });
  const { country, currency, timeZone, missing, decimalSeparator, ...rest } = rules.defaults ?? {};
  rest satisfies Nothing;
  const defaults: Environment["defaults"] = {
    country: knownCode("country", country, "defaults", outer),
    currency: knownCode("currency", currency, "defaults", outer),
    timeZone: knownCode("timeZone", timeZone, "defaults", outer),
    isMissing: missing === undefined || missing.length === 0 ? undefined : compileMissing(missing),
    decimalSeparator,
  };
  const env = environmentOf({ ...outer, defaults });
  return withValues(env, rules.values ?? {}, "values", "lead");
}

export function withValues(
  env: Environment,
  values: Readonly<Record<string, RuleValue>>,
  valuesPath: string,
  of: Slot["of"],
): Environment {
  const slots = new Map(env.slots);
  const entries = Object.entries(values).map(([name, value], index) => {
    const slot: Slot = {
      index: 2 * index,
      reachedIndex: 2 * index + 1,
      of,
      isPart:
        typeof value === "string" || (typeof value === "object" && Object.keys(value).join() === "path"),
      parts: knownParts(value),
      get: () => undefined,
      reach: undefined,
    };
    slots.set(name, slot);
    return { name, value, slot };
  });
  const uses = new Map<string, ReadonlySet<string>>();
  for (const { name, value, slot } of entries) {
    const asked = new Set<string>();
    checkValueName(name, `${valuesPath}.${name}`, env);
    const inner = environmentOf({ ...env, slots, asked });
    slot.get = inner.value(value, `${valuesPath}.${name}`, "first");
    slot.reach = compileReach(value, `${valuesPath}.${name}`, inner);
    uses.set(name, asked);
  }
  reportReferences(uses, valuesPath, env.problems);
  return environmentOf({ ...env, slots, asked: undefined });
}

function environmentOf(
  parts: Omit<Environment, "value" | "condition" | "withinEach" | "onTrial">,
): Environment {
  const { size } = parts;
  const env: Environment = {
    ...parts,
    value(value, valuePath, cardinality) {
      size.parts += 1;
      return compileValue(value, valuePath, env, cardinality);
    },
    condition(condition, conditionPath) {
      size.parts += 1;
      return compileCondition(condition, conditionPath, env);
    },
    withinEach: () => environmentOf({ ...env, eachDepth: env.eachDepth + 1 }),
    onTrial: () => environmentOf({ ...env, isTrial: true }),
  };
  return env;
}

function checkValueName(name: string, valuePath: string, env: Environment): void {
  if (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)) return;
  addProblem(env.problems, "bad_name", valuePath);
}

function compileValue(value: RuleValue, valuePath: string, env: Environment, cardinality: Cardinality): Get {
  if (typeof value === "object") {
    checkWords(value, valuePath, env);
    return compileModifiers(value, compileSource(value, valuePath, env, cardinality), valuePath, env);
  }
  if (typeof value === "string") {
    if (env.defaults.isMissing !== undefined)
      return compileValue({ path: value }, valuePath, env, cardinality);
    return plain(`path ${value}`, valuePath, env, compilePathText(value, valuePath, env, cardinality));
  }
  return plain("constant", valuePath, env, () => value);
}

/** Checks that a value has exactly one source, and no word without the word it belongs to. */
function checkWords(value: ValueObject, valuePath: string, env: Environment): void {
  const words = Object.keys(value);
  const [first, ...more] = words.filter(isSourceName);
  if (first === undefined) {
    addProblem(env.problems, "no_source", valuePath, { names: Object.keys(sourceWords) });
  } else if (more.length > 0) {
    addProblem(env.problems, "several_sources.value", valuePath, { names: [first, ...more] });
  }
  for (const word of words) {
    const main = companions.get(word);
    if (main === undefined || main in value) continue;
    addProblem(env.problems, "misplaced.word", `${valuePath}.${word}`, { word, main });
  }
}

function plain(source: string, valuePath: string, env: Environment, get: Get): Get {
  return withTrace(source, valuePath, env, traceStep(sourceStep, env, get));
}

/** Reports named values that refer to each other in a cycle, or in a chain that is too long for the stack. */
function reportReferences(
  uses: ReadonlyMap<string, ReadonlySet<string>>,
  valuesPath: string,
  problems: RulesProblem[],
): void {
  let left = uses;
  for (let row = 0; row < maxReferences; row += 1) {
    // Values without references to the remaining ones are done.
    left = new Map([...left].filter(([, asked]) => [...asked].some((name) => left.has(name))));
  }
  const [deep] = left.keys();
  if (deep === undefined) return;
  const way = new Set<string>();
  let name: string | undefined = deep;
  while (name !== undefined && !way.has(name)) {
    way.add(name);
    name = [...(left.get(name) ?? [])].find((asked) => left.has(asked));
  }
  if (name === undefined) {
    addProblem(problems, "too_nested.values", `${valuesPath}.${deep}`, { most: maxReferences });
    return;
  }
  const names = [...way];
  const cycle = [...names.slice(names.indexOf(name)), name];
  addProblem(problems, "cycle", `${valuesPath}.${name}`, {
    way: cycle
      .slice(0, 10)
      .map((member) => `$${member.slice(0, 80)}`)
      .join(" → "),
  });
}

/** The maximum length of a chain of named values: more than anyone needs, and short enough for the stack. */
const maxReferences = 30;

/**
 * Returns the names of the parts that a value has in every lead, by its patterns, type or table; `undefined`
 * if they are not known.
 */
function knownParts(value: RuleValue): readonly string[] | undefined {
  if (typeof value !== "object" || value.default !== undefined) return undefined;
  const { pattern, part, as, lookup, unmatched } = value;
  if (lookup !== undefined) {
    const rows = Object.values(lookup);
    if (unmatched === "keep" || !rows.every((row) => typeof row === "object")) return undefined;
    return rows.flatMap((row) => Object.keys(row));
  }
  if (as !== undefined) return partsOfTypes[typeof as === "string" ? as : as.type];
  return pattern === undefined || part !== undefined ? undefined : [pattern].flat().flatMap(namesInPattern);
}

const partsOfTypes: { readonly [Type in TypeName]?: readonly string[] } = {
  name: ["first", "middle", "last"],
  address: ["street", "city", "postcode"],
};
