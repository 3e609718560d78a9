/**
 * `node test/forwarding/breakTransitions.ts`: breaks every transition of a delivery in a copy of the source and
 * requires that a test named after the transition fails. A safeguard that no test holds can be lost unseen:
 * so it was with a payment that had failed, whose order was then sent twice while all tests passed.
 *
 * Options: `--only "ready → ordered"`.
 */
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type Break, breaks } from "./breaks.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const testFile = "test/forwarding/transitions.test.ts";

interface Mutant extends Break {
  readonly transition: string;
  readonly folder: string;
}

const { values } = parseArgs({ options: { only: { type: "string" } } });
const begun = performance.now();
const place = mkdtempSync(join(tmpdir(), "break-transitions-"));
try {
  process.exitCode = await run();
} finally {
  rmSync(place, { recursive: true, force: true });
}

async function run(): Promise<number> {
  const all = Object.entries(breaks).flatMap(([transition, list]) =>
    list.map((each) => ({ ...each, transition })),
  );
  const mutants = all
    .filter(({ transition }) => values.only === undefined || transition === values.only)
    .map((each, index): Mutant => ({ ...each, folder: join(place, `mutant-${index + 1}`) }));
  if (mutants.length === 0) throw new Error(`No transition is called ${values.only}. See breaks.ts.`);
  const unchanged = join(place, "unchanged");
  symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
  copyTree(unchanged);
  const stale = mutants.filter((mutant) => !breakOne(mutant));
  for (const { transition, file, from } of stale) {
    console.error(
      `${transition}: the edit no longer applies. src/forwarding/${file} must hold once:\n  ${from}`,
    );
  }
  if (stale.length > 0) return 1;
  const results = await runTests();
  if (!results.some(({ folder }) => folder === unchanged) || results.some(isFailedIn(unchanged))) {
    console.error("The tests fail, or do not run, without any edit. Make them pass first.");
    return 1;
  }
  const survivors = mutants.filter(({ folder, transition }) => !results.some(isFailedIn(folder, transition)));
  for (const { transition, says } of survivors) console.error(`${transition}: no test fails though ${says}.`);
  const broken = mutants.filter(
    ({ folder }) => !results.some((result) => result.folder === folder && !result.failed),
  );
  for (const { transition, says } of broken) {
    console.error(`${transition}: no test passes where ${says}. Make an edit that breaks only this.`);
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(
    `${mutants.length} breaks of ${new Set(mutants.map(({ transition }) => transition)).size} transitions, ` +
      `${survivors.length} unseen, in ${seconds} s`,
  );
  return survivors.length + broken.length === 0 ? 0 : 1;
}

/** A copy of the forwarder and its tests. The other floors are links: they are not changed, and loaded once for all. */
function copyTree(folder: string): void {
  mkdirSync(join(folder, "src"), { recursive: true });
  for (const name of readdirSync(join(root, "src"))) {
    if (name !== "forwarding") symlinkSync(join(root, "src", name), join(folder, "src", name));
  }
  mkdirSync(join(folder, "test"));
  symlinkSync(join(root, "test/support"), join(folder, "test/support"));
  for (const name of ["src/forwarding", "test/forwarding"]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
}

/** `false` where the text to replace is not there exactly once. */
function breakOne({ folder, file, from, to }: Mutant): boolean {
  copyTree(folder);
  const path = join(folder, "src/forwarding", file);
  const parts = readFileSync(path, "utf8").split(from);
  writeFileSync(path, parts.join(to));
  return parts.length === 2;
}

interface TestResult {
  readonly folder: string;
  /** The name of the `describe` that holds the test. */
  readonly group: string;
  readonly failed: boolean;
}

function isFailedIn(folder: string, transition?: string): (result: TestResult) => boolean {
  return (result) =>
    result.failed && result.folder === folder && (transition === undefined || result.group === transition);
}

async function runTests(): Promise<TestResult[]> {
  const output = join(place, "results.json");
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const options = ["--root", place, "--no-isolate", "--maxWorkers", "2", "--testTimeout", "5000"];
  const reporter = ["--reporter", "json", "--outputFile", output];
  // A break that never ends must not hold the run for ever. A failed test is what we want, so no error either.
  await promisify(execFile)(process.execPath, [vitest, "run", testFile, ...options, ...reporter], {
    cwd: place,
    timeout: 180_000,
    maxBuffer: 64 * 1024 * 1024,
  }).catch(() => {});
  const report: Report = JSON.parse(readFileSync(output, "utf8"));
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, status }) => ({
      folder: name.slice(0, -testFile.length - 1),
      group: ancestorTitles[0] ?? "",
      failed: status === "failed",
    })),
  );
}

/** What is read of vitest's report. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly status: string;
    }[];
  }[];
}
