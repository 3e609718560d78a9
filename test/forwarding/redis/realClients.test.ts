import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RedisClient } from "../../../src/forwarding/redis/redisClient.ts";
import { redisRateLimiter } from "../../../src/forwarding/redis/redisRateLimiter.ts";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import { storeContract } from "../../contracts/contracts.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import { prefixUnderTest } from "./prefixUnderTest.ts";
import { ServerTime } from "./serverTime.ts";

/** Whether a client was installed here (`npm ci --prefix test/forwarding/redis`). */
const isInstalled = (name: string) =>
  existsSync(fileURLToPath(new URL(`node_modules/${name}/package.json`, import.meta.url)));

const areInstalled = ["ioredis", "redis"].every(isInstalled);
if (!areInstalled) {
  console.warn("real Redis clients: skipped: they are not installed (npm ci --prefix test/forwarding/redis)");
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
      let one: Connected;
      let two: Connected;
      beforeAll(async () => {
        await server.start();
        [one, two] = [await open(server.path), await open(server.path)];
      });
      afterAll(async () => {
        one.close();
        two.close();
        await server.remove();
      });

      storeContract({ describe, it }, name, async () => prefixUnderTest(one.client, two.client, () => {}));

      it("grants permits, and makes calls wait", async () => {
        const { client, close } = await open(server.path);
        const time = new ServerTime();
        const { clock } = time;
        const limiter = redisRateLimiter(time.client(client), {
          token: "1-2-TEST",
          requestsPerMinute: 2,
          testing: { clock },
        });
        let granted = 0;
        for (let call = 0; call < 3; call += 1) {
          void Promise.resolve(limiter.acquire()).then(() => {
            granted += 1;
          });
        }
        await clock.advance(60_000);
        expect(granted).toBe(2);
        await clock.advance(5_000);
        expect(granted).toBe(3);
        close();
      });

      it("fails in time while the server does not answer", async () => {
        const { client, close } = await open(server.path);
        await redisStore(client, { prefix: "frozen" }).listOpen();
        const store = redisStore(client, { prefix: "frozen", maxWaitMs: 50 });
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
