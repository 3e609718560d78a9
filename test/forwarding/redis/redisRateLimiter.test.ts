import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RateLimiter } from "../../../src/client/limiter/rateLimiter.ts";
import { FallbackLog } from "../../../src/forwarding/redis/fallbackLog.ts";
import {
  type NodeRedisLike,
  type RedisClient,
  redisScript,
  timedScript,
} from "../../../src/forwarding/redis/redisClient.ts";
import { RedisLog } from "../../../src/forwarding/redis/redisLog.ts";
import {
  type RedisRateLimiterOptions,
  redisRateLimiter,
} from "../../../src/forwarding/redis/redisRateLimiter.ts";
import { limiterScript } from "../../../src/forwarding/redis/scripts.embedded.ts";
import { accountHash } from "../../../src/shared/runtime/nodeHash.ts";
import { limiterContract } from "../../contracts/contracts.ts";
import { describeLimiterOptions } from "../../contracts/limiterOptions.ts";
import { manualClock } from "../../support/manualClock.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import type { RespClient } from "./respClient.ts";
import { ServerTime } from "./serverTime.ts";

const token = "1-2-TEST";
/**
 * For how long a request counts whose end no one told: the window, the way to the server, a quarter of a
 * window.
 */
const unknownMs = 77_150;
/** The same where the permit is not tracked: the window and the way to the server. */
const lostMs = 62_150;
/** How late a limiter may notice that a slot is free. */
const noticeMs = 1_020;
/** How often a limiter that continues on its own asks whether Redis is back. */
const askAgainMs = 5_000;

