/**
 * What 100,000 waiting calls cost, and who goes first: `npx node --expose-gc test/bench/queue.ts`.
 */
import { Baselinker } from "../../src/client/baselinker.ts";
import { InProcessLimiter } from "../../src/limiter/inProcessLimiter.ts";
import { startApiServer } from "../support/apiServer.ts";
import { smallOrder } from "../support/hastyClient.ts";
import { megabytes, settledHeap } from "../support/heap.ts";
import { manualClock } from "../support/manualClock.ts";

const count = 100_000;

{
  const clock = manualClock();
  const limiter = new InProcessLimiter({ clock, requestsPerMinute: 1 });
  await limiter.acquire();
  const before = settledHeap();
  const calls = new Array<Promise<unknown>>(count);
  for (let index = 0; index < count; index += 1) calls[index] = limiter.acquire({ priority: "bulk" });
  console.log(
    `limiter: ${limiter.waiting} waiting calls take ${megabytes(settledHeap() - before)} MB and ${clock.timers} timer`,
  );
}

{
  await using server = await startApiServer();
  const options = { token: "t", baseUrl: server.url, rateLimit: { requestsPerMinute: 1 } };
  const baselinker = new Baselinker(options);
  await baselinker.getOrders();
  const timers = timersAlive();
  const before = settledHeap();
  const controller = new AbortController();
  const calls = new Array<Promise<unknown>>(count);
  for (let index = 0; index < count; index += 1) calls[index] = baselinker.getOrders();
  await new Promise((resolve) => setImmediate(resolve));
  console.log(
    `client: ${count} waiting getOrders take ${megabytes(settledHeap() - before)} MB and ${timersAlive() - timers} timer`,
  );
  controller.abort();
}

{
  await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1, products: [] }));
  const clock = manualClock();
  const limiter = new InProcessLimiter({ clock, requestsPerMinute: 1 });
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
  console.log(
    `priority: addOrder behind ${before - 1} waiting pages was request ${server.requests.findIndex(({ method }) => method === "addOrder")} after the one under way`,
  );
}

process.exit();

function timersAlive(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}
