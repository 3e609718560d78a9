import fc from "fast-check";
import { startApiServer } from "../support/apiServer.ts";
import { megabytes, settledHeap } from "../support/heap.ts";
import { answerRuns, checkAnswer } from "./answerFuzz.ts";

/**
 * Answers of strangers against every method: `npm run fuzz -- [runs] [seed]`. No error but the
 * documented ones, no call that hangs for a second, no token in anything that is told, and no heap that grows.
 */
const numRuns = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const mostGrowth = 5 * 2 ** 20;

await using server = await startApiServer();
console.log(`answers × methods: ${numRuns} runs, seed ${seed}`);
const property = fc.asyncProperty(answerRuns, (run) => checkAnswer(server, run));
// What is compiled and cached once does not count.
await fc.assert(property, { numRuns: Math.min(numRuns, 500), seed });
const before = await settledHeap();
await fc.assert(property, { numRuns, seed: seed + 1 });
const growth = (await settledHeap()) - before;
console.log(`passed; the heap grew by ${megabytes(growth)} MB`);
if (growth > mostGrowth) {
  console.error(`It may grow by ${megabytes(mostGrowth)} MB at most.`);
  process.exitCode = 1;
}
