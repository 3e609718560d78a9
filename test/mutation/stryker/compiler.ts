import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import type { Mutant } from "./mutant.ts";

/** Tells which mutants the compiler refuses: no test needs to notice these. */
export class Compiler {
  readonly #files: readonly string[];
  readonly #changed = new Map<string, { version: number; text: string | undefined }>();
  readonly #service: ts.LanguageService;

  constructor(files: readonly string[]) {
    this.#files = files.map((file) => resolve(file));
    const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
    this.#service = ts.createLanguageService({
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      getCompilationSettings: () => ({ ...options, noEmit: true }),
      getScriptFileNames: () => [...this.#files],
      getScriptVersion: (file) => String(this.#changed.get(file)?.version ?? 0),
      getScriptSnapshot: (file) => {
        const text = this.#changed.get(file)?.text ?? ts.sys.readFile(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => process.cwd(),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
    });
  }

  refuses({ file, at, code, becomes }: Mutant): boolean {
    const path = resolve(file);
    const text = readFileSync(path, "utf8");
    this.#change(path, text.slice(0, at) + becomes + text.slice(at + code.length));
    const isRefused =
      this.#service.getSyntacticDiagnostics(path).length + this.#service.getSemanticDiagnostics(path).length >
      0;
    this.#change(path, undefined);
    return isRefused;
  }

  #change(path: string, text: string | undefined): void {
    this.#changed.set(path, { version: (this.#changed.get(path)?.version ?? 0) + 1, text });
  }
}
