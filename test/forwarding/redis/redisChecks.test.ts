import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { redisRateLimiter } from "../../../src/forwarding/redis/redisRateLimiter.ts";
import { redisRegister } from "../../../src/forwarding/redis/redisRegister.ts";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import type { RedisServer } from "./redisServer.ts";
import type { RespClient } from "./respClient.ts";

const account = { key: "shop" };
const token = "1-2-TEST";

describeOnRedis("the settings of a server", (newServer) => {
  let server: RedisServer;
  let client: RespClient;
  beforeEach(async () => {
    server = newServer();
    await server.start();
    client = await server.connect();
  });
  afterEach(async () => {
    client.close();
    await server.remove();
  });
  const set = (name: string, value: string) => client.sendCommand(["CONFIG", "SET", name, value]);

  describe("that drops keys when its memory is full", () => {
    const refusal = {
      code: "STORE_FAILED",
      reason: "would_forget",
      retryable: false,
      message: expect.stringContaining("maxmemory-policy allkeys-lru"),
    };

    it("is refused by the store and by the limiter, before anything is written", async () => {
      await set("maxmemory", "100mb");
      await set("maxmemory-policy", "allkeys-lru");
      await expect(redisStore(client).bind(account)).rejects.toMatchObject(refusal);
      await expect(redisRateLimiter(client, { token }).acquire()).rejects.toMatchObject(refusal);
      const alone = redisRateLimiter(client, { token, onUnavailable: { share: 1 } });
      await expect(alone.acquire()).rejects.toMatchObject(refusal);
      expect(await client.sendCommand(["DBSIZE"])).toBe(0);
    });

    it("is used where that is wanted, with a warning", async () => {
      await set("maxmemory", "100mb");
      await set("maxmemory-policy", "allkeys-lru");
      const store = redisStore(client, { unsafe: "allow" });
      expect(await store.bind(account)).toMatchObject([
        { reason: refusal.message, code: "redis_drops_keys" },
      ]);
      await redisRateLimiter(client, { token, unsafe: "allow" }).acquire();
    });

    it("is distinguished from one that refuses, and from one without a bound", async () => {
      await set("maxmemory", "100mb");
      expect(await redisStore(client).bind(account)).toEqual([]);
      await set("maxmemory", "0");
      await set("maxmemory-policy", "allkeys-lru");
      expect(await redisStore(client).bind(account)).toEqual([]);
    });
  });

  it("are a warning where it does not write down what it is reported", async () => {
    await set("appendonly", "no");
    expect(await redisStore(client).bind(account)).toMatchObject([
      { reason: expect.stringContaining("Set appendonly yes") },
    ]);
  });

  it("are a warning of the register where a lead may not be on the disk yet when it was taken", async () => {
    const shop = fakeShop();
    const reasonsNow = async () => {
      // The clock of the shop would run away from a real server.
      const forwarder = shop.forwarder({ store: redisStore(client), register: redisRegister(client) });
      const issues = await forwarder.ready();
      return issues.flatMap(({ code, message }) => (code === "register_may_forget" ? [message] : []));
    };
    await set("appendfsync", "everysec");
    expect(await reasonsNow()).toEqual([expect.stringContaining("(appendfsync everysec)")]);
    await set("appendfsync", "always");
    expect(await reasonsNow()).toEqual([]);
    // Without the file it says nothing how often that would be written.
    await set("appendfsync", "everysec");
    await set("appendonly", "no");
    expect(await reasonsNow()).toEqual([expect.stringContaining("Set appendonly yes")]);
  });

  it("are refused where it is a replica, as that cannot be written", async () => {
    await client.sendCommand(["REPLICAOF", "127.0.0.1", "1"]);
    const refusal = { reason: "would_forget", retryable: false, message: expect.stringContaining("replica") };
    await expect(redisStore(client).bind(account)).rejects.toMatchObject(refusal);
    await expect(redisRateLimiter(client, { token }).acquire()).rejects.toMatchObject(refusal);
  });

  it("may be a secret: then that is a warning, and store and limiter work on", async () => {
    await client.sendCommand(["ACL", "SETUSER", "shop", "on", "nopass", "~*", "+@all", "-info"]);
    await client.sendCommand(["AUTH", "shop", "any"]);
    const store = redisStore(client);
    expect(await store.bind(account)).toMatchObject([
      { reason: expect.stringContaining("Allow the command INFO") },
    ]);
    const claim = { token: "t", leaseMs: 60_000 };
    expect(await store.claim("a", claim)).toMatchObject({ status: "claimed", doubt: false });
    await redisRateLimiter(client, { token }).acquire();
  });

  it("may become a secret while programs run: leads are looked up for an hour, and sent on", async () => {
    await client.sendCommand(["ACL", "SETUSER", "shop", "on", "nopass", "~*", "+@all"]);
    await client.sendCommand(["AUTH", "shop", "any"]);
    const store = redisStore(client);
    await store.bind(account);
    const claim = { token: "t", leaseMs: 60_000 };
    expect(await store.claim("a", claim)).toMatchObject({ doubt: false });
    await client.sendCommand(["ACL", "SETUSER", "shop", "-info"]);
    expect(await store.claim("b", claim)).toMatchObject({
      doubt: true,
      warnings: [
        { reason: expect.stringContaining("Allow the command INFO") },
        { reason: expect.stringContaining("For 60 minutes") },
      ],
    });
    expect(await store.claim("c", claim)).toMatchObject({ doubt: true });
  });

  /** Fills the memory with what the server drops first, until it dropped some. */
  const fill = async (round: number) => {
    for (let part = 0; part < 40; part += 1)
      await client.sendCommand(["SET", `filler-${round}-${part}`, "x".repeat(200_000), "PX", "20000"]);
  };

  it("may change while programs run: no lead is sent while keys are dropped, and then each is looked up", async () => {
    const [store, other, late] = [redisStore(client), redisStore(client), redisStore(client)];
    await store.bind(account);
    await other.bind(account);
    const claim = { token: "t", leaseMs: 60_000 };
    expect(await store.claim("before", claim)).toMatchObject({ doubt: false });
    await set("maxmemory-policy", "volatile-ttl");
    await set("maxmemory", "4mb");
    // Nothing was dropped yet.
    expect(await store.claim("full", claim)).toMatchObject({ doubt: false });
    await fill(1);
    const refusal = { reason: "would_forget", retryable: false };
    for (const view of [store, other, store]) {
      await expect(view.claim("a", claim)).rejects.toMatchObject(refusal);
    }
    await expect(late.bind(account)).rejects.toMatchObject(refusal);
    await set("maxmemory-policy", "noeviction");
    await set("maxmemory", "0");
    const reason =
      "Redis dropped keys because its memory was full, and leads may be among them. For 60 minutes, leads that it " +
      "does not know are looked up in Base before they are sent. Set maxmemory-policy noeviction, and give it more memory.";
    expect(await store.claim("b", claim)).toMatchObject({ doubt: true, warnings: [{ reason }] });
    expect(await other.claim("c", claim)).toMatchObject({ doubt: true, warnings: [{ reason }] });
    const known = await other.claim("d", claim);
    expect(known).toMatchObject({ doubt: true });
    expect(known).not.toHaveProperty("warnings");
  });

  it("may drop keys where that is allowed: leads are looked up, which is said once, and calls go on", async () => {
    await set("maxmemory-policy", "volatile-ttl");
    await set("maxmemory", "4mb");
    const store = redisStore(client, { unsafe: "allow" });
    const limiter = redisRateLimiter(client, { token, unsafe: "allow" });
    await store.bind(account);
    await limiter.acquire();
    const claim = { token: "t", leaseMs: 60_000 };
    const warnings: unknown[] = [];
    for (const round of [1, 2, 3]) {
      await fill(round);
      const claimed = await store.claim(`a-${round}`, claim);
      expect(claimed).toMatchObject({ doubt: true });
      if (claimed.status === "claimed") warnings.push(...(claimed.warnings ?? []));
      // A limiter that noticed each dropped key would never give a permit again.
      await limiter.acquire();
    }
    expect(warnings).toMatchObject([{ reason: expect.stringContaining("Redis dropped keys") }]);
  });
});

