import { createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { redisStore } from "baselinker-sdk/redis";
import { forms, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** Someone lets Redis drop keys while the program runs; then every sender repeats its lead. */
export async function run(): Promise<Outcome> {
  const { Redis } = await import(packageName);
  const client = new Redis(process.env.REDIS_PATH ?? "");
  const empty = await memoryOf(client);
  const account = createFakeAccount();
  const watch = new Watch();
  const forwarder = createForwarder({
    baselinker: account.client(),
    rules,
    store: redisStore(client),
    onEvent: watch.onEvent,
  });
  const leads = forms(3_000);
  for (const lead of leads) watch.sent(lead.text, await forwarder.forward(lead));
  const used = await memoryOf(client);
  await client.call("CONFIG", "SET", "maxmemory-policy", "volatile-lru");
  // As if other programs had filled the memory that the leads were in.
  await client.call("CONFIG", "SET", "maxmemory", String(Math.floor(empty + (used - empty) / 50)));
  for (let tries = 0; tries < 2_000; tries += 1) await client.set("other", String(tries)).catch(() => {});
  await client.call("CONFIG", "SET", "maxmemory", "0");
  await client.call("CONFIG", "SET", "maxmemory-policy", "noeviction");
  const dropped = /evicted_keys:(\d+)/.exec(await client.info("stats"))?.[1];
  const before = account.requests.length;
  for (const lead of leads) watch.sent(lead.text, await forwarder.forward(lead));
  const figure = `Redis dropped ${dropped} keys; ${account.requests.length - before} requests for the repeats`;
  return watch.outcome(account.orders, { figure });
}

async function memoryOf(client: { info(section: string): Promise<string> }): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info("memory"))?.[1]);
}

/** Installed by the command that runs the programs, which the compiler does not know. */
const packageName: string = "ioredis";
