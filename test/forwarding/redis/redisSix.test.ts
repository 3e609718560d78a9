import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { redisScript } from "../../../src/forwarding/redis/redisClient.ts";
import { changeArgs } from "../../../src/forwarding/redis/redisEntries.ts";
import { redisProductCache } from "../../../src/forwarding/redis/redisProductCache.ts";
import { redisRateLimiter } from "../../../src/forwarding/redis/redisRateLimiter.ts";
import { redisRegister } from "../../../src/forwarding/redis/redisRegister.ts";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import {
  limiterScript,
  registerScript,
  storeScript,
} from "../../../src/forwarding/redis/scripts.embedded.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { type CommandDocs, readCommandDocs } from "./commandDocs.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import { monitored, type Seen } from "./monitor.ts";
import type { RespClient } from "./respClient.ts";

/** The oldest version that the documentation names. No machine of ours has it, so newer servers are asked. */
const oldest = [6, 0] as const;

describeOnRedis("Redis 6", (newServer) => {
  const server = newServer();
  let client: RespClient;
  let docs: CommandDocs;
  let seen: readonly Seen[] = [];
  beforeAll(async () => {
    await server.start();
    client = await server.connect();
    docs = await readCommandDocs(client);
    seen = await monitored(server.path, () => useAll(client));
  });
  afterAll(async () => {
    client.close();
    await server.remove();
  });

  it("has every command and keyword that the store and the limiter send and their scripts run", () => {
    expect(seen.some(({ byScript }) => byScript)).toBe(true);
    expect(seen.flatMap(({ command }) => docs.newerThan(oldest, command))).toEqual([]);
  });

  it("has every command and keyword that is in the scripts", () => {
    const calls = [limiterScript, storeScript, registerScript].flatMap(callsIn);
    expect(calls.length).toBeGreaterThan(20);
    expect(calls.flatMap((call) => docs.newerThan(oldest, call))).toEqual([]);
    // Each was run above as well, so nothing is judged by its text alone.
    const run = new Set(
      seen.filter(({ byScript }) => byScript).map(({ command }) => command[0]?.toUpperCase()),
    );
    expect(calls.map(([name]) => name).filter((name) => !run.has(name))).toEqual([]);
  });

  it("would be distinguished from a newer one", () => {
    expect(docs.newerThan(oldest, ["GETDEL", "key"])).toEqual(["GETDEL since 6.2.0"]);
    expect(docs.newerThan(oldest, ["zadd", "key", "gt", "1", "member"])).toEqual(["zadd GT since 6.2.0"]);
    expect(docs.newerThan(oldest, ["PEXPIRE", "key", "1", "NX"])).toEqual(["PEXPIRE NX since 7.0.0"]);
    expect(docs.newerThan(oldest, ["SET", "key", "value", "PX", "1"])).toEqual([]);
  });
});

describe("the scripts", () => {
  it("use nothing of the server's Lua but calls", () => {
    for (const script of [limiterScript, storeScript, registerScript]) {
      const used = new Set(script.match(/\b(?:redis|server|cjson|cmsgpack|struct|bit|os)\.\w+/g));
      expect([...used].filter((name) => name !== "redis.pcall")).toEqual(["redis.call"]);
    }
  });
});

/** Everything that the stores and the limiter can do, in every way that their scripts can go. */
async function useAll(client: RespClient): Promise<void> {
  const cache = redisProductCache(client, { prefix: "six" });
  await cache.set([["a", "1"]], 60_000);
  await cache.set([["a", "1"]], 60_000, { onlyIfAbsent: true });
  await cache.get(["a"]);
  await cache.close();
  const store = redisStore(client, { prefix: "six" });
  await store.bind({ key: "shop" });
  const claim = (token: string, leaseMs = 60_000) => store.claim("a", { token, leaseMs });
  await claim("t1");
  await claim("t2");
  await store.renew("a", { token: "t1", leaseMs: 60_000 }, sendingLead);
  await store.renew("a", { token: "t1", leaseMs: 60_000 });
  const ahead = String(Date.now() + 3_600_000);
  await client.sendCommand(["HSET", "{six}:lead:a", "until", ahead]);
  await claim("t2");
  await store.finish("a", "t1", { state: "open" });
  await store.listOpen();
  await claim("t3");
  await store.finish("a", "t3", { state: "sent", orderId: 1 });
  await claim("t4");
  await store.claim("b", { token: "t1", leaseMs: 60_000 });
  await store.finish("b", "t1", { state: "failed" });

  const { forwarder, ended } = fakeShop();
  const kept = forwarder({ store, register: redisRegister(client, { prefix: "six" }) });
  await kept.receive({ id: "1" });
  const { id } = await kept.receive({ id: "1" });
  const working = kept.work({ pollMs: 1 });
  await ended(kept.forward({ id: "1" }));
  await kept.register.list({ status: "success", since: new Date(0) });
  await kept.register.eraseWhere(() => false);
  await kept.register.stats();
  await kept.register.discard(id).catch(() => {});
  await kept.register.erase(id);
  await ended(kept.close());
  await ended(working);
  const script = redisScript(client, registerScript);
  const end = { status: "error", facts: "{}", attempt: "{}", erasesLead: false } as const;
  for (const each of ["ld_1", "ld_2"]) {
    await script.run(["{six}:"], ["add", each, "lead", "{}", "{}", 2, "", 60_000, 60_000, 9]);
    const change = {
      id: each,
      storeKey: "lead:2",
      isDelivery: true,
      keepMs: 60_000,
      keepLeadMs: 60_000,
      end,
    };
    await script.run(["{six}:"], ["change", ...changeArgs(change)]);
  }
  // One text of a key means two keys: the later one takes it.
  for (const [id, key] of [
    ["ld_3", "one"],
    ["ld_4", "two"],
  ] as const) {
    await script.run(["{six}:"], ["add", id, "lead", "{}", "{}", 2, "", 60_000, 60_000, 9]);
    const bound = { id, key, storeKey: "lead:3", isDelivery: false, keepMs: 60_000, keepLeadMs: 60_000 };
    await script.run(["{six}:"], ["change", ...changeArgs(bound)]);
  }

  await script.run(["{six}:"], ["take", "lead", 4, 60_000, 1, "1"]);

  const testing = { windowMs: 50 };
  const options = { token: "1-2-TEST", prefix: "six", testing, requestsPerMinute: 1 };
  const limiter = redisRateLimiter(client, options);
  await limiter.acquire();
  const permit = await limiter.acquire({ tracked: true });
  if (typeof permit === "object") permit.end("unused");
  const [log] = String(await client.sendCommand(["KEYS", "{six:*:log"])).split(",");
  await client.sendCommand(["ZADD", log ?? "", ahead, "from the future"]);
  await limiter.acquire();
  await limiter.pauseUntil(new Date(Date.now() + 50));
  // Another one, as this one knows of the block without asking.
  await redisRateLimiter(client, options).acquire();
}

/** `redis.call('ZADD', KEYS[1], …)` as the name and the keywords in it. */
function callsIn(script: string): readonly (readonly string[])[] {
  return script
    .split("redis.call(")
    .slice(1)
    .map((rest) => {
      const call = rest.split("\n")[0] ?? "";
      return [...call.matchAll(/'([A-Z]+)'/g)].map(([, word]) => word ?? "");
    });
}
