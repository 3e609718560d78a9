import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NodeRedisLike, RedisClient } from "../../../src/forwarding/redis/redisClient.ts";
import {
  type RedisProductCacheOptions,
  redisProductCache,
} from "../../../src/forwarding/redis/redisProductCache.ts";
import { productCacheContract } from "../../contracts/contracts.ts";
import { inventory, product, sku } from "../../contracts/testProducts.ts";
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
    const store = redisProductCache(time.client(one), options);
    const other = redisProductCache(time.client(two), options);
    return {
      store,
      other,
      keeps: "all" as const,
      pass: (ms: number) => time.clock.advance(ms),
      async close() {
        await store.close();
        await other.close();
        one.close();
        two.close();
      },
    };
  };

  productCacheContract({ describe, it }, "Redis", twoConnections);

  it("asks again for what Redis has dropped, and works on after it has forgotten the script", async () => {
    const client = await server.connect();
    const store = redisProductCache(client, { prefix: "dropped" });
    await store.learn(inventory, sku("A"), [product(7, "A")], 0);
    await client.sendCommand(["DEL", "{dropped}:catalog:205:p:7"]);
    await client.sendCommand(["SCRIPT", "FLUSH"]);
    expect(await store.find(inventory, [sku("A")])).toEqual([undefined]);
    await store.learn(inventory, sku("A"), [product(7, "A")], 0);
    expect(await store.find(inventory, [sku("A")])).toMatchObject([{ products: [{ productId: 7 }] }]);
    client.close();
  });

  it("keeps the catalogs of two accounts apart by their prefixes", async () => {
    const client = await server.connect();
    await redisProductCache(client, { prefix: "shop-1" }).learn(inventory, sku("A"), [], 0);
    expect(await redisProductCache(client, { prefix: "shop-2" }).find(inventory, [sku("A")])).toEqual([
      undefined,
    ]);
    client.close();
  });

  it("fails in time, and clearly, while the server does not answer", async () => {
    const client = await server.connect();
    const store = redisProductCache(client, { prefix: "frozen", maxWaitMs: 50 });
    server.freeze();
    await expect(store.find(inventory, [sku("A")])).rejects.toMatchObject({
      code: "STORE_FAILED",
      retryable: true,
    });
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
    await expect(redisProductCache(client).find(inventory, [sku("A")])).rejects.toMatchObject({
      code: "STORE_FAILED",
      message: "Unexpected reply from Redis. Check that the client is ioredis or node-redis.",
    });
  });
});
