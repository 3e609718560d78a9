import { isRecord } from "../../json/value.ts";
import { emptyToUndefined } from "../path/present.ts";
import type { Cleaning, Constant, ValueObject } from "../rules/value.ts";
import { modifiers } from "../schema/grammar.ts";
import { collapseSpaces, titleCase } from "../text/letters.ts";
import { decodeEntities, stripEmoji, stripTags } from "../text/markup.ts";
import { isMissing } from "../text/missing.ts";
import { checkNames } from "./checkNames.ts";
import { compileDecode } from "./decode.ts";
import type { Environment } from "./environment.ts";
import { compileMatcher } from "./patterns.ts";
import { compileReadAs } from "./readAs.ts";
import { textOf } from "./scalar.ts";
import { type Get, report, type Scope } from "./scope.ts";
import { sourceStep, traceStep, withTrace } from "./traceSteps.ts";

/** One modifier at work on a value that is there. */
type Stage = (value: unknown, scope: Scope) => unknown;

/** Puts the modifiers behind a source. A list goes through each of them element by element. */
export function compileModifiers(value: ValueObject, source: Get, at: string, env: Environment): Get {
  checkNames(value, at, env);
  const when = value.when === undefined ? undefined : env.condition(value.when, `${at}.when`);
  const run = fuse(traceStep(sourceStep, env, source), stagesOf(value, at, env));
  const fallback =
    value.default === undefined
      ? undefined
      : traceStep("default", env, env.value(value.default, `${at}.default`, "first"));
  const { lookup = {}, required } = value;
  const emptyKey = Object.hasOwn(lookup, "") ? traceStep("lookup", env, () => lookup[""]) : undefined;
  const otherwise = traceStep("when", env, () => undefined);
  const isPlain = when === undefined && fallback === undefined && emptyKey === undefined && required !== true;
  const whole: Get = (scope) => {
    const own =
      (when === undefined || when(scope) ? run : otherwise)(scope) ?? emptyKey?.(scope) ?? fallback?.(scope);
    if (own === undefined && required === true) report(scope, "required_missing", at);
    return own;
  };
  return withTrace(describeSource(value), at, env, isPlain ? run : whole);
}

function fuse(source: Get, stages: readonly Stage[]): Get {
  const [first, second] = stages;
  if (first === undefined) return source;
  if (second === undefined) {
    return (scope) => {
      const value = source(scope);
      return value === undefined ? undefined : first(value, scope);
    };
  }
  return (scope) => {
    let value = source(scope);
    for (const run of stages) {
      if (value === undefined) return undefined;
      value = run(value, scope);
    }
    return value;
  };
}

function describeSource(value: ValueObject): string {
  if ("path" in value) return `path ${value.path}`;
  if ("template" in value) return `template ${value.template}`;
  return Object.keys(value).find((key) => !Object.hasOwn(modifiers, key)) ?? "value";
}

function stagesOf(value: ValueObject, at: string, env: Environment): Stage[] {
  const stages: Stage[] = [];
  const add = (name: string, run: Stage): void => {
    const stage = mapElements(run);
    stages.push(env.tracing ? (own, scope) => traceStep(name, env, () => stage(own, scope))(scope) : stage);
  };
  const missing = [...(value.missing ?? []), ...(env.defaults.missing ?? [])];
  if (missing.length > 0) add("missing", (own) => (isMissing(own, missing) ? undefined : own));
  if (value.decode !== undefined) add("decode", compileDecode(value.decode, `${at}.decode`));
  if (value.clean !== undefined) add("clean", onText(compileClean(value.clean)));
  if (value.split !== undefined) {
    const separator = value.split;
    add("split", (own) => {
      const text = textOf(own);
      return text === undefined ? own : keepPositions(text.split(separator).map((each) => each.trim()));
    });
  }
  if (value.pattern !== undefined) add("pattern", compilePatternStage(value, value.pattern, at, env));
  if (value.part !== undefined) {
    const { part } = value;
    add("part", (own) =>
      isRecord(own) && Object.hasOwn(own, part) ? emptyToUndefined(own[part]) : undefined,
    );
  }
  if (value.replace !== undefined) {
    const pairs = Object.entries(value.replace);
    add(
      "replace",
      onText((text) =>
        pairs.reduce((own, [from, to]) => (from === "" ? own : own.replaceAll(from, () => to)), text),
      ),
    );
  }
  if (value.case !== undefined) {
    const convert = { upper: upperCase, lower: lowerCase, title: titleCase }[value.case];
    add("case", onText(convert));
  }
  if (value.as !== undefined) add("as", compileReadAs(value.as, `${at}.as`, env));
  if (value.lookup !== undefined) add("lookup", compileLookup(value, value.lookup, at, env));
  return stages;
}

