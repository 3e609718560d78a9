import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";

type SyntaxNode = ReturnType<typeof syntaxTree>["topNode"];

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where in the text of rules a path such as `fields.emial` or `skip[0].when` is: the name of the last part. */
export function placeOf(state: EditorState, path: string): Place {
  if (!/^\s*(?:[{[]|\/[/*])/.test(state.sliceDoc(0, 1_000))) return placeInTable(state, wordOf(path));
  const { topNode } = syntaxTree(state);
  const root = topNode.getChild("Object") ?? topNode.getChild("Array");
  const found = follow(state, root, path.match(/[^.[\]]+/g) ?? []);
  if (found.isWhole) return found;
  // A table may be JSON too.
  const inTable = follow(state, root, [wordOf(path)]);
  return inTable.isWhole ? inTable : found;
}

function follow(state: EditorState, root: SyntaxNode | null, parts: readonly string[]) {
  let place: Place = { from: root?.from ?? 0, to: Math.min(root?.to ?? 0, (root?.from ?? 0) + 1) };
  let node = root;
  for (const part of parts) {
    const next = node?.name === "Array" ? elementOf(state, node, part) : propertyOf(state, node, part);
    if (next === undefined) return { ...place, isWhole: false };
    place = { from: next.name.from, to: next.name.to };
    node = next.value;
  }
  return { ...place, isWhole: true };
}

function propertyOf(state: EditorState, node: SyntaxNode | null, part: string) {
  for (const property of node?.getChildren("Property") ?? []) {
    const name = property.getChild("PropertyName");
    if (name !== null && textOf(state, name) === part) return { name, value: property.lastChild };
  }
  return undefined;
}

/** The element of an index, or the row of a table that begins with the name. */
function elementOf(state: EditorState, node: SyntaxNode, part: string) {
  const elements: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (/^[A-Z]/.test(child.name)) elements.push(child);
  const names = elements.map((item) => (item.name === "Array" ? item.getChild("String") : null));
  const name = names.find((candidate) => candidate !== null && textOf(state, candidate) === part);
  if (name) return { name, value: name };
  const element = elements[Number(part)];
  return element && { name: element, value: element };
}

function textOf(state: EditorState, { from, to }: Place): string {
  return state.sliceDoc(from + 1, to - 1);
}

/** What a table calls a path of rules: `products.sku`, `country`, `email`. */
function wordOf(path: string): string {
  const word = path.replace(/^products\.each.*/, "products").replace(/^products\.fields\./, "products.");
  return word.replace(/^(?:fields|defaults)\./, "");
}

/** The name at the beginning of a line, in a table of two columns. */
function placeInTable(state: EditorState, name: string): Place {
  const [, number] = /^line (\d+)$/.exec(name) ?? [];
  for (let count = 1; count <= state.doc.lines; count += 1) {
    const { from, to, text } = state.doc.line(count);
    if (Number(number) === count) return { from, to };
    const start = text.search(/[^\s|"]/);
    if (
      start >= 0 &&
      /^[\s"|;,\t→=-]|^$/.test(text.slice(start + name.length)) &&
      text.startsWith(name, start)
    )
      return { from: from + start, to: from + start + name.length };
  }
  return { from: 0, to: Math.min(1, state.doc.length) };
}
