/**
 * What 100,000 waiting calls cost, and who goes first: `npx node --expose-gc test/bench/queue.bench.ts`.
 */
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { InProcessLimiter } from "../../src/client/limiter/inProcessLimiter.ts";
import { startApiServer } from "../support/apiServer.ts";
import { megabytes, settledHeap } from "../support/heap.ts";
import { manualClock } from "../support/manualClock.ts";
import { smallOrder } from "../support/unthrottledClient.ts";

const count = 100_000;

let held = true;

{
  const clock = manualClock();
  const limiter = new InProcessLimiter({ testing: { clock }, requestsPerMinute: 1 });
  await limiter.acquire();
  const before = await settledHeap();
  const calls = new Array<Promise<unknown>>(count);
  for (let index = 0; index < count; index += 1) calls[index] = limiter.acquire({ priority: "bulk" });
  report(`limiter: ${limiter.waiting} waiting permits`, (await settledHeap()) - before, clock.timers);
}

{
  await using server = await startApiServer();
  const baselinker = new Baselinker({ token: "t", baseUrl: server.url, rateLimit: { requestsPerMinute: 1 } });
  await baselinker.getOrders();
  const timers = timersAlive();
  const before = await settledHeap();
  const calls = new Array<Promise<unknown>>(count);
  for (let index = 0; index < count; index += 1) calls[index] = baselinker.getOrders();
  await new Promise((resolve) => setImmediate(resolve));
  report(`client: ${calls.length} waiting getOrders`, (await settledHeap()) - before, timersAlive() - timers);
}

{
  await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1, products: [] }));
  const clock = manualClock();
  const limiter = new InProcessLimiter({ testing: { clock }, requestsPerMinute: 1 });
  const baselinker = new Baselinker({ token: "t", baseUrl: server.url, rateLimit: { limiter } });
  await baselinker.getOrderStatusList();
  for (let page = 0; page < 1_000; page += 1) {
    void baselinker.getInventoryProductsList({ inventory_id: 1, page }, { priority: "bulk" });
  }
  await new Promise((resolve) => setImmediate(resolve));
  const added = baselinker.addOrder(smallOrder);
  await new Promise((resolve) => setImmediate(resolve));
  const before = limiter.waiting;
  await clock.advance(61_000);
  await added;
  const place = server.requests.findIndex(({ method }) => method === "addOrder");
  held &&= place === 1;
  console.log(
    `priority: addOrder after ${before - 1} waiting pages was number ${place} after the running one`,
  );
}

// 100,000 calls still wait.
process.exit(held ? 0 : 1);

function report(what: string, bytes: number, timers: number): void {
  held &&= bytes <= 60 * 2 ** 20 && timers === 1;
  console.log(`${what} take ${megabytes(bytes)} MB and ${timers} timer (at most 60 MB and one)`);
}

function timersAlive(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}