describeOnRedis("a server that fails over", (newServer) => {
  const servers: RedisServer[] = [];
  const clients: RespClient[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    for (const server of servers.splice(0)) await server.remove();
  });
  const start = async (...more: string[]) => {
    const server = newServer();
    servers.push(server);
    await server.start(more);
    const client = await server.connect();
    clients.push(client);
    return { server, client };
  };
  /**
   * A server with a replica that has all it has. Ports are taken at random, as Redis takes none
   * automatically.
   */
  const startPair = async () => {
    for (let tries = 0; ; tries += 1) {
      const port = String(20_000 + Math.floor(Math.random() * 20_000));
      try {
        // By default it waits for more replicas for five seconds.
        const main = await start("--port", port, "--repl-diskless-sync-delay", "0");
        const replica = await start("--replicaof", "127.0.0.1", port);
        await main.client.sendCommand(["SET", "seen", "1"]);
        while ((await replica.client.sendCommand(["GET", "seen"])) !== "1") {
          await main.client.sendCommand(["WAIT", "1", "100"]);
        }
        return { main, replica };
      } catch (error) {
        if (tries === 5) throw error;
      }
    }
  };
  const leaseMs = 60_000;

  it("makes a store that is in use doubt the keys that it does not know", async () => {
    const { client } = await start();
    const store = redisStore(client);
    await store.bind(account);
    await store.claim("sent", { token: "t1", leaseMs });
    await store.finish("sent", "t1", { state: "sent", orderId: 42 });
    expect(await store.claim("before", { token: "t1", leaseMs })).toMatchObject({ doubt: false });
    // A replica that is promoted gets another replication id. This one was its own replica for a moment.
    await client.sendCommand(["REPLICAOF", "127.0.0.1", "1"]);
    await client.sendCommand(["REPLICAOF", "NO", "ONE"]);
    expect(await store.claim("after", { token: "t1", leaseMs })).toMatchObject({ doubt: true });
    expect(await store.claim("sent", { token: "t2", leaseMs })).toMatchObject({
      status: "sent",
      orderId: 42,
    });
    // So does a process that begins now, and one that asks for no time of doubt does not.
    const other = redisStore(client);
    await other.bind(account);
    expect(await other.claim("other", { token: "t1", leaseMs })).toMatchObject({ doubt: true });
    const bold = redisStore(client, { doubtMs: 0 });
    await bold.bind(account);
    expect(await bold.claim("bold", { token: "t1", leaseMs })).toMatchObject({ doubt: false });
  });

  it("loses nothing where the replica had to have it", async () => {
    const { main, replica } = await startPair();
    // Without waiting for it, that is a warning.
    const warning = { reason: expect.stringContaining("`replicas` of redisStore") };
    expect(await redisStore(main.client).bind(account)).toMatchObject([warning]);
    const store = redisStore(main.client, { replicas: 1 });
    expect(await store.bind(account)).toEqual([]);
    await store.claim("a", { token: "t1", leaseMs });
    expect(await store.finish("a", "t1", { state: "sent", orderId: 42 })).toBe("done");
    await main.server.kill();
    await replica.client.sendCommand(["REPLICAOF", "NO", "ONE"]);
    const after = redisStore(replica.client);
    await after.bind(account);
    expect(await after.claim("a", { token: "t2", leaseMs })).toMatchObject({ status: "sent", orderId: 42 });
  });

  it("is known to have lost what a replica did not get in time", async () => {
    const { main, replica } = await startPair();
    const store = redisStore(main.client);
    await store.bind(account);
    await main.client.sendCommand(["WAIT", "1", "5000"]);
    replica.server.freeze();
    await store.claim("a", { token: "t1", leaseMs });
    expect(await store.finish("a", "t1", { state: "sent", orderId: 42 })).toBe("done");
    // A replica that is not promoted, and does not answer in time, is reported too.
    const careful = redisStore(main.client, { replicas: 1, maxWaitMs: 4_000 });
    await expect(careful.finish("b", "t1", { state: "sent", orderId: 43 })).rejects.toMatchObject({
      retryable: true,
      message: "Redis has the lead, but only 0 of 1 replicas. Check them, and try again.",
    });
    await main.server.kill();
    replica.server.resume();
    await replica.client.sendCommand(["REPLICAOF", "NO", "ONE"]);
    const after = redisStore(replica.client);
    await after.bind(account);
    const claim = await after.claim("c", { token: "t2", leaseMs });
    expect(claim).toMatchObject({ status: "claimed", doubt: true });
  });

  it("makes a store doubt after a start without what was told last", async () => {
    const { server, client } = await start("--appendonly", "no");
    await redisStore(client).bind(account);
    await client.sendCommand(["SAVE"]);
    const store = redisStore(client);
    await store.bind(account);
    await store.finish("a", "t1", { state: "sent", orderId: 42 });
    await server.kill();
    await server.start(["--appendonly", "no"]);
    const again = await server.connect();
    clients.push(again);
    const after = redisStore(again);
    await after.bind(account);
    expect(await after.claim("a", { token: "t2", leaseMs })).toMatchObject({
      status: "claimed",
      doubt: true,
    });
  });

  it("makes a store doubt that was emptied and begun again by another process", async () => {
    const { client } = await start();
    const old = redisStore(client);
    await old.bind(account);
    const bornBefore = Date.now();
    await client.sendCommand(["FLUSHALL"]);
    const young = redisStore(client);
    // The date of a new store is another one, a millisecond later at least.
    while (Date.now() <= bornBefore) await client.sendCommand(["PING"]);
    while (Number(await client.sendCommand(["EXISTS", "{baselinker}:binding"])) === 0)
      await young.bind(account);
    expect(await old.claim("a", { token: "t1", leaseMs })).toMatchObject({ doubt: true });
    expect(await young.claim("b", { token: "t1", leaseMs })).toMatchObject({ doubt: true });
  });
});
