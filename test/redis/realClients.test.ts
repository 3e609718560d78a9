import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RedisClient } from "../../src/redis/redisClient.ts";
import { redisRateLimiter } from "../../src/redis/redisRateLimiter.ts";
import { redisStore } from "../../src/redis/redisStore.ts";
import { describeStore } from "../contracts/store.ts";
import { describeOnRedis } from "./describeOnRedis.ts";

/** Whether a client was installed here (`npm ci --prefix test/redis`). */
const isInstalled = (name: string) =>
  existsSync(fileURLToPath(new URL(`node_modules/${name}/package.json`, import.meta.url)));

const areInstalled = ["ioredis", "redis"].every(isInstalled);
if (!areInstalled) {
  console.warn("real Redis clients: skipped: they are not installed (npm ci --prefix test/redis)");
}

interface Connected {
  readonly client: RedisClient;
  close(): void;
}

const connect: Record<string, (path: string) => Promise<Connected>> = {
  async ioredis(path) {
    const { Redis } = await load("ioredis");
    const client = new Redis({ path });
    return { client, close: () => client.disconnect() };
  },
  async redis(path) {
    const { createClient } = await load("redis");
    const client = createClient({ socket: { path } });
    client.on("error", () => {});
    await client.connect();
    return { client, close: () => client.destroy() };
  },
};

/** By a variable, as the packages are not there for the type check of a clean clone. */
function load(name: string) {
  return import(
    fileURLToPath(
      new URL(`node_modules/${name}/${name === "redis" ? "dist" : "built"}/index.js`, import.meta.url),
    )
  );
}

describe.skipIf(!areInstalled)("a real client", () => {
  for (const [name, open] of Object.entries(connect)) {
    describeOnRedis(name, (newServer) => {
      const server = newServer();
      let count = 0;
      beforeAll(() => server.start());
      afterAll(() => server.remove());

      describeStore(name, async () => {
        const [one, two] = [await open(server.path), await open(server.path)];
        count += 1;
        const options = { prefix: `contract-${count}`, retentionMs: 700 };
        return {
          store: redisStore(one.client, options),
          other: redisStore(two.client, options),
          leaseMs: 700,
          retentionMs: 700,
          pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
          async close() {
            one.close();
            two.close();
          },
        };
      });

      it("hands out permits", async () => {
        const { client, close } = await open(server.path);
        const limiter = redisRateLimiter(client, {
          token: "1-2-TEST",
          requestsPerMinute: 2,
          windowMs: 200,
          latencyMs: 0,
        });
        const begun = performance.now();
        for (let index = 0; index < 3; index += 1) await limiter.acquire();
        expect(performance.now() - begun).toBeGreaterThanOrEqual(195);
        close();
      });

      it("fails in time while the server stands still", async () => {
        const { client, close } = await open(server.path);
        await redisStore(client, { prefix: "frozen" }).listOpen();
        const store = redisStore(client, { prefix: "frozen", timeoutMs: 50 });
        server.freeze();
        await expect(store.claim("a", { token: "t", leaseMs: 60_000 })).rejects.toMatchObject({
          code: "STORE_FAILED",
        });
        server.resume();
        close();
      });
    });
  }
});
