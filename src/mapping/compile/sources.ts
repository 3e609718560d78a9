import { isRecord } from "../../json/value.ts";
import { elementsOf } from "../path/compilePath.ts";
import { emptyToUndefined } from "../path/present.ts";
import type { Source, Value } from "../rules/value.ts";
import { Decimal } from "../text/decimal.ts";
import { compileAmount } from "./amount.ts";
import type { Cardinality, Environment } from "./environment.ts";
import { idOfName, type NamedKind } from "./namedThings.ts";
import { compilePathText, compileRawPath } from "./paths.ts";
import { decimalOf, firstValue, textOf, toFieldText } from "./scalar.ts";
import { type Get, report, type Scope } from "./scope.ts";
import { parseTemplate, type TemplatePiece } from "./template.ts";

/** Compiles where a value comes from, without what is done to it afterwards. */
export function compileSource(source: Source, at: string, env: Environment, cardinality: Cardinality): Get {
  if ("path" in source) return compilePathText(source.path, `${at}.path`, env, cardinality);
  if ("value" in source) return constant(source.value);
  if ("first" in source) return compileFirst(source.first, at, env, cardinality);
  if ("join" in source) return compileJoin(source.join, source.with ?? ", ", at, env);
  if ("template" in source) return compileTemplate(source.template, at, env);
  if ("sum" in source) return compileSum(source.sum, at, env);
  if ("subtract" in source) return compileArithmetic("subtract", source.subtract, at, env);
  if ("multiply" in source) return compileArithmetic("multiply", source.multiply, at, env);
  if ("divide" in source) return compileArithmetic("divide", source.divide, at, env);
  if ("each" in source) return compileEach(source, at, env);
  if ("test" in source) return env.condition(source.test, `${at}.test`);
  if ("status" in source) return compileName("status", source.status, at);
  if ("orderSource" in source) return compileName("orderSource", source.orderSource, at);
  return "warehouse" in source ? compileName("warehouse", source.warehouse, at) : () => undefined;
}

function constant(value: unknown): Get {
  return () => value;
}

function compileFirst(values: readonly Value[], at: string, env: Environment, cardinality: Cardinality): Get {
  const gets = values.map((value, index) => env.value(value, `${at}.first[${index}]`, cardinality));
  return (scope) => {
    for (const get of gets) {
      const value = get(scope);
      if (
        value !== undefined &&
        !(Array.isArray(value) && value.every((each) => emptyToUndefined(each) === undefined))
      ) {
        return value;
      }
    }
    return undefined;
  };
}

/** All values, those in lists too, one after another and without the missing ones. */
function compileAll(values: readonly Value[], at: string, env: Environment) {
  const gets = values.map((value, index) => env.value(value, `${at}[${index}]`, "all"));
  return (scope: Scope, take: (value: unknown) => void): void => {
    const add = (value: unknown): void => {
      if (Array.isArray(value)) for (const each of value) add(emptyToUndefined(each));
      else if (value !== undefined) take(value);
    };
    for (const get of gets) add(get(scope));
  };
}

function compileJoin(values: readonly Value[], separator: string, at: string, env: Environment): Get {
  const forEach = compileAll(values, `${at}.join`, env);
  return (scope) => {
    let joined: string | undefined;
    forEach(scope, (value) => {
      const text = textOf(value);
      if (text === undefined) report(scope, "not_a_text", at, { kind: "an object" });
      const own = text?.trim() ?? "";
      if (own !== "") joined = joined === undefined ? own : joined + separator + own;
    });
    return joined;
  };
}

function compileTemplate(text: string, at: string, env: Environment): Get {
  const pieces = parseTemplate(text);
  if ("problem" in pieces) {
    const message = `The template cannot be read: ${pieces.problem}.`;
    env.problems.push({ code: "bad_template", path: `${at}.template`, message });
    return () => undefined;
  }
  const write = compilePieces(pieces, at, env);
  return (scope) => {
    const written = write(scope);
    return written === undefined || written === "" ? undefined : written;
  };
}

