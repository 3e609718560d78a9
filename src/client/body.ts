import { fileBytes, fileText } from "../api/files/fileParam.ts";
import type { ParamProblem } from "../errors/invalidParamsError.ts";
import { InvalidParamsError } from "../errors/invalidParamsError.ts";
import { isRecord } from "../json/value.ts";

/**
 * The form that the API reads: `method=…&parameters=<JSON>`. URLSearchParams writes `+` as `%2B`;
 * unescaped it would arrive as a space and spoil base64.
 */
export function encodeBody(method: string, params: unknown): string {
  return new URLSearchParams({ method, parameters: toJson(method, params) }).toString();
}

function toJson(method: string, params: unknown): string {
  if (params === undefined) return "{}";
  if (!isRecord(params)) {
    throw invalid(method, "", "The argument must be an object of parameters.");
  }
  try {
    return JSON.stringify(params, writeFiles);
  } catch (error) {
    // The runtime's message names keys of the value; ours says what to do.
    const message =
      error instanceof TypeError
        ? "The parameters cannot be written as JSON: they contain a cycle or a bigint. Pass a plain tree of strings, numbers, booleans and arrays."
        : "The parameters cannot be written as JSON: a getter or `toJSON` in them failed, or they are too deep. Pass a plain tree.";
    throw invalid(method, "", message);
  }
}

/** A `Buffer` writes itself as a list of numbers before it comes here, so its holder is asked. */
function writeFiles(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const bytes = fileBytes(typeof this === "object" && this !== null ? Reflect.get(this, key) : value);
  return bytes === undefined ? value : fileText(bytes);
}

function invalid(method: string, path: string, message: string): InvalidParamsError {
  const problem: ParamProblem = { code: "wrong_type", path, message };
  return new InvalidParamsError([problem], { method });
}
