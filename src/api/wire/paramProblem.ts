import type { ParamProblem } from "../../shared/errors/invalidParamsError.ts";
import { isPlainObject } from "../../shared/json/value.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { sampleKey } from "./mapKeys.ts";
import type { AnyShape, Fields } from "./shape.ts";

export function unknownField(fields: Fields, name: string, path: string): ParamProblem {
  const suggestion = closestName(name, Object.keys(fields));
  const meant = suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
  const message = `\`${path}\` is not a parameter that this version of the SDK knows, and Base ignores what it does not know.${meant} Correct it, or send it with \`call\`.`;
  return { code: "unknown_field", path, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

export function unknownKey(prefix: string, path: string): ParamProblem {
  const message = `\`${path}\` has a key of another form than \`${sampleKey(prefix)}\`, and Base ignores such an entry. Correct the key.`;
  return { code: "unknown_key", path, message };
}

export function badChoice(value: string, values: readonly string[], path: string): ParamProblem {
  const suggestion = closestName(value, values);
  const message = `\`${path}\` must be one of ${values.map((choice) => `"${choice}"`).join(", ")}.`;
  return { code: "bad_choice", path, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

export function containsItself(path: string): ParamProblem {
  return {
    code: "wrong_type",
    path,
    message: `${at(path)} contains itself or is nested too deep. Pass a plain tree.`,
  };
}

export function wrongType(path: string, wanted: string, value: unknown): ParamProblem {
  const message = `${at(path)} must be ${wanted}; ${given(value)} was given`;
  const isTime = value instanceof Date && wanted.includes("seconds");
  const help = isTime ? ": use Math.floor(date.getTime() / 1000)" : "";
  return { code: "wrong_type", path, message: `${message}${help}.` };
}

function at(path: string): string {
  return path === "" ? "The argument" : `\`${path}\``;
}

// Developers read these, so they use the terms of TypeScript.
const wanted = {
  text: "a string",
  identifier: "an id (a string or an integer)",
  integer: "an integer",
  decimal: "a number",
  flag: "a boolean",
  time: "a unix time in seconds",
  currency: "an ISO 4217 currency code such as EUR",
  country: "an ISO 3166 country code such as PL",
  choice: "one of the documented strings",
  list: "an array",
  map: "an object",
  object: "an object",
  unknown: "a value",
} as const;

export function expected({ node }: AnyShape): string {
  if (node.type === "integer" && node.isId === true)
    return "an id (an integer, or a string of its digits without spaces and leading zeros)";
  if (node.type === "decimal" && node.asText === true) return 'a number, or its text such as "1.5"';
  if (node.type !== "either") return wanted[node.type];
  return `${expected(node.scalar)} or ${expected(node.other)}`;
}

/** An instance of a class is named, since JSON would contain nothing of it, or too much. */
function given(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (value instanceof Date) return "a Date";
  if (typeof value === "object") return isPlainObject(value) ? "an object" : "an instance of a class";
  return value === undefined ? "nothing" : `a ${typeof value}`;
}
