import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { devTool } from "../../../docs/generate/devTool.ts";
import { runNpm } from "../../../docs/generate/runNpm.ts";
import { applyStep, type Recipe, type Step } from "./recipe.ts";

const run = promisify(execFile);

/** A copy of the project in a temporary folder, in which recipes are followed. */
export interface Copy {
  readonly folder: string;
  remove(): Promise<void>;
}

const kept = ["src", "test", "docs", "examples", ".github", ".changeset"];
const single =
  /^(\.npmrc|package(-lock)?\.json|tsconfig\.json|biome\.json|[\w.]+\.config\.[jt]s|knip\.ts|[A-Z-]+(\.md)?)$/;
const left = new Set(["node_modules", "dist", "coverage"]);

export async function copyProject(root: string, names: readonly string[]): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-recipe-"));
  const filter = (path: string) => !left.has(basename(path));
  for (const name of names.filter((each) => kept.includes(each) || single.test(each))) {
    await cp(join(root, name), join(folder, name), { recursive: true, filter });
  }
  await linkPackages(join(root, "node_modules"), join(folder, "node_modules"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The packages are those of the project. What the type check keeps is a copy, as each recipe changes it. */
async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.name === ".cache" || entry.isFile()) continue;
    await symlink(join(from, entry.name), join(to, entry.name), "junction");
  }
  const types = join(".cache", "types");
  if (existsSync(join(from, types))) await cp(join(from, types), join(to, types), { recursive: true });
}

/** Follows the recipe, without one of its steps if that is asked for, and takes everything back afterwards. */
export async function follow(copy: Copy, recipe: Recipe, without?: Step): Promise<void> {
  const originals = new Map<string, string | undefined>();
  try {
    for (const step of recipe.steps.filter((each) => each !== without)) {
      const path = join(copy.folder, step.file);
      const before = await readFile(path, "utf8").catch(() => undefined);
      if (!originals.has(path)) originals.set(path, before);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, applyStep(step, before));
    }
    for (const command of recipe.commands) {
      if (command === "npm run generate") await remember(copy, originals);
      await execute(copy.folder, command);
    }
  } finally {
    for (const [path, text] of originals) {
      if (text === undefined) await rm(path, { force: true });
      else await writeFile(path, text);
    }
  }
}

/** What `npm run generate` writes, so that it can be taken back. */
async function remember(copy: Copy, originals: Map<string, string | undefined>): Promise<void> {
  const docs = join(copy.folder, "docs");
  const pages = (await readdir(docs)).filter((each) => each.endsWith(".md")).map((name) => join(docs, name));
  const others = ["src/api/methods/methodNames.ts", "docs/decisions/what-senders-do.md"];
  for (const path of [...pages, ...others.map((name) => join(copy.folder, name))]) {
    if (!originals.has(path)) originals.set(path, await readFile(path, "utf8"));
  }
}

async function execute(cwd: string, command: string): Promise<void> {
  const [program = "", name = "", ...args] = command.split(" ");
  try {
    if (program === "npm") await runNpm([name, ...args], { cwd });
    else {
      const tool = name === "tsc" ? devTool(cwd, "typescript", "tsc") : devTool(cwd, name);
      // A run inside a run of vitest must not write into the report of the outer one.
      const { TEST_REPORT, VITEST, ...env } = process.env;
      await run(process.execPath, [tool, ...args], { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    }
  } catch (error) {
    const { stdout = "", stderr = "" } = Object(error);
    throw new Error(`\`${command}\` fails:\n${String(stdout).slice(-4_000)}${String(stderr).slice(-2_000)}`, {
      cause: error,
    });
  }
}
