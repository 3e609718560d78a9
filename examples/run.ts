/**
 * Tries the examples as users do: packs the package (`npm run build` first), copies each example out of the tarball
 * into an empty folder, installs it with the tarball, and runs its tests. Versions are those of its lockfile.
 * `node examples/run.ts` for all, or with names: `node examples/run.ts express-webhook workers`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installTarball, packTarball } from "../test/package/tarball.ts";

/** What runs the tests of an example, where it is not `node --test test.ts`. */
const tests: Readonly<Record<string, readonly string[]>> = {
  "nestjs-module": ["dist/test.js"],
  "next-route": ["--test-force-exit", "test.ts"],
  workers: ["--test-concurrency=4"],
};

const root = fileURLToPath(new URL("..", import.meta.url));
const all = readdirSync(join(root, "examples")).filter((name) =>
  existsSync(join(root, "examples", name, "package.json")),
);
const chosen = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = chosen.filter((name) => !all.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no example ${unknown.join(", ")}. Use some of ${all.join(", ")}.`);
if (!existsSync(join(root, "dist/index.js")))
  throw new Error("The package is not built. Run `npm run build` first.");

const folder = mkdtempSync(join(tmpdir(), "baselinker-sdk-examples-"));
try {
  const tarball = await packTarball(root, folder);
  await installTarball(tarball, folder);
  const packed = join(folder, "node_modules/baselinker-sdk/examples");
  // What tests of examples share, where they look for it.
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  cpSync(join(root, "examples/everySender.ts"), join(folder, "examples/everySender.ts"));
  for (const shared of ["src", "test"]) symlinkSync(join(root, shared), join(folder, shared), "junction");
  const failed = chosen.filter((name) => {
    const started = performance.now();
    console.log(`\n== ${name}`);
    const passes = tryExample(join(packed, name), tarball.path);
    console.log(`${name} took ${((performance.now() - started) / 1_000).toFixed(1)} s`);
    return !passes;
  });
  console.log(
    failed.length === 0 ? `\nexamples: ${chosen.length} pass` : `\nexamples: ${failed.join(", ")} FAILED`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function tryExample(packed: string, tarball: string): boolean {
  const name = basename(packed);
  const copy = join(folder, "examples", name);
  const source = join(root, "examples", name);
  cpSync(packed, copy, { recursive: true });
  cpSync(join(source, "package-lock.json"), join(copy, "package-lock.json"));
  const typescript = join(root, "node_modules/typescript/bin/tsc");
  return (
    run(copy, "npm", ["install", "--no-audit", "--no-fund", tarball]) &&
    run(copy, process.execPath, [typescript, "--noEmit"]) &&
    addTests(source, copy) &&
    run(copy, process.execPath, [typescript]) &&
    run(copy, process.execPath, ["--test", ...(tests[name] ?? ["test.ts"])])
  );
}

/** Adds what is not in the package. What an installation or a build has written stays out. */
function addTests(source: string, copy: string): true {
  cpSync(source, copy, {
    recursive: true,
    filter: (path) => !/^(node_modules|dist|\.next|package.*\.json)$/.test(basename(path)),
  });
  return true;
}

function run(cwd: string, command: string, args: readonly string[]): boolean {
  // On Windows npm is a script that only a shell can start.
  const shell = process.platform === "win32" && command === "npm";
  return spawnSync(command, [...args], { stdio: "inherit", shell, cwd }).status === 0;
}
