import { describe, expect, it } from "vitest";
import { InProcessLimiter, memoryRateLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import type { MemoryRateLimiterOptions } from "../../../src/client/limiter/limits.ts";
import type { AcquireOptions, Permit, RequestEnd } from "../../../src/client/limiter/rateLimiter.ts";
import { RateLimitError } from "../../../src/shared/errors/rateLimitError.ts";
import { manualClock } from "../../support/manualClock.ts";

describe("the limiter of one process", () => {
  it("grants the whole limit at once and then makes calls wait", async () => {
    const { limiter, clock, granted, ask } = setUp({ requestsPerMinute: 3 });
    for (const name of ["a", "b", "c", "d"]) ask(name);
    await clock.advance(0);
    expect(granted).toEqual(["a", "b", "c"]);
    expect(limiter.waiting).toBe(1);
  });

  it("counts the minute from the answer, since the request may have been counted just before it", async () => {
    const { clock, granted, ask, permits } = setUp({ requestsPerMinute: 1 });
    ask("first", { tracked: true });
    ask("second", { tracked: true });
    await clock.advance(7_000);
    permits[0]?.end("answer");
    await clock.advance(60_000);
    expect(granted).toEqual(["first"]);
    await clock.advance(200);
    expect(granted).toEqual(["first", "second"]);
  });

  it("allows two seconds more where the request was lost, as it may still arrive", async () => {
    const { clock, granted, ask, permits } = setUp({ requestsPerMinute: 1 });
    ask("first", { tracked: true });
    ask("second", { tracked: true });
    await clock.advance(0);
    permits[0]?.end("lost");
    await clock.advance(62_000);
    expect(granted).toEqual(["first"]);
    await clock.advance(200);
    expect(granted).toEqual(["first", "second"]);
  });

  it("does not let a lost request hold up the slots of requests that were answered", async () => {
    const { clock, granted, ask, permits } = setUp({ requestsPerMinute: 2 });
    for (const name of ["lost", "answered", "third", "fourth"]) ask(name, { tracked: true });
    await clock.advance(0);
    permits[0]?.end("lost");
    await clock.advance(500);
    permits[1]?.end("answer");
    await clock.advance(60_200);
    expect(granted).toEqual(["lost", "answered", "third"]);
    await clock.advance(2_000);
    expect(granted).toEqual(["lost", "answered", "third", "fourth"]);
  });

  it("gives a permit that was not used to the next call at once", async () => {
    const { clock, granted, ask, permits } = setUp({ requestsPerMinute: 1 });
    ask("first", { tracked: true });
    ask("second", { tracked: true });
    await clock.advance(0);
    permits[0]?.end("unused");
    await clock.advance(0);
    expect(granted).toEqual(["first", "second"]);
  });

  it("counts a permit once, however often its end is told", async () => {
    const { clock, granted, ask, permits } = setUp({ requestsPerMinute: 1 });
    ask("first", { tracked: true });
    for (const name of ["second", "third"]) ask(name, { tracked: true });
    await clock.advance(0);
    for (const how of ["unused", "unused", "answer"] as const) permits[0]?.end(how);
    await clock.advance(0);
    expect(granted).toEqual(["first", "second"]);
  });

  it("assumes two seconds to the server where no one tells of answers", async () => {
    const { clock, granted, ask } = setUp({ requestsPerMinute: 1 });
    ask("first");
    ask("second");
    await clock.advance(62_000);
    expect(granted).toEqual(["first"]);
    await clock.advance(200);
    expect(granted).toEqual(["first", "second"]);
  });

  it("lets writes go ahead of reads and reads ahead of pages, each in the order they came", async () => {
    const { clock, granted, ask } = setUp({ requestsPerMinute: 1 });
    ask("running");
    ask("page 1", { priority: "bulk" });
    ask("read 1");
    ask("write 1", { priority: "urgent" });
    ask("page 2", { priority: "bulk" });
    ask("read 2", { priority: "normal" });
    ask("write 2", { priority: "urgent" });
    await clock.advance(7 * 63_000);
    expect(granted).toEqual(["running", "write 1", "write 2", "read 1", "read 2", "page 1", "page 2"]);
  });

  it("gives the next permit to a write, though 1,000 pages wait", async () => {
    const { clock, granted, ask } = setUp({ requestsPerMinute: 1 });
    ask("running");
    for (let page = 0; page < 1_000; page += 1) ask(`page ${page}`, { priority: "bulk" });
    ask("addOrder", { priority: "urgent" });
    await clock.advance(63_000);
    expect(granted).toEqual(["running", "addOrder"]);
  });

  it("keeps a fifth of the slots from pages of lists, so that another call finds one at once", async () => {
    for (const [requestsPerMinute, pages] of [
      [100, 80],
      [9, 8],
      [5, 4],
      [4, 4],
      [1, 1],
    ] as const) {
      const { clock, granted, ask } = setUp({ requestsPerMinute });
      for (let page = 0; page < 200; page += 1) ask(`page ${page}`, { priority: "bulk" });
      await clock.advance(0);
      expect(granted).toHaveLength(pages);
      const waits: string[] = [];
      for (let call = pages; call < requestsPerMinute; call += 1) {
        ask("call", { priority: call % 2 ? "urgent" : "normal", onWait: (reason) => waits.push(reason) });
      }
      await clock.advance(0);
      expect(granted).toHaveLength(requestsPerMinute);
      expect(waits).toEqual([]);
    }
  });

  it("gives pages the slots that come free one by one, as soon as a fifth is left besides", async () => {
    const { limiter, clock, granted, ask, permits } = setUp({ requestsPerMinute: 5 });
    for (const name of ["1", "2", "3", "4", "5"]) ask(name, { tracked: true });
    for (const page of ["page 1", "page 2"]) ask(page, { priority: "bulk" });
    await clock.advance(0);
    permits[0]?.end("answer");
    await clock.advance(1_000);
    for (const permit of permits.slice(1, 3)) permit.end("answer");
    await clock.advance(59_150);
    expect(granted).toHaveLength(5);
    await clock.advance(1_000);
    expect(granted.slice(5)).toEqual(["page 1", "page 2"]);
    expect(limiter.waiting).toBe(0);
    expect(clock.timers).toBe(0);
  });

  it("lets no page go ahead of pages that wait, though a slot came free before its timer", async () => {
    const late = manualClock();
    const clock = { ...late, now: () => late.now() + lateMs };
    let lateMs = 0;
    const limiter = new InProcessLimiter({ requestsPerMinute: 1, testing: { clock } });
    const granted: string[] = [];
    const page = (name: string) => void limiter.acquire({ priority: "bulk" }).then(() => granted.push(name));
    page("first");
    page("waited");
    lateMs = 63_000;
    page("came later");
    await late.advance(0);
    expect(granted).toEqual(["first", "waited"]);
  });

  it("takes a call that is aborted out of the queue, with the signal's reason", async () => {
    const { limiter, clock, granted, ask } = setUp({ requestsPerMinute: 1 });
    const controller = new AbortController();
    const reason = { my: "reason" };
    ask("running");
    ask("before");
    const aborted = limiter.acquire({ signal: controller.signal });
    ask("after");
    controller.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    await clock.advance(3 * 63_000);
    expect(granted).toEqual(["running", "before", "after"]);
  });

  it("refuses a call whose signal was aborted before, and takes no permit for it", async () => {
    const { limiter, clock, granted, ask } = setUp({ requestsPerMinute: 1 });
    await expect(limiter.acquire({ signal: AbortSignal.abort("too late") })).rejects.toBe("too late");
    ask("other");
    await clock.advance(0);
    expect(granted).toEqual(["other"]);
  });

  it("leaves no listener on a signal that outlives its calls", async () => {
    const { clock, ask } = setUp({ requestsPerMinute: 1 });
    const { signal, listeners } = countingSignal();
    ask("running");
    ask("waiting", { signal });
    expect(listeners()).toBe(1);
    await clock.advance(63_000);
    expect(listeners()).toBe(0);
  });

  it("disturbs no one who waits where a signal aborts after its permit was given", async () => {
    const { clock, granted, ask } = setUp({ requestsPerMinute: 1 });
    const controllers = [new AbortController(), new AbortController()];
    for (const [index, { signal }] of controllers.entries()) ask(`granted ${index}`, { signal });
    ask("waiting");
    ask("last");
    await clock.advance(63_000);
    for (const controller of controllers) controller.abort();
    await clock.advance(2 * 63_000);
    expect(granted).toEqual(["granted 0", "granted 1", "waiting", "last"]);
  });

  it("refuses calls beyond the cap of the queue with a clear error", async () => {
    const { limiter, ask } = setUp({ requestsPerMinute: 1, maxQueue: 1 });
    ask("running");
    ask("waiting");
    const refused = limiter.acquire();
    await expect(refused).rejects.toThrow(RateLimitError);
    await expect(refused).rejects.toMatchObject({ reason: "queue_full", retryable: true });
  });

  it("grants nothing during a pause and continues on its own", async () => {
    const { limiter, clock, granted, ask } = setUp({ requestsPerMinute: 10 });
    limiter.pauseUntil(new Date(clock.date() + 600_000));
    ask("waiting");
    await clock.advance(599_000);
    expect(granted).toEqual([]);
    expect(limiter.pausedUntil()).toEqual(new Date(clock.date() + 1_000));
    await clock.advance(999);
    expect(granted).toEqual([]);
    expect(limiter.pausedUntil()).toEqual(new Date(clock.date() + 1));
    await clock.advance(1);
    expect(granted).toEqual(["waiting"]);
    expect(limiter.pausedUntil()).toBeUndefined();
  });

  it("grants the one slot that is free when a pause ends, and waits for no other", async () => {
    const { limiter, clock, granted, ask } = setUp({ requestsPerMinute: 2 });
    ask("before");
    limiter.pauseUntil(new Date(clock.date() + 10_000));
    ask("waiting");
    await clock.advance(10_000);
    expect(granted).toEqual(["before", "waiting"]);
  });

  it("counts the minute from the answer also where the call had to wait for its permit", async () => {
    const { clock, granted, ask, permits } = setUp({ requestsPerMinute: 1 });
    for (const name of ["first", "second", "third"]) ask(name, { tracked: true });
    await clock.advance(0);
    permits[0]?.end("unused");
    await clock.advance(30_000);
    permits[1]?.end("answer");
    await clock.advance(60_149);
    expect(granted).toEqual(["first", "second"]);
    await clock.advance(1);
    expect(granted).toEqual(["first", "second", "third"]);
  });

  it("keeps the later of two pauses, in whichever order they come", async () => {
    const { limiter, clock, granted, ask } = setUp({});
    limiter.pauseUntil(new Date(clock.date() + 600_000));
    limiter.pauseUntil(new Date(clock.date() + 60_000));
    ask("waiting");
    await clock.advance(599_000);
    expect(granted).toEqual([]);
    limiter.pauseUntil(new Date(clock.date() + 60_000));
    await clock.advance(59_000);
    expect(granted).toEqual([]);
    await clock.advance(2_000);
    expect(granted).toEqual(["waiting"]);
  });

  it("does not care about jumps of the date, neither in a pause nor in a window", async () => {
    for (const jumpMs of [3_600_000, -3_600_000]) {
      const { limiter, clock, granted, ask } = setUp({ requestsPerMinute: 1 });
      ask("first");
      ask("second");
      await clock.advance(1_000);
      clock.jump(jumpMs);
      await clock.advance(60_000);
      expect(granted).toEqual(["first"]);
      limiter.pauseUntil(new Date(clock.date() + 120_000));
      clock.jump(jumpMs);
      await clock.advance(119_000);
      expect(granted).toEqual(["first"]);
      await clock.advance(2_000);
      expect(granted).toEqual(["first", "second"]);
    }
  });

  it("needs one timer for any number of waiting calls, and none where no one waits", async () => {
    const { clock, granted, ask } = setUp({ requestsPerMinute: 1 });
    ask("running");
    expect(clock.timers).toBe(0);
    for (let index = 0; index < 50; index += 1) ask(`waiting ${index}`);
    expect(clock.timers).toBe(1);
    await clock.advance(50 * 63_000);
    expect(granted).toHaveLength(51);
    expect(clock.timers).toBe(0);
  });

  it("sets its timer off where the last waiting call is aborted", () => {
    const { clock, limiter, ask } = setUp({ requestsPerMinute: 1 });
    const controller = new AbortController();
    ask("running");
    limiter.acquire({ signal: controller.signal }).catch(() => {});
    expect(clock.timers).toBe(1);
    controller.abort();
    expect(clock.timers).toBe(0);
  });

  it("ends the calls that wait and later ones when it is closed, and sets its timer off", async () => {
    const { clock, limiter } = setUp({ requestsPerMinute: 1 });
    const permit = await limiter.acquire({ tracked: true });
    const waiting = limiter.acquire();
    await Promise.all([limiter.close(), limiter.close()]);
    await expect(waiting).rejects.toMatchObject({ code: "RATE_LIMITED", reason: "closed", retryable: true });
    await expect(limiter.acquire()).rejects.toMatchObject({ reason: "closed" });
    expect(clock.timers).toBe(0);
    permit.end("answer");
    expect(clock.timers).toBe(0);
  });

  it("uses a share of the limit, rounded down, but at least one request", async () => {
    for (const [share, expected] of [
      [1, 100],
      [0.5, 50],
      [0.29, 29],
      [0.07, 7],
      [0.001, 1],
    ] as const) {
      const { clock, granted, ask } = setUp({ requestsPerMinute: 100, share });
      for (let index = 0; index < 150; index += 1) ask(String(index));
      await clock.advance(0);
      expect(granted).toHaveLength(expected);
    }
  });

  it("says why a call has to wait, and nothing where it need not", async () => {
    const { limiter, clock } = setUp({ requestsPerMinute: 1 });
    const reasons: string[] = [];
    const onWait = (reason: string) => reasons.push(reason);
    await limiter.acquire({ onWait });
    expect(reasons).toEqual([]);
    void limiter.acquire({ onWait });
    limiter.pauseUntil(new Date(clock.date() + 1_000));
    void limiter.acquire({ onWait });
    expect(reasons).toEqual(["limit", "block"]);
  });

  it("grants a permit also where the listener that is told of the wait throws", async () => {
    const { limiter, clock } = setUp({ requestsPerMinute: 1 });
    await limiter.acquire();
    const waiting = limiter.acquire({
      onWait() {
        throw new Error("The listener failed.");
      },
    });
    await clock.advance(63_000);
    await expect(waiting).resolves.toBeDefined();
  });

  it("takes an end that it does not know for a lost request, which may still arrive", async () => {
    const { clock, granted, ask, permits } = setUp({ requestsPerMinute: 1 });
    ask("first", { tracked: true });
    ask("second", { tracked: true });
    await clock.advance(0);
    permits[0]?.end("toString" as RequestEnd);
    await clock.advance(62_149);
    expect(granted).toEqual(["first"]);
    await clock.advance(1);
    expect(granted).toEqual(["first", "second"]);
  });

  it.each([
    [
      { requestsPerMinute: Number.NaN },
      RangeError,
      "Expected `requestsPerMinute` to be a number of at least 1, got NaN.",
    ],
    [{ requestsPerMinute: Number.POSITIVE_INFINITY }, RangeError, "got Infinity"],
    [{ share: 0 }, RangeError, "Expected `share` to be a number above 0 and of at most 1, got 0."],
    [{ maxQueue: -1 }, RangeError, "Expected `maxQueue` to be a number of at least 0, or Infinity, got -1."],
    [
      { testing: { windowMs: 0 } },
      RangeError,
      "Expected `testing.windowMs` to be a number of milliseconds above 0, got 0.",
    ],
    [{ latencyMs: 2_000 }, TypeError, "Unknown option `latencyMs` of memoryRateLimiter."],
    [{ requestsPerMinute: "100" }, TypeError, 'got "100"'],
    [{ testing: { clock: Date } }, TypeError, "a clock with the methods now, date and after"],
    [{ requestPerMinute: 50 }, TypeError, "Did you mean `requestsPerMinute`?"],
    [{ token: "t" }, TypeError, "Unknown option `token` of memoryRateLimiter."],
    [null, TypeError, "Expected the options of memoryRateLimiter to be an object, got null."],
  ])("refuses %o rather than to wait forever or to count wrong", (options: object | null, kind, message) => {
    const make = () => new InProcessLimiter(options as MemoryRateLimiterOptions);
    expect(make).toThrow(kind);
    expect(make).toThrow(message);
  });

  it("takes the widest limits that make sense, and those that are left out", async () => {
    const limiter = new InProcessLimiter({
      requestsPerMinute: 1,
      share: 1,
      maxQueue: 0,
      testing: { clock: undefined },
    });
    await limiter.acquire();
    await expect(limiter.acquire()).rejects.toThrow(RateLimitError);
    expect(() => new InProcessLimiter({ maxQueue: Number.POSITIVE_INFINITY })).not.toThrow();
  });

  it("refuses to be lowered to a limit that is none", () => {
    const { limiter } = setUp({});
    expect(() => limiter.lowerTo({ share: Number.NaN })).toThrow(RangeError);
    const misspelt: object = { shares: 1 };
    expect(() => limiter.lowerTo(misspelt)).toThrow("Unknown option `shares` of memoryRateLimiter.");
  });

  it("keeps the lower of two caps of its queue", async () => {
    const { limiter, ask } = setUp({ requestsPerMinute: 1, maxQueue: 2 });
    limiter.lowerTo({ maxQueue: 3 });
    for (const name of ["granted", "waits", "waits too"]) ask(name);
    await expect(limiter.acquire()).rejects.toMatchObject({ reason: "queue_full" });
    limiter.lowerTo({ maxQueue: 1 });
    expect(limiter.waiting).toBe(2);
    await expect(limiter.acquire()).rejects.toMatchObject({ reason: "queue_full" });
  });

  it("counts the requests whose minute is not over, those without an answer included", async () => {
    const { limiter, clock, ask, permits } = setUp({ requestsPerMinute: 5 });
    expect(limiter.sent()).toBe(0);
    for (const name of ["answered", "unanswered"]) ask(name, { tracked: true });
    await clock.advance(0);
    permits[0]?.end("answer");
    expect(limiter.sent()).toBe(2);
    await clock.advance(61_000);
    expect(limiter.sent()).toBe(1);
  });

  it("lets no call go ahead of those that wait, though a slot came free before its timer", async () => {
    const late = manualClock();
    const clock = { ...late, now: () => late.now() + lateMs };
    let lateMs = 0;
    const limiter = new InProcessLimiter({ requestsPerMinute: 1, testing: { clock } });
    const granted: string[] = [];
    await limiter.acquire();
    void limiter.acquire().then(() => granted.push("waited"));
    lateMs = 63_000;
    void limiter.acquire().then(() => granted.push("came later"));
    await late.advance(0);
    expect(granted).toEqual(["waited"]);
  });

  it("needs a timer no longer where it is closed while calls wait", async () => {
    const { limiter, clock } = setUp({ requestsPerMinute: 1 });
    await limiter.acquire();
    const waiting = limiter.acquire();
    expect(clock.timers).toBe(1);
    const closing = limiter.close();
    expect(clock.timers).toBe(0);
    await expect(waiting).rejects.toMatchObject({ reason: "closed" });
    await closing;
  });

  it("is closed by `await using`", async () => {
    const limiter = memoryRateLimiter();
    {
      await using closed = limiter;
      await closed.acquire();
    }
    await expect(limiter.acquire()).rejects.toMatchObject({ reason: "closed" });
  });

  it("is idle when nothing waits, nothing is being sent and nothing is remembered", async () => {
    const { limiter, clock, ask, permits } = setUp({ requestsPerMinute: 2 });
    expect(limiter.isIdle()).toBe(true);
    ask("call", { tracked: true });
    await clock.advance(120_000);
    expect(limiter.isIdle()).toBe(false);
    permits[0]?.end("answer");
    await clock.advance(60_000);
    expect(limiter.isIdle()).toBe(false);
    await clock.advance(200);
    expect(limiter.isIdle()).toBe(true);
    limiter.pauseUntil(new Date(clock.date() + 10));
    expect(limiter.isIdle()).toBe(false);
    await clock.advance(10);
    expect(limiter.isIdle()).toBe(true);
  });
});

function setUp(options: { requestsPerMinute?: number; share?: number; maxQueue?: number }) {
  const clock = manualClock();
  const limiter = new InProcessLimiter({ ...options, testing: { clock } });
  const granted: string[] = [];
  const permits: Permit[] = [];
  const ask = (name: string, how: AcquireOptions = {}) => {
    void limiter.acquire(how).then((permit) => {
      granted.push(name);
      permits.push(permit);
    });
  };
  return { clock, limiter, granted, permits, ask };
}

function countingSignal() {
  const { signal } = new AbortController();
  let count = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener: (...args: Parameters<typeof add>) => {
      count += 1;
      add(...args);
    },
    removeEventListener: (...args: Parameters<typeof remove>) => {
      count -= 1;
      remove(...args);
    },
  });
  return { signal, listeners: () => count };
}
