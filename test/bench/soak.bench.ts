/**
 * A day in ten minutes: `npx node --expose-gc test/bench/soak.bench.ts [minutes]`. Random load over loopback,
 * with failures, aborts, a block now and then and tokens that come and go. The heap must end where it was
 * once everything had run for a while. It is measured ten times, each time when no call is running: what a
 * busy client holds differs from one moment to the next by more than a leak adds in a day.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { InProcessLimiter } from "../../src/client/limiter/inProcessLimiter.ts";
import { type Behaviour, startApiServer } from "../support/apiServer.ts";
import { megabytes, settledHeap } from "../support/heap.ts";
import { seededRandom } from "../support/random.ts";
import { smallOrder } from "../support/unthrottledClient.ts";

const minutes = Number(process.argv[2] ?? 10);
const seed = 21;
const random = seededRandom(seed);
/** How many times faster than a day. */
const speed = (24 * 60) / minutes;
const windowMs = 60_000 / speed;

let served = 0;
const behave: Behaviour = ({ succeed, send, refuse, socket }) => {
  served += 1;
  const chance = random();
  if (chance < 0.02) send(502, "<html>");
  else if (chance < 0.04) socket.destroy();
  else if (chance < 0.05) send(200, "<html>");
  else if (chance < 0.07) refuse("ERROR_X", "no");
  else if (chance < 0.0701) refuse("ERROR_BLOCKED_TOKEN", "no time in it");
  else succeed({ order_id: served, orders: [], products: [] });
};
await using server = await startApiServer(behave);
const limiter = scaledLimiter();
const baselinker = new Baselinker({ token: "t", baseUrl: server.url, rateLimit: { limiter }, retries: 1 });

const outcomes = new Map<string, number>();
const startedAt = performance.now();
const heaps: number[] = [];
for (let step = 1; step <= 10; step += 1) {
  await callUntil(startedAt + (step * minutes * 60_000) / 10);
  server.forget();
  const heap = await settledHeap();
  heaps.push(heap);
  console.log(`hour ${Math.round((step * 24) / 10)}: ${served} requests, heap ${megabytes(heap)} MB`);
}

console.log(`seed ${seed}: ${JSON.stringify(Object.fromEntries(outcomes))}`);
const settled = heaps.slice(2, 5).reduce((sum, heap) => sum + heap, 0) / 3;
const end = heaps.slice(-3).reduce((sum, heap) => sum + heap, 0) / 3;
console.log(
  `heap in the last third: ${(((end - settled) / settled) * 100).toFixed(1)} % over the first half`,
);
process.exit(end <= settled * 1.05 ? 0 : 1);

async function callUntil(endAt: number): Promise<void> {
  const callers = Array.from({ length: 120 }, async () => {
    while (performance.now() < endAt) {
      await wait(random() * windowMs);
      // Now and then an account that is used for a while and never again.
      const client = random() < 0.02 ? freshAccount() : baselinker;
      const signal = random() < 0.05 ? AbortSignal.timeout(Math.ceil(random() * windowMs)) : undefined;
      await count(
        random() < 0.5
          ? client.addOrder(smallOrder, { signal })
          : client.getOrders({}, { signal, maxWaitMs: 20_000 }),
      );
    }
  });
  await Promise.all(callers);
}

/** Its limiter is the usual one, so a block would last ten minutes of ours. */
function freshAccount(): Baselinker {
  const token = `account-${Math.floor(random() * 1e9)}`;
  return new Baselinker({ token, baseUrl: server.url, retries: 1, maxWaitMs: 20_000 });
}

function scaledLimiter(): InProcessLimiter {
  const scaled = new InProcessLimiter({ testing: { windowMs } });
  const pauseUntil = scaled.pauseUntil.bind(scaled);
  // A block of ten minutes takes as long as ten minutes do here.
  scaled.pauseUntil = (until) => pauseUntil(new Date(Date.now() + (until.getTime() - Date.now()) / speed));
  return scaled;
}

async function count(call: Promise<unknown>): Promise<void> {
  const name = await call.then(
    () => "success",
    (error: unknown) => (error instanceof Error ? error.name : "other"),
  );
  outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
}
