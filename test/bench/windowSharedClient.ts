/** One of the processes of windowShared.bench.ts: many calls that wait, and an event loop that is paused. */
import { setTimeout as wait } from "node:timers/promises";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { postgresRateLimiter } from "../../src/forwarding/postgres/postgresRateLimiter.ts";
import { redisRateLimiter } from "../../src/forwarding/redis/redisRateLimiter.ts";
import { sqliteRateLimiter } from "../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { openPool } from "../forwarding/postgres/pools.ts";
import { RespClient } from "../forwarding/redis/respClient.ts";
import { seededRandom } from "../support/random.ts";

export interface SharedClientTask {
  readonly kind: "redis" | "sqlite" | "postgres";
  /** Of the server's socket, of the file, or the address of the server. */
  readonly path: string;
  readonly port: number;
  readonly seconds: number;
  readonly seed: number;
  readonly limit: number;
  readonly windowMs: number;
}

const task: SharedClientTask = JSON.parse(process.argv[2] ?? "");
const { path, port, windowMs } = task;
const random = seededRandom(task.seed);
const token = "t";
const options = {
  token,
  requestsPerMinute: task.limit,
  // It spreads the processes by up to 20 ms: in proportion, too.
  testing: { windowMs, random: () => (random() * windowMs) / 60_000 },
};
const limiters = {
  redis: async () => redisRateLimiter(await RespClient.connect(path), options),
  sqlite: async () => sqliteRateLimiter(path, options),
  postgres: async () => postgresRateLimiter(await openPool({ url: path }), options),
};
const limiter = await limiters[task.kind]();
const client = new Baselinker({ token, baseUrl: `http://127.0.0.1:${port}`, rateLimit: { limiter } });

// Calls that still wait are left alone.
setTimeout(() => process.exit(0), task.seconds * 1_000);
for (let caller = 0; caller < 80; caller += 1) {
  void (async () => {
    for (;;) {
      const signal = random() < 0.05 ? AbortSignal.timeout(Math.ceil(random() * windowMs)) : undefined;
      await client.getOrders({}, { signal, retries: 0 }).catch(() => {});
    }
  })();
}
// Stalls of 1 to 5 s in a minute of 60, in proportion.
for (;;) {
  await wait(random() * windowMs * 4);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ((1 + random() * 4) * windowMs) / 60);
}
