import type { Details, Message } from "../../shared/messages/format.ts";
import type { ProblemName } from "../contract/problemTexts.ts";
import { sameSigns } from "./patternText.ts";

export type PatternNode =
  | { readonly kind: "end" }
  | {
      readonly kind: "literal";
      /**
       * The texts in lower case, the longest first. A text with a dash or × is also listed as `sameSigns`
       * writes it.
       */
      readonly texts: readonly string[];
      readonly name?: string | undefined;
      readonly next: PatternNode;
    }
  | { readonly kind: "space"; readonly line: boolean; readonly next: PatternNode }
  | { readonly kind: "part"; readonly part: PatternPart; readonly next: PatternNode }
  | { readonly kind: "group"; readonly id: number; readonly inner: PatternNode; readonly next: PatternNode };

export interface PatternPart {
  readonly id: number;
  /** The name of the part; `undefined` for a wildcard. */
  readonly name: string | undefined;
  readonly type: PartType;
  /** The pair of brackets around the part. The part may contain them only in pairs. */
  readonly brackets: string | undefined;
}

export type PartType = "text" | "number" | "integer" | "word" | "letters";

export type PatternSyntax =
  | { readonly ok: true; readonly root: PatternNode; readonly names: readonly string[] }
  | { readonly ok: false; readonly problem: PatternProblem };

/** What is wrong with a pattern: the code of its sentence, with details. */
export interface PatternProblem extends Message {
  readonly code: ProblemName;
}

type Item =
  | { readonly kind: "literal"; readonly texts: readonly string[]; readonly name?: string | undefined }
  | { readonly kind: "space"; readonly line: boolean }
  | { readonly kind: "part"; readonly part: PatternPart }
  | { readonly kind: "group"; readonly items: readonly Item[] };

type NamedItem = Extract<Item, { readonly kind: "literal" | "part" }>;

const types: readonly PartType[] = ["text", "number", "integer", "word", "letters"];
const maxLength = 1000;
const bracketPairs = ["()", "[]", "{}", "«»", "“”", "„“"];

/** Parses a pattern. The syntax is described at `compilePattern`. */
export function parsePattern(source: string): PatternSyntax {
  if (/^\^|\(\?|\\[dDwWsSbBrnt]/.test(source)) return problem("bad_pattern.regular");
  if (source.length > maxLength) return problem("bad_pattern.length", { most: maxLength });
  const names: string[] = [];
  const open: string[] = [];
  const stack: Item[][] = [[]];
  let literal = "";
  let partCount = 0;
  const nextId = () => {
    partCount += 1;
    return partCount;
  };

  const top = (): Item[] => stack[stack.length - 1] ?? [];
  const endLiteral = (): void => {
    if (literal !== "") top().push({ kind: "literal", texts: [literal.toLowerCase()] });
    literal = "";
  };
  const addLiteral = (character: string): void => {
    literal += character;
    const pair = bracketPairs.find((brackets) => brackets.startsWith(character));
    if (pair !== undefined && open.at(-1)?.endsWith(character) !== true) open.push(pair);
    else if (open.at(-1)?.endsWith(character)) open.pop();
  };

  const text = source.trim();
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\\") {
      index += 1;
      if (index >= text.length) return problem("bad_pattern.escape");
      addLiteral(text.charAt(index));
    } else if (/\s/.test(character)) {
      endLiteral();
      const before = top().at(-1)?.kind === "space" ? top().pop() : undefined;
      const line = character === "\n" || (before?.kind === "space" && before.line);
      top().push({ kind: "space", line });
    } else if (character === "[") {
      endLiteral();
      stack.push([]);
    } else if (character === "]") {
      endLiteral();
      const items = stack.pop();
      if (items === undefined || stack.length === 0) return problem("bad_pattern.close", squareBrackets);
      if (items.length === 0) return problem("bad_pattern.brackets", { brackets: "[ ]" });
      top().push({ kind: "group", items });
    } else if (character === "*") {
      endLiteral();
      const before = top().at(-1);
      if (before?.kind === "part" && before.part.name !== undefined && text[index + 1] === "{")
        return problem("bad_pattern.star");
      top().push({
        kind: "part",
        part: { id: nextId(), name: undefined, type: "text", brackets: open.at(-1) },
      });
    } else if (character === "{") {
      endLiteral();
      const close = text.indexOf("}", index);
      if (close < 0) return problem("bad_pattern.open", braces);
      const item = readBraces(text.slice(index + 1, close), nextId(), open.at(-1));
      if ("problem" in item) return item;
      const name = item.kind === "part" ? item.part.name : item.name;
      if (name !== undefined && names.includes(name))
        return problem("bad_pattern.part", { part: `{${name}}` });
      if (name !== undefined) names.push(name);
      top().push(item);
      index = close;
    } else if (character === "}") return problem("bad_pattern.close", braces);
    else addLiteral(character);
  }
  endLiteral();
  const [items] = stack;
  if (stack.length > 1 || items === undefined) return problem("bad_pattern.open", squareBrackets);
  if (items.length === 0) return problem("bad_pattern.empty");
  const counter = { groups: 0 };
  return { ok: true, root: link(items, { kind: "end" }, undefined, undefined, counter), names };
}