function mapElements(run: Stage): Stage {
  return (value, scope) => {
    if (!Array.isArray(value)) return run(value, scope);
    return keepPositions(
      value.flatMap((each) => (emptyToUndefined(each) === undefined ? undefined : run(each, scope))),
    );
  };
}

/** What is missing leaves its place empty: columns must not move up. */
function keepPositions(values: readonly unknown[]): readonly unknown[] | undefined {
  const kept = values.map(emptyToUndefined);
  return kept.every((each) => each === undefined) ? undefined : kept;
}

function onText(convert: (text: string) => string): Stage {
  return (value) => {
    const text = textOf(value);
    return text === undefined ? value : emptyToUndefined(convert(text));
  };
}

function upperCase(text: string): string {
  return text.toUpperCase();
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/** In this order: a tag may hold entities, an entity may become a space. */
function compileClean(cleaning: readonly Cleaning[]): (text: string) => string {
  const wanted = new Set(cleaning);
  return (text) => {
    let own = text;
    if (wanted.has("tags")) own = stripTags(own);
    if (wanted.has("entities")) own = decodeEntities(own);
    if (wanted.has("emoji")) own = stripEmoji(own);
    if (wanted.has("spaces")) own = collapseSpaces(own);
    return wanted.has("digits") ? own.replace(/\D/g, "") : own;
  };
}

function compilePatternStage(
  value: ValueObject,
  patterns: string | readonly string[],
  at: string,
  env: Environment,
): Stage {
  const fits = compileMatcher(patterns, `${at}.pattern`, env, value.part);
  const mayMiss = value.default !== undefined || value.required === false;
  return (own, scope) => {
    const text = textOf(own);
    if (text === undefined) return undefined;
    const parts = fits(text);
    if (parts === undefined && !mayMiss) report(scope, "pattern_unmatched", at, undefined, own);
    return parts;
  };
}

function compileLookup(
  value: ValueObject,
  table: Readonly<Record<string, Constant | Readonly<Record<string, Constant>>>>,
  at: string,
  env: Environment,
): Stage {
  const find = compileTable(table, value.lookupBy ?? "exact", `${at}.lookup`, env);
  const { unmatched } = value;
  return (own, scope) => {
    const key = textOf(own);
    const found = key === undefined ? undefined : find(key.trim());
    if (found !== undefined) return found;
    if (unmatched === "keep") return own;
    if (unmatched === "reject") report(scope, "lookup_rejected", at, undefined, own);
    else if (value.default === undefined) report(scope, "lookup_unmatched", at, undefined, own);
    return undefined;
  };
}

function compileTable(
  table: Readonly<Record<string, unknown>>,
  by: "exact" | "ignoreCase" | "pattern",
  at: string,
  env: Environment,
): (key: string) => unknown {
  if (by === "pattern") {
    const rows = Object.entries(table)
      .filter(([key]) => key !== "")
      .map(([key, result]) => ({ fits: compileMatcher(key, `${at}.${key}`, env), result }));
    return (key) => rows.find(({ fits }) => fits(key) !== undefined)?.result;
  }
  const rows = new Map<string, unknown>();
  for (const [key, result] of Object.entries(table)) {
    rows.set(by === "ignoreCase" ? key.trim().toLowerCase() : key.trim(), result);
  }
  return by === "ignoreCase" ? (key) => rows.get(key.toLowerCase()) : (key) => rows.get(key);
}
