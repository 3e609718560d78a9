/**
 * The promise of the limiter over real sockets, with time scaled down: `npx node
 * test/bench/windowLoopback.bench.ts [seconds]`. The server counts in a thread of its own, so that stalls of the
 * client's event loop are not its stalls.
 */
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { InProcessLimiter } from "../../src/client/limiter/inProcessLimiter.ts";
import { busiestWindow } from "../support/busiestWindow.ts";
import { seededRandom } from "../support/random.ts";

const seconds = Number(process.argv[2] ?? 150);
const seed = 11;
const limit = 100;
/** A minute in 15 s; everything keeps its proportion but the work of the machine, which costs the rate a little. */
const scale = 1 / 4;
const windowMs = 60_000 * scale;
const latencyMs = 2_000 * scale;
const random = seededRandom(seed);

const worker = new Worker(new URL("../support/countingServer.ts", import.meta.url), {
  workerData: { latencyMs, seed: seed + 1 },
});
const [{ port }] = await once(worker, "message");
const limiter = new InProcessLimiter({ requestsPerMinute: limit, testing: { windowMs } });
const clients = Array.from(
  { length: 3 },
  () => new Baselinker({ token: "t", baseUrl: `http://127.0.0.1:${port}`, rateLimit: { limiter } }),
);

const endAt = performance.now() + seconds * 1_000;
let stalls = 0;
const callers = Array.from({ length: 250 }, async (_, index) => {
  while (performance.now() < endAt) {
    const signal = random() < 0.05 ? AbortSignal.timeout(Math.ceil(random() * windowMs)) : undefined;
    await clients[index % clients.length]?.getOrders({}, { signal, retries: 0 }).catch(() => {});
  }
});
const stalling = (async () => {
  while (performance.now() < endAt) {
    await wait(random() * 20_000 * scale * 10);
    const until = performance.now() + (1_000 + random() * 4_000) * scale;
    while (performance.now() < until);
    stalls += 1;
  }
})();
await Promise.all([...callers, stalling]);

worker.postMessage("arrivals");
const [arrivals]: number[][] = await once(worker, "message");
if (arrivals === undefined) throw new Error("The server told nothing.");
await worker.terminate();
const first = Math.min(...arrivals);
// The rate is how long it takes from one request to the hundredth after it, on average, as long as all
// callers were still at it.
const counted = arrivals.sort((a, b) => a - b).filter((time) => time <= first + seconds * 1_000);
const cycles = counted.slice(limit).map((time, index) => time - (counted[index] ?? 0));
const perWindow = (limit * windowMs * cycles.length) / cycles.reduce((sum, cycle) => sum + cycle, 0);
const most = busiestWindow(arrivals, windowMs);
console.log(
  `${arrivals.length} requests over loopback in ${seconds} s, ${stalls} stalls of ${1_000 * scale} to ${5_000 * scale} ms, seed ${seed}`,
);
console.log(
  `at most ${most} in any ${windowMs} ms (limit ${limit}), ${perWindow.toFixed(1)} a window under backlog`,
);
console.log(`goal of 96 a window: ${perWindow >= 96 ? "reached" : "MISSED"}`);
// The rate depends on what else the machine does; the promise does not.
process.exitCode = most <= limit ? 0 : 1;