const squareBrackets = { open: "[", close: "]" };
const braces = { open: "{", close: "}" };

function problem(
  code: ProblemName,
  details: Details = {},
): { readonly ok: false; readonly problem: PatternProblem } {
  return { ok: false, problem: { code, details } };
}

function readBraces(
  content: string,
  id: number,
  brackets: string | undefined,
): NamedItem | ReturnType<typeof problem> {
  const match = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*(?::(.*))?$/su.exec(content);
  if (match === null) {
    const texts = alternatives(content);
    return texts.length === 0
      ? problem("bad_pattern.brackets", { brackets: "{ }" })
      : { kind: "literal", texts };
  }
  const [, name = "", type] = match;
  if (type?.includes("|")) return { kind: "literal", texts: alternatives(type), name };
  const found = type === undefined ? "text" : types.find((known) => known === type.trim());
  if (found === undefined) return problem("bad_pattern.type", { part: `{${name}}`, type: type ?? "", types });
  return { kind: "part", part: { id, name, type: found, brackets } };
}

function alternatives(content: string): string[] {
  if (content.trim() === "") return [];
  const texts = content.split("|").map((text) => text.trim().replace(/\s+/g, " ").toLowerCase());
  return texts.sort((a, b) => b.length - a.length);
}

function link(
  items: readonly Item[],
  after: PatternNode,
  itemBefore: Item | undefined,
  itemAfter: Item | undefined,
  counter: { groups: number },
): PatternNode {
  let next = after;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    const left = index === 0 ? itemBefore : items[index - 1];
    const right = index + 1 === items.length ? itemAfter : items[index + 1];
    if (item?.kind === "literal")
      next = { ...item, texts: [...new Set(item.texts.flatMap((text) => [sameSigns(text), text]))], next };
    else if (item?.kind === "part") next = { ...item, next };
    else if (item?.kind === "space") {
      // Elsewhere whitespace is optional: parts are trimmed, and literals skip it.
      if (item.line || (isWordy(left, right, "last") && isWordy(right, left, "first")))
        next = { ...item, next };
    } else if (item?.kind === "group") {
      counter.groups += 1;
      next = { kind: "group", id: counter.groups, inner: link(item.items, next, left, right, counter), next };
    }
  }
  return next;
}

/** Whether that side of the item would merge with its neighbour without a space. */
function isWordy(item: Item | undefined, neighbour: Item | undefined, side: "first" | "last"): boolean {
  if (item === undefined || item.kind === "space") return false;
  if (item.kind === "group") {
    const inner = item.items.filter((child) => child.kind !== "space");
    return isWordy(side === "first" ? inner[0] : inner.at(-1), neighbour, side);
  }
  if (item.kind === "part") {
    const isNumber = item.part.type === "number" || item.part.type === "integer";
    return !(isNumber && neighbour?.kind === "literal" && side === "first");
  }
  return item.texts.some((text) => (side === "first" ? /^[\p{L}\p{N}]/u : /[\p{L}\p{N}]$/u).test(text));
}
