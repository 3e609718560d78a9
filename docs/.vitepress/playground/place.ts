import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";

/** Where in the text of rules a path such as `fields.emial` or `skip[0].when` is: the name of the last part. */
export function placeOf(state: EditorState, path: string): { readonly from: number; readonly to: number } {
  const parts = path.match(/[^.[\]]+/g) ?? [];
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
