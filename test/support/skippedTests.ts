import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Reads a report of vitest (`node skippedTests.ts report.json`) and exits with 1 where a test was skipped that
 * can run on a complete machine. With `--files` it prints the files that hold such tests.
 */

/** What a machine of ours need not have. */
const allowed: Readonly<Record<string, string>> = {
  "test/mapping/judgedValues.slow.test.ts": "reads values that are not public",
  // CI says with it that it may mount a disk.
  ...(process.env.FULL_DISK === undefined && {
    "test/forwarding/sqlite/backup.test.ts": "a full disk needs the right to mount one",
    "test/forwarding/sqlite/limiterFile.test.ts": "a full disk needs the right to mount one",
    "test/forwarding/sqlite/sqliteFile.test.ts": "a full disk needs the right to mount one",
  }),
};

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const [path = "", option] = process.argv.slice(2);
const report: Report = JSON.parse(readFileSync(path, "utf8"));
const skipped = report.testResults
  .map(({ name, assertionResults }) => ({
    file: relative(root, name).replaceAll("\\", "/"),
    tests: assertionResults.filter(({ status }) => status !== "passed" && status !== "failed"),
  }))
  .filter(({ file, tests }) => tests.length > 0 && !Object.hasOwn(allowed, file));

if (option === "--files") {
  for (const { file } of skipped) console.log(file);
} else if (skipped.length > 0) {
  const lines = skipped.flatMap(({ file, tests }) => tests.map(({ fullName }) => `${file}: ${fullName}`));
  console.error(`These tests were skipped, and nothing may be missing here:\n${lines.join("\n")}`);
  process.exitCode = 1;
} else {
  console.log("No test was skipped for something that this machine lacks.");
}
