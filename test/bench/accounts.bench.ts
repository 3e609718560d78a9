/**
 * 10,000 tokens used once each: `npx node --expose-gc test/bench/accounts.bench.ts`. The limiters of the process
 * fall idle in real time, so this takes two minutes.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Baselinker } from "../../src/client/baselinker.ts";
import { startApiServer } from "../support/apiServer.ts";
import { megabytes, settledHeap } from "../support/heap.ts";

const count = 10_000;

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
process.exitCode = clients.length === count ? 0 : 1;

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
