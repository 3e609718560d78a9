import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NodeRedisLike, RedisClient } from "../../../src/forwarding/redis/redisClient.ts";
import { type RedisStoreOptions, redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import { storeContract } from "../../contracts/contracts.ts";
import { describeStoreAgainstMemory } from "../../contracts/storeAgainstMemory.ts";
import { describeHolders } from "../../contracts/storeHolders.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { unreadableLeads } from "../../contracts/unreadableLeads.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import { prefixUnderTest } from "./prefixUnderTest.ts";

describeOnRedis("redisStore", (newServer) => {
  const server = newServer();
  beforeAll(() => server.start());
  afterAll(() => server.remove());

  const twoConnections = async () => {
    const [one, two] = [await server.connect(), await server.connect()];
    return prefixUnderTest(one, two, () => {
      one.close();
      two.close();
    });
  };

  storeContract({ describe, it }, "Redis", twoConnections);
  describeHolders("Redis", twoConnections);
  describeStoreAgainstMemory("Redis", twoConnections);

  it("works on after the server has forgotten the script", async () => {
    const client = await server.connect();
    const store = redisStore(client, { prefix: "flushed" });
    await store.claim("a", { token: "t1", leaseMs: 60_000 });
    await client.sendCommand(["SCRIPT", "FLUSH"]);
    expect(await store.claim("a", { token: "t2", leaseMs: 60_000 })).toEqual({ status: "busy" });
    client.close();
  });

  it("keeps the stores of two accounts apart by their prefixes", async () => {
    const client = await server.connect();
    await redisStore(client, { prefix: "shop-1" }).claim("a", { token: "t1", leaseMs: 60_000 });
    const other = redisStore(client, { prefix: "shop-2" });
    expect(await other.claim("a", { token: "t2", leaseMs: 60_000 })).toMatchObject({ status: "claimed" });
    client.close();
  });

  it("tells of a record that it cannot read, rather than take the lead for one never sent", async () => {
    const client = await server.connect();
    const store = redisStore(client, { prefix: "damaged" });
    for (const [key, lead] of unreadableLeads.entries()) {
      await client.sendCommand(["HSET", `{damaged}:lead:${key}`, "lead", lead, "token", ""]);
      const unreadable = expect.objectContaining({
        code: "STORE_FAILED",
        retryable: false,
        message: "A record in Redis cannot be read. Look for its order in Base by hand.",
      });
      expect(await store.claim(`${key}`, { token: "t", leaseMs: 60_000 })).toMatchObject({ unreadable });
    }
    client.close();
  });

  it("fails in time, and clearly, while the server does not answer", async () => {
    const client = await server.connect();
    const store = redisStore(client, { prefix: "frozen", maxWaitMs: 50 });
    server.freeze();
    const claim = store.claim("a", { token: "t1", leaseMs: 60_000 });
    await expect(claim).rejects.toMatchObject({ code: "STORE_FAILED", retryable: true });
    server.resume();
    client.close();
  });

  it("keeps what it was told through a crash of the server", async () => {
    const own = newServer();
    await own.start();
    // Under load the server may put off what it writes down by seconds, unless each write has to be there.
    const setting = await own.connect();
    await setting.sendCommand(["CONFIG", "SET", "appendfsync", "always"]);
    setting.close();
    // A server that starts on a busy machine may take its time to answer.
    const options = { prefix: "crash", maxWaitMs: 20_000 };
    const before = redisStore(await own.connect(), options);
    await before.claim("a", { token: "t1", leaseMs: 60_000 });
    await before.renew("a", { token: "t1", leaseMs: 60_000 }, sendingLead);
    await before.claim("b", { token: "t1", leaseMs: 60_000 });
    await before.finish("b", "t1", { state: "sent", orderId: 42 });
    const client = await own.connect();
    // What a crash of the machine could lose is a second at most; a crash of the process loses nothing.
    await own.kill();
    client.close();
    await own.start();
    const after = redisStore(await own.connect(), options);
    expect(await after.claim("b", { token: "t2", leaseMs: 60_000 })).toMatchObject({
      status: "sent",
      orderId: 42,
    });
    await after.finish("a", "t1", { state: "open" });
    expect(await after.claim("a", { token: "t2", leaseMs: 60_000 })).toEqual({
      status: "claimed",
      unfinished: sendingLead,
      doubt: false,
    });
    await own.remove();
  });
});

describe("redisStore", () => {
  const client: NodeRedisLike = { sendCommand: async () => ["done"] };

  it.each([
    [{ prefix: "" }, TypeError, "`prefix`"],
    [{ retentionMs: 0 }, RangeError, "Expected `retentionMs` to be a number of milliseconds above 0"],
    [{ retentionMs: Number.POSITIVE_INFINITY }, RangeError, "got Infinity"],
    [{ retentionMs: 1e16 }, RangeError, "got 10000000000000000"],
    [{ testing: { clok: 1 } }, TypeError, "Unknown option `testing.clok` of redisStore."],
    [{ maxWaitMs: -1 }, RangeError, "`maxWaitMs`"],
    [{ maxWait: 5 }, TypeError, "Unknown option `maxWait` of redisStore. Did you mean `maxWaitMs`?"],
    [null, TypeError, "Expected the options of redisStore to be an object, got null."],
  ])("refuses %o", (options: object | null, kind, message) => {
    const make = () => redisStore(client, options as RedisStoreOptions);
    expect(make).toThrow(kind);
    expect(make).toThrow(message);
  });

  it("refuses a client that is none", () => {
    const make = () => redisStore({ get() {} } as unknown as RedisClient);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(
      "Expected the client of redisStore to be a client of ioredis or node-redis, got an object.",
    );
  });

  it("takes no unexpected reply for a claim that was granted", async () => {
    for (const reply of ["claimed", ["maybe"], [], null, {}]) {
      const store = redisStore({ sendCommand: async () => reply });
      await expect(store.claim("a", { token: "t", leaseMs: 1_000 })).rejects.toMatchObject({
        code: "STORE_FAILED",
        retryable: false,
        message: "Unexpected reply from Redis. Check that the client is ioredis or node-redis.",
      });
    }
  });
});
