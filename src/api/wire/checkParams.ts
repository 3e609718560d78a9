import type { ParamProblem } from "../../shared/errors/invalidParamsError.ts";
import { isPlainObject, joinKey, joinPath } from "../../shared/json/value.ts";
import { isCountryCode, isCurrencyCode } from "./codes.ts";
import { fileBytes, fileProblem } from "./fileParam.ts";
import { isKey } from "./mapKeys.ts";
import { numberOfId } from "./numericIds.ts";
import { badChoice, containsItself, expected, unknownField, unknownKey, wrongType } from "./paramProblem.ts";
import type { AnyShape, Fields } from "./shape.ts";

/** The API expects seconds; a number this large can only be milliseconds (seconds reach it in the year 5138). */
export const firstMillisecondStamp = 100_000_000_000;

/**
 * The deepest level that is checked. The API accepts nothing that deep; a hostile value must not exhaust the
 * stack.
 */
const deepest = 100;

/** The text of a weight or a size, with a point: a comma would be cut off. */
export const measureText = /^\d{1,15}(\.\d{1,6})?$/;

/** Accepted values for yes and no: booleans, and the forms in Base and its examples. */
export const flagValues: readonly unknown[] = [true, false, 0, 1, "0", "1"];

/**
 * Compares the parameters of a call with the declaration and lists every problem with its path. The API silently
 * ignores unknown parameters, so a typo would lose data.
 */
export function checkParams(fields: Fields, params: unknown): ParamProblem[] {
  const problems: ParamProblem[] = [];
  if (isPlainObject(params)) checkFields(fields, params, "", problems, new Set());
  else problems.push(wrongType("", "an object of parameters", params));
  return problems;
}

function checkFields(
  fields: Fields,
  value: Record<string, unknown>,
  path: string,
  problems: ParamProblem[],
  above: Set<object>,
  isOpen = false,
): void {
  if (above.has(value)) {
    problems.push(containsItself(path));
    return;
  }
  above.add(value);
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(fields, name) || value[name] === undefined) continue;
    if (isOpen) {
      checkPlain(value[name], joinKey(path, name), problems, above);
      continue;
    }
    // Comparing each of thousands of names with all fields would take seconds, and a message lists twenty.
    problems.push(unknownField(problems.length < 20 ? fields : {}, name, joinKey(path, name)));
  }
  for (const [name, shape] of Object.entries(fields)) {
    const fieldValue = hasValue(value, name) ? value[name] : undefined;
    if (fieldValue !== undefined) checkValue(shape, fieldValue, joinPath(path, name), problems, above);
    else if (!shape.optional && !(shape.formerly !== undefined && hasValue(value, shape.formerly))) {
      const message = `\`${joinPath(path, name)}\` is missing; ${expected(shape)} is needed there.`;
      problems.push({ code: "missing_field", path: joinPath(path, name), message });
    }
  }
  above.delete(value);
}

function hasValue(value: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}

