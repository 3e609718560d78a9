import ts from "typescript";

/**
 * Makes patterns with classes of Unicode (`\p{L}`) when they are used for the first time. An engine reads every pattern
 * when it reads the file that it is in, also in functions that are never called, and for each such class it gathers the
 * ranges of hundreds of scripts: of the root's import it would be a tenth. Others are left as they are.
 */
export function lazyPatterns(code: string): string {
  const source = ts.createSourceFile("code.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const edits: { readonly at: ts.Node; readonly text: string }[] = [];
  const names: string[] = [];
  const visit = (node: ts.Node, isInFunction: boolean): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      if (!isInFunction || !/\\p\{/iu.test(node.text)) return;
      const end = node.text.lastIndexOf("/");
      const [pattern, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
      const made = `new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(flags)})`;
      if (!isKeptSafely(node, flags)) {
        edits.push({ at: node, text: made });
        return;
      }
      const name = `pattern${names.length + 1}_`;
      names.push(name);
      edits.push({ at: node, text: `(${name} ??= ${made})` });
      return;
    }
    const isDeeper = isInFunction || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, isDeeper));
  };
  visit(source, false);
  let text = code;
  for (const { at, text: made } of edits.toReversed())
    text = text.slice(0, at.getStart(source)) + made + text.slice(at.end);
  return names.length === 0 ? text : `${text}\nvar ${names.join(", ")};\n`;
}

/** Methods that begin at the start of a text whatever the pattern was used for before. */
const fresh = new Set(["replace", "replaceAll", "match", "matchAll", "search", "split"]);

/** Whether one pattern for all calls is as good as one for each: with `g` or `y` a pattern remembers where it was. */
function isKeptSafely(node: ts.RegularExpressionLiteral, flags: string): boolean {
  if (!/[gy]/.test(flags)) return true;
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    call.arguments[0] === node &&
    ts.isPropertyAccessExpression(call.expression) &&
    fresh.has(call.expression.name.text)
  );
}
