import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { memoryRateLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import type { AcquireOptions, Permit, RateLimiter } from "../../../src/client/limiter/rateLimiter.ts";
import { BulkWriteError } from "../../../src/shared/errors/bulkWriteError.ts";
import { manualClock } from "../../support/manualClock.ts";
import { timedClient } from "../../support/unthrottledClient.ts";

const succeed = () => new Response('{"status":"SUCCESS","orders":[],"order_id":7}');
const away = (retryAfterS: number) =>
  new Response("", { status: 503, headers: { "retry-after": String(retryAfterS) } });

/** A client in a time of its own, to which Base answers one after the other, and the last answer from then on. */
function clientWith(answers: readonly (() => Response)[], options: Parameters<typeof timedClient>[2] = {}) {
  const clock = manualClock();
  let sent = 0;
  const fetch = async () => {
    sent += 1;
    return (answers[sent - 1] ?? answers.at(-1) ?? succeed)();
  };
  return { clock, ...timedClient(clock, "http://127.0.0.1/", { fetch, ...options }), sent: () => sent };
}

describe("a call without `maxWaitMs`", () => {
  it("waits for its turn as long as that takes", async () => {
    const { clock, read, sent } = clientWith([succeed], { rateLimit: { requestsPerMinute: 100 } });
    const calls = Promise.all(Array.from({ length: 500 }, () => read()));
    await clock.advance(5 * 60_000);
    await calls;
    expect(sent()).toBe(500);
  });

  it.each([
    [[30, 29], "normal", 3],
    [[30, 31], "normal", 2],
    [[61], "normal", 1],
    [[500, 400], "bulk", 3],
    [[500, 401], "bulk", 2],
  ] as const)(
    "pauses before its repeats for %j s with priority %s: %i requests",
    async (waits, priority, requests) => {
      const { clock, read, sent } = clientWith([...waits.map((each) => () => away(each)), succeed]);
      const ended = read({ priority }).catch((error: unknown) => error);
      await clock.advance(1_000_000);
      expect(sent()).toBe(requests);
      expect(await ended).toMatchObject(
        requests > waits.length ? { orders: [] } : { name: "HttpError", attempts: requests },
      );
    },
  );

  it("counts a block and what it waited before a repeat together", async () => {
    const { clock, read, limiter, sent } = clientWith([() => away(30), succeed]);
    const ended = read().catch((error: unknown) => error);
    await clock.advance(10_000);
    limiter.pauseUntil(new Date(clock.date() + 51_000));
    await clock.advance(20_000);
    // 30 s were before the repeat, and 31 s of the block are left.
    expect(await ended).toMatchObject({ name: "TokenBlockedError", attempts: 1, retryAfterMs: 31_000 });
    expect(sent()).toBe(1);
  });

  it("counts a block that it waited for before a repeat", async () => {
    const { clock, read, limiter, sent } = clientWith([() => away(1), () => away(25), succeed]);
    const ended = read().catch((error: unknown) => error);
    await clock.advance(0);
    limiter.pauseUntil(new Date(clock.date() + 40_000));
    await clock.advance(41_000);
    // 1 s and 39 s of the block are over.
    expect(sent()).toBe(2);
    expect(await ended).toMatchObject({ name: "HttpError", attempts: 2 });
  });

  it("counts a block that ended while it waited for its turn", async () => {
    const { clock, read, limiter, sent } = clientWith([succeed, () => away(31), succeed], {
      rateLimit: { requestsPerMinute: 1 },
    });
    await read();
    const ended = read().catch((error: unknown) => error);
    limiter.pauseUntil(new Date(clock.date() + 30_000));
    await clock.advance(61_000);
    expect(sent()).toBe(2);
    expect(await ended).toMatchObject({ name: "HttpError", attempts: 1 });
  });

  it("does not count its turn, also where it is repeated", async () => {
    const { clock, read, sent } = clientWith([succeed, () => away(60), succeed], {
      rateLimit: { requestsPerMinute: 1 },
    });
    await read();
    const ended = read();
    await clock.advance(200_000);
    expect(await ended).toEqual({ orders: [], order_id: 7 });
    expect(sent()).toBe(3);
  });
});

describe("a repeat after a block", () => {
  // The block takes ten minutes and a margin.
  it.each([undefined, 600_000, 604_999])(
    "is not announced where that takes longer than a `maxWaitMs` of %s",
    async (maxWaitMs) => {
      const retries: unknown[] = [];
      const clock = manualClock();
      const until = new Date(clock.date() + 600_000).toISOString().slice(0, 19).replace("T", " ");
      const { read } = timedClient(clock, "http://127.0.0.1/", {
        fetch: async () => new Response(JSON.stringify(blockedUntil(until))),
        hooks: { retry: (event) => void retries.push(event) },
      });
      await expect(read({ maxWaitMs })).rejects.toMatchObject({ name: "TokenBlockedError", attempts: 1 });
      expect(retries).toEqual([]);
    },
  );
});

describe("a call that waits with a `maxWaitMs`", () => {
  it("ends at once where a block begins that lasts longer", async () => {
    const { clock, read, limiter } = clientWith([succeed], { rateLimit: { requestsPerMinute: 1 } });
    await read();
    const ended = read({ maxWaitMs: 300_000 }).catch((error: unknown) => error);
    await clock.advance(10_000);
    limiter.pauseUntil(new Date(clock.date() + 600_000));
    expect(await ended).toMatchObject({ name: "TokenBlockedError", method: "getOrders", attempts: 0 });
    expect(clock.timers).toBe(0);
  });
});

describe("a call with a `maxWaitMs`, for all its waits", () => {
  it.each([
    [80, 3],
    [95, 2],
  ])(
    "counts its turn and what it waits before a repeat, here %i s: %i requests",
    async (seconds, requests) => {
      const { clock, read, sent } = clientWith([succeed, () => away(seconds), succeed], {
        rateLimit: { requestsPerMinute: 1 },
      });
      await read();
      // Its turn comes after a minute.
      const ended = read({ maxWaitMs: 150_000 }).catch((error: unknown) => error);
      await clock.advance(300_000);
      await ended;
      expect(sent()).toBe(requests);
    },
  );

  it("tells why it ended: by its caller, by the queue, or by its own time", async () => {
    const { clock, read, limiter } = clientWith([succeed], {
      rateLimit: { requestsPerMinute: 1, maxQueue: 1 },
    });
    await read();
    const caller = new AbortController();
    const left = read({ maxWaitMs: 30_000, signal: caller.signal }).catch((error: unknown) => error);
    const full = read({ maxWaitMs: 30_000 }).catch((error: unknown) => error);
    expect(await full).toMatchObject({ name: "RateLimitError", reason: "queue_full", method: "getOrders" });
    caller.abort("left");
    expect(await left).toBe("left");
    const late = read({ maxWaitMs: 30_000 }).catch((error: unknown) => error);
    await clock.advance(30_000);
    expect(await late).toMatchObject({ name: "RateLimitError", reason: "max_wait", method: "getOrders" });
    expect(limiter.waiting).toBe(0);
  });
});

describe("a limiter that does not heed `maxPauseMs`", () => {
  /** Grants a permit at once, and says that the token is blocked. */
  function heedless(clock: ReturnType<typeof manualClock>) {
    let until: Date | undefined;
    const asked: AcquireOptions[] = [];
    const ends: string[] = [];
    const limiter: RateLimiter = {
      async acquire(options = {}): Promise<Permit> {
        asked.push(options);
        return { end: (how) => void ends.push(how) };
      },
      pauseUntil(time) {
        until = time;
      },
      pausedUntil: () => until,
    };
    return { limiter, asked, ends, block: (ms: number) => limiter.pauseUntil(new Date(clock.date() + ms)) };
  }

  it("is asked for a block before each permit, and again when it has come", async () => {
    const clock = manualClock();
    let sent = 0;
    const { limiter, asked, ends, block } = heedless(clock);
    const baselinker = new Baselinker({
      token: "t",
      rateLimit: { limiter },
      testing: { clock },
      fetch: async () => {
        sent += 1;
        return succeed();
      },
    });
    await baselinker.getOrders();
    expect(asked).toMatchObject([{ maxPauseMs: 60_000, tracked: true }]);
    block(60_001);
    const error = { name: "TokenBlockedError", method: "getOrders", attempts: 0, retryAfterMs: 60_001 };
    await expect(baselinker.getOrders()).rejects.toMatchObject(error);
    expect(asked).toHaveLength(1);
    block(60_000);
    const late = baselinker.getOrders();
    await Promise.resolve();
    block(60_001);
    await expect(late).rejects.toMatchObject(error);
    expect(ends).toEqual(["answer", "unused"]);
    expect(sent).toBe(1);
  });
});

describe("a bulk write that meets a block in its second part", () => {
  it("ends at once, and says what was done and what is left", async () => {
    const clock = manualClock();
    const until = new Date(clock.date() + 600_000).toISOString().slice(0, 19).replace("T", " ");
    const answers = [{ status: "SUCCESS", counter: 1_000, warnings: {} }, blockedUntil(until)];
    const baselinker = new Baselinker({
      token: "t",
      rateLimit: { limiter: memoryRateLimiter({ testing: { clock } }) },
      testing: { clock },
      fetch: async () => new Response(JSON.stringify(answers.shift())),
    });
    const products = Object.fromEntries(Array.from({ length: 1_500 }, (_, at) => [at + 1, { bl_1: 5 }]));
    const error: unknown = await baselinker
      .updateInventoryProductsStock({ inventory_id: 307, products })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: "BulkWriteError",
      result: { counter: 1_000 },
      cause: { name: "TokenBlockedError", attempts: 1 },
    });
    expect(error instanceof BulkWriteError && Object.keys(Object(error.remaining))).toHaveLength(500);
    expect(answers).toEqual([]);
  });
});

function blockedUntil(until: string) {
  const error_message = `Query limit exceeded, token blocked until ${until}`;
  return { status: "ERROR", error_code: "ERROR_BLOCKED_TOKEN", error_message };
}
