import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { devTool } from "../../docs/generate/devTool.ts";
import { type Copy, copyProject } from "../docs/recipes/runRecipe.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** A language that is a copy of the Ukrainian folder, and its entry in the list of languages. */
describe("a language that is added", () => {
  let copy: Copy;
  const pathOf = (file: string): string => join(copy.folder, file);
  const edit = async (file: string, from: string | RegExp, to: string): Promise<() => Promise<void>> => {
    const before = await readFile(pathOf(file), "utf8");
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${String(from)}.`);
    await writeFile(pathOf(file), after);
    return () => writeFile(pathOf(file), before);
  };
  const node = async (...args: string[]): Promise<string> => {
    const { TEST_REPORT, VITEST, ...env } = process.env;
    const { stdout } = await run(process.execPath, args, { cwd: copy.folder, env, maxBuffer: 2 ** 26 }).catch(
      (error: { readonly stdout: string }) => error,
    );
    return stdout;
  };
  /** The errors of the compiler, each with the lines below it that explain it. */
  const errorsOf = async (...args: string[]): Promise<string[]> =>
    (await node(devTool(copy.folder, "typescript", "tsc"), "-b", ...args))
      .split(/^(?=\S+\(\d+,\d+\): error)/m)
      .filter((error) => error.includes(": error TS"));
  const ofLibrary = () => errorsOf("src/tsconfig.library.json");

  beforeAll(async () => {
    copy = await copyProject(root, readdirSync(root));
    await cp(pathOf("src/languages/uk"), pathOf("src/languages/xx"), { recursive: true });
    await edit("src/languages/xx/language.ts", /const uk: (.*)"uk"/, 'const xx: $1"xx"');
    const list = await readFile(pathOf("src/languages/languages.ts"), "utf8");
    const [entry = ""] = /^ {2}uk: \{.*?^ {2}\},\n/ms.exec(list) ?? [];
    await edit("src/languages/languages.ts", entry, `${entry}${entry.replaceAll(/\buk\b/g, "xx")}`);
    await node("docs/generate/packageEntries.ts");
  });
  afterAll(() => copy.remove());

  it("compiles with the whole project, and is an export of the package", async () => {
    expect(await errorsOf()).toEqual([]);
    const { exports } = JSON.parse(await readFile(pathOf("package.json"), "utf8"));
    expect(exports["./mapping/xx"].import).toEqual({
      types: "./dist/mapping/xx.d.ts",
      default: "./dist/mapping/xx.js",
    });
  });

  it("is found to be in another language where it is a copy of one", async () => {
    await node(
      devTool(copy.folder, "vitest"),
      "run",
      "test/languages/texts.test.ts",
      "--reporter=json",
      "--outputFile=report.json",
    );
    const { testResults } = JSON.parse(await readFile(pathOf("report.json"), "utf8"));
    expect(testResults[0].assertionResults).toContainEqual(
      expect.objectContaining({
        fullName: "the texts in xx have no word of another language",
        status: "failed",
      }),
    );
  });

  it.each([
    ["a text is missing", "rules", /^ {2}rejected: .*\n/m, "", /Property 'rejected' is missing/],
    ["a text is superfluous", "rules", "  rejected:", '  brandNew: "x",\n  rejected:', /'brandNew' does not/],
    ["a code is misspelt", "rules", "  rejected:", "  rejcted:", /Did you mean to write 'rejected'\?/],
    ["a placeholder is misspelt", "rules", "лід: {reason}", "лід: {resaon}", /there is no \{resaon\}/],
    ["a format is misspelt", "register", "{most, number}", "{mots, number}", /there is no \{mots\}/],
    ["the compiler does not know the texts", "delivery", "as const sat", "sat", /write \\?"as const\\?"/],
    ["a file is missing", "language", /^import \{ plan .*\n/m, "", /'plan'/],
  ])("has one error where %s, which says what to do", async (_, file, from, to, says) => {
    const undo = await edit(`src/languages/xx/${file}.ts`, from, to);
    try {
      const errors = await ofLibrary();
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatch(says);
    } finally {
      await undo();
    }
  });

  it("is packed, and its sentences come from the built package", async () => {
    await node("docs/generate/bundle.ts");
    const said = await node(
      "--input-type=module",
      "--eval",
      `import { xx } from "./dist/mapping/xx.js";
       console.log(xx.tag, xx.issue({ code: "several_values", message: "", details: { count: 2 } }).message);`,
    );
    expect(said).toMatch(/^xx Потрібне одне значення, а тут їх 2/);
  });
});