function checkValue(
  shape: AnyShape,
  value: unknown,
  path: string,
  problems: ParamProblem[],
  above: Set<object>,
): void {
  const { node } = shape;
  switch (node.type) {
    case "unknown":
      checkPlain(value, path, problems, above);
      return;
    case "text":
      if (typeof value === "string") checkLength(value, node.max, path, problems);
      else if (node.file === true) checkFile(value, path, problems);
      else problems.push(wrongType(path, expected(shape), value));
      return;
    case "identifier":
      if (typeof value === "string") checkLength(value, node.max, path, problems);
      else if (typeof value === "number")
        checkNumber(value, Number.isSafeInteger(value), shape, path, problems);
      else problems.push(wrongType(path, expected(shape), value));
      return;
    case "integer":
      if (node.isId === true && typeof value === "string") {
        if (numberOfId(value) === undefined) problems.push(wrongType(path, expected(shape), value));
      } else checkNumber(value, Number.isSafeInteger(value), shape, path, problems);
      return;
    case "decimal":
      if (node.asText === true && typeof value === "string") {
        if (!measureText.test(value)) problems.push(wrongType(path, expected(shape), value));
      } else checkNumber(value, true, shape, path, problems);
      return;
    case "time":
      if (typeof value === "number" && value >= firstMillisecondStamp) {
        const message = `\`${path}\` looks like milliseconds. The API counts seconds: use Math.floor(ms / 1000).`;
        problems.push({ code: "milliseconds", path, message });
      } else checkNumber(value, Number.isSafeInteger(value) && Number(value) >= 0, shape, path, problems);
      return;
    case "flag":
      if (!flagValues.includes(value)) problems.push(wrongType(path, expected(shape), value));
      return;
    case "currency":
      checkCode(value, isCurrencyCode, "bad_currency", shape, path, problems);
      return;
    case "country":
      if (value !== "") checkCode(value, isCountryCode, "bad_country", shape, path, problems);
      return;
    case "choice":
      if (typeof value !== "string") problems.push(wrongType(path, expected(shape), value));
      else if (!node.values.includes(value)) problems.push(badChoice(value, node.values, path));
      return;
    case "list":
      if (!Array.isArray(value)) problems.push(wrongType(path, expected(shape), value));
      else {
        if (above.has(value)) {
          problems.push(containsItself(path));
          return;
        }
        above.add(value);
        for (const [index, item] of value.entries())
          checkValue(node.item, item, `${path}[${index}]`, problems, above);
        above.delete(value);
      }
      return;
    case "map":
      if (!isPlainObject(value)) problems.push(wrongType(path, expected(shape), value));
      else {
        for (const [key, item] of Object.entries(value)) {
          if (item === undefined) continue;
          const keyPath = joinKey(path, key);
          if (node.prefix !== undefined && !isKey(node.prefix, key))
            problems.push(unknownKey(node.prefix, keyPath));
          checkValue(node.value, item, keyPath, problems, above);
        }
      }
      return;
    case "object":
      if (isPlainObject(value)) checkFields(node.fields, value, path, problems, above, node.isOpen);
      else problems.push(wrongType(path, expected(shape), value));
      return;
    case "either":
      checkValue(
        typeof value === "object" && value !== null ? node.other : node.scalar,
        value,
        path,
        problems,
        above,
      );
  }
}

/** If the documentation says nothing, only values that JSON cannot represent are a problem. */
function checkPlain(value: unknown, path: string, problems: ParamProblem[], above: Set<object>): void {
  if (typeof value === "number")
    checkNumber(value, true, { node: { type: "decimal" }, optional: false }, path, problems);
  if (typeof value === "bigint") problems.push(wrongType(path, "a value that JSON can carry", value));
  // Bytes are sent as a file, even deep inside a value.
  if (typeof value !== "object" || value === null || fileBytes(value) !== undefined) return;
  if (above.has(value) || above.size > deepest) {
    problems.push(containsItself(path));
    return;
  }
  above.add(value);
  for (const [key, element] of Object.entries(value)) {
    checkPlain(element, Array.isArray(value) ? `${path}[${key}]` : joinKey(path, key), problems, above);
  }
  above.delete(value);
}

function checkNumber(
  value: unknown,
  fits: boolean,
  shape: AnyShape,
  path: string,
  problems: ParamProblem[],
): void {
  if (typeof value !== "number") problems.push(wrongType(path, expected(shape), value));
  else if (!Number.isFinite(value)) {
    const message = `\`${path}\` is ${value}, which JSON cannot carry; ${expected(shape)} is needed there.`;
    problems.push({ code: "not_finite", path, message });
  } else if (!fits) {
    const message = `\`${path}\` must be ${expected(shape)}; a number of another kind was given.`;
    problems.push({ code: "wrong_type", path, message });
  }
}

function checkCode(
  value: unknown,
  isCode: (code: string) => boolean,
  code: "bad_currency" | "bad_country",
  shape: AnyShape,
  path: string,
  problems: ParamProblem[],
): void {
  if (typeof value !== "string") problems.push(wrongType(path, expected(shape), value));
  else if (!isCode(value)) problems.push({ code, path, message: `\`${path}\` must be ${expected(shape)}.` });
}

function checkFile(value: unknown, path: string, problems: ParamProblem[]): void {
  const bytes = fileBytes(value);
  const problem =
    bytes === undefined
      ? wrongType(path, "the bytes of a file, or the string that `fileParam` makes of them", value)
      : fileProblem(bytes, path);
  if (problem !== undefined) problems.push(problem);
}

function checkLength(value: string, max: number | undefined, path: string, problems: ParamProblem[]): void {
  // A string never has fewer code units than code points, so most strings need no counting.
  if (max === undefined || value.length <= max) return;
  let length = 0;
  for (const _ of value) length += 1;
  if (length <= max) return;
  const message = `\`${path}\` has ${length} characters; the API takes ${max} and may cut the rest. Shorten it.`;
  problems.push({ code: "too_long", path, message });
}
