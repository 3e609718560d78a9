/**
 * 10,000 accounts with rules of their own in a pool of forwarders; an hour of 2,000 accounts, one of them noisy, on a
 * clock of its own; and 10,000 tokens used once each: `npm run bench -- accounts`. The limiters of the process fall idle
 * in real time, so this takes some minutes.
 */
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
// Loaded ahead: reading files takes turns of the event loop too.
import "../../src/client/calls/transport.ts";
import { InProcessLimiter } from "../../src/client/limiter/inProcessLimiter.ts";
import { createFakeAccount } from "../../src/entries/fake.ts";
import { createForwarderPool } from "../../src/forwarding/pool/createForwarderPool.ts";
import { memoryStore } from "../../src/forwarding/store/memoryStore.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { startApiServer } from "../support/apiServer.ts";
import { hashAtOnce } from "../support/hashAtOnce.ts";
import { megabytes, settledHeap } from "../support/heap.ts";
import { manualClock } from "../support/manualClock.ts";

const count = 10_000;
const max = 500;
/** What 10,000 accounts may take in the pool, as times what the open ones take. */
const maxTimes = 1.3;
let isBroken = false;

await poolOfMany();
await anHour();

await using server = await startApiServer();
const fetchWithoutLog: typeof fetch = async () => new Response('{"status":"SUCCESS","orders":[]}');

// Whatever the first calls load stays: code, the connection, the declarations.
for (let index = 0; index < 200; index += 1) await useOnce(`warm-up-${index}`);
await new Baselinker({ token: "warm-up", baseUrl: server.url }).getOrders();
await wait(100_000);

const before = await settledHeap();
for (let index = 0; index < count; index += 1) await useOnce(`token-${index}`);
console.log(`${count} tokens used once each, ${timers()} timers that keep the process alive`);
console.log(`heap: +${megabytes((await settledHeap()) - before)} MB at once, while their windows last`);
for (const seconds of [30, 60, 100]) {
  await wait(seconds === 30 ? 30_000 : seconds === 60 ? 30_000 : 40_000);
  console.log(`heap: ${signed((await settledHeap()) - before)} MB after ${seconds} s`);
}

const clients = Array.from({ length: count }, (_, index) => makeClient(`held-${index}`));
console.log(`${count} clients held by a host: ${megabytes((await settledHeap()) - before)} MB`);
process.exitCode = clients.length === count && !isBroken ? 0 : 1;

/** Each account has a client, a store and rules of its own, as a host's database would give them. */
async function poolOfMany(): Promise<void> {
  const read = (name: string) =>
    readFileSync(new URL(`../../examples/rules/${name}`, import.meta.url), "utf8");
  const text = read("woocommerce-order.json");
  const [{ lead }] = JSON.parse(read("woocommerce-order.test.json")).tests;
  const limiter = { acquire: async () => {}, pauseUntil: () => {} };
  const shop = { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };
  let orderId = 0;
  const addOrder: typeof fetch = async () => {
    orderId += 1;
    return new Response(`{"status":"SUCCESS","order_id":${orderId},"orders":[]}`);
  };
  const forwarderOf = async (account: string) => ({
    baselinker: new Baselinker({ token: account, fetch: addOrder, rateLimit: { limiter } }),
    rules: parseRules(JSON.parse(text.replaceAll("3201", String(4_000 + account.length)))),
    store: memoryStore(),
    account: shop,
    // Nothing is read back.
    marker: false as const,
  });
  const pool = createForwarderPool({ max, forwarderOf });
  const use = async (from: number, to: number) => {
    for (let index = from; index < to; index += 1) {
      const { status } = await pool.forward(`account-${index}`, lead);
      if (status !== "success") throw new Error(`A lead ended as ${status}. The figures mean nothing.`);
    }
  };
  await use(0, 50);
  const before = await settledHeap();
  await use(50, 50 + max);
  const open = (await settledHeap()) - before;
  const begun = performance.now();
  await use(50 + max, count);
  const eachMs = (performance.now() - begun) / (count - 50 - max);
  const all = (await settledHeap()) - before;
  const times = all / open;
  isBroken ||= times > maxTimes || pool.size !== max;
  console.log(
    `${count} accounts with rules of their own, ${pool.size} forwarders open, ${eachMs.toFixed(1)} ms to open one`,
  );
  console.log(
    `heap: +${megabytes(open)} MB after the first ${max}, +${megabytes(all)} MB after all: ${times.toFixed(2)} times (at most ${maxTimes})`,
  );
  await pool.close();
}

/** One of the accounts has 10,000 leads at once; each of the others one, at any moment of the hour. */
async function anHour(): Promise<void> {
  // Hashes take turns of the event loop, and time would pass on this clock meanwhile.
  const restore = hashAtOnce();
  const clock = manualClock();
  let noisyRequests = 0;
  const pool = createForwarderPool({
    max: 100,
    testing: { clock },
    forwarderOf: async (account) => {
      const base = createFakeAccount({ clock });
      if (account === "noisy") base.onRequest(() => (noisyRequests += 1));
      const baselinker = base.client({
        rateLimit: { limiter: new InProcessLimiter({ testing: { clock } }) },
      });
      const rules = { version: 1, key: "id", fields: { order_status_id: 8001, email: "email" } } as const;
      return { baselinker, rules, store: memoryStore({ testing: { clock } }), testing: { clock } };
    },
  });
  const patient = { deadlineMs: Number.POSITIVE_INFINITY };
  for (let id = 1; id <= 10_000; id += 1) void pool.forward("noisy", { id, email: "a@example.com" }, patient);
  const others = 2_000;
  let slowest = 0;
  let ended = 0;
  for (let index = 0; index < others; index += 1) {
    const begun = clock.now();
    void pool.forward(`quiet-${index}`, { id: 1, email: "a@example.com" }, patient).then(({ status }) => {
      slowest = Math.max(slowest, clock.now() - begun);
      if (status === "success") ended += 1;
    });
    await clock.advance(3_600_000 / others);
  }
  isBroken ||= ended !== others || slowest > 1_000 || noisyRequests < 5_500;
  console.log(
    `an hour of ${others} accounts next to one with 10,000 leads at once: each quiet lead ended within ${slowest.toFixed(0)} ms (at most 1000), the noisy account made ${noisyRequests} requests (at least 5500), ${pool.size} open`,
  );
  const closed = pool.close({ maxWaitMs: 0 });
  await clock.advance(1_000);
  await closed;
  restore();
}

function makeClient(token: string): Baselinker {
  return new Baselinker({ token, fetch: fetchWithoutLog });
}

async function useOnce(token: string): Promise<void> {
  await makeClient(token).getOrders();
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

function signed(bytes: number): string {
  return bytes < 0 ? megabytes(bytes) : `+${megabytes(bytes)}`;
}
