import { afterAll, beforeAll, expect, it } from "vitest";
import { redisRateLimiter } from "../../src/redis/redisRateLimiter.ts";
import { describeSharedLimiter } from "../contracts/limiter.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import type { RespClient } from "./respClient.ts";
import { ServerTime } from "./serverTime.ts";

const token = "1-2-TEST";

describeOnRedis("redisRateLimiter", (newServer) => {
  const server = newServer();
  const clients: RespClient[] = [];
  let count = 0;
  beforeAll(() => server.start());
  afterAll(async () => {
    for (const client of clients) client.close();
    await server.remove();
  });

  /** A limiter, and the client that it uses. */
  const limiterOn = async (options: Partial<Parameters<typeof redisRateLimiter>[1]> = {}) => {
    const client = await server.connect();
    clients.push(client);
    count += 1;
    const prefix = `limit-${count}`;
    const limiter = redisRateLimiter(client, { token, prefix, ...options });
    const [hash] = /\{[^}]*\}/.exec(await keyOf(limiter, client, prefix)) ?? [];
    return { client, limiter, log: `${hash}:log`, pause: `${hash}:pause` };
  };

  /** The limiter takes a place, so that there is a key to see, and gives it back. */
  const keyOf = async (
    limiter: ReturnType<typeof redisRateLimiter>,
    client: RespClient,
    prefix: string,
  ): Promise<string> => {
    const permit = await limiter.acquire({ tracked: true });
    const keys = String(await client.sendCommand(["KEYS", `{${prefix}:*`]));
    if (typeof permit === "object") permit.end("unused");
    return keys;
  };

  const redisNow = async (client: RespClient) => {
    const time = await client.sendCommand(["TIME"]);
    return Array.isArray(time) ? Number(time[0]) * 1_000 : 0;
  };

  describeSharedLimiter("Redis", async () => {
    const time = new ServerTime();
    const opened: RespClient[] = [];
    count += 1;
    const prefix = `limit-${count}`;
    return {
      clock: time.clock,
      async open(options) {
        const client = await server.connect();
        opened.push(client);
        return redisRateLimiter(time.client(client), { token, prefix, clock: time.clock, ...options });
      },
      async close() {
        for (const client of opened) client.close();
      },
    };
  });

  it("writes no token into Redis", async () => {
    const { limiter, client } = await limiterOn();
    await limiter.acquire();
    const keys = await client.sendCommand(["KEYS", "*"]);
    expect(String(keys)).toContain("limit-");
    expect(String(keys)).not.toContain("TEST");
  });

  it("counts from now on what is held from the future, where the server's clock was set back", async () => {
    const { limiter, client, log } = await limiterOn({ requestsPerMinute: 1, windowMs: 100, latencyMs: 0 });
    const hourAhead = (await redisNow(client)) + 3_600_000;
    await client.sendCommand(["ZADD", log, String(hourAhead), "sent before"]);
    const begun = performance.now();
    await limiter.acquire();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(100);
  });

  it("counts a block from now on, where the server's clock was set back", async () => {
    const { limiter, client, pause } = await limiterOn();
    const hourAhead = (await redisNow(client)) + 3_600_000;
    await client.sendCommand(["HSET", pause, "since", String(hourAhead), "ms", "150"]);
    const begun = performance.now();
    await limiter.acquire();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(145);
  });

  it("lets nothing through while Redis stands still, and says so in time", async () => {
    const { limiter } = await limiterOn({ timeoutMs: 50 });
    server.freeze();
    try {
      await expect(limiter.acquire()).rejects.toMatchObject({ code: "STORE_FAILED", retryable: true });
    } finally {
      server.resume();
    }
  });

  it("goes on alone with its share where that is configured, but only a window after Redis was last seen", async () => {
    const own = newServer();
    await own.start();
    const client = await own.connect();
    const limiter = redisRateLimiter(client, {
      token,
      requestsPerMinute: 4,
      windowMs: 200,
      latencyMs: 10,
      onUnavailable: { share: 0.5 },
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
