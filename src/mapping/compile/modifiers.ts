import { isRecord } from "../../shared/json/value.ts";
import { spendOnList, spendOnText, stepsOf } from "../contract/budget.ts";
import { choiceOf, type Takes } from "../rules/grammarNode.ts";
import type { LetterCase, LookupModifiers, Modifiers, ValueObject } from "../rules/value.ts";
import { compileClean } from "../values/clean.ts";
import { titleCase } from "../values/letters.ts";
import { compileMissing, emptyToUndefined } from "../values/missing.ts";
import { compileMatcher } from "../values/pattern.ts";
import { compileDecode, decoders } from "./decode.ts";
import type { Environment } from "./environment.ts";
import { compileLookup, keyComparisons, unmatchedValues } from "./lookup.ts";
import { compileReadAs } from "./readAs.ts";
import { textOf } from "./scalar.ts";
import { type Get, report } from "./scope.ts";
import { isSourceName } from "./sources.ts";
import { keepPositions, onText, replaceBy, type Stage, splitBy } from "./textStages.ts";
import { sourceStep, traceStep, withTrace } from "./tracing.ts";
import { given, namesOf } from "./words.ts";

type ModifierName = keyof Required<Modifiers>;
type Given<Name extends ModifierName> = Required<Modifiers>[Name];

/** A modifier: what it takes and what it does. `path` is its own path, and `valuePath` is the path of the value. */
interface ModifierWord<Name extends ModifierName> {
  readonly takes: Takes<Modifiers[Name]>;
  /** Changes a value that is present. For a list, it changes each element. */
  readonly stage?: (
    argument: Given<Name>,
    path: string,
    env: Environment,
    value: ValueObject,
    valuePath: string,
  ) => Stage | undefined;
  /** Works on the whole value, missing or not, after all stages. */
  readonly around?: (
    argument: Given<Name>,
    path: string,
    env: Environment,
    get: Get,
    valuePath: string,
  ) => Get;
  /** The modifier that uses this one. */
  readonly companionOf?: ModifierName;
}

/** A modifier must have at least one of these behaviours. */
type WithBehaviour<Name extends ModifierName, Word = ModifierWord<Name>> = Word &
  (
    | Required<Pick<Word, "stage" & keyof Word>>
    | Required<Pick<Word, "around" & keyof Word>>
    | (Name extends keyof LookupModifiers ? { readonly companionOf: "lookup" } : never)
  );

const letterCases: { readonly [Name in LetterCase]: (text: string) => string } = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: titleCase,
};

/** Every modifier with its behaviour, in the order in which they apply. A missing one is a compile error. */
export const modifierWords: { readonly [Name in ModifierName]: ModifierWord<Name> } = {
  when: {
    takes: "condition",
    around(when, path, env, get) {
      const passes = env.condition(when, path);
      const otherwise = traceStep("when", env, () => undefined);
      return (scope) => (passes(scope) ? get : otherwise)(scope);
    },
  },
  missing: {
    takes: "texts",
    stage(texts, _, { defaults }) {
      const isOwn = texts.length === 0 ? () => false : compileMissing(texts);
      const { isMissing = isOwn } = defaults;
      return (value) => (isOwn(value) || isMissing(value) ? undefined : value);
    },
  },
  decode: { takes: /* @__PURE__ */ choiceOf(decoders), stage: compileDecode },
  clean: { takes: "cleaning", stage: (cleaning) => onText(compileClean(cleaning)) },
  split: {
    takes: "text",
    stage: (separator, _path, _env, _value, valuePath) => splitBy(separator, valuePath),
  },
  pattern: { takes: "textOrTexts", stage: compilePattern },
  part: {
    takes: "text",
    stage: (part) => (value) =>
      isRecord(value) && Object.hasOwn(value, part) ? emptyToUndefined(value[part]) : undefined,
  },
  replace: {
    takes: "textMap",
    stage: (table, _path, _env, _value, valuePath) => replaceBy(table, valuePath),
  },
  case: {
    takes: /* @__PURE__ */ choiceOf(letterCases),
    stage: (letterCase) => onText(letterCases[letterCase]),
  },
  as: { takes: "type", stage: compileReadAs },
  lookup: {
    takes: "table",
    stage: compileLookup,
    around(table, _, env, get) {
      if (!Object.hasOwn(table, "")) return get;
      const ofMissing = traceStep("lookup", env, () => table[""]);
      return (scope) => get(scope) ?? ofMissing(scope);
    },
  },
  lookupBy: { takes: /* @__PURE__ */ choiceOf(keyComparisons), companionOf: "lookup" },
  unmatched: { takes: /* @__PURE__ */ choiceOf(unmatchedValues), companionOf: "lookup" },
  default: {
    takes: "value",
    around(value, path, env, get) {
      const fallback = traceStep("default", env, env.value(value, path, "first"));
      return (scope) => get(scope) ?? fallback(scope);
    },
  },
  required: {
    takes: "boolean",
    around(isRequired, _path, _env, get, valuePath) {
      if (!isRequired) return get;
      return (scope) => {
        const value = get(scope);
        if (value === undefined) report(scope, "required_missing", valuePath);
        return value;
      };
    },
  },
} satisfies { readonly [Name in ModifierName]: WithBehaviour<Name> };

