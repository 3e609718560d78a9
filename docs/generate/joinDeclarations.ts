import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { entryPoints } from "./entryPoints.ts";

/**
 * Puts the declarations of all entries into one file, which exports the public names and nothing else. The bundler makes
 * a file for every set of entries that share something, and such a file exports whatever the others need of it. Those are
 * names that exist and that no program can import, so TypeScript does not write such a type out, and a program that
 * exports what it inferred fails with TS2742.
 *
 * The declarations of entries with a peer stay apart, since the peer need not be there.
 */
export function joinDeclarations(dist: string): void {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".d.cts"))
    .map((name) => join(dist, name));
  const program = ts.createProgram(files, { module: ts.ModuleKind.NodeNext, types: [] });
  const declarations = new Declarations(program.getTypeChecker());
  const sources = files.map((file) => {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`TypeScript does not read ${file}.`);
    return source;
  });
  const joined = sources.filter((source) => !namesPackage(source));
  const entries = Object.keys(entryPoints).flatMap((entry) =>
    joined
      .filter(({ fileName }) => relative(dist, fileName).replaceAll("\\", "/") === `${entry}.d.cts`)
      .map((source) => ({ entry, exported: declarations.exportsOf(source) })),
  );
  declarations.nameAll(
    entries.flatMap(({ exported }) => [...exported]),
    joined,
  );
  const all = entries.flatMap(({ exported }) => [...exported.values()]);
  const text = joined.map((source) => declarations.textOf(source)).join("");
  const apart = sources
    .filter(namesPackage)
    .map((source) => [source.fileName, declarations.textApart(source, dist, new Set(all))] as const);
  for (const { fileName } of joined) rmSync(fileName);
  for (const [file, written] of apart) writeFileSync(file, written);
  const named = new Map(all.map((symbol) => [declarations.nameOf(symbol), symbol]));
  writeFileSync(join(dist, "types.d.cts"), text + declarations.exportText(named));
  for (const { entry, exported } of entries) {
    const file = join(dist, `${entry}.d.cts`);
    writeFileSync(file, declarations.exportText(exported, pathToTypes(dist, file)));
  }
}

