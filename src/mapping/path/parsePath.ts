import type { Message } from "../../shared/messages/format.ts";
import type { ProblemPart } from "../contract/problemTexts.ts";
import { type DetailsFor, partOf } from "../rules/problems.ts";

/** Where a path starts: at the current item, at the whole lead (`$`), or at a named value (`$name`). */
type PathRoot =
  | { readonly at: "item" }
  | { readonly at: "lead" }
  | { readonly at: "value"; readonly name: string };

export type PathStep =
  /** `.key`, `['any key']`, `[0]` */
  | { readonly type: "key"; readonly key: string }
  /** `[-1]`: counted from the end of the list */
  | { readonly type: "fromEnd"; readonly distance: number }
  /** `*`, `utm_*`: every element, or every key that matches */
  | { readonly type: "each"; readonly keys: TextGlob | undefined }
  /** `[name=phone]`: elements with this text at the given key */
  | { readonly type: "find"; readonly keys: readonly string[]; readonly text: TextGlob };

/** A text with `*` as wildcard: the literal pieces between the stars. One piece means no star. */
export type TextGlob = readonly string[];

export interface ParsedPath {
  readonly root: PathRoot;
  readonly steps: readonly PathStep[];
}

export interface PathProblem {
  readonly problem: Message;
  readonly position: number;
}

/** Parses `payment.products[0].name`, `fields['Ваше ім''я']`, `list[key=phone].value`, `utm_*`, `$.a`, `$name.b`. */
export function parsePath(text: string): ParsedPath | PathProblem {
  return parsePathUntil(text, 0, "");
}

/** Parses a `{path}` inside a longer text, up to `end` outside of brackets and quotes. */
export function parsePathUntil(
  text: string,
  start: number,
  end: string,
): (ParsedPath & { readonly next: number }) | PathProblem {
  const reader = { text, at: start };
  try {
    const path = readPath(reader, end);
    if (!text.startsWith(end, reader.at)) fail(reader, "path.sign", { sign: end });
    return { ...path, next: reader.at + 1 };
  } catch (error) {
    if (error instanceof PathSyntaxError) return { problem: error.problem, position: error.position };
    throw error;
  }
}

export function isPathProblem(path: ParsedPath | PathProblem): path is PathProblem {
  return "problem" in path;
}

interface Reader {
  readonly text: string;
  at: number;
}

class PathSyntaxError extends Error {
  readonly problem: Message;
  readonly position: number;
  constructor(problem: Message, position: number) {
    super(problem.code);
    this.problem = problem;
    this.position = position;
  }
}

function fail<Name extends ProblemPart>(reader: Reader, name: Name, ...details: DetailsFor<Name>): never {
  throw new PathSyntaxError(partOf(name, ...details), reader.at);
}

/**
 * The limits of a path: more than any lead needs. Untrusted senders also write paths, and each step costs
 * time and memory.
 */
const most = { steps: 100, stars: 8, length: 2000 };

function readPath(reader: Reader, end: string): ParsedPath {
  const steps: PathStep[] = [];
  const start = reader.at;
  const root = readRoot(reader, end);
  let first = root.at === "item" && reader.text[reader.at - 1] !== "@";
  while (reader.at < reader.text.length && reader.text[reader.at] !== end) {
    const char = reader.text[reader.at];
    if (char === "[") steps.push(readBracket(reader));
    else if (first) steps.push(readKey(reader, end));
    else if (char === ".") {
      reader.at += 1;
      steps.push(readKey(reader, end));
    } else fail(reader, "path.separator");
    first = false;
    if (steps.length > most.steps) fail(reader, "path.steps", { most: most.steps });
    if (reader.at - start > most.length) fail(reader, "path.length", { most: most.length });
  }
  if (steps.filter(({ type }) => type === "each" || type === "find").length > most.stars)
    fail(reader, "path.stars", { most: most.stars });
  if (first) fail(reader, "path.empty");
  return { root, steps };
}

function readRoot(reader: Reader, end: string): PathRoot {
  const char = reader.text[reader.at];
  if (char !== "$" && char !== "@") return { at: "item" };
  reader.at += 1;
  const start = reader.at;
  while (reader.at < reader.text.length) {
    const next = reader.text[reader.at];
    if (next === "." || next === "[" || next === end) break;
    reader.at += 1;
  }
  const name = reader.text.slice(start, reader.at);
  if (char === "$") return name === "" ? { at: "lead" } : { at: "value", name };
  if (name === "") return { at: "item" };
  reader.at = start;
  return fail(reader, "path.item");
}

