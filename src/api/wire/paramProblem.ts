import type { ParamProblem } from "../../errors/invalidParamsError.ts";
import { isRecord, kindOf } from "../../json/value.ts";
import { closestName } from "../../options/closestName.ts";
import type { AnyShape, Fields } from "./shape.ts";

export function unknownField(fields: Fields, name: string, path: string): ParamProblem {
  const suggestion = closestName(name, Object.keys(fields));
  const hint =
    suggestion === undefined ? "Remove it, or send it with `call`." : `Did you mean \`${suggestion}\`?`;
  const message = `\`${path}\` is not a parameter that the API knows; it would be ignored. ${hint}`;
  return { code: "unknown_field", path, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

export function badChoice(value: string, values: readonly string[], path: string): ParamProblem {
  const suggestion = closestName(value, values);
  const message = `\`${path}\` must be one of ${values.map((each) => `"${each}"`).join(", ")}.`;
  return { code: "bad_choice", path, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

export function containsItself(path: string): ParamProblem {
  return {
    code: "wrong_type",
    path,
    message: `${at(path)} contains itself or is nested too deep. Pass a plain tree.`,
  };
}

/** `Map`, `Set` and `Date` are objects too, but JSON would carry nothing of them. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && Object.prototype.toString.call(value) === "[object Object]";
}

export function wrongType(path: string, wanted: string, value: unknown): ParamProblem {
  return { code: "wrong_type", path, message: `${at(path)} must be ${wanted}; ${given(value)} was given.` };
}

function at(path: string): string {
  return path === "" ? "The argument" : `\`${path}\``;
}

export function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

const wanted = {
  text: "a text",
  identifier: "an id (a text or a whole number)",
  integer: "a whole number",
  decimal: "a number",
  flag: "true or false",
  time: "a unix time in seconds",
  currency: "an ISO 4217 currency code such as EUR",
  country: "an ISO 3166 country code such as PL",
  choice: "one of the documented texts",
  list: "a list",
  map: "a map",
  object: "an object",
  either: "a text or an object",
  unknown: "a value",
} as const;

export function expected(shape: AnyShape): string {
  return wanted[shape.node.type];
}

/** Of objects of a class, JSON would carry nothing or too much. */
function given(value: unknown): string {
  return isRecord(value) && !isPlainObject(value) ? "an object of a class" : kindOf(value);
}
