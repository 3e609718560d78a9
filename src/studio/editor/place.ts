import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";

/** Where in the text of rules a path such as `fields.emial` or `skip[0].when` is: the name of the last part. */
export function placeOf(state: EditorState, path: string): { readonly from: number; readonly to: number } {
  const parts = path.match(/[^.[\]]+/g) ?? [];
  if (!/^\s*[{[]/.test(state.sliceDoc(0, 1_000))) return placeInTable(state, wordOf(path));
  let node = syntaxTree(state).topNode.firstChild;
  let found = { from: node?.from ?? 0, to: Math.min(node?.to ?? 0, (node?.from ?? 0) + 1) };
  for (const part of parts) {
    if (node?.name === "Array") {
      let child = node.firstChild?.nextSibling ?? null;
      for (let index = Number(part); index > 0 && child !== null; index -= 1) child = child.nextSibling;
      if (child === null) break;
      node = child;
      found = { from: child.from, to: child.to };
      continue;
    }
    const property = node?.getChildren("Property").find((each) => {
      const name = each.getChild("PropertyName");
      return name !== null && state.sliceDoc(name.from + 1, name.to - 1) === part;
    });
    const name = property?.getChild("PropertyName");
    if (property === undefined || !name) break;
    found = { from: name.from, to: name.to };
    node = property.lastChild;
  }
  return found;
}

/** What a table calls a path of rules: `products.sku`, `country`, `email`. */
function wordOf(path: string): string {
  const own = path.replace(/^products\.each.*/, "products").replace(/^products\.fields\./, "products.");
  return own.replace(/^(?:fields|defaults)\./, "");
}

/** The name at the beginning of a line, in a table of two columns. */
function placeInTable(state: EditorState, name: string): { readonly from: number; readonly to: number } {
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