/** `undefined` where a path of these pieces (not of their optional parts) is missing. */
function compilePieces(
  pieces: readonly TemplatePiece[],
  at: string,
  env: Environment,
): (scope: Scope) => string | undefined {
  const writers = pieces.map((piece): ((scope: Scope) => string | undefined) => {
    if (piece.type === "text") return () => piece.text;
    if (piece.type === "optional") {
      const inner = compilePieces(piece.pieces, at, env);
      return (scope) => inner(scope) ?? "";
    }
    const raw = compileRawPath(piece.path, at, env, "first");
    return (scope) => {
      const value = firstValue(emptyToUndefined(raw(scope)), scope, at);
      const own = textOf(value);
      if (value !== undefined && own === undefined) report(scope, "not_a_text", at, { kind: "an object" });
      return own === undefined ? undefined : toFieldText(own);
    };
  });
  return (scope) => {
    let text = "";
    for (const write of writers) {
      const own = write(scope);
      if (own === undefined) return undefined;
      text += own;
    }
    return text;
  };
}

function compileSum(values: readonly Value[], at: string, env: Environment): Get {
  const forEach = compileAll(values, `${at}.sum`, env);
  return (scope) => {
    let total: Decimal | undefined;
    forEach(scope, (value) => {
      const decimal = decimalOf(value, scope, at, env.defaults.decimalSeparator);
      if (decimal !== undefined) total = total?.add(decimal) ?? decimal;
    });
    return total;
  };
}

/** More digits than any currency has, so that rounding happens once, at the end. */
const quotientScale = 12;

function compileArithmetic(
  name: "subtract" | "multiply" | "divide",
  values: readonly Value[],
  at: string,
  env: Environment,
): Get {
  const [first, ...others] = values.map((value, index) =>
    compileAmount(value, `${at}.${name}[${index}]`, env, at),
  );
  return (scope) => {
    let result = first?.(scope);
    for (const get of others) {
      const operand = result === undefined ? undefined : get(scope);
      if (result === undefined || operand === undefined) return undefined;
      if (name === "subtract") result = result.subtract(operand);
      else if (name === "multiply") result = result.multiply(operand);
      else {
        result = result.divide(operand, quotientScale);
        if (result === undefined) report(scope, "divided_by_zero", at);
      }
    }
    return result;
  };
}

function compileEach(source: Extract<Source, { each: Value }>, at: string, env: Environment): Get {
  const list = env.value(source.each, `${at}.each`, "all");
  const where = source.where === undefined ? undefined : env.condition(source.where, `${at}.where`);
  const take = source.take === undefined ? undefined : env.value(source.take, `${at}.take`, "first");
  return (scope) => {
    const before = scope.item;
    const taken: unknown[] = [];
    for (const element of listOf(list(scope))) {
      if (element === undefined) continue;
      scope.item = element;
      if (where !== undefined && !where(scope)) continue;
      const value = take === undefined ? element : take(scope);
      if (value !== undefined) taken.push(value);
    }
    scope.item = before;
    return taken.length === 0 ? undefined : taken;
  };
}

/**
 * A list as it is; an object whose keys are 0, 1, 2, … or, with objects in it, other numbers (what PHP makes of a
 * list with gaps, or of products by their ids) as a list; a single thing as a list of one.
 */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (isRecord(value) && !(value instanceof Decimal)) {
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.every((key, index) => key === String(index) || isNumbered(value, key))) {
      return elementsOf(value);
    }
  }
  return [value];
}

function isNumbered(value: Readonly<Record<string, unknown>>, key: string): boolean {
  return /^\d{1,15}$/.test(key) && isRecord(value[key]);
}

function compileName(kind: NamedKind, name: string, at: string): Get {
  return (scope) => idOfName(kind, name, scope, at);
}
