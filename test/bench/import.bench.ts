import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entryPoints, importName } from "../../docs/generate/entryPoints.ts";

/**
 * What it costs to import each entry of the built package, against two clients that are known to be light and heavy and
 * against an empty file: `npm run bench -- import`. Each import is ESM and has a process of its own, and all take turns,
 * so that a busy moment hits all alike. It fails by no time.
 */
const rounds = 21;
const rivals = ["@slack/web-api", "openai"] as const;
/** What the import of the root should cost at most, as a share of a rival's. */
const aims: Readonly<Record<(typeof rivals)[number], number>> = { "@slack/web-api": 1.2, openai: 0.4 };
const empty = "an empty file";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rivalFolder = fileURLToPath(new URL("rivals/", import.meta.url));
if (!existsSync(join(root, "dist/index.js"))) {
  console.error("There is no built package. Run `npm run build` first.");
  process.exit(1);
}
if (!rivals.every((name) => existsSync(join(rivalFolder, "node_modules", name))))
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: rivalFolder, stdio: "inherit" });

const folder = mkdtempSync(join(tmpdir(), "baselinker-sdk-import-"));
try {
  mkdirSync(join(folder, "node_modules/@slack"), { recursive: true });
  symlinkSync(root, join(folder, "node_modules/baselinker-sdk"));
  for (const name of rivals)
    symlinkSync(join(rivalFolder, "node_modules", name), join(folder, "node_modules", name));
  for (const name of ["msw", "zod"])
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  writeFileSync(join(folder, "empty.mjs"), "");
  print(measured());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The median of each import, in milliseconds. */
function measured(): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>(
    [empty, ...Object.keys(entryPoints).map(importName), ...rivals].map((name) => [name, []]),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, list] of times) list.push(importMs(name === empty ? "./empty.mjs" : name));
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

function importMs(name: string): number {
  const script = `const from = performance.now(); await import(${JSON.stringify(name)}); console.log(performance.now() - from);`;
  const words = ["--input-type=module", "--eval", script];
  // A cache of compiled code would hide what the first import of a machine costs.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" };
  return Number(execFileSync(process.execPath, words, { cwd: folder, env, encoding: "utf8" }));
}

function print(medians: ReadonlyMap<string, number>): void {
  const [slack, openai] = rivals.map((name) => medians.get(name) ?? Number.NaN);
  console.log(`Import in a new process, ESM, median of ${rounds}, Node ${process.version}`);
  console.log(`${" ".repeat(36)}ms  of ${rivals.join("  of ")}`);
  for (const [name, ms] of medians) {
    const shares = [ms / (slack ?? Number.NaN), ms / (openai ?? Number.NaN)].map((share) => share.toFixed(2));
    console.log(
      `  ${name.padEnd(28)}${ms.toFixed(1).padStart(8)}${(shares[0] ?? "").padStart(19)}${(shares[1] ?? "").padStart(11)}`,
    );
  }
  const goals = rivals.map((name) => `${aims[name]} of ${name}`).join(", ");
  console.log(`The aims for the root: at most ${goals}.`);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