export function compileModifiers(
  written: ValueObject,
  source: Get,
  valuePath: string,
  env: Environment,
): Get {
  const value = env.defaults.isMissing === undefined ? written : { missing: [], ...written };
  const stages: Stage[] = [];
  for (const name of stageNames) {
    const stage = compileStage(name, value, valuePath, env);
    if (stage !== undefined) stages.push(stage);
  }
  let get = fuse(traceStep(sourceStep, env, source), stages);
  for (const name of aroundNames) get = compileAround(name, value, valuePath, env, get);
  return withTrace(describeSource(value), valuePath, env, get);
}

const names = /* @__PURE__ */ namesOf(modifierWords);
const stageNames = /* @__PURE__ */ names.filter((name) => modifierWords[name].stage !== undefined);
const aroundNames = /* @__PURE__ */ names.filter((name) => modifierWords[name].around !== undefined);

function compileStage<Name extends ModifierName>(
  name: Name,
  value: ValueObject,
  valuePath: string,
  env: Environment,
): Stage | undefined {
  const argument = given<Required<Modifiers>, Name>(value, name);
  const stage =
    argument === undefined
      ? undefined
      : modifierWords[name].stage?.(argument, `${valuePath}.${name}`, env, value, valuePath);
  if (stage === undefined) return undefined;
  const whole = mapElements(stage, valuePath, slowStages[name]);
  return env.tracing ? (input, scope) => traceStep(name, env, () => whole(input, scope))(scope) : whole;
}

function compileAround<Name extends ModifierName>(
  name: Name,
  value: ValueObject,
  valuePath: string,
  env: Environment,
  get: Get,
): Get {
  const argument = given<Required<Modifiers>, Name>(value, name);
  if (argument === undefined) return get;
  return modifierWords[name].around?.(argument, `${valuePath}.${name}`, env, get, valuePath) ?? get;
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
  return Object.keys(value).find(isSourceName) ?? "value";
}

/** The number of steps per character, for modifiers that look at each character more than once. */
const slowStages: { readonly [Name in ModifierName]?: number } = { clean: 1, case: 4, as: 1 };

function mapElements(stage: Stage, valuePath: string, perCharacter?: number): Stage {
  const run: Stage = (value, scope) => {
    if (typeof value === "string") spendOnText(scope, value, valuePath, perCharacter);
    return stage(value, scope);
  };
  return (value, scope) => {
    if (!Array.isArray(value)) return run(value, scope);
    spendOnList(scope, value.length, valuePath, stepsOf(1));
    return keepPositions(
      value.flatMap((element) => (emptyToUndefined(element) === undefined ? undefined : run(element, scope))),
    );
  };
}

function compilePattern(
  patterns: string | readonly string[],
  path: string,
  env: Environment,
  value: ValueObject,
  valuePath: string,
): Stage {
  const match = compileMatcher(patterns, path, env.problems, value.part);
  const mayMiss = value.default !== undefined || value.required === false;
  const isOfLine = !env.isTrial && !("path" in value && value.path.startsWith("$."));
  return (input, scope) => {
    const text = textOf(input);
    if (text === undefined) return undefined;
    const parts = match(text, scope, valuePath);
    if (parts === undefined && !mayMiss) {
      // A line without a name, or with one piece instead of ten, is a wrong parcel.
      const isLine = isOfLine && typeof scope.line === "string" && scope.item === scope.line;
      report(scope, isLine ? "line_unreadable" : "pattern_unmatched", valuePath, undefined, input);
    }
    return parts;
  };
}
