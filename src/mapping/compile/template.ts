import { isPathProblem, type ParsedPath, parsePathUntil } from "../path/parsePath.ts";

/** A piece of a template: fixed text, a path, or a part that drops out as a whole. */
export type TemplatePiece =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "path"; readonly path: ParsedPath; readonly source: string }
  | { readonly type: "optional"; readonly pieces: readonly TemplatePiece[] };

/**
 * Reads `{first} {last}[, {company}]`. A backslash takes the meaning from the sign after it.
 *
 * @returns The pieces, or what is wrong.
 */
export function parseTemplate(text: string): readonly TemplatePiece[] | { readonly problem: string } {
  const stack: TemplatePiece[][] = [[]];
  let fixed = "";
  const flush = () => {
    if (fixed !== "") stack.at(-1)?.push({ type: "text", text: fixed });
    fixed = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (char === "\\") {
      at += 1;
      fixed += text[at] ?? "\\";
    } else if (char === "{") {
      flush();
      const path = parsePathUntil(text, at + 1, "}");
      if (isPathProblem(path)) return { problem: `${path.problem} (at character ${path.position + 1})` };
      stack.at(-1)?.push({ type: "path", path, source: text.slice(at + 1, path.next - 1) });
      at = path.next - 1;
    } else if (char === "[") {
      flush();
      if (stack.length > deepest) return { problem: "optional parts stand too deep in one another" };
      stack.push([]);
    } else if (char === "]") {
      flush();
      const pieces = stack.pop();
      if (pieces === undefined || stack.length === 0) {
        return { problem: "a `]` closes nothing; write `\\]` for the sign itself" };
      }
      stack.at(-1)?.push({ type: "optional", pieces });
    } else fixed += char;
  }
  flush();
  if (stack.length > 1) return { problem: "a `[` is not closed; write `\\[` for the sign itself" };
  return stack[0] ?? [];
}

const deepest = 10;