/** The declarations of a build: what each name means, and under which it is in the joined file. */
class Declarations {
  readonly #checker: ts.TypeChecker;
  readonly #names = new Map<ts.Symbol, string>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  exportsOf(source: ts.SourceFile): Map<string, ts.Symbol> {
    const module = this.#checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${source.fileName} exports nothing.`);
    return new Map(
      this.#checker.getExportsOfModule(module).map((symbol) => [symbol.name, this.#resolved(symbol)]),
    );
  }

  /** Public names first, so that each is its own in the joined file. */
  nameAll(exported: readonly (readonly [string, ts.Symbol])[], sources: readonly ts.SourceFile[]): void {
    const used = new Set<string>();
    const declared = sources.flatMap((source) => source.statements.flatMap((node) => this.#declaredBy(node)));
    for (const [name, symbol] of [...exported, ...declared]) {
      if (this.#names.has(symbol)) continue;
      const word = name.replace(/\$\d+$/, "");
      let free = word;
      for (let count = 1; used.has(free); count++) free = `${word}$${count}`;
      used.add(free);
      this.#names.set(symbol, free);
    }
  }

  nameOf(symbol: ts.Symbol): string {
    const name = this.#names.get(symbol);
    if (name === undefined) throw new Error(`The joined declarations do not have ${symbol.name}.`);
    return name;
  }

  /** All of a file but its imports and exports, with the names of the joined file. */
  textOf(source: ts.SourceFile): string {
    return source.statements
      .filter((node) => !ts.isImportDeclaration(node) && !ts.isExportDeclaration(node))
      .map((node) => this.#renamed(node, source))
      .join("");
  }

  /** A file that stays apart, which imports public names only. */
  textApart(source: ts.SourceFile, dist: string, exported: ReadonlySet<ts.Symbol>): string {
    const path = pathToTypes(dist, source.fileName);
    return source.statements
      .map((node) => {
        const text = node.getFullText(source);
        if (!ts.isImportDeclaration(node) || !isRelative(node.moduleSpecifier)) return text;
        const bindings = node.importClause?.namedBindings;
        if (bindings === undefined || !ts.isNamedImports(bindings)) return "";
        const names = bindings.elements.map(({ name }) => {
          const symbol = this.#symbolAt(name);
          if (symbol === undefined || !exported.has(symbol))
            throw new Error(`${source.fileName} needs ${name.text}, which no entry exports.`);
          return renamedTo(this.nameOf(symbol), name.text);
        });
        return `\nimport { ${names.join(", ")} } from '${path}';`;
      })
      .join("");
  }

  /** Types apart from values, as in what users read. */
  exportText(exported: ReadonlyMap<string, ts.Symbol>, from?: string): string {
    const isValue = (symbol: ts.Symbol) => (symbol.flags & ts.SymbolFlags.Value) !== 0;
    const source = from === undefined ? "" : ` from '${from}'`;
    const line = (keyword: string, symbols: readonly (readonly [string, ts.Symbol])[]) => {
      const names = symbols.map(([name, symbol]) => renamedTo(this.nameOf(symbol), name)).toSorted();
      return names.length === 0 ? "" : `${keyword} { ${names.join(", ")} }${source};\n`;
    };
    const values = [...exported].filter(([, symbol]) => isValue(symbol));
    const types = [...exported].filter(([, symbol]) => !isValue(symbol));
    return `\n${line("export", values)}${line("export type", types)}`.trimStart();
  }

  #renamed(statement: ts.Node, source: ts.SourceFile): string {
    const edits: { start: number; end: number; name: string }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) {
        const symbol = this.#symbolAt(node);
        const name = symbol === undefined ? undefined : this.#names.get(symbol);
        if (name !== undefined && name !== node.text)
          edits.push({ start: node.getStart(source), end: node.end, name });
      }
      ts.forEachChild(node, visit);
    };
    visit(statement);
    let text = "";
    let end = statement.getFullStart();
    for (const edit of edits) {
      text += source.text.slice(end, edit.start) + edit.name;
      end = edit.end;
    }
    return text + source.text.slice(end, statement.end);
  }

  #declaredBy(node: ts.Statement): [string, ts.Symbol][] {
    const names = ts.isVariableStatement(node)
      ? node.declarationList.declarations.map(({ name }) => name)
      : ts.isInterfaceDeclaration(node) ||
          ts.isTypeAliasDeclaration(node) ||
          ts.isClassDeclaration(node) ||
          ts.isFunctionDeclaration(node)
        ? [node.name]
        : [];
    return names.flatMap((name) => {
      const symbol = name === undefined ? undefined : this.#symbolAt(name);
      return symbol === undefined ? [] : [[symbol.name, symbol] satisfies [string, ts.Symbol]];
    });
  }

  #symbolAt(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.#checker.getSymbolAtLocation(node);
    return symbol === undefined ? undefined : this.#resolved(symbol);
  }

  #resolved(symbol: ts.Symbol): ts.Symbol {
    return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : this.#checker.getAliasedSymbol(symbol);
  }
}

/** Whether a file needs another package, a peer. */
function namesPackage(source: ts.SourceFile): boolean {
  return source.statements.some((node) => ts.isImportDeclaration(node) && !isRelative(node.moduleSpecifier));
}

function isRelative(path: ts.Expression): boolean {
  return ts.isStringLiteral(path) && path.text.startsWith(".");
}

function renamedTo(name: string, other: string): string {
  return name === other ? name : `${name} as ${other}`;
}

function pathToTypes(dist: string, file: string): string {
  const path = relative(dirname(file), join(dist, "types.cjs")).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}
