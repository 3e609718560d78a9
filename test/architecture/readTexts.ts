import ts from "typescript";

/** A piece of a file, and the line on which it begins. */
export interface Piece {
  readonly line: number;
  readonly text: string;
}

/** What a TypeScript file says, sorted by who reads it. */
export interface Texts {
  /** Names of functions, classes, types, members and variables. */
  readonly names: readonly Piece[];
  /** Texts between quotes, each in one line. */
  readonly strings: readonly Piece[];
  /** Comments, each in one line and without its stars. */
  readonly comments: readonly Piece[];
}

export function readTypeScript(path: string, text: string): Texts {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const names: Piece[] = [];
  const strings: Piece[] = [];
  const comments = new Map<number, Piece>();
  const at = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const addComments = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) {
      comments.set(pos, { line: at(pos), text: plainComment(text.slice(pos, end)) });
    }
  };
  // Nodes begin and end where others do, and looking for comments takes most of the time.
  const begun = new Set<number>();
  const ended = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      names.push({ line: at(node.getStart()), text: node.text });
    } else if (ts.isStringLiteralLike(node)) {
      strings.push({ line: at(node.getStart()), text: oneLine(node.text) });
    } else if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      strings.push({ line: at(node.getStart()), text: oneLine(parts.join("…")) });
    }
    const [start, end] = [node.getFullStart(), node.getEnd()];
    if (!begun.has(start)) addComments(ts.getLeadingCommentRanges(text, start));
    if (!ended.has(end)) addComments(ts.getTrailingCommentRanges(text, end));
    begun.add(start);
    ended.add(end);
    ts.forEachChild(node, visit);
  };
  visit(file);
  addComments(ts.getLeadingCommentRanges(text, file.endOfFileToken.getFullStart()));
  return { names, strings, comments: [...comments.values()] };
}

/** The sentences of a Markdown page without what is set as code: one piece a paragraph, point or row. */
export function readMarkdown(text: string): readonly Piece[] {
  const prose: Piece[] = [];
  let fenced = false;
  let open: { line: number; text: string } | undefined;
  const close = (): void => {
    if (open !== undefined) prose.push(open);
    open = undefined;
  };
  for (const [index, each] of text.split("\n").entries()) {
    const line = index + 1;
    if (each.startsWith("```")) {
      close();
      fenced = !fenced;
    } else if (!fenced) {
      if (each.trim() === "" || /^\s*([|#>]|[-*] |\d+\. )/.test(each)) close();
      const words = each.replace(/`[^`]+`/g, "`…`").trim();
      if (words === "") continue;
      open ??= { line, text: "" };
      open.text = `${open.text} ${words}`.trim();
    }
  }
  close();
  return prose;
}

function plainComment(comment: string): string {
  return oneLine(comment.replace(/^\/\*+|\*\/$|^\/\/+/g, "").replace(/\n\s*(\*|\/\/)?/g, " "));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
