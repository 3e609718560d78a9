import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { AcquireOptions, RateLimiter } from "../../../src/client/limiter/rateLimiter.ts";
import { listenersOf } from "../../support/listenersOf.ts";
import { manualClock } from "../../support/manualClock.ts";
import { timedClient } from "../../support/unthrottledClient.ts";

describe("the time that a call may wait", () => {
  // With `random` 0 the first pause takes 500 ms, the second one 1,000 ms.
  it.each([
    [499, 1],
    [500, 2],
    [1_499, 2],
    [1_500, 3],
  ])("of %i ms is enough for pauses that end just then: %i requests", async (maxWaitMs, requests) => {
    const clock = manualClock();
    let sent = 0;
    const fetch = async () => {
      sent += 1;
      return new Response("", { status: 429 });
    };
    const { write } = timedClient(clock, "http://127.0.0.1/", { fetch, maxWaitMs });
    let error: unknown;
    const call = write().catch((reason: unknown) => {
      error = reason;
    });
    while (error === undefined) await clock.advance(100);
    await call;
    expect(error).toMatchObject({ name: "HttpError", attempts: requests });
    expect(sent).toBe(requests);
  });

  it("leaves no timer and no listener when the permit has come", async () => {
    const clock = manualClock();
    const fetch = async () => new Response('{"status":"SUCCESS","orders":[]}');
    const { read } = timedClient(clock, "http://127.0.0.1/", { fetch });
    const { signal } = new AbortController();
    const listeners = listenersOf(signal);
    await read();
    const { timers } = clock;
    await read({ signal, maxWaitMs: 60_000 });
    expect([listeners(), clock.timers]).toEqual([0, timers]);
  });
});

describe("a limiter that tells of a block only to those who ask", () => {
  /** Grants the given number of permits, then none to anyone who does not leave. */
  function slow(clock: ReturnType<typeof manualClock>, permits: number) {
    let left = permits;
    let until: Date | undefined;
    const limiter: RateLimiter = {
      async acquire({ signal } = {}) {
        left -= 1;
        if (left < 0)
          await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
      },
      pauseUntil: () => {},
      pausedUntil: () => until,
    };
    const block = (ms: number) => {
      until = new Date(clock.date() + ms);
    };
    return { limiter, block };
  }

  it("has the block told of where the call's `maxWaitMs` ends in it", async () => {
    const clock = manualClock();
    const { limiter, block } = slow(clock, 0);
    const baselinker = new Baselinker({ token: "t", rateLimit: { limiter }, testing: { clock } });
    const ended = baselinker.getOrders({}, { maxWaitMs: 30_000 }).catch((error: unknown) => error);
    await clock.advance(10_000);
    block(600_000);
    await clock.advance(20_000);
    expect(await ended).toMatchObject({
      name: "TokenBlockedError",
      method: "getOrders",
      attempts: 0,
      retryAfterMs: 580_000,
    });
  });

  it("has it told of before a repeat as well", async () => {
    const clock = manualClock();
    const { limiter, block } = slow(clock, 2);
    let sent = 0;
    const acquire = async (options?: AcquireOptions) => {
      await limiter.acquire(options);
      // It came while the permit for the repeat was on its way.
      if (sent > 0) block(600_000);
    };
    const fetch = async () => {
      sent += 1;
      return new Response("", { status: 503 });
    };
    const baselinker = new Baselinker({
      token: "t",
      fetch,
      rateLimit: { limiter: { ...limiter, acquire } },
      testing: { clock, random: () => 0 },
    });
    const ended = baselinker.getOrders().catch((error: unknown) => error);
    await clock.advance(1_000);
    expect(await ended).toMatchObject({ name: "TokenBlockedError", method: "getOrders", attempts: 1 });
    expect(sent).toBe(1);
  });
});
