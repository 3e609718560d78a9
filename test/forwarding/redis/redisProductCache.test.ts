import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NodeRedisLike, RedisClient } from "../../../src/forwarding/redis/redisClient.ts";
import {
  type RedisProductCacheOptions,
  redisProductCache,
} from "../../../src/forwarding/redis/redisProductCache.ts";
import { productCacheContract } from "../../contracts/contracts.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import { ServerTime } from "./serverTime.ts";

let count = 0;

describeOnRedis("redisProductCache", (newServer) => {
  const server = newServer();
  beforeAll(() => server.start());
  afterAll(() => server.remove());

  const twoConnections = async () => {
    const [one, two] = [await server.connect(), await server.connect()];
    const time = new ServerTime();
    count += 1;
    const options = { prefix: `catalog-${count}`, testing: { clock: time.clock } };
    const cache = redisProductCache(time.client(one), options);
    const other = redisProductCache(time.client(two), options);
    return {
      cache,
      other,
      pass: (ms: number) => time.clock.advance(ms),
      async close() {
        await cache.close();
        await other.close();
        one.close();
        two.close();
      },
    };
  };

  productCacheContract({ describe, it }, "Redis", twoConnections);

  it("has no value for what Redis has dropped", async () => {
    const client = await server.connect();
    const cache = redisProductCache(client, { prefix: "dropped" });
    await cache.set([["a", "1"]], 60_000);
    await client.sendCommand(["DEL", "{dropped}:products:a"]);
    expect(await cache.get(["a"])).toEqual([undefined]);
    client.close();
  });

  it("keeps values apart by its prefix", async () => {
    const client = await server.connect();
    await redisProductCache(client, { prefix: "shop-1" }).set([["a", "1"]], 60_000);
    expect(await redisProductCache(client, { prefix: "shop-2" }).get(["a"])).toEqual([undefined]);
    client.close();
  });

  it("fails in time, and clearly, while the server does not answer", async () => {
    const client = await server.connect();
    const cache = redisProductCache(client, { prefix: "frozen", maxWaitMs: 50 });
    server.freeze();
    await expect(cache.get(["a"])).rejects.toMatchObject({ code: "STORE_FAILED", retryable: true });
    server.resume();
    client.close();
  });
});

describe("redisProductCache", () => {
  const client: NodeRedisLike = { sendCommand: async () => "maybe" };

  it.each([
    [{ prefix: "" }, TypeError, "`prefix`"],
    [{ maxWaitMs: -1 }, RangeError, "`maxWaitMs`"],
    [{ maxWait: 5 }, TypeError, "Unknown option `maxWait` of redisProductCache. Did you mean `maxWaitMs`?"],
    [{ testing: { clok: 1 } }, TypeError, "Unknown option `testing.clok` of redisProductCache."],
    [null, TypeError, "Expected the options of redisProductCache to be an object, got null."],
  ])("refuses %o", (options: object | null, kind, message) => {
    const make = () => redisProductCache(client, options as RedisProductCacheOptions);
    expect(make).toThrow(kind);
    expect(make).toThrow(message);
  });

  it("refuses a client that is none", () => {
    expect(() => redisProductCache({ get() {} } as unknown as RedisClient)).toThrow(
      "Expected the client of redisProductCache to be a client of ioredis or node-redis, got an object.",
    );
  });

  it("takes no unexpected reply for knowledge", async () => {
    const refusal = {
      code: "STORE_FAILED",
      message: "Unexpected reply from Redis. Check that the client is ioredis or node-redis.",
    };
    await expect(redisProductCache(client).get(["a"])).rejects.toMatchObject(refusal);
    await expect(redisProductCache(client).set([["a", "1"]], 1)).rejects.toMatchObject(refusal);
  });

  it("has all keys in one slot of a cluster, and sets one only if that is told", async () => {
    const sent: string[][] = [];
    const told: NodeRedisLike = {
      async sendCommand(command) {
        sent.push(command);
        return command[0] === "MGET" ? ["1", null] : null;
      },
    };
    const cache = redisProductCache(told, { prefix: "shop" });
    expect(await cache.get(["a", "b"])).toEqual(["1", undefined]);
    expect(await cache.set([["a", "1"]], 1.5, { onlyIfAbsent: true })).toBe(false);
    await cache.set([["b", "2"]], 1_000);
    expect(sent).toEqual([
      ["MGET", "{shop}:products:a", "{shop}:products:b"],
      ["SET", "{shop}:products:a", "1", "PX", "2", "NX"],
      ["SET", "{shop}:products:b", "2", "PX", "1000"],
    ]);
  });
});
