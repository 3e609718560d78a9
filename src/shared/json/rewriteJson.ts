import { isRecord } from "./value.ts";

interface Node {
  readonly start: number;
  readonly end: number;
  readonly members?: readonly (readonly [name: string, node: Node])[];
  readonly elements?: readonly Node[];
}

/** Unchanged parts stay as they were; a new part takes several lines if the replaced one did. @throws SyntaxError */
export function rewriteJson(text: string, value: unknown): string {
  const before: unknown = JSON.parse(text);
  const node = scan(text, 0);
  const style = { text, indent: /\n([ \t]+)\S/.exec(text)?.[1] ?? "  " };
  const whole = text.slice(0, node.start) + render(node, before, value, style) + text.slice(node.end);
  return text.includes("\r\n") ? whole.replace(/\r?\n/g, "\r\n") : whole;
}

interface Style {
  readonly text: string;
  readonly indent: string;
}

function render(node: Node, before: unknown, after: unknown, style: Style): string {
  const { start, end, members, elements } = node;
  const { text } = style;
  if (members !== undefined && isRecord(before) && isRecord(after)) {
    const known = new Map(members);
    const renderMember = (name: string) =>
      renderPart(known.get(name), before[name], after[name], node, style);
    const names = Object.keys(after);
    if (names.length === members.length && names.every((name, index) => members[index]?.[0] === name))
      return replaced(node, [...known.values()], names.map(renderMember), text);
    return bracketed(
      "{",
      names.map((name) => `${JSON.stringify(name)}: ${renderMember(name)}`),
      "}",
      node,
      style,
    );
  }
  if (elements !== undefined && Array.isArray(before) && Array.isArray(after)) {
    const parts = after.map((element: unknown, index) =>
      renderPart(elements[index], before[index], element, node, style),
    );
    if (parts.length === elements.length) return replaced(node, elements, parts, text);
    return bracketed("[", parts, "]", node, style);
  }
  return before === after ? text.slice(start, end) : written(after, node, style);
}

function renderPart(
  known: Node | undefined,
  before: unknown,
  after: unknown,
  whole: Node,
  style: Style,
): string {
  return known === undefined
    ? written(after, whole, style, style.indent)
    : render(known, before, after, style);
}

function replaced(
  { start, end }: Node,
  parts: readonly Node[],
  texts: readonly string[],
  text: string,
): string {
  let position = start;
  const pieces = parts.map((part, index) => {
    const piece = text.slice(position, part.start) + (texts[index] ?? "");
    position = part.end;
    return piece;
  });
  return pieces.join("") + text.slice(position, end);
}

function bracketed(open: string, parts: readonly string[], close: string, node: Node, style: Style): string {
  if (parts.length === 0) return open + close;
  const margin = marginOf(node, style);
  if (isSpread(node, style)) {
    const inner = `\n${margin}${style.indent}`;
    return `${open}${inner}${parts.join(`,${inner}`)}\n${margin}${close}`;
  }
  return open === "[" ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
}

/** A new value in the style of the node that it replaces or is added to. */
function written(value: unknown, node: Node, style: Style, further = ""): string {
  if (!isSpread(node, style)) return inLine(value);
  return JSON.stringify(value, null, style.indent).replaceAll("\n", `\n${marginOf(node, style)}${further}`);
}

function isSpread({ start, end }: Node, { text }: Style): boolean {
  return text.slice(start, end).includes("\n");
}

function marginOf({ start }: Node, { text }: Style): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", start) + 1))?.[0] ?? "";
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(", ")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${inLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function scan(text: string, from: number): Node {
  const start = skipSpace(text, from);
  if (text[start] === "{") {
    const members: [string, Node][] = [];
    const end = scanList(text, start, (position) => {
      const name = scanPlain(text, position);
      const node = scan(text, skipSpace(text, name.end) + 1);
      const key: unknown = JSON.parse(text.slice(position, name.end));
      members.push([String(key), node]);
      return node.end;
    });
    return { start, end, members };
  }
  if (text[start] === "[") {
    const elements: Node[] = [];
    const end = scanList(text, start, (position) => {
      const node = scan(text, position);
      elements.push(node);
      return node.end;
    });
    return { start, end, elements };
  }
  return scanPlain(text, start);
}

/** Reads the parts of a list or an object with `read`, and returns the position after it. */
function scanList(text: string, start: number, read: (position: number) => number): number {
  let position = skipSpace(text, start + 1);
  while (text[position] !== "]" && text[position] !== "}") {
    position = skipSpace(text, read(position));
    if (text[position] === ",") position = skipSpace(text, position + 1);
  }
  return position + 1;
}

function scanPlain(text: string, start: number): Node {
  const pattern = text[start] === '"' ? /"(?:[^"\\]|\\.)*"/y : /[^\s,\]}]+/y;
  pattern.lastIndex = start;
  pattern.test(text);
  return { start, end: pattern.lastIndex };
}

function skipSpace(text: string, from: number): number {
  const space = /\s*/y;
  space.lastIndex = from;
  space.test(text);
  return space.lastIndex;
}
