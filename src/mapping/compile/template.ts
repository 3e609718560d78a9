import type { Message } from "../../shared/messages/format.ts";
import { checkTextLength } from "../contract/budget.ts";
import { isPathProblem, type ParsedPath, parsePathUntil } from "../path/parsePath.ts";
import { addProblem, partOf } from "../rules/problems.ts";
import { emptyToUndefined } from "../values/missing.ts";
import type { Environment } from "./environment.ts";
import { compileRawPath } from "./paths.ts";
import { firstValue, readText } from "./scalar.ts";
import type { Get, Scope } from "./scope.ts";

/** A piece of a template: fixed text, a path, or an optional part that is left out as a whole. */
type TemplatePiece =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "path"; readonly path: ParsedPath; readonly source: string }
  | { readonly type: "optional"; readonly pieces: readonly TemplatePiece[] };

interface TemplateProblem {
  readonly problem: Message;
  /** Where the problem is, for one of a path. */
  readonly position?: number;
}

/** The maximum depth of optional parts: more than anyone nests, and few enough for the stack. */
const deepest = 10;
/** The maximum number of paths and optional parts: more than anyone writes, and few enough to compile and explain. */
const maxParts = 1_000;

export function compileTemplate(text: string, path: string, env: Environment, valuePath: string): Get {
  const pieces = parseTemplate(text);
  if ("problem" in pieces) {
    const { problem, position } = pieces;
    if (position === undefined) addProblem(env.problems, "bad_template.text", path, { problem });
    else addProblem(env.problems, "bad_template.path", path, { problem, position: position + 1 });
    return () => undefined;
  }
  const write = compilePieces(pieces, valuePath, env);
  return (scope) => {
    const written = write(scope);
    return written === undefined || written === "" ? undefined : written;
  };
}

export function pathsOfTemplate(text: string): readonly string[] {
  const pieces = parseTemplate(text);
  return "problem" in pieces ? [] : pieces.flatMap((piece) => (piece.type === "path" ? piece.source : []));
}

/**
 * Compiles pieces to a function that writes their text, or returns `undefined` if a path outside of optional
 * parts is missing.
 */
function compilePieces(
  pieces: readonly TemplatePiece[],
  valuePath: string,
  env: Environment,
): (scope: Scope) => string | undefined {
  const writers = pieces.map((piece): string | ((scope: Scope) => string | undefined) => {
    if (piece.type === "text") return piece.text;
    if (piece.type === "optional") {
      const inner = compilePieces(piece.pieces, valuePath, env);
      return (scope) => inner(scope) ?? "";
    }
    const raw = compileRawPath(piece.path, valuePath, env, "first");
    return (scope) => {
      const found = emptyToUndefined(raw(scope));
      const value = Array.isArray(found) ? firstValue(found, scope, valuePath) : found;
      return value === undefined ? undefined : readText(value, scope, valuePath);
    };
  });
  return (scope) => {
    let text = "";
    for (const write of writers) {
      const part = typeof write === "string" ? write : write(scope);
      if (part === undefined) return undefined;
      text += part;
      checkTextLength(scope, text.length, valuePath);
    }
    return text;
  };
}

/** Reads `{first} {last}[, {company}]`. A backslash escapes the character after it. */
function parseTemplate(text: string): readonly TemplatePiece[] | TemplateProblem {
  const stack: TemplatePiece[][] = [[]];
  let fixed = "";
  let escaped = 0;
  let paths = 0;
  let optionals = 0;
  const flush = () => {
    if (fixed !== "") stack.at(-1)?.push({ type: "text", text: fixed });
    fixed = "";
    escaped = 0;
  };
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? "";
    if (char === "\\") {
      index += 1;
      fixed += text[index] ?? "\\";
      escaped = fixed.length;
    } else if (char === "{") {
      if (fixed.endsWith("$") && escaped < fixed.length) return { problem: partOf("template.dollar") };
      paths += 1;
      flush();
      const path = parsePathUntil(text, index + 1, "}");
      if (isPathProblem(path)) return path;
      stack.at(-1)?.push({ type: "path", path, source: text.slice(index + 1, path.next - 1) });
      index = path.next - 1;
    } else if (char === "[") {
      flush();
      if (stack.length > deepest) return { problem: partOf("template.depth") };
      optionals += 1;
      stack.push([]);
    } else if (char === "]") {
      flush();
      const pieces = stack.pop();
      if (pieces === undefined || stack.length === 0) return { problem: partOf("template.close") };
      stack.at(-1)?.push({ type: "optional", pieces });
    } else fixed += char;
    if (paths + optionals > maxParts) return { problem: partOf("template.parts", { most: maxParts }) };
  }
  flush();
  if (stack.length > 1) return { problem: partOf("template.open") };
  if (paths === 0) return { problem: partOf("template.empty") };
  return stack[0] ?? [];
}
