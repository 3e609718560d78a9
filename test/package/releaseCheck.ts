import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { packagesInside } from "../../docs/generate/entryPoints.ts";
import { repository } from "../../docs/generate/repository.ts";
import { runNpm } from "../../docs/generate/runNpm.ts";
import {
  callPackage,
  compareWords,
  consumerLines,
  loadEntries,
  startConsumer,
  typeCheckConsumer,
} from "./consumer.ts";
import { copyHead, manifestOf, refuse, step, writeVersion } from "./releaseCopy.ts";
import { bundleProblems, fieldProblems, fileProblems, linkProblems } from "./releaseRules.ts";
import { checkStatically } from "./staticChecks.ts";
import { installTarball, packTarball, type Tarball } from "./tarball.ts";

/**
 * `npm run release:check` after the slow tests: does everything that a release does, on a copy of HEAD in a temporary
 * folder, and publishes nothing. It needs no token and leaves the working tree as it is. Takes about a minute.
 */
const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-release-"));
const copy = join(folder, "copy");

try {
  console.log(await main());
} catch (error) {
  const printed = error instanceof Error && "stdout" in error ? `\n${String(error.stdout)}` : "";
  console.error(`release:check FAILED: ${error instanceof Error ? error.message : String(error)}${printed}`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function main(): Promise<string> {
  const before = await gitStatus();
  if (before !== "") warn("there are changes that are not committed; the check reads the last commit");
  if (repository === "") warn("the repository's address is not known yet: release.yml will not publish");

  await step("copy of HEAD", () => copyHead(root, copy));
  const version = await step("version and changelog", () => writeVersion(copy));
  await step("build, warnings are errors", () => runNpm(["run", "build"], { cwd: copy }));
  const tarball = await step("tarball", () => packTarball(copy, folder));
  await step("fields, files, links, bill of materials", () => checkContents(tarball));
  await step("publint and attw", () => checkStatically(tarball));
  await step("installed and called", () => callInstalled(tarball));
  await step("npm publish --dry-run", () => publishDry(tarball));

  if ((await gitStatus()) !== before) throw new Error("The check has changed the working tree.");
  const size = Math.round(tarball.size / 1000);
  return `release:check good: baselinker-sdk@${version}, ${tarball.files.length} files, ${size} kB`;
}

async function checkContents(tarball: Tarball): Promise<void> {
  const manifest = await manifestOf(copy);
  const readme = await readFile(join(copy, "README.md"), "utf8");
  const sbom: unknown = JSON.parse(await readFile(join(copy, "dist/sbom.cdx.json"), "utf8"));
  refuse([
    ...fieldProblems(manifest, repository),
    ...fileProblems(tarball.files, tarball.size, manifest),
    ...linkProblems(readme, tarball.files),
    ...bundleProblems(sbom, packagesInside),
  ]);
}

async function callInstalled(tarball: Tarball): Promise<void> {
  const installed = join(folder, "installed");
  await installTarball(tarball, installed);
  const consumer = await startConsumer(installed, join(root, "node_modules"));
  try {
    await loadEntries(consumer);
    await compareWords(consumer);
    await callPackage(consumer, process.execPath, ["esm.mjs"], consumerLines);
    await callPackage(consumer, process.execPath, ["cjs.cjs"], consumerLines);
    await typeCheckConsumer(consumer, "node16", "cts");
  } finally {
    await consumer.close();
  }
}

async function publishDry({ path }: Tarball): Promise<void> {
  // The .npmrc of this project hides warnings, and its settings are in the environment of its scripts.
  const loud = ["--loglevel", "warn"];
  const args = ["publish", "--dry-run", "--ignore-scripts", "--access", "public", ...loud, path];
  const { stderr } = await runNpm(args, { cwd: folder });
  const warnings = stderr.split("\n").filter((line) => /^npm warn publish/i.test(line));
  // npm repairs what it does not like in package.json, and says so here.
  refuse(warnings.filter((line) => !/logged in/i.test(line)));
}

async function gitStatus(): Promise<string> {
  return (await run("git", ["status", "--porcelain"], { cwd: root })).stdout;
}

function warn(text: string): void {
  console.warn(`warning: ${text}`);
}
