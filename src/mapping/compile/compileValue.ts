import type { RulesProblem } from "../../errors/rulesError.ts";
import type { Rules } from "../rules/language.ts";
import type { Value } from "../rules/value.ts";
import { createCountryLookup } from "../text/country.ts";
import { knownCode } from "./checkCodes.ts";
import { compileCondition } from "./conditions.ts";
import { reportCycle } from "./cycles.ts";
import type { Cardinality, Environment, Slot } from "./environment.ts";
import { compileModifiers } from "./modifiers.ts";
import { compilePathText } from "./paths.ts";
import { compileReach } from "./reach.ts";
import type { Get } from "./scope.ts";
import { compileSource } from "./sources.ts";
import { sourceStep, traceStep, withTrace } from "./traceSteps.ts";

/** The environment of everything that stands in these rules outside of lines. */
export function createEnvironment(rules: Rules, tracing: boolean, problems: RulesProblem[]): Environment {
  const outer = environmentOf({
    defaults: {},
    slots: new Map(),
    countries: remember(createCountryLookup()),
    tracing,
    problems,
    asked: undefined,
  });
  const defaults = rules.defaults ?? {};
  knownCode("country", defaults.country, "defaults", outer);
  knownCode("currency", defaults.currency, "defaults", outer);
  const timeZone = knownCode("timeZone", defaults.timeZone, "defaults", outer);
  const env = environmentOf({ ...outer, defaults: { ...defaults, timeZone } });
  return withValues(env, rules.values ?? {}, "values", "lead");
}

/** An environment that knows more named values. */
export function withValues(
  env: Environment,
  values: Readonly<Record<string, Value>>,
  at: string,
  of: Slot["of"],
): Environment {
  const slots = new Map(env.slots);
  const own = Object.entries(values).map(([name, value], index) => {
    const slot: Slot = { index, of, get: () => undefined, reached: undefined };
    slots.set(name, slot);
    return { name, value, slot };
  });
  const uses = new Map<string, ReadonlySet<string>>();
  for (const { name, value, slot } of own) {
    const asked = new Set<string>();
    checkValueName(name, `${at}.${name}`, env);
    const inner = environmentOf({ ...env, slots, asked });
    slot.get = inner.value(value, `${at}.${name}`, "first");
    slot.reached = compileReach(value, `${at}.${name}`, inner);
    uses.set(name, asked);
  }
  reportCycle(uses, at, env.problems);
  return environmentOf({ ...env, slots, asked: undefined });
}

function environmentOf(parts: Omit<Environment, "value" | "condition">): Environment {
  const env: Environment = {
    ...parts,
    value: (value, at, cardinality) => compileValue(value, at, env, cardinality),
    condition: (condition, at) => compileCondition(condition, at, env),
  };
  return env;
}

/** Most leads come from a few countries, and asking `Intl` takes microseconds. */
function remember(look: Environment["countries"]): Environment["countries"] {
  const known = new Map<string, ReturnType<Environment["countries"]>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = look(text);
    if (text.length < 80 && known.size < 1000) known.set(text, found);
    return found;
  };
}

function checkValueName(name: string, at: string, env: Environment): void {
  if (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)) return;
  const message =
    "The name of a value has letters, digits, _ and - only, begins with a letter, and stands without $ here.";
  env.problems.push({ code: "bad_name", path: at.slice(0, 200), message });
}

function compileValue(value: Value, at: string, env: Environment, cardinality: Cardinality): Get {
  if (typeof value === "object") {
    return compileModifiers(value, compileSource(value, at, env, cardinality), at, env);
  }
  if (typeof value === "string") {
    const { missing = [] } = env.defaults;
    if (missing.length > 0) return compileValue({ path: value }, at, env, cardinality);
    return plain(`path ${value}`, at, env, compilePathText(value, at, env, cardinality));
  }
  return plain("constant", at, env, () => value);
}

function plain(source: string, at: string, env: Environment, get: Get): Get {
  return withTrace(source, at, env, traceStep(sourceStep, env, get));
}
