import { execFile } from "node:child_process";
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { devTool } from "../../docs/generate/devTool.ts";
import { versionProblems } from "./releaseRules.ts";

const run = promisify(execFile);

/** Copies the last commit of `root` to `copy`, which shares its packages. */
export async function copyHead(root: string, copy: string): Promise<void> {
  await run("git", ["clone", "--quiet", root, copy]);
  await symlink(join(root, "node_modules"), join(copy, "node_modules"), "junction");
}

/**
 * Writes the version and the changelog in a copy, and returns the version. Where changesets are waiting, it is the one
 * that they lead to; right after that, the one that is written.
 */
export async function writeVersion(copy: string): Promise<string> {
  const waiting = await run("git", ["ls-files", ".changeset/*.md"], { cwd: copy });
  if (waiting.stdout.trim() !== "") {
    await run(process.execPath, [devTool(copy, "@changesets/cli", "changeset"), "version"], { cwd: copy });
  }
  const { version } = await manifestOf(copy);
  refuse(versionProblems(version, await readFile(join(copy, "CHANGELOG.md"), "utf8")));
  return String(version);
}

/** The fields of package.json. */
export async function manifestOf(copy: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(copy, "package.json"), "utf8"));
}

/** Throws an error that lists the problems, if there are any. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
}

/** Runs a step of a release, and prints how long it took. */
export async function step<T>(name: string, action: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await action();
  console.log(`ok   ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return result;
}
