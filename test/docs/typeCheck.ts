/**
 * The second half of `npm run typecheck`: every TypeScript that the project shows or writes for others, which is the
 * blocks of the README and of the guides, and the webhooks of `init`. It is checked against the declarations that
 * `tsc -b` has just written.
 */
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { serverFile } from "../../src/apps/cli/commands/projectServer.ts";
import { sourcesWithRules } from "../../src/apps/project/choices.ts";
import { codeBlocks } from "./codeBlocks.ts";
import { webhookProgram } from "./readmeExamples.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Code that is in no file of its own, as a module in the root of the project. */
interface Snippet {
  readonly code: string;
  /** Where it is shown, and its first line there. */
  readonly place: string;
  readonly line: number;
}

/** The README, the guides and the decisions. Recipes of `testing.md` are run, not only type-checked: see test/testing/fake. */
function shownInGuides(): Snippet[] {
  const webhook = webhookProgram();
  const guides = [
    "README.md",
    "CONTRIBUTING.md",
    ...["docs", "docs/skills/baselinker-sdk", "docs/decisions"].flatMap(markdownIn),
  ];
  return guides
    .filter((guide) => !guide.startsWith("docs/testing."))
    .flatMap((guide) => codeBlocks(join(root, guide)).map((block) => ({ ...block, place: guide })))
    .filter(({ language, code }) => language === "ts" && !importsOthers(code))
    .map((block) => (block.code === webhook.added ? { ...block, code: webhook.code } : block));
}

/** What `examples/observability` has installed and the root has not: its test compiles the same code there. */
function importsOthers(code: string): boolean {
  return / from "(?:@opentelemetry\/|prom-client)/.test(code);
}

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}

/** What the other targets import is not installed here. */
function writtenByInit(): Snippet[] {
  const senders = sourcesWithRules.map((name) => ({
    name,
    isOnly: false,
    rules: `rules-${name}.json`,
    inventoryId: name === "woocommerce" ? 307 : undefined,
  }));
  return [senders, ...senders.map((sender) => [{ ...sender, isOnly: true }])].map((each) => ({
    code: serverFile(each, "node"),
    place: `server.js of init for ${each.map(({ name }) => name).join(", ")}`,
    line: 0,
  }));
}

function main(): number {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options, projectReferences = [] } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const snippets = new Map(
    // TypeScript writes paths with slashes on Windows too.
    [...shownInGuides(), ...writtenByInit()].map((snippet, index) => [
      join(root, `snippet-${index}.ts`).replaceAll("\\", "/"),
      snippet,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => snippets.has(name) || fileExists.call(host, name);
  host.readFile = (name) => snippets.get(name)?.code ?? readFile.call(host, name);
  host.getSourceFile = (name, language, ...rest) => {
    const snippet = snippets.get(name);
    if (snippet === undefined) return getSourceFile.call(host, name, language, ...rest);
    // A block without import or export is still a module, with a scope of its own.
    const file = ts.createSourceFile(name, `${snippet.code}\nexport {};\n`, language);
    file.impliedNodeFormat = ts.ModuleKind.ESNext;
    return file;
  };
  const program = ts.createProgram({
    rootNames: [...snippets.keys()],
    options: { ...options, incremental: false },
    projectReferences,
    host,
  });
  const problems = ts.getPreEmitDiagnostics(program);
  for (const { file, start = 0, code, messageText } of problems) {
    const snippet = file && snippets.get(file.fileName);
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1 + (snippet?.line ?? 0);
    const place = snippet?.place ?? relative(root, file?.fileName ?? "tsconfig.json");
    console.error(`${place}:${line}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  }
  console.log(`${snippets.size} snippets, ${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = main();
