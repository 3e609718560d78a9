import type { Decimal } from "../../shared/runtime/decimal.ts";
import { checkTextLength, spend, spendOnText } from "../contract/budget.ts";
import type { GrammarName, Nothing, Takes } from "../rules/grammarNode.ts";
import type { RuleValue, SourceForm } from "../rules/value.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { compileArithmetic, ofFewDigits, quotientScale } from "./arithmetic.ts";
import { compileAll, compileEach } from "./each.ts";
import type { Cardinality, Environment } from "./environment.ts";
import { idOfName, type NamedKind } from "./names.ts";
import { compilePathText } from "./paths.ts";
import { decimalOf, isNoText, textOf } from "./scalar.ts";
import { type Get, report, type Scope } from "./scope.ts";
import { compileTemplate, pathsOfTemplate } from "./template.ts";
import { given } from "./words.ts";

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type RequiredKeysOf<Union> = Union extends unknown
  ? { [Key in keyof Union]-?: object extends Pick<Union, Key> ? never : Key }[keyof Union]
  : never;

/** The names of sources. A value has exactly one of them. */
export type SourceName = RequiredKeysOf<SourceForm>;
type SourceOf<Name extends SourceName> = Extract<SourceForm, { readonly [Own in Name]: unknown }>;
type CompanionOf<Name extends SourceName> = Exclude<KeysOf<SourceOf<Name>>, Name>;
type Sources = { readonly [Name in SourceName]: SourceOf<Name>[Name & keyof SourceOf<Name>] };

/** A source: what it takes, and how it is read. `path` is its own path, and `valuePath` is the path of the value. */
interface SourceWord<Name extends SourceName> {
  readonly takes: Takes<Sources[Name]>;
  readonly compile: (
    argument: Sources[Name],
    path: string,
    env: Environment,
    valuePath: string,
    cardinality: Cardinality,
    source: SourceOf<Name>,
  ) => Get;
  /** Returns the values that the source is made from. They share its path. */
  readonly values?: (argument: Sources[Name]) => readonly RuleValue[];
  /** Whether the value is missing as soon as one of these values is missing. */
  readonly needsAll?: true;
  readonly companions?: Readonly<Record<string, GrammarName>>;
}

/** A source with companions must name them, and a source that is made from values must list them. */
type WholeSourceWord<Name extends SourceName, Word = SourceWord<Name>> = Word &
  (CompanionOf<Name> extends never
    ? unknown
    : {
        readonly companions: {
          readonly [Own in CompanionOf<Name>]: Takes<SourceOf<Name>[Own & keyof SourceOf<Name>]>;
        };
      }) &
  (RuleValue extends Sources[Name]
    ? Required<Pick<Word, "values" & keyof Word>>
    : Sources[Name] extends readonly RuleValue[]
      ? Required<Pick<Word, "values" & keyof Word>>
      : unknown);

/** Every source with its behaviour. A missing one is a compile error. */
export const sourceWords: { readonly [Name in SourceName]: SourceWord<Name> } = {
  path: {
    takes: "text",
    values: (path) => [path],
    compile: (text, path, env, _, cardinality) => compilePathText(text, path, env, cardinality),
  },
  value: { takes: "constant", compile: (constant) => () => constant },
  first: { takes: "values", values: itself, compile: compileFirst },
  join: { takes: "values", companions: { with: "text" }, values: itself, compile: compileJoin },
  template: { takes: "text", values: pathsOfTemplate, needsAll: true, compile: compileTemplate },
  sum: { takes: "values", values: itself, compile: compileSum },
  subtract: arithmetic((left, right) => left.subtract(right)),
  multiply: arithmetic((left, right) => left.multiply(right)),
  divide: arithmetic((left, right) => left.divide(right, quotientScale)),
  each: {
    takes: "value",
    companions: { where: "condition", take: "value" },
    values: (listRule) => [listRule],
    compile: (listRule, path, env, valuePath, _, { each: _each, where, take, ...rest }) => {
      rest satisfies Nothing;
      return compileEach(listRule, where, take, path, env, valuePath);
    },
  },
  test: { takes: "condition", compile: (condition, path, env) => env.condition(condition, path) },
  status: { takes: "text", compile: (name, _path, _env, valuePath) => idOf("status", name, valuePath) },
  orderSource: {
    takes: "text",
    compile: (name, _path, _env, valuePath) => idOf("orderSource", name, valuePath),
  },
  warehouse: { takes: "text", compile: (name, _path, _env, valuePath) => idOf("warehouse", name, valuePath) },
} satisfies { readonly [Name in SourceName]: WholeSourceWord<Name> };

