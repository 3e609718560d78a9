import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { HookEvents } from "../../../src/client/calls/events.ts";
import { type Behaviour, startApiServer } from "../../support/apiServer.ts";
import { manualClock } from "../../support/manualClock.ts";
import { smallOrder, timedClient } from "../../support/unthrottledClient.ts";

const minuteMs = 60_000;
/** The server's date is years from the client's, as a wrong clock makes it. */
const serverNow = Date.UTC(2031, 5, 1, 9, 0, 0);

describe("a blocked token", () => {
  it("stops all calls until the end of the block plus a margin; then they continue on their own", async () => {
    await using server = await startApiServer(blockFor(10, 2), ({ succeed }) => succeed({ order_id: 7 }));
    const clock = manualClock();
    const delays: number[] = [];
    const { write, read, limiter } = timedClient(clock, server.url, {
      maxWaitMs: Number.POSITIVE_INFINITY,
      hooks: { retry: ({ delayMs }) => void delays.push(delayMs) },
    });
    const first = write();
    await server.received(1);
    await waitFor(() => limiter.pausedUntil() !== undefined);
    const second = read();
    await clock.advance(10 * minuteMs);
    expect(server.requests).toHaveLength(1);
    await clock.advance(6_000);
    await expect(first).resolves.toEqual({ order_id: 7 });
    await second;
    expect(server.requests.map(({ method }) => method).sort()).toEqual(["addOrder", "addOrder", "getOrders"]);
    // The limiter waits, and nothing else after it.
    expect(delays).toEqual([0]);
  });

  it("is told to the hook with the reason and the end, read without knowing the zone", async () => {
    const events: HookEvents["block"][] = [];
    await using server = await startApiServer(blockFor(9, -5));
    const clock = manualClock();
    const { write } = timedClient(clock, server.url, {
      retries: 0,
      hooks: { block: (event) => void events.push(event) },
    });
    const error: unknown = await write().catch((reason: unknown) => reason);
    const blockedUntil = new Date(serverNow + 9 * minuteMs);
    expect(events).toEqual([
      {
        method: "addOrder",
        callId: 1,
        blockedUntil,
        retryAfterMs: 9 * minuteMs + 5_000,
        apiMessage: "Query limit exceeded, token blocked until 2031-06-01 04:09:00",
        zoneOffsetMinutes: -300,
      },
    ]);
    expect(error).toMatchObject({
      name: "TokenBlockedError",
      code: "ERROR_BLOCKED_TOKEN",
      blockedUntil,
      retryAfterMs: 9 * minuteMs + 5_000,
      attempts: 1,
      retryable: true,
    });
  });

  it("is never probed: calls without retries fail, and later ones wait anyway", async () => {
    await using server = await startApiServer(blockFor(10, 0), ({ succeed }) => succeed());
    const clock = manualClock();
    const { write, read } = timedClient(clock, server.url);
    await expect(write({ retries: 0 })).rejects.toMatchObject({ name: "TokenBlockedError" });
    const later = read({ retries: 0, maxWaitMs: Number.POSITIVE_INFINITY });
    await clock.advance(9 * minuteMs);
    expect(server.requests).toHaveLength(1);
    // To the end of the block and its margin, and not so far that the request in flight times out.
    await clock.advance(minuteMs + 6_000);
    await later;
    expect(server.requests).toHaveLength(2);
  });

  it("fails a call at once whose `maxWaitMs` ends before the block does", async () => {
    await using server = await startApiServer(blockFor(10, 0));
    const clock = manualClock();
    const { write, read } = timedClient(clock, server.url);
    await expect(write({ retries: 0 })).rejects.toMatchObject({ name: "TokenBlockedError" });
    await expect(read({ maxWaitMs: 5 * minuteMs })).rejects.toMatchObject({
      name: "TokenBlockedError",
      method: "getOrders",
      attempts: 0,
      retryAfterMs: 10 * minuteMs + 5_000,
    });
    expect(server.requests).toHaveLength(1);
  });

  it("fails a call that was waiting already, when its `maxWaitMs` is over", async () => {
    await using server = await startApiServer();
    const clock = manualClock();
    const { read, limiter } = timedClient(clock, server.url, { rateLimit: { requestsPerMinute: 1 } });
    await read();
    const waiting = read({ maxWaitMs: 30_000 }).catch((reason: unknown) => reason);
    const inBlock = read({ maxWaitMs: 40_000 }).catch((reason: unknown) => reason);
    await clock.advance(30_001);
    expect(await waiting).toMatchObject({ name: "RateLimitError", reason: "max_wait", method: "getOrders" });
    limiter.pauseUntil(new Date(clock.date() + 600_000));
    await clock.advance(10_001);
    expect(await inBlock).toMatchObject({ name: "TokenBlockedError" });
    expect(limiter.waiting).toBe(0);
    expect(clock.timers).toBe(0);
  });

  it("is blocked for every client of the token in the process", async () => {
    await using server = await startApiServer(blockFor(10, 0));
    const token = "one-token-two-clients";
    const first = new Baselinker({ token, baseUrl: server.url, retries: 0 });
    const second = new Baselinker({ token, baseUrl: server.url, maxWaitMs: 1_000 });
    const other = new Baselinker({ token: "another-token", baseUrl: server.url, retries: 0 });
    await expect(first.addOrder(smallOrder)).rejects.toMatchObject({
      name: "TokenBlockedError",
      attempts: 1,
    });
    await expect(second.getOrders()).rejects.toMatchObject({ name: "TokenBlockedError", attempts: 0 });
    await expect(other.getOrders()).rejects.toMatchObject({ name: "TokenBlockedError", attempts: 1 });
    expect(server.requests).toHaveLength(2);
  });

  it("pauses a limiter of the caller's own, by the caller's clock", async () => {
    const pauses: Date[] = [];
    const limiter = { acquire: async () => {}, pauseUntil: (until: Date) => void pauses.push(until) };
    await using server = await startApiServer(blockFor(10, 3));
    const baselinker = new Baselinker({
      token: "t",
      baseUrl: server.url,
      retries: 0,
      rateLimit: { limiter },
    });
    const before = Date.now();
    await expect(baselinker.getOrders()).rejects.toMatchObject({ name: "TokenBlockedError" });
    const delayMs = (pauses[0]?.getTime() ?? 0) - before;
    expect(delayMs).toBeGreaterThanOrEqual(10 * minuteMs + 5_000);
    expect(delayMs).toBeLessThan(11 * minuteMs);
  });

  it("pauses the limiter before the permit goes back, which would let the next call out", async () => {
    const told: string[] = [];
    const limiter = {
      acquire: async () => ({ end: () => void told.push("end") }),
      pauseUntil: () => void told.push("pause"),
    };
    await using server = await startApiServer(blockFor(10, 3));
    const baselinker = new Baselinker({
      token: "t",
      baseUrl: server.url,
      retries: 0,
      rateLimit: { limiter },
    });
    await expect(baselinker.getOrders()).rejects.toMatchObject({ name: "TokenBlockedError" });
    expect(told).toEqual(["pause", "end"]);
  });

  it("is told to the caller also where a limiter of the caller's own cannot be reached", async () => {
    const limiter = { acquire: async () => {}, pauseUntil: () => Promise.reject(new Error("Redis is away")) };
    await using server = await startApiServer(blockFor(10, 3));
    const baselinker = new Baselinker({
      token: "t",
      baseUrl: server.url,
      retries: 0,
      rateLimit: { limiter },
    });
    await expect(baselinker.getOrders()).rejects.toMatchObject({ name: "TokenBlockedError" });
  });
});

/** Answers with a block of the given minutes, whose end is written in a zone the given hours from UTC. */
function blockFor(minutes: number, zoneHours: number): Behaviour {
  return ({ send }) => {
    const local = new Date(serverNow + minutes * minuteMs + zoneHours * 60 * minuteMs).toISOString();
    const until = `${local.slice(0, 10)} ${local.slice(11, 19)}`;
    const body = {
      status: "ERROR",
      error_code: "ERROR_BLOCKED_TOKEN",
      error_message: `Query limit exceeded, token blocked until ${until}`,
    };
    send(200, JSON.stringify(body), { date: new Date(serverNow).toUTCString() });
  };
}

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