function readKey(reader: Reader, end: string): PathStep {
  const start = reader.at;
  while (reader.at < reader.text.length) {
    const char = reader.text[reader.at] ?? "";
    if (char === "." || char === "[" || char === end) break;
    if (char === "]") fail(reader, "path.bracket");
    reader.at += 1;
  }
  const key = reader.text.slice(start, reader.at);
  if (key === "") fail(reader, "path.key");
  if (key.startsWith("{")) {
    reader.at = start;
    fail(reader, "path.brace", { example: "['{key']" });
  }
  if (key === "*") return { type: "each", keys: undefined };
  return key.includes("*") ? { type: "each", keys: key.split("*") } : { type: "key", key };
}

function readBracket(reader: Reader): PathStep {
  reader.at += 1;
  const quoted = readQuoted(reader);
  if (quoted !== undefined && reader.text[reader.at] === "]") {
    reader.at += 1;
    return { type: "key", key: quoted };
  }
  const keys = quoted === undefined ? [] : [quoted];
  const left = readBare(reader, "=]");
  if (/^\?\(|^@|!$/.test(left)) fail(reader, "path.filter");
  if (left !== "" || quoted === undefined) {
    const names = left.split(".");
    if (quoted !== undefined) names.shift();
    keys.push(...names);
  }
  if (reader.text[reader.at] === "]") {
    reader.at += 1;
    if (left === "*") return { type: "each", keys: undefined };
    if (/^\d{1,9}$/.test(left)) return { type: "key", key: String(Number(left)) };
    if (/^-[1-9]\d{0,8}$/.test(left)) return { type: "fromEnd", distance: -Number(left) };
    return fail(reader, "path.brackets");
  }
  if (reader.text[reader.at] !== "=") fail(reader, "path.sign", { sign: "]" });
  if (keys.length === 0 || keys.includes("")) fail(reader, "path.find");
  reader.at += 1;
  if (reader.text[reader.at] === "=") fail(reader, "path.equals");
  const text = readQuoted(reader);
  const glob = text === undefined ? readBare(reader, "]").split("*") : [text];
  if (reader.text[reader.at] !== "]") fail(reader, "path.sign", { sign: "]" });
  reader.at += 1;
  return { type: "find", keys, text: glob };
}

/** Reads `'text'` or `"text"`. A quote inside the text is doubled. */
function readQuoted(reader: Reader): string | undefined {
  const quote = reader.text[reader.at];
  if (quote !== "'" && quote !== '"') return undefined;
  let value = "";
  let from = reader.at + 1;
  for (;;) {
    const close = reader.text.indexOf(quote, from);
    if (close === -1) return fail(reader, "path.quote", { quote });
    value += reader.text.slice(from, close);
    if (reader.text[close + 1] !== quote) {
      reader.at = close + 1;
      return value;
    }
    value += quote;
    from = close + 2;
  }
}

function readBare(reader: Reader, ends: string): string {
  const start = reader.at;
  while (reader.at < reader.text.length && !ends.includes(reader.text[reader.at] ?? "")) reader.at += 1;
  return reader.text.slice(start, reader.at);
}

/** Appends a key to a path, as a rule would write it. */
export function joinKey(path: string, key: string): string {
  if (!/^[^.[\]*$@'"{][^.[\]*]*$/.test(key)) return `${path}['${key.replaceAll("'", "''")}']`;
  return path === "" ? key : `${path}.${key}`;
}

export function writePath(steps: readonly PathStep[], start = ""): string {
  let path = start;
  for (const step of steps) {
    if (step.type === "fromEnd") path += `[-${step.distance}]`;
    else if (step.type === "find") path += `[${step.keys.join(".")}=${step.text.join("*")}]`;
    else if (step.type === "each")
      path += step.keys === undefined ? "[*]" : `${path && "."}${step.keys.join("*")}`;
    else path = /^\d+$/.test(step.key) ? `${path}[${step.key}]` : joinKey(path, step.key);
  }
  return path || "@";
}
