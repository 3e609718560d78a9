import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { devTool } from "../../docs/generate/devTool.ts";
import { startApiServer } from "../support/apiServer.ts";
import { megabytes, settledHeap } from "../support/heap.ts";
import { answerRuns, checkAnswer } from "./answerFuzz.ts";

/**
 * Whatever untrusted senders send: `npm run fuzz -- [runs] [seed]`. Answers against every method: no error
 * but the documented ones, no call that hangs for a second, no token in anything that is reported, and no
 * heap that grows. Then rules against leads, and bodies against types of content, which are tests too.
 */
const numRuns = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const maxGrowth = 5 * 2 ** 20;

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
