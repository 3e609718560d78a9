import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { devTool } from "../../docs/generate/devTool.ts";
import { startApiServer } from "../support/apiServer.ts";
import { megabytes, settledHeap } from "../support/heap.ts";
import { answerRuns, checkAnswer } from "./answerFuzz.ts";
import { fuzzEntries } from "./fuzzEntries.ts";

/**
 * Whatever untrusted senders send: `npm run fuzz -- [runs] [seed]`. Answers against every method: no error
 * but the documented ones, no call that hangs for a second, no token in anything that is reported, and no
 * heap that grows. Then rules against leads, and bodies against types of content, which are tests too.
 *
 * `npm run fuzz -- --minutes 30 [--seed 1]` tries changed and random inputs against all public entries for that long;
 * `--seed 1 --case 17` tries one of them again, and prints it.
 */
const { values, positionals } = parseArgs({
  options: { minutes: { type: "string" }, seed: { type: "string" }, case: { type: "string" } },
  allowPositionals: true,
});
const numRuns = Number(positionals[0] ?? 10_000);
const seed = Number(values.seed ?? positionals[1] ?? Date.now() % 2 ** 31);
const maxGrowth = 5 * 2 ** 20;

if (values.minutes !== undefined || values.case !== undefined) {
  const only = values.case === undefined ? undefined : Number(values.case);
  const { cases, findings } = await fuzzEntries(Number(values.minutes ?? 0), seed, only);
  console.log(`public entries: ${cases} cases, seed ${seed}, ${findings.length} findings`);
  for (const { target, what, count, first } of findings)
    console.log(`- ${target}: ${what} (${count} times, first in case ${first})`);
  process.exit(findings.length === 0 ? 0 : 1);
}

await using server = await startApiServer();
console.log(`answers × methods: ${numRuns} runs, seed ${seed}`);
const property = fc.asyncProperty(answerRuns, (run) => checkAnswer(server, run));
// What is compiled and cached once does not count.
await fc.assert(property, { numRuns: Math.min(numRuns, 500), seed });
const before = await settledHeap();
await fc.assert(property, { numRuns, seed: seed + 1 });
const growth = (await settledHeap()) - before;
console.log(`passed; the heap grew by ${megabytes(growth)} MB`);
if (growth > maxGrowth) {
  console.error(`It may grow by ${megabytes(maxGrowth)} MB at most.`);
  process.exitCode = 1;
}

console.log(`rules × leads, bodies × types of content: ${numRuns} runs, seed ${seed}`);
const root = fileURLToPath(new URL("../..", import.meta.url));
const tests = spawnSync(
  process.execPath,
  [devTool(root, "vitest"), "run", "--mode=slow", "--testTimeout=0", "test/mapping/anyStranger"],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PROPERTY_FACTOR: String(numRuns / 100), PROPERTY_SEED: String(seed) },
  },
);
if (tests.status !== 0) process.exitCode = 1;
