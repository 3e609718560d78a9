import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Permit } from "../../src/limiter/rateLimiter.ts";
import { redisRateLimiter } from "../../src/redis/redisRateLimiter.ts";
import { RedisServer, redisBinary, redisMissing } from "./redisServer.ts";
import type { RespClient } from "./respClient.ts";

if (redisBinary === undefined) console.warn(`test/redis/redisRateLimiter.test.ts ${redisMissing}`);

const token = "1-2-TEST";

describe.skipIf(redisBinary === undefined)("redisRateLimiter", () => {
  const server = new RedisServer();
  const clients: RespClient[] = [];
  let count = 0;
  beforeAll(() => server.start());
  afterAll(async () => {
    for (const client of clients) client.close();
    await server.remove();
  });

  /** A limiter of its own, or several that share one log as processes do. */
  const limiters = async (howMany: number, options: Partial<Parameters<typeof redisRateLimiter>[1]> = {}) => {
    count += 1;
    const prefix = `limit-${count}`;
    const made = [];
    for (let index = 0; index < howMany; index += 1) {
      const client = await server.connect();
      clients.push(client);
      made.push(redisRateLimiter(client, { token, prefix, ...options }));
    }
    return made;
  };

  it("lets four processes together have no more than the limit in any window, and nearly all of it", async () => {
    const options = { requestsPerMinute: 20, windowMs: 300, latencyMs: 20 };
    const four = await limiters(4, options);
    const times: number[] = [];
    const end = performance.now() + 1_500;
    await Promise.all(
      four.flatMap((limiter) =>
        Array.from({ length: 10 }, async () => {
          while (performance.now() < end) {
            const permit = await limiter.acquire({ tracked: true });
            times.push(performance.now());
            if (typeof permit === "object") permit.end("answer");
          }
        }),
      ),
    );
    times.sort((a, b) => a - b);
    for (const [index, time] of times.entries()) {
      const inWindow = times.slice(index).findIndex((other) => other - time >= 300);
      if (inWindow >= 0) expect(inWindow).toBeLessThanOrEqual(20);
    }
    expect(times.length).toBeGreaterThanOrEqual(4 * 20);
  });

  it("hands a permit first to a write, then to a read, and to the pages of a list last", async () => {
    const [limiter] = await limiters(1, { requestsPerMinute: 1, windowMs: 50, latencyMs: 0 });
    const order: string[] = [];
    await limiter?.acquire();
    await Promise.all(
      (["bulk", "normal", "urgent"] as const).map(async (priority) => {
        await limiter?.acquire({ priority });
        order.push(priority);
      }),
    );
    expect(order).toEqual(["urgent", "normal", "bulk"]);
  });

  it("gives the place of a permit back that was not used", async () => {
    const [limiter, other] = await limiters(2, { requestsPerMinute: 1 });
    const permit = await limiter?.acquire({ tracked: true });
    if (isPermit(permit)) permit.end("unused");
    await expect(other?.acquire()).resolves.toBeDefined();
  });

  it("lets a waiting call leave at once, without taking a permit", async () => {
    const [limiter] = await limiters(1, { requestsPerMinute: 1, windowMs: 100, latencyMs: 0 });
    await limiter?.acquire();
    const controller = new AbortController();
    const waiting = limiter?.acquire({ signal: controller.signal });
    controller.abort(new Error("no longer needed"));
    await expect(waiting).rejects.toThrow("no longer needed");
    await expect(limiter?.acquire()).resolves.toBeDefined();
  });

  it("makes all processes pause when one of them learns that the token is blocked", async () => {
    const [one, two] = await limiters(2);
    const begun = performance.now();
    await one?.pauseUntil(new Date(Date.now() + 250));
    const reasons: string[] = [];
    await two?.acquire({ onWait: (reason) => reasons.push(reason) });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(245);
    expect(reasons).toEqual(["block"]);
  });

  it("keeps the longer of two pauses", async () => {
    const [one, two] = await limiters(2);
    const begun = performance.now();
    await one?.pauseUntil(new Date(Date.now() + 250));
    await two?.pauseUntil(new Date(Date.now() + 20));
    await two?.acquire();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(245);
  });

  it("writes no token into Redis", async () => {
    const [limiter] = await limiters(1);
    await limiter?.acquire();
    const keys = await clients.at(-1)?.sendCommand(["KEYS", "*"]);
    expect(String(keys)).toContain("limit-");
    expect(String(keys)).not.toContain("TEST");
  });

  it("lets nothing through while Redis stands still, and says so in time", async () => {
    const [limiter] = await limiters(1, { timeoutMs: 50 });
    server.freeze();
    try {
      await expect(limiter?.acquire()).rejects.toMatchObject({ code: "STORE_FAILED", retryable: true });
    } finally {
      server.resume();
    }
  });

  it("goes on alone with its share where that is configured, but only a window after Redis was last seen", async () => {
    const own = new RedisServer();
    await own.start();
    const client = await own.connect();
    const limiter = redisRateLimiter(client, {
      token,
      requestsPerMinute: 4,
      windowMs: 200,
      latencyMs: 10,
      whenAway: { share: 0.5 },
    });
    const begun = performance.now();
    await limiter.acquire();
    await own.kill();
    const times: number[] = [];
    for (let index = 0; index < 5; index += 1) {
      await limiter.acquire();
      times.push(performance.now() - begun);
    }
    expect(times[0]).toBeGreaterThanOrEqual(190);
    // Two in a window from then on: the third and the fifth have to wait for the next one.
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(200);
    expect((times[4] ?? 0) - (times[2] ?? 0)).toBeGreaterThanOrEqual(200);
    client.close();
    await own.remove();
  });
});

function isPermit(value: unknown): value is Permit {
  return typeof value === "object" && value !== null && "end" in value;
}
