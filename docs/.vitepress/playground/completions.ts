import type { CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";

type Described = Readonly<Record<string, object>>;

/** Names of fields and words of the language where a name is written; paths of the lead where a value is. */
export function completions(leadOf: () => string): CompletionSource {
  return async (context) => {
    const quoted = context.matchBefore(/"[^"\n]*/);
    if (quoted === null && !context.explicit) return null;
    const from = quoted === null ? context.pos : quoted.from + 1;
    const line = context.state.doc.lineAt(context.pos);
    const isValue = /:\s*"?[^"]*$/.test(line.text.slice(0, context.pos - line.from));
    if (isValue)
      return listed(
        from,
        pathsOf(leadOf()).map((label) => ({ label, type: "variable" })),
      );
    return listed(
      from,
      Object.entries(await namesAt(context))
        .filter(([label]) => !label.startsWith("$"))
        .map(([label, about]) => ({ label, type: "property", ...infoOf(about) })),
    );
  };
}

/** The first line of what the schema says. */
function infoOf(about: { readonly description?: string }): { readonly info?: string } {
  const info = about.description?.split("\n")[0];
  return info === undefined ? {} : { info };
}

function listed(from: number, options: CompletionResult["options"]): CompletionResult {
  return { from, options, validFor: /^[^"\n]*$/ };
}

/** The names that may be written at the cursor. Where the tree has an error (a quote that is open), the text tells. */
async function namesAt({ state, pos }: CompletionContext): Promise<Described> {
  const parents: string[] = [];
  for (let node = syntaxTree(state).resolveInner(pos, -1).parent; node !== null; node = node.parent) {
    const name = node.name === "Property" ? node.getChild("PropertyName") : null;
    if (name !== null && name.to < pos) parents.unshift(state.sliceDoc(name.from + 1, name.to - 1));
  }
  const [top, inner] = parents;
  // With a sentence about each: loaded after the first result.
  const { rules, fields, lineFields } = await import("./schema.ts");
  if (top === "fields") return fields.properties;
  if (top === "products" && inner === "fields") return lineFields.properties;
  return rules.properties;
}

/** Paths to what is in a lead that is JSON, the first elements of lists. */
function pathsOf(text: string): string[] {
  const paths: string[] = [];
  const visit = (value: unknown, path: string, depth: number) => {
    if (paths.length > 300 || depth > 6) return;
    if (path !== "") paths.push(path);
    if (Array.isArray(value)) return visit(value[0], `${path}[0]`, depth + 1);
    if (typeof value !== "object" || value === null) return;
    for (const [key, own] of Object.entries(value)) {
      const name = /^[\p{L}_][\p{L}\d_ -]*$/u.test(key) ? key : `['${key.replaceAll("'", "''")}']`;
      visit(own, path === "" || name.startsWith("[") ? `${path}${name}` : `${path}.${name}`, depth + 1);
    }
  };
  try {
    visit(JSON.parse(text), "", 0);
  } catch {}
  return paths;
}
