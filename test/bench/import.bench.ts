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
const aims: Readonly<Record<(typeof rivals)[number], number>> = { "@slack/web-api": 1.25, openai: 0.4 };
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

/** What one import took: until it was there, and of the processor, in milliseconds. */
interface Took {
  readonly ms: number;
  readonly processorMs: number;
}

/** The median of each import, and the least that it took of the processor. */
function measured(): ReadonlyMap<string, Took> {
  const names = [empty, ...Object.keys(entryPoints).map(importName), ...rivals];
  const all = new Map<string, Took[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, list] of all) list.push(importOf(name === empty ? "./empty.mjs" : name));
  }
  return new Map(
    [...all].map(([name, list]) => [
      name,
      {
        ms: median(list.map(({ ms }) => ms)),
        processorMs: Math.min(...list.map(({ processorMs }) => processorMs)),
      },
    ]),
  );
}

function importOf(name: string): Took {
  const script = `
    const [from, before] = [performance.now(), process.cpuUsage()];
    await import(${JSON.stringify(name)});
    const [ms, { user, system }] = [performance.now() - from, process.cpuUsage(before)];
    console.log(JSON.stringify({ ms, processorMs: (user + system) / 1000 }));`;
  const words = ["--input-type=module", "--eval", script];
  // A cache of compiled code would hide what the first import of a machine costs.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" };
  return JSON.parse(execFileSync(process.execPath, words, { cwd: folder, env, encoding: "utf8" }));
}

function print(all: ReadonlyMap<string, Took>): void {
  console.log(
    `Import in a new process, ESM, Node ${process.version}: the median of ${rounds}, and the least of the`,
  );
  console.log("processor, which a busy machine changes less; after each what it is of a rival's.");
  const heads = rivals.map((name) => `of ${name}`);
  console.log(row("", ["ms", ...heads, "processor ms", ...heads]));
  for (const [name, took] of all) {
    const shares = (kind: keyof Took) =>
      rivals.map((rival) => (took[kind] / (all.get(rival)?.[kind] ?? Number.NaN)).toFixed(2));
    const [ms, processorMs] = [took.ms.toFixed(1), took.processorMs.toFixed(1)];
    console.log(row(name, [ms, ...shares("ms"), processorMs, ...shares("processorMs")]));
  }
  console.log(
    `The aims for the root: ${rivals.map((name) => `at most ${aims[name]} of ${name}`).join(", ")}.`,
  );
}

function row(name: string, columns: readonly string[]): string {
  return `  ${name.padEnd(26)}${columns.map((column) => column.padStart(20)).join("")}`;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
