import ts from "typescript";

/**
 * Makes costly patterns when they are used for the first time. An engine reads every pattern with the file that it is
 * in, also in functions that are never called. For a class of Unicode (`\p{L}`) it then gathers the ranges of hundreds
 * of scripts, and with the flags `iu` it looks for the other cases of each letter: of the root's import it was a tenth.
 * Patterns of other kinds are left as they are.
 */
export function lazyPatterns(code: string): string {
  const once = unusedName("once", code);
  const late = withPatternsMadeLate(withTablesMadeLate(code, once), once);
  return late.includes(`${once}(`) ? `${late}\n${onceCode(once)}` : late;
}

/** What makes a value when it is first asked for. Unlike an import, it is there before the file runs. */
function onceCode(name: string): string {
  return `function ${name}(make) {
  let made;
  return () => made ??= make();
}
`;
}

/** A value at the top of a file is made by a function of its name, as `lazily` would in the source. */
function withTablesMadeLate(code: string, once: string): string {
  const { source, checker } = parsed(code);
  const tables = new Map<ts.Symbol, Table>();
  for (const statement of source.statements) {
    const table = tableOf(statement);
    const symbol = table && checker.getSymbolAtLocation(table.name);
    if (table !== undefined && symbol !== undefined) tables.set(symbol, table);
  }
  if (tables.size === 0) return code;
  const uses = new Map<ts.Symbol, ts.Identifier[]>();
  const visit = (node: ts.Node, isInFunction: boolean): void => {
    const symbol = ts.isIdentifier(node) ? symbolOf(node, checker) : undefined;
    const table = symbol && tables.get(symbol);
    if (ts.isIdentifier(node) && symbol !== undefined && table !== undefined && node !== table.name) {
      // Who reads it while the file is loaded needs it then, and so does another file, which gets the value.
      if (isInFunction && !isWritten(node)) uses.set(symbol, [...(uses.get(symbol) ?? []), node]);
      else tables.delete(symbol);
    }
    const isDeeper = isInFunction || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, isDeeper));
  };
  visit(source, false);
  const edits: Edit[] = [];
  for (const [symbol, { statement, name, value }] of tables) {
    const start = `var ${name.text} = /* @__PURE__ */ ${once}(() => (`;
    edits.push({ from: statement.getStart(source), to: value.getStart(source), made: start });
    edits.push({ from: value.end, to: statement.end, made: "));" });
    for (const use of uses.get(symbol) ?? []) {
      const called = `${name.text}()`;
      const isShort = ts.isShorthandPropertyAssignment(use.parent);
      edits.push({
        from: use.getStart(source),
        to: use.end,
        made: isShort ? `${name.text}: ${called}` : called,
      });
    }
  }
  return edited(code, edits);
}

function withPatternsMadeLate(code: string, once: string): string {
  const source = ts.createSourceFile("code.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const edits: Edit[] = [];
  // Before all else, since what runs with the file may call a function that needs one.
  let patterns = "";
  let count = 0;
  const visit = (node: ts.Node, isInFunction: boolean): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      if (!isInFunction || !isCostly(node)) return;
      const { pattern, flags } = partsOf(node);
      const made = `new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(flags)})`;
      const isAsItIs = isMadeOnce(node, once) || !isKeptSafely(node, flags);
      if (!isAsItIs) {
        count += 1;
        patterns += `var pattern${count}_ = /* @__PURE__ */ ${once}(() => ${made});\n`;
      }
      const text = isAsItIs ? made : `pattern${count}_()`;
      edits.push({ from: node.getStart(source), to: node.end, made: text });
      return;
    }
    const isDeeper = isInFunction || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, isDeeper));
  };
  visit(source, false);
  return patterns + edited(code, edits);
}

/** A part of the code, and what comes in its place. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly made: string;
}

/** A variable at the top of a file whose value has a costly pattern and depends on nothing. */
interface Table {
  readonly statement: ts.VariableStatement;
  readonly name: ts.Identifier;
  readonly value: ts.Expression;
}

