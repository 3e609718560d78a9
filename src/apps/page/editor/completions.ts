import type { CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { RulesSchema } from "../wire.ts";

type NamedParts = RulesSchema["$defs"];

/** What may be written in rules. */
export interface Offered {
  /** The paths of the lead. */
  readonly leadPaths: () => readonly string[];
  /** The names, with a sentence about each. They are loaded on first use. */
  readonly names: () => Promise<NamedParts>;
}

/** Names of fields and words of the language where a name is written; paths of the lead where a value is. */
export function completions({ leadPaths, names }: Offered): CompletionSource {
  return async (context) => {
    const quoted = context.matchBefore(/"[^"\n]*/);
    if (quoted === null && !context.explicit) return null;
    const from = quoted === null ? context.pos : quoted.from + 1;
    const line = context.state.doc.lineAt(context.pos);
    const isValue = /:\s*"?[^"]*$/.test(line.text.slice(0, context.pos - line.from));
    if (isValue)
      return listed(
        from,
        leadPaths().map((label) => ({ label, type: "variable" })),
      );
    return listed(
      from,
      Object.entries(await namesAt(context, names))
        .filter(([label]) => !label.startsWith("$"))
        .map(([label, about]) => ({ label, type: "property", ...infoOf(about) })),
    );
  };
}

/** The first line of a description in the schema. */
function infoOf(about: { readonly description?: string }): { readonly info?: string } {
  const info = about.description?.split("\n")[0];
  return info === undefined ? {} : { info };
}

function listed(from: number, options: CompletionResult["options"]): CompletionResult {
  return { from, options, validFor: /^[^"\n]*$/ };
}

/**
 * The names that may be written at the cursor. If the tree has an error (a quote that is open), the text
 * tells.
 */
async function namesAt(
  { state, pos }: CompletionContext,
  names: Offered["names"],
): Promise<NamedParts[keyof NamedParts]["properties"]> {
  const parents: string[] = [];
  for (let node = syntaxTree(state).resolveInner(pos, -1).parent; node !== null; node = node.parent) {
    const name = node.name === "Property" ? node.getChild("PropertyName") : null;
    if (name !== null && name.to < pos) parents.unshift(state.sliceDoc(name.from + 1, name.to - 1));
  }
  const [top, inner] = parents;
  const { rules, fields, lineFields } = await names();
  if (top === "fields") return fields.properties;
  if (top === "products" && inner === "fields") return lineFields.properties;
  return rules.properties;
}
