import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { BlockEnds } from "../../../src/client/calls/blockEnds.ts";
import type { HookEvents } from "../../../src/client/calls/events.ts";
import type { Failure } from "../../../src/client/calls/failure.ts";
import { fakeAccountOf } from "../../support/fakeAccountOf.ts";
// Loaded ahead: reading files takes turns of the event loop, and hours would pass on the clock of the test meanwhile.
import "../../../src/client/calls/transport.ts";
import { InProcessLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import type { RateLimiter } from "../../../src/client/limiter/rateLimiter.ts";
import { sqliteRateLimiter } from "../../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { pause } from "../../../src/shared/runtime/abort.ts";
import { newFilesIn, temporaryFolder } from "../../forwarding/sqlite/temporaryFolder.ts";
import { manualClock } from "../../support/manualClock.ts";

const newPath = newFilesIn(temporaryFolder());
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Base in Warsaw, an hour and a half ahead of this machine, which blocks the token for this long from each
 * request on.
 */
function blockedFor(blockMs: number) {
  const clock = manualClock();
  const ahead = { ...clock, date: () => clock.date() + 1.5 * hourMs };
  const account = fakeAccountOf({ blockTimeZone: "Europe/Warsaw" }, { clock: ahead, blockMs });
  account.faults.inject("block");
  const blocks: HookEvents["block"][] = [];
  const client = (limiter: RateLimiter = new InProcessLimiter({ testing: { clock } })) =>
    new Baselinker({
      token: account.token,
      testing: { clock },
      rateLimit: { limiter },
      maxWaitMs: Number.POSITIVE_INFINITY,
      hooks: { block: (event) => void blocks.push(event) },
      fetch: async (request, init) => {
        await pause(200, clock, init?.signal ?? undefined);
        return account.fetch(request, init);
      },
    });
  const refused = () => account.requests.filter(({ answer }) => answer === "ERROR_BLOCKED_TOKEN").length;
  return { account, clock, client, blocks, refused };
}

/** Sends one order after another, whatever becomes of it, as a queue does that tries one lead while Base is blocked. */
async function sendUntilClosed(client: Baselinker): Promise<void> {
  let isClosed = false;
  while (!isClosed) {
    await client.addOrder({ order_status_id: 8001, date_add: 1_700_000_000 }).catch((error) => {
      isClosed = error.reason === "closed";
    });
  }
}

const minutesOf = (blocks: readonly HookEvents["block"][]) =>
  blocks.map(({ retryAfterMs }) => (retryAfterMs - 5_000) / minuteMs);

describe("a block that is told as longer than a reader believes", () => {
  it("of an hour is waited for after two ends that just passed: 10, 20, 40 and 60 minutes", async () => {
    const { account, clock, client, blocks, refused } = blockedFor(hourMs);
    void sendUntilClosed(client());
    await clock.advance(140 * minuteMs);
    expect(minutesOf(blocks)).toEqual([0, 10, 20, 40, 60]);
    expect(blocks.map(({ zoneOffsetMinutes }) => zoneOffsetMinutes)).toEqual([
      120,
      ...Array(4).fill(undefined),
    ]);
    expect(refused()).toBe(5);
    expect(account.orders.length).toBeGreaterThan(100);
  });

  it("of 20 minutes, which no zone explains, is waited for as well", async () => {
    const { account, clock, client, blocks } = blockedFor(20 * minuteMs);
    void sendUntilClosed(client());
    await clock.advance(45 * minuteMs);
    expect(minutesOf(blocks)).toEqual([10, 10, 20]);
    expect(account.orders.length).toBeGreaterThan(100);
  });

  it("is one block for all requests that were in flight when it came", async () => {
    const { account, clock, client, blocks, refused } = blockedFor(hourMs);
    const baselinker = client();
    const calls = Array.from({ length: 400 }, () =>
      baselinker.addOrder({ order_status_id: 8001, date_add: 1_700_000_000 }, { retries: 20 }),
    );
    await clock.advance(140 * minuteMs);
    expect(minutesOf(blocks).slice(0, 100)).toEqual(Array(100).fill(0));
    expect(new Set(minutesOf(blocks))).toEqual(new Set([0, 10, 20, 40, 60]));
    expect(refused()).toBeLessThanOrEqual(5 * 100);
    await Promise.all(calls);
    expect(account.orders).toHaveLength(400);
  });

  it("is waited for by processes that share a limiter", async () => {
    const { account, clock, client, refused } = blockedFor(30 * minuteMs);
    const path = newPath();
    const limiters = [0, 1].map(() => sqliteRateLimiter(path, { token: account.token, testing: { clock } }));
    for (const limiter of limiters) void sendUntilClosed(client(limiter));
    await clock.advance(85 * minuteMs);
    expect(refused()).toBeLessThanOrEqual(4 * limiters.length);
    expect(account.orders.length).toBeGreaterThan(50);
    for (const limiter of limiters) await limiter.close();
  });

  it("changes nothing about a block of ten minutes that others prolong", async () => {
    const { account, clock, client, blocks } = blockedFor(10 * minuteMs);
    void sendUntilClosed(client());
    // Of another program, which knows nothing of ours.
    const other = client({ acquire: async () => {}, pauseUntil: () => {} });
    for (let minute = 0; minute < 60; minute += 1) {
      void other.getOrders({}, { retries: 0 }).catch(() => {});
      await clock.advance(minuteMs);
    }
    await clock.advance(15 * minuteMs);
    expect(new Set(minutesOf(blocks))).toEqual(new Set([10]));
    expect(account.orders.length).toBeGreaterThan(100);
  });
});

describe("the ends of blocks that a client believes", () => {
  const passed: Failure = {
    kind: "api_error",
    code: "ERROR_BLOCKED_TOKEN",
    message: "blocked",
    block: { until: new Date(5_000), waitMs: 0, zoneOffsetMinutes: 60 },
  };
  const ahead: Failure = {
    ...passed,
    block: { until: new Date(605_000), waitMs: 600_000, zoneOffsetMinutes: 60 },
  };
  const done = { result: {} };

  function setUp() {
    const clock = manualClock();
    const ends = new BlockEnds(clock);
    /** The wait that is believed of a request that left this long ago. */
    const waitOf = (outcome: Failure, agoMs = 0) => {
      const checked = ends.check(outcome, clock.now() - agoMs);
      return checked.kind === "api_error" ? checked.block?.waitMs : undefined;
    };
    return { clock, ends, waitOf };
  }

  it.each([
    ["a result", done],
    ["another error of the API", { ...passed, code: "ERROR_STORAGE_ID", block: undefined }],
    ["an end to come", ahead],
  ])("begin again after %s, unless that was on its way before", async (_, outcome) => {
    const { clock, ends, waitOf } = setUp();
    expect(waitOf(passed)).toBe(0);
    await clock.advance(10_000);
    expect(ends.check(outcome, clock.now() - 10_000)).toBe(outcome);
    expect(waitOf(passed)).toBe(600_000);
    await clock.advance(10_000);
    expect(ends.check(outcome, clock.now())).toBe(outcome);
    expect(waitOf(passed)).toBe(0);
  });

  it("do not change by what the API did not answer, nor by requests that left together", async () => {
    const { clock, ends, waitOf } = setUp();
    expect(waitOf(passed)).toBe(0);
    await clock.advance(10_000);
    for (const failure of [{ kind: "time_out" }, { kind: "http_status", status: 502 }] as const) {
      expect(ends.check(failure, clock.now())).toBe(failure);
    }
    expect([waitOf(passed), waitOf(passed, 100), waitOf(passed, 5_000)]).toEqual(Array(3).fill(600_000));
    await clock.advance(10_000);
    expect(ends.check(passed, clock.now())).toMatchObject({
      block: { until: new Date(5_000 + 1_200_000), waitMs: 1_200_000, zoneOffsetMinutes: undefined },
    });
    // What no zone explains is told as ten minutes: the time of the server is that long before the end.
    await clock.advance(10_000);
    const unexplained = { until: new Date(605_000), waitMs: 600_000, zoneOffsetMinutes: undefined };
    expect(ends.check({ ...passed, block: unexplained }, clock.now())).toMatchObject({
      block: { until: new Date(5_000 + 2_400_000), waitMs: 2_400_000 },
    });
  });
});