export const sourceCompanions: readonly Companion[] = /* @__PURE__ */ Object.entries(sourceWords).flatMap(
  ([of, { companions = {} }]) => Object.entries(companions).map(([name, takes]) => ({ name, of, takes })),
);

interface Companion {
  readonly name: string;
  readonly of: string;
  readonly takes: GrammarName;
}

export function isSourceName(word: string): word is SourceName {
  return Object.hasOwn(sourceWords, word);
}

export function compileSource(
  source: SourceForm,
  valuePath: string,
  env: Environment,
  cardinality: Cardinality,
): Get {
  const compile = <Name extends SourceName>(name: Name): Get | undefined => {
    const argument = given<Sources, Name>(source, name);
    return argument === undefined || !isOf(source, name)
      ? undefined
      : sourceWords[name].compile(argument, `${valuePath}.${name}`, env, valuePath, cardinality, source);
  };
  for (const name of Object.keys(source)) {
    const get = isSourceName(name) ? compile(name) : undefined;
    if (get !== undefined) return get;
  }
  return () => undefined;
}

export function needsAll(source: SourceForm): boolean {
  return Object.keys(source).some((name) => isSourceName(name) && sourceWords[name].needsAll);
}

/** The values that a value is made from, if they use its own paths. */
export function valuesIn(source: SourceForm): readonly RuleValue[] {
  const valuesOf = <Name extends SourceName>(name: Name): readonly RuleValue[] => {
    const argument = given<Sources, Name>(source, name);
    return argument === undefined ? [] : (sourceWords[name].values?.(argument) ?? []);
  };
  return Object.keys(source).flatMap((name) => (isSourceName(name) ? valuesOf(name) : []));
}

function isOf<Name extends SourceName>(source: SourceForm, name: Name): source is SourceOf<Name> {
  return name in source;
}

function itself(values: readonly RuleValue[]): readonly RuleValue[] {
  return values;
}

function compileFirst(
  values: readonly RuleValue[],
  path: string,
  env: Environment,
  _: string,
  cardinality: Cardinality,
  source: SourceOf<"first">,
): Get {
  const last = "default" in source ? -1 : values.length - 1;
  const gets = values.map((value, index) =>
    (index === last ? env : env.onTrial()).value(value, `${path}[${index}]`, cardinality),
  );
  return (scope) => {
    for (const get of gets) {
      const value = get(scope);
      if (value !== undefined && !(Array.isArray(value) && isAllMissing(value, scope, path))) return value;
    }
    return undefined;
  };
}

function isAllMissing(values: readonly unknown[], scope: Scope, rulePath: string): boolean {
  spend(scope, values.length, rulePath);
  return values.every((value) => emptyToUndefined(value) === undefined);
}

function compileJoin(
  values: readonly RuleValue[],
  path: string,
  env: Environment,
  valuePath: string,
  _: Cardinality,
  { join: _values, with: separator = ", ", ...rest }: SourceOf<"join">,
): Get {
  rest satisfies Nothing;
  const forEach = compileAll(values, path, env);
  return (scope) => {
    let joined: string | undefined;
    forEach(scope, (value) => {
      const text = textOf(value);
      if (text === undefined || isNoText(text)) {
        report(scope, "not_a_text", valuePath, { kind: text?.trim() ?? "object" });
        return;
      }
      spendOnText(scope, text, valuePath);
      const trimmed = text.trim();
      if (trimmed === "") return;
      joined = joined === undefined ? trimmed : joined + separator + trimmed;
      checkTextLength(scope, joined.length, valuePath);
    });
    return joined;
  };
}

function compileSum(values: readonly RuleValue[], path: string, env: Environment, valuePath: string): Get {
  const forEach = compileAll(values, path, env);
  return (scope) => {
    let total: Decimal | undefined;
    forEach(scope, (value) => {
      const decimal = decimalOf(value, scope, valuePath, env.defaults.decimalSeparator);
      if (decimal !== undefined) total = total?.add(decimal) ?? decimal;
    });
    return total && ofFewDigits(total, scope, valuePath);
  };
}

function arithmetic(operate: (left: Decimal, right: Decimal) => Decimal | undefined) {
  return {
    takes: "values",
    values: itself,
    needsAll: true,
    compile: (amounts: readonly RuleValue[], path: string, env: Environment, valuePath: string) =>
      compileArithmetic(operate, amounts, path, env, valuePath),
  } as const;
}

function idOf(kind: NamedKind, name: string, valuePath: string): Get {
  return (scope) => idOfName(kind, name, scope, valuePath);
}
