import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { declarationOptions, documentedPaths } from "../../../src/entries/schema/readWords.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const client = "src/client/calls/baselinker.ts";
const entries = ["src/entries/index.ts", "src/entries/mapping.ts"];
/** A folder that does not exist: the declaration files are kept in memory. */
const target = join(root, "in-memory");
/** The program of a user, whose text changes from question to question. */
const user = join(target, "user.ts");

/** The client as users have it: declaration files only, opened in the service that editors use. */
export interface Declarations {
  /** The words of all members and fields in the source, by path. */
  readonly written: ReadonlyMap<string, string>;
  /** The same, as the declaration files say them. */
  readonly declared: ReadonlyMap<string, string>;
  /** The words that an editor shows for the name after the mark `|` in a program that uses the package. */
  hover(code: string): string;
  /** The type that it shows for that name. */
  type(code: string): string;
}

/**
 * Writes the declaration files of the client as the compiler does, into memory.
 *
 * @param packed - a declaration file to read instead of them, such as the one that the build made
 */
export function writeDeclarations(packed?: string): Declarations {
  const source = ts.createProgram(
    [client, ...entries].map((path) => join(root, path)),
    {
      ...declarationOptions,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: target,
    },
  );
  const declaration = packed === undefined ? join(target, client.replace(".ts", ".d.ts")) : resolve(packed);
  const files = new Map([[user, `export * from ${JSON.stringify(declaration.replace(/\.d\.ts$/, ".js"))};`]]);
  if (packed === undefined) source.emit(undefined, (path, text) => files.set(path, text));
  let version = 0;
  const read = (path: string) =>
    files.get(path) ?? (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...declarationOptions, noEmit: true }),
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
  const look = (code: string) => {
    const head = `import { Baselinker } from "./${client}";\n`;
    files.set(user, head + code.replace("|", ""));
    version += 1;
    const [problem] = service.getSemanticDiagnostics(user);
    if (problem !== undefined) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, "\n"));
    return service.getQuickInfoAtPosition(user, head.length + code.indexOf("|"));
  };
  return {
    written: wordsOf(source, join(root, client)),
    declared: wordsOf(service.getProgram(), declaration),
    hover(code) {
      const info = look(code);
      const tags = (info?.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
      return [ts.displayPartsToString(info?.documentation), ...tags].join("\n");
    },
    type: (code) => ts.displayPartsToString(look(code)?.displayParts),
  };
}

/** The words of every member and field that `documentedPaths` finds. */
function wordsOf(program: ts.Program | undefined, path: string): Map<string, string> {
  const checker = program?.getTypeChecker();
  return new Map(
    Array.from(documentedPaths(program, path), ([at, symbol]) => [
      at,
      ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    ]),
  );
}
