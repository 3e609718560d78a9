import { dirname, join } from "node:path";
import ts from "typescript";
import type { CodeBlock } from "./codeBlocks.ts";

/** Type-checks each block as a module of its own, as if it were in the root of the project; one line a problem. */
export function typeCheck(root: string, blocks: readonly CodeBlock[]): string[] {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const sources = new Map(
    // TypeScript writes paths with slashes on Windows too.
    blocks.map((block, index) => [join(root, `documented-${index}.ts`).replaceAll("\\", "/"), block]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists.call(host, name);
  host.readFile = (name) => sources.get(name)?.code ?? readFile.call(host, name);
  host.getSourceFile = (name, language, ...rest) => {
    const block = sources.get(name);
    // A block without import or export is still a module, with a scope of its own.
    const code = block && `${block.code}\nexport {};\n`;
    if (code === undefined) return getSourceFile.call(host, name, language, ...rest);
    const file = ts.createSourceFile(name, code, language);
    file.impliedNodeFormat = ts.ModuleKind.ESNext;
    return file;
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources].flatMap(([name, block]) => {
    const file = program.getSourceFile(name);
    const problems = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return problems.map((problem) => {
      const line =
        file && problem.start !== undefined ? file.getLineAndCharacterOfPosition(problem.start).line : 0;
      const text = ts.flattenDiagnosticMessageText(problem.messageText, "\n");
      return `${block.file.slice(dirname(root).length)}:${block.line + line + 1}: ${text}`;
    });
  });
}
