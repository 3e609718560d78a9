import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { devTool } from "../../docs/generate/devTool.ts";

/**
 * This tree against an older one, on the same machine in the same minutes. Each round starts a process for each
 * build in turn, so that neither the order nor what a process's compiler happened to decide says anything. The old
 * build runs twice: how far it is from itself is how far the numbers can be trusted.
 */

/** Before the promises of speed were made. */
const baseCommit = "a004417";

const root = fileURLToPath(new URL("../..", import.meta.url));
const worker = fileURLToPath(new URL("againstBaseWorker.ts", import.meta.url));

/** What a worker measured. */
interface Measured {
  readonly nanoseconds: number;
}

interface Ratios {
  /** This tree's median through the base's. */
  readonly ours: number;
  /** The base's through its own. */
  readonly itself: number;
}

/** The two builds, in folders that go when the block ends. */
interface Builds extends Disposable {
  readonly base: string;
  readonly ours: string;
}

/** A shallow clone has no old commits. */
export function hasBase(): boolean {
  return spawnSync("git", ["cat-file", "-e", `${baseCommit}^{commit}`], { cwd: root }).status === 0;
}

export function buildBoth(): Builds {
  const folder = mkdtempSync(join(tmpdir(), "baselinker-sdk-bench-"));
  const base = join(folder, "base");
  const ours = join(folder, "ours");
  for (const each of [base, ours]) {
    mkdirSync(each);
    symlinkSync(join(root, "node_modules"), join(each, "node_modules"), "junction");
  }
  const archive = execFileSync("git", ["archive", baseCommit], { cwd: root, maxBuffer: 2 ** 28 });
  execFileSync("tar", ["-x", "-C", base], { input: archive });
  for (const part of ["src", "docs/generate", "package.json", "tsconfig.json", "tsup.config.ts"]) {
    cpSync(join(root, part), join(ours, part), { recursive: true });
  }
  for (const each of [base, ours]) {
    const options = ["--no-dts", "--silent", "--format", "esm"];
    execFileSync(process.execPath, [devTool(root, "tsup"), ...options], { cwd: each, stdio: "inherit" });
  }
  return {
    base: join(base, "dist"),
    ours: join(ours, "dist"),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * The medians of one case.
 *
 * @param cases - the file with the case, whose export `cases` has it under its name
 * @param input - what the case is given, as JSON
 */
export async function compare(
  builds: Builds,
  cases: URL,
  name: string,
  input: unknown = null,
  rounds = 21,
): Promise<Ratios> {
  const times = { ours: [] as number[], base: [] as number[], itself: [] as number[] };
  const order = ["base", "ours", "itself"] as const;
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < order.length; turn += 1) {
      const which = order[(round + turn) % order.length] ?? "ours";
      const dist = which === "ours" ? builds.ours : builds.base;
      const { nanoseconds } = await measure([dist, fileURLToPath(cases), name, JSON.stringify(input)]);
      times[which].push(nanoseconds);
    }
  }
  const base = median(times.base);
  return { ours: median(times.ours) / base, itself: median(times.itself) / base };
}

/** In a process of its own; not awaited in a blocking way, since this one may be the server. */
function measure(given: readonly string[]): Promise<Measured> {
  const child = spawn(process.execPath, ["--expose-gc", worker, ...given], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(`The case failed: ${given.join(" ")}`));
    });
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