function tableOf(statement: ts.Statement): Table | undefined {
  if (!ts.isVariableStatement(statement) || statement.modifiers !== undefined) return undefined;
  const [declaration, another] = statement.declarationList.declarations;
  if (declaration === undefined || another !== undefined || !ts.isIdentifier(declaration.name))
    return undefined;
  const { name, initializer: value } = declaration;
  return value !== undefined && isPlain(value) && hasCostly(value) ? { statement, name, value } : undefined;
}

const words = new Set([ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword]);

/** Whether a value is the same whenever it is made. */
function isPlain(value: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(value)) return value.elements.every(isPlain);
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.every(
      (property) =>
        ts.isMethodDeclaration(property) ||
        (ts.isPropertyAssignment(property) &&
          !ts.isComputedPropertyName(property.name) &&
          isPlain(property.initializer)),
    );
  }
  if (ts.isPrefixUnaryExpression(value)) return ts.isNumericLiteral(value.operand);
  return ts.isLiteralExpression(value) || ts.isArrowFunction(value) || words.has(value.kind);
}

/** Whether one of its patterns is read with the file: those in functions are made late in any case. */
function hasCostly(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isRegularExpressionLiteral(node)) return isCostly(node);
  return ts.forEachChild(node, (child) => hasCostly(child) || undefined) ?? false;
}

function isCostly(node: ts.RegularExpressionLiteral): boolean {
  const { pattern, flags } = partsOf(node);
  return /\\p\{/iu.test(pattern) || (/[uv]/.test(flags) && flags.includes("i"));
}

function partsOf({ text }: ts.RegularExpressionLiteral): {
  readonly pattern: string;
  readonly flags: string;
} {
  const end = text.lastIndexOf("/");
  return { pattern: text.slice(1, end), flags: text.slice(end + 1) };
}

function parsed(code: string): { readonly source: ts.SourceFile; readonly checker: ts.TypeChecker } {
  const source = ts.createSourceFile("code.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const host: ts.CompilerHost = {
    fileExists: (path) => path === source.fileName,
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => "",
    getDefaultLibFileName: () => "lib.d.ts",
    getNewLine: () => "\n",
    getSourceFile: (path) => (path === source.fileName ? source : undefined),
    readFile: () => undefined,
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
  const options = { allowJs: true, noLib: true, noResolve: true, target: ts.ScriptTarget.Latest, types: [] };
  return { source, checker: ts.createProgram([source.fileName], options, host).getTypeChecker() };
}

/** The variable of a name: of `{ name }` and `export { name }` too, where it is the name of a property as well. */
function symbolOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isShorthandPropertyAssignment(node.parent))
    return checker.getShorthandAssignmentValueSymbol(node.parent);
  if (ts.isExportSpecifier(node.parent)) return checker.getExportSpecifierLocalTargetSymbol(node.parent);
  return checker.getSymbolAtLocation(node);
}

/** Whether a name is given another value, which a function cannot be. */
function isWritten(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.left === node)
    return (
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    );
  return ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent);
}

/** Where a value is made by a function that is called once: of `withTablesMadeLate`, or of `lazily` in the source. */
function isMadeOnce(node: ts.Node, once: string): boolean {
  let value: ts.Node = node;
  while (
    ts.isArrayLiteralExpression(value.parent) ||
    ts.isObjectLiteralExpression(value.parent) ||
    ts.isPropertyAssignment(value.parent) ||
    ts.isParenthesizedExpression(value.parent)
  )
    value = value.parent;
  const maker = value.parent;
  if (!ts.isArrowFunction(maker) || !ts.isCallExpression(maker.parent)) return false;
  const { expression } = maker.parent;
  // esbuild puts a number after a name that another file has too.
  return ts.isIdentifier(expression) && (expression.text === once || /^lazily\d*$/.test(expression.text));
}

function unusedName(name: string, code: string): string {
  let unused = `${name}_`;
  while (new RegExp(`\\b${unused.replaceAll("$", "\\$")}(?![\\w$])`).test(code)) unused += "_";
  return unused;
}

function edited(code: string, edits: readonly Edit[]): string {
  let text = code;
  for (const { from, to, made } of edits.toSorted((one, other) => other.from - one.from))
    text = text.slice(0, from) + made + text.slice(to);
  return text;
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
