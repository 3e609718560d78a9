import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const client = "src/client/baselinker.ts";
/** A folder that does not exist: the declaration files are kept in memory. */
const target = join(root, "in-memory");
/** The program of a user, whose text changes from question to question. */
const user = join(target, "user.ts");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2024.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

/** The client as users have it: declaration files only, opened in the service that editors use. */
export interface Declarations {
  /** The words of all members and fields in the source, by path. */
  readonly written: ReadonlyMap<string, string>;
  /** The same, as the declaration files say them. */
  readonly declared: ReadonlyMap<string, string>;
  /** What an editor shows for the name after the mark `|` in a program that uses the package. */
  hover(code: string): string;
}

/**
 * Writes the declaration files of the client as the compiler does, into memory.
 *
 * @param packed - a declaration file to read instead of them, such as the one that the build made
 */
export function writeDeclarations(packed?: string): Declarations {
  const source = ts.createProgram([join(root, client)], {
    ...options,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: root,
    outDir: target,
  });
  const declaration = packed === undefined ? join(target, client.replace(".ts", ".d.ts")) : resolve(packed);
  const files = new Map([[user, `export * from ${JSON.stringify(declaration.replace(/\.d\.ts$/, ".js"))};`]]);
  if (packed === undefined) source.emit(undefined, (path, text) => files.set(path, text));
  let version = 0;
  const read = (path: string) =>
    files.get(path) ?? (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noEmit: true }),
    getScriptFileNames: () => [user],
    getScriptVersion: (path) => (path === user ? String(version) : "0"),
    getScriptSnapshot: (path) => {
      const text = read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => files.has(path) || ts.sys.fileExists(path),
    readFile: read,
  });
  return {
    written: wordsOf(source, join(root, client)),
    declared: wordsOf(service.getProgram(), declaration),
    hover(code) {
      const head = `import { Baselinker } from "./${client}";\n`;
      files.set(user, head + code.replace("|", ""));
      version += 1;
      const [problem] = service.getSemanticDiagnostics(user);
      if (problem !== undefined) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, "\n"));
      const info = service.getQuickInfoAtPosition(user, head.length + code.indexOf("|"));
      const tags = (info?.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
      return [ts.displayPartsToString(info?.documentation), ...tags].join("\n");
    },
  };
}

/**
 * The words of every member of the client, of every field that it takes and of every field that it gives,
 * by path: `addOrder().date_add` and `addOrder.order_id`.
 */
function wordsOf(program: ts.Program | undefined, path: string): Map<string, string> {
  const file = program?.getSourceFile(path);
  if (program === undefined || file === undefined) throw new Error(`${path} is not there.`);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(file);
  const members = (module === undefined ? [] : checker.getExportsOfModule(module))
    .filter(({ name }) => name === "Baselinker")
    .flatMap((symbol) => checker.getDeclaredTypeOfSymbol(symbol).getProperties());
  const words = new Map<string, string>();
  // Declarations that were rolled up into one file are there with everything else that the package has.
  const isOfTheApi = (name: string) =>
    path.includes("/src/") ? name.includes("/src/api/") : name.startsWith(dirname(path));
  const add = (at: string, symbol: ts.Symbol) => {
    words.set(at, ts.displayPartsToString(symbol.getDocumentationComment(checker)));
  };
  const visit = (type: ts.Type, at: string, above: readonly ts.Type[]): void => {
    if (above.includes(type)) return;
    const parts = type.isUnion() ? type.types : [type.getNumberIndexType(), type.getStringIndexType()];
    for (const part of parts) if (part !== undefined) visit(part, at, [...above, type]);
    for (const field of type.isUnion() ? [] : type.getProperties()) {
      if (!field.declarations?.some((each) => isOfTheApi(each.getSourceFile().fileName))) continue;
      add(`${at}.${field.name}`, field);
      visit(checker.getTypeOfSymbol(field), `${at}.${field.name}`, [...above, type]);
    }
  };
  for (const member of members) {
    add(member.name, member);
    const [signature] = checker.getTypeOfSymbol(member).getCallSignatures();
    const [params] = signature?.getParameters() ?? [];
    const answer = signature && checker.getAwaitedType(signature.getReturnType());
    if (params !== undefined) visit(checker.getTypeOfSymbol(params), `${member.name}()`, []);
    if (answer !== undefined) visit(answer, member.name, []);
  }
  return words;
}