describeOnRedis("redisRateLimiter", (newServer) => {
  const server = newServer();
  const clients: RespClient[] = [];
  let count = 0;
  beforeAll(() => server.start());
  afterAll(async () => {
    for (const client of clients) client.close();
    await server.remove();
  });
  const connect = async () => {
    const client = await server.connect();
    clients.push(client);
    return client;
  };

  /** Processes on one log, in the time of the test. Redis can be made unavailable. */
  const begin = (options: Partial<RedisRateLimiterOptions> = {}) => {
    const time = new ServerTime();
    const { clock } = time;
    count += 1;
    const prefix = `limit-${count}`;
    const redis = { isAvailable: true, refused: 0 };
    const granted: string[] = [];
    return {
      clock,
      redis,
      granted,
      async open() {
        const client = breakable(time.client(await connect()), redis);
        return redisRateLimiter(client, { token, prefix, testing: { clock, random: () => 0.5 }, ...options });
      },
      ask(limiter: RateLimiter, name: string) {
        Promise.resolve(limiter.acquire()).then(
          () => granted.push(name),
          () => granted.push(`${name} failed`),
        );
      },
    };
  };

  limiterContract({ describe, it }, "Redis", async () => {
    const time = new ServerTime();
    const opened: RespClient[] = [];
    count += 1;
    const prefix = `limit-${count}`;
    return {
      clock: time.clock,
      async open(limits) {
        const client = await server.connect();
        opened.push(client);
        return redisRateLimiter(time.client(client), {
          token,
          prefix,
          ...limits,
          testing: { ...limits.testing, clock: time.clock },
        });
      },
      async forget() {
        const [client] = opened;
        const name = `{${prefix}:${accountHash(token)}}`;
        await client?.sendCommand(["DEL", `${name}:log`]);
        await client?.sendCommand(["SET", `${name}:epoch`, "of-another-server 1 0"]);
      },
      async close() {
        for (const client of opened) client.close();
      },
    };
  });
  describeLimiterOptions("Redis", (options) =>
    redisRateLimiter({ sendCommand: async () => "" }, { token, ...options }),
  );

  it("counts by the server's clock, and writes no token into Redis", async () => {
    const client = await connect();
    const limiter = redisRateLimiter(client, { token, prefix: "real-time", requestsPerMinute: 2 });
    for (let call = 0; call < 2; call += 1) await limiter.acquire({ tracked: true });
    const keys = String(await client.sendCommand(["KEYS", "*"]));
    expect(keys).toContain("real-time");
    expect(keys).not.toContain("TEST");
    const [log = ""] = keys.split(",").filter((key) => /^\{real-time:.*:log$/.test(key));
    const entries = await client.sendCommand(["ZRANGE", log, "0", "-1", "WITHSCORES"]);
    const [seconds] = [await client.sendCommand(["TIME"])].flat();
    const freeAt = Array.isArray(entries) ? entries.filter((_, index) => index % 2 === 1).map(Number) : [];
    expect(freeAt).toHaveLength(2);
    // However slow the machine is, the slots were taken before now, and at most as long ago as a test may take.
    for (const each of freeAt) {
      expect(each - unknownMs).toBeLessThanOrEqual(Number(seconds) * 1_000 + 1_000);
      expect(each - unknownMs).toBeGreaterThan(Number(seconds) * 1_000 - 20_000);
    }
  });

  it("gives nothing for a window where all was lost that a process counted, also where another began first", async () => {
    const { clock, open, ask, granted } = begin({ requestsPerMinute: 1 });
    const [old, idle] = [await open(), await open()];
    ask(old, "before");
    await clock.advance(noticeMs);
    const client = await connect();
    await client.sendCommand(["FLUSHALL"]);
    await clock.advance(1_000);
    ask(await open(), "young");
    await clock.advance(noticeMs);
    // A process that knew nothing of the requests before cannot know that they are lost.
    expect(granted).toEqual(["before", "young"]);
    await client.sendCommand(["FLUSHALL"]);
    await clock.advance(1_000);
    ask(old, "old");
    await clock.advance(noticeMs);
    ask(idle, "idle");
    await clock.advance(unknownMs - 2 * noticeMs - 1);
    expect(granted).toEqual(["before", "young"]);
    await clock.advance(3 * noticeMs);
    expect(granted).toHaveLength(3);
    client.close();
  });

  it("counts on after a server that is the same", async () => {
    const { clock, open, ask, granted } = begin({ requestsPerMinute: 3 });
    for (const name of ["one", "two", "three"]) {
      ask(await open(), name);
      await clock.advance(noticeMs);
    }
    expect(granted).toEqual(["one", "two", "three"]);
  });

  it("counts from now on what is held from the future, where the server's clock was set back", async () => {
    const { clock, open, ask, granted } = begin({ requestsPerMinute: 1 });
    const [one, other] = [await open(), await open()];
    ask(one, "before");
    await clock.advance(0);
    clock.jump(-3_600_000);
    ask(other, "after");
    await clock.advance(unknownMs - 1);
    expect(granted).toEqual(["before"]);
    await clock.advance(noticeMs);
    expect(granted).toEqual(["before", "after"]);
  });

  it("counts a block from now on, where the server's clock was set back", async () => {
    const { clock, open, ask, granted } = begin();
    const [one, other] = [await open(), await open()];
    await one.pauseUntil(new Date(clock.date() + 600_000));
    clock.jump(-3_600_000);
    ask(other, "call");
    await clock.advance(599_999);
    expect(granted).toEqual([]);
    await clock.advance(noticeMs);
    expect(granted).toEqual(["call"]);
  });

  it("grants nothing while Redis does not answer, and says so in time", async () => {
    const limiter = redisRateLimiter(await connect(), { token, prefix: "frozen", maxWaitMs: 50 });
    server.freeze();
    try {
      await expect(limiter.acquire()).rejects.toMatchObject({
        code: "STORE_FAILED",
        retryable: true,
        message: "Redis did not answer within 50 ms. Check the server, and try again when it works.",
      });
    } finally {
      server.resume();
    }
  });

  it("pauses automatically in a block of which Redis could not be told", async () => {
    const { clock, redis, open, ask, granted } = begin();
    const limiter = await open();
    redis.isAvailable = false;
    await limiter.pauseUntil(new Date(clock.date() + 600_000));
    redis.isAvailable = true;
    ask(limiter, "call");
    await clock.advance(599_999);
    expect(granted).toEqual([]);
    await clock.advance(noticeMs);
    expect(granted).toEqual(["call"]);
  });

  describe("while Redis is unavailable", () => {
    it("fails waiting calls at once, and continues when Redis is back", async () => {
      const { clock, redis, open, ask, granted } = begin();
      const limiter = await open();
      redis.isAvailable = false;
      ask(limiter, "one");
      await clock.advance(0);
      redis.isAvailable = true;
      ask(limiter, "two");
      await clock.advance(0);
      expect(granted).toEqual(["one failed", "two"]);
    });

    it("continues with its share where that is configured, when what others sent no longer counts", async () => {
      const { clock, redis, open, ask, granted } = begin({
        requestsPerMinute: 4,
        onUnavailable: { share: 0.5 },
      });
      const limiter = await open();
      ask(limiter, "with Redis");
      await clock.advance(0);
      redis.isAvailable = false;
      for (const name of ["1", "2", "3", "4", "5"]) ask(limiter, name);
      await clock.advance(unknownMs - 1);
      expect(granted).toEqual(["with Redis"]);
      await clock.advance(noticeMs);
      expect(granted).toEqual(["with Redis", "1", "2"]);
      await clock.advance(lostMs - noticeMs);
      expect(granted).toEqual(["with Redis", "1", "2"]);
      await clock.advance(2 * noticeMs);
      expect(granted).toEqual(["with Redis", "1", "2", "3", "4"]);
    });

    it("tells the other processes of a block where it may continue on its own, too", async () => {
      const { clock, open, ask, granted } = begin({ onUnavailable: { share: 0.5 } });
      const [one, other] = [await open(), await open()];
      await one.pauseUntil(new Date(clock.date() + 600_000));
      ask(other, "call");
      await clock.advance(599_999);
      expect(granted).toEqual([]);
      await clock.advance(noticeMs);
      expect(granted).toEqual(["call"]);
    });

    it("asks Redis once in five seconds whether it is back, as each question may cost its time-out", async () => {
      const { clock, redis, open, ask } = begin({ onUnavailable: { share: 0.5 } });
      const limiter = await open();
      redis.isAvailable = false;
      ask(limiter, "call");
      await clock.advance(askAgainMs - 1);
      expect(redis.refused).toBe(1);
      await clock.advance(noticeMs);
      expect(redis.refused).toBe(2);
    });

    it("tells Redis, when it is back, what was sent without it, and for how long that still counts", async () => {
      const { clock, redis, open, ask, granted } = begin({
        requestsPerMinute: 4,
        onUnavailable: { share: 0.5 },
      });
      const [one, other] = [await open(), await open()];
      redis.isAvailable = false;
      for (const name of ["1", "2", "3"]) ask(one, name);
      // Asked once a second, and a little later each time.
      await clock.advance(unknownMs + noticeMs);
      expect(granted).toEqual(["1", "2"]);
      await clock.advance(20_000);
      redis.isAvailable = true;
      await clock.advance(askAgainMs + noticeMs);
      expect(granted).toEqual(["1", "2", "3"]);
      // Of the four slots one is left; the next two are free when those are over that were taken without Redis.
      for (const name of ["4", "5", "6"]) ask(other, name);
      await clock.advance(0);
      expect(granted).toEqual(["1", "2", "3", "4"]);
      await clock.advance(lostMs - 20_000 - askAgainMs - 3 * noticeMs);
      expect(granted).toEqual(["1", "2", "3", "4"]);
      await clock.advance(4 * noticeMs);
      expect(granted).toEqual(["1", "2", "3", "4", "5", "6"]);
    });
  });
});

describe("redisRateLimiter", () => {
  const client: NodeRedisLike = { sendCommand: async () => ["taken"] };

  it.each([
    [{}, TypeError, "Expected `token` to be a non-empty string (your API token), got undefined."],
    [
      { token, prefix: "" },
      TypeError,
      "Expected `prefix` to be a non-empty string that does not start with `}`",
    ],
    [{ token, prefix: "}" }, TypeError, "`prefix`"],
    [{ token, maxWaitMs: 0 }, RangeError, "Expected `maxWaitMs` to be a number of milliseconds above 0"],
    [
      { token, maxWaitMs: 2 ** 31 },
      RangeError,
      "Expected `maxWaitMs` to be a number of milliseconds above 0 and of at most 2147483647, got 2147483648.",
    ],
    [
      { token, onUnavailable: "wait" },
      TypeError,
      'Expected `onUnavailable` to be "fail" or { share }, got "wait".',
    ],
    [
      { token, onUnavailable: {} },
      TypeError,
      "Expected `onUnavailable.share` to be a number above 0 and of at most 1, got undefined.",
    ],
    [{ token, onUnavailable: { share: 2 } }, RangeError, "`onUnavailable.share`"],
    [
      { token, onUnavailable: { shares: 0.5 } },
      TypeError,
      "Unknown option `onUnavailable.shares` of redisRateLimiter. Did you mean `onUnavailable.share`?",
    ],
    [
      { token, onUnavailable: null },
      TypeError,
      'Expected `onUnavailable` to be "fail" or { share }, got null.',
    ],
    [{ token, onUnavailble: "fail" }, TypeError, "Did you mean `onUnavailable`?"],
    [{ token, testing: { clok: 1 } }, TypeError, "Unknown option `testing.clok` of redisRateLimiter."],
  ])("refuses %o", (options: object, kind, message) => {
    const make = () => redisRateLimiter(client, options as RedisRateLimiterOptions);
    expect(make).toThrow(kind);
    expect(make).toThrow(message);
  });

  it.each([
    [
      undefined,
      "Expected the client of redisRateLimiter to be a client of ioredis or node-redis, got undefined.",
    ],
    [Promise.resolve(client), "got a promise (is an `await` missing?)"],
    [{ get() {} }, "got an object. Pass `new Redis(url)`, or `createClient({ url })` connected."],
    ["redis://:CANARY@shop", "Pass `new Redis(url)`"],
  ])("refuses the client %o", (given: unknown, message) => {
    const make = () => redisRateLimiter(given as RedisClient, { token });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
    expect(make).not.toThrow("CANARY");
  });

  it("fails where the client gives something else than the script does", async () => {
    for (const reply of ["taken", ["maybe"], null, {}]) {
      const limiter = redisRateLimiter({ sendCommand: async () => reply }, { token });
      await expect(limiter.acquire()).rejects.toThrow(
        "Unexpected reply from Redis. Check that the client is ioredis or node-redis.",
      );
    }
  });
});

describe("the log in Redis", () => {
  it("says where it could not write down a pause or the end of a request", async () => {
    const sendCommand = async () => {
      throw new Error("ECONNREFUSED");
    };
    const script = timedScript(redisScript({ sendCommand }, limiterScript), {
      maxWaitMs: 5,
      clock: manualClock(),
    });
    const log = new RedisLog(script, "{x}", 1, async () => "none");
    const refused = { code: "STORE_FAILED", retryable: true, cause: new Error("ECONNREFUSED") };
    await expect(log.pause(1_000)).rejects.toMatchObject(refused);
    await expect(log.hold("id", 1_000)).rejects.toMatchObject(refused);
    await expect(log.take("id", 1_000, 0)).rejects.toMatchObject(refused);
    const fallback = new FallbackLog(log, 1, 1, manualClock());
    await expect(fallback.pause(1_000)).rejects.toMatchObject(refused);
    await expect(fallback.hold("id", 1_000)).rejects.toMatchObject(refused);
  });
});

/** The same client, which fails at once while Redis is not available. */
function breakable(client: RedisClient, redis: { isAvailable: boolean; refused: number }): NodeRedisLike {
  return {
    async sendCommand(args) {
      if (!redis.isAvailable) {
        redis.refused += 1;
        throw new Error("ECONNREFUSED");
      }
      if ("sendCommand" in client) return client.sendCommand(args);
      throw new Error("Expected a client with sendCommand.");
    },
  };
}
