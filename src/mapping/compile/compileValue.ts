import type { Rules, Value } from "../rules/language.ts";
import { createCountryLookup } from "../text/country.ts";
import { compileCondition } from "./conditions.ts";
import type { Environment, Slot, Want } from "./environment.ts";
import { compileModifiers } from "./modifiers.ts";
import { compilePathText } from "./paths.ts";
import type { Get } from "./scope.ts";
import { compileSource } from "./sources.ts";

/** The environment of everything that stands in these rules outside of lines. */
export function createEnvironment(rules: Rules, tracing: boolean): Environment {
  const outer = environmentOf(rules.defaults ?? {}, new Map(), createCountryLookup(), tracing);
  return withValues(outer, rules.values ?? {}, "values", "lead");
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
    const slot: Slot = { index, of, get: () => undefined };
    slots.set(name, slot);
    return { name, value, slot };
  });
  const inner = environmentOf(env.defaults, slots, env.countries, env.tracing);
  for (const { name, value, slot } of own) slot.get = inner.value(value, `${at}.${name}`, "first");
  return inner;
}

function environmentOf(
  defaults: Environment["defaults"],
  slots: ReadonlyMap<string, Slot>,
  countries: Environment["countries"],
  tracing: boolean,
): Environment {
  const env: Environment = {
    defaults,
    slots,
    countries,
    tracing,
    value: (value, at, want) => compileValue(value, at, env, want),
    condition: (condition, at) => compileCondition(condition, at, env),
  };
  return env;
}

function compileValue(value: Value, at: string, env: Environment, want: Want): Get {
  if (typeof value === "object") {
    return compileModifiers(value, compileSource(value, at, env, want), at, env);
  }
  if (typeof value === "string") {
    const { missing = [] } = env.defaults;
    if (missing.length > 0) return compileValue({ path: value }, at, env, want);
    return traced(compilePathText(value, env, want), `path ${value}`, at, env);
  }
  return traced(() => value, "constant", at, env);
}

function traced(get: Get, source: string, at: string, env: Environment): Get {
  if (!env.tracing) return get;
  return (scope) => {
    const value = get(scope);
    scope.trace?.entries.push({ rule: at, source, raw: value, steps: [], value });
    return value;
  };
}
