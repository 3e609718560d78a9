import { describe, expect, it } from "vitest";
import type { AcquireOptions, RequestEnd } from "../../../src/client/limiter/rateLimiter.ts";
import {
  type SharedLog,
  SharedRateLimiter,
  type TakeResult,
} from "../../../src/client/limiter/sharedRateLimiter.ts";
import { manualClock } from "../../support/manualClock.ts";

/** What every shared limiter does is in the contract. Here a log of the test's own says what no real log can be made to. */
describe("a limiter whose log is shared", () => {
  it("disturbs no one who waits where a signal aborts after its permit was given", async () => {
    const { limiter, clock, log, granted, ask } = setUp();
    const controllers = [new AbortController(), new AbortController()] as const;
    ask("granted 0", { signal: controllers[0].signal });
    ask("granted 1", { signal: controllers[1].signal, onWait: () => {} });
    await clock.advance(0);
    log.answer = { waitMs: 500, reason: "limit" };
    ask("waiting");
    await clock.advance(0);
    for (const controller of controllers) controller.abort();
    log.answer = "taken";
    await clock.advance(1_000);
    expect(granted).toEqual(["granted 0", "granted 1", "waiting"]);
    await expect(limiter.acquire()).resolves.toBeDefined();
  });

  it("disturbs no one who waits where a signal aborts after its call has failed", async () => {
    const { clock, log, granted, ask } = setUp({ maxQueue: 1 });
    const controller = new AbortController();
    log.fails = true;
    ask("failed", { signal: controller.signal });
    await clock.advance(0);
    log.fails = false;
    controller.abort();
    ask("next");
    await clock.advance(0);
    expect(granted).toEqual(["next"]);
  });

  it("sends nothing in a block of which the log could not be told", async () => {
    const { limiter, clock, log, granted, ask } = setUp();
    log.fails = true;
    await limiter.pauseUntil(new Date(clock.date() + 600_000));
    log.fails = false;
    ask("call");
    await clock.advance(599_999);
    expect(granted).toEqual([]);
    await clock.advance(1_020);
    expect(granted).toEqual(["call"]);
  });

  it("tells the log of no block that is over, or has no date", async () => {
    const { limiter, clock, log } = setUp();
    for (const date of [clock.date(), clock.date() - 1, Number.NaN]) await limiter.pauseUntil(new Date(date));
    await limiter.pauseUntil(new Date(clock.date() + 1));
    expect(log.pauses).toEqual([1]);
    expect(limiter.pausedUntil()).toEqual(new Date(clock.date() + 1));
    await clock.advance(1);
    expect(limiter.pausedUntil()).toBeUndefined();
  });

  it("does not use a slot that was given while a block came, and releases it", async () => {
    const { limiter, clock, log, granted, ask } = setUp();
    const given = Promise.withResolvers<TakeResult>();
    log.answer = given.promise;
    ask("call");
    await clock.advance(0);
    await limiter.pauseUntil(new Date(clock.date() + 600_000));
    log.answer = "taken";
    given.resolve("taken");
    await clock.advance(599_999);
    expect(granted).toEqual([]);
    expect(log.held).toEqual([0]);
    await clock.advance(1_020);
    expect(granted).toEqual(["call"]);
  });

  it("releases a slot that was given when all calls had left", async () => {
    const { clock, log, ask } = setUp();
    const given = Promise.withResolvers<TakeResult>();
    log.answer = given.promise;
    const controller = new AbortController();
    ask("left", { signal: controller.signal });
    await clock.advance(0);
    controller.abort();
    given.resolve("taken");
    await clock.advance(0);
    expect(log.held).toEqual([0]);
  });

  it("says once why a call waits, however long that is, and to each call", async () => {
    const { clock, log, ask } = setUp();
    log.answer = { waitMs: 30_000, reason: "limit" };
    const reasons: string[] = [];
    const onWait = (reason: string) => reasons.push(reason);
    ask("one", { onWait });
    ask("two", { onWait });
    await clock.advance(10_000);
    expect(reasons).toEqual(["limit", "limit"]);
  });

  it("says nothing to a call that has left, and continues where a listener throws", async () => {
    const { clock, log, granted, ask } = setUp();
    const given = Promise.withResolvers<TakeResult>();
    log.answer = given.promise;
    const controller = new AbortController();
    const reasons: string[] = [];
    ask("left", { signal: controller.signal, onWait: (reason) => reasons.push(reason) });
    ask("call", {
      onWait() {
        throw new Error("The listener failed.");
      },
    });
    controller.abort();
    log.answer = "taken";
    given.resolve({ waitMs: 500, reason: "limit" });
    await clock.advance(1_000);
    expect(reasons).toEqual([]);
    expect(granted).toEqual(["call"]);
  });

  it("asks the log again when a slot is free, once a second, and each process at a moment of its own", async () => {
    for (const [waitMs, random, nextMs] of [
      [400, 0, 400],
      [400, 0.5, 410],
      [30_000, 0, 1_000],
    ] as const) {
      const { clock, log, ask } = setUp({ random: () => random });
      log.answer = { waitMs, reason: "limit" };
      ask("call");
      await clock.advance(nextMs - 1);
      expect(log.asked).toBe(1);
      await clock.advance(1);
      expect(log.asked).toBe(2);
    }
  });

  it("asks for a slot that leaves a fifth free only where no one but pages of lists waits", async () => {
    const { clock, log, ask } = setUp();
    ask("page", { priority: "bulk" });
    await clock.advance(0);
    for (const priority of ["normal", "bulk", "urgent"] as const) ask(priority, { priority });
    await clock.advance(0);
    expect(log.leftFree).toEqual([20, 0, 0, 20]);
  });

  it("asks at once for a call that comes while pages wait for a slot, and no sooner for the next page", async () => {
    const { clock, log, granted, ask } = setUp();
    log.answerBulk = { waitMs: 30_000, reason: "limit" };
    ask("page", { priority: "bulk" });
    await clock.advance(0);
    ask("next page", { priority: "bulk" });
    await clock.advance(0);
    expect(log.asked).toBe(1);
    ask("read");
    await clock.advance(0);
    expect(granted).toEqual(["read"]);
    log.answer = { waitMs: 30_000, reason: "limit" };
    ask("read that waits");
    await clock.advance(0);
    const { asked } = log;
    ask("write that waits with it", { priority: "urgent" });
    await clock.advance(0);
    expect(log.asked).toBe(asked);
  });

  it("asks at once for a call that comes while the log is asked for a page", async () => {
    const { clock, log, granted, ask } = setUp();
    const given = Promise.withResolvers<TakeResult>();
    log.answerBulk = given.promise;
    ask("page", { priority: "bulk" });
    await clock.advance(0);
    ask("read");
    given.resolve({ waitMs: 30_000, reason: "limit" });
    await clock.advance(0);
    expect(granted).toEqual(["read"]);
  });

  it.each(["block", "doubt"] as const)("asks no sooner for any call during a %s", async (reason) => {
    const { clock, log, ask } = setUp();
    log.answer = { waitMs: 30_000, reason };
    ask("page", { priority: "bulk" });
    await clock.advance(0);
    ask("read");
    await clock.advance(999);
    expect(log.asked).toBe(1);
    expect(clock.timers).toBe(1);
  });

  it("says when a request can be sent again after a block or a doubt, and nothing where only slots are taken", async () => {
    for (const [reason, untilMs] of [
      ["block", 30_000],
      ["doubt", 30_000],
      ["limit", undefined],
    ] as const) {
      const { limiter, clock, log, ask } = setUp();
      expect(limiter.availableAt()).toBeUndefined();
      log.answer = { waitMs: 30_000, reason };
      const begun = clock.date();
      ask("call");
      await clock.advance(0);
      log.answer = "taken";
      expect(limiter.availableAt()?.getTime()).toBe(untilMs === undefined ? undefined : begun + untilMs);
      await clock.advance(29_999);
      expect(limiter.availableAt()?.getTime()).toBe(untilMs === undefined ? undefined : begun + untilMs);
      await clock.advance(1);
      expect(limiter.availableAt()).toBeUndefined();
    }
  });

  it("gives back a slot that was taken for a call that left, where only pages wait", async () => {
    const { clock, log, granted, ask } = setUp();
    const given = Promise.withResolvers<TakeResult>();
    log.answer = given.promise;
    log.answerBulk = { waitMs: 30_000, reason: "limit" };
    const controller = new AbortController();
    ask("read", { signal: controller.signal });
    ask("page", { priority: "bulk" });
    await clock.advance(0);
    controller.abort();
    given.resolve("taken");
    await clock.advance(0);
    expect(granted).toEqual([]);
    expect(log.held).toEqual([0]);
  });

  it("fails the calls that wait where the log does not work, and asks it for the next ones", async () => {
    const { limiter, clock, log, granted, ask } = setUp();
    log.fails = true;
    const failed = [limiter.acquire(), limiter.acquire()];
    for (const call of failed) await expect(call).rejects.toThrow("The log does not work.");
    log.fails = false;
    ask("next");
    await clock.advance(0);
    expect(granted).toEqual(["next"]);
  });

  it("keeps a permit valid where the log cannot be told of its end", async () => {
    const { limiter, log } = setUp();
    const permit = await limiter.acquire({ tracked: true });
    log.fails = true;
    permit.end("answer");
    await expect(limiter.acquire()).rejects.toThrow("The log does not work.");
  });

  it("waits, when it is closed, for what the log is doing, and gives back a slot that comes then", async () => {
    const { limiter, clock, log } = setUp();
    const given = Promise.withResolvers<TakeResult>();
    log.answer = given.promise;
    const refused = expect(limiter.acquire()).rejects.toMatchObject({
      code: "RATE_LIMITED",
      reason: "closed",
      message: "The call was not sent: its limiter is closed. Use a client whose limiter is open.",
    });
    await clock.advance(0);
    let isClosed = false;
    const closing = limiter.close().then(() => {
      isClosed = true;
    });
    await refused;
    await clock.advance(10_000);
    expect(isClosed).toBe(false);
    given.resolve("taken");
    await closing;
    expect(log.held).toEqual([0]);
    expect(log.closed).toBe(1);
    await limiter.close();
    expect(log.closed).toBe(1);
    expect(clock.timers).toBe(0);
  });

  it("waits, when it is closed, until the log knows of the requests that have ended", async () => {
    const { limiter, clock, log } = setUp();
    const written = Promise.withResolvers<void>();
    const permit = await limiter.acquire({ tracked: true });
    log.writing = written.promise;
    permit.end("answer");
    const closing = limiter.close();
    await clock.advance(0);
    expect(log.closed).toBe(0);
    written.resolve();
    await closing;
    expect(log.held).toEqual([60_150]);
    expect(log.closed).toBe(1);
  });

  it("waits for no slot when it is closed while calls wait for one", async () => {
    const { limiter, clock, log } = setUp();
    log.answer = { waitMs: 30_000, reason: "limit" };
    const refused = expect(limiter.acquire()).rejects.toMatchObject({ reason: "closed" });
    await clock.advance(0);
    expect(clock.timers).toBe(1);
    await limiter.close();
    await refused;
    expect(clock.timers).toBe(0);
  });

  it("takes an end that it does not know for a lost request, which may still arrive", async () => {
    const { limiter, log } = setUp();
    for (const how of ["answer", "lost", "unused", "toString", undefined]) {
      const permit = await limiter.acquire({ tracked: true });
      permit.end(how as RequestEnd);
    }
    expect(log.held).toEqual([60_150, 62_150, 0, 62_150, 62_150]);
  });
});

/** A log that answers as the test says. */
class TestLog implements SharedLog {
  answer: TakeResult | Promise<TakeResult> = "taken";
  /** What it says instead to who leaves slots free. */
  answerBulk: TakeResult | Promise<TakeResult> | undefined;
  readonly leftFree: number[] = [];
  writing: Promise<void> | undefined;
  fails = false;
  asked = 0;
  /** For how long each slot is held whose end was told. */
  readonly pauses: number[] = [];
  readonly held: number[] = [];

  async take(_id: string, _heldMs: number, leaveFree: number): Promise<TakeResult> {
    this.asked += 1;
    this.leftFree.push(leaveFree);
    this.#failIfTold();
    return leaveFree > 0 ? (this.answerBulk ?? this.answer) : this.answer;
  }

  async hold(_id: string, heldMs: number): Promise<void> {
    this.#failIfTold();
    if (this.writing !== undefined) await this.writing;
    this.held.push(heldMs);
  }

  async pause(durationMs: number): Promise<void> {
    this.pauses.push(durationMs);
    this.#failIfTold();
  }

  closed = 0;

  async close(): Promise<void> {
    this.closed += 1;
  }

  #failIfTold(): void {
    if (this.fails) throw new Error("The log does not work.");
  }
}

function setUp({
  maxQueue = 200_000,
  random = () => 0.5,
}: {
  maxQueue?: number;
  random?: () => number;
} = {}) {
  const clock = manualClock();
  const log = new TestLog();
  const limiter = new SharedRateLimiter(log, {
    token: "t",
    requestsPerMinute: 100,
    share: 1,
    maxQueue,
    testing: { windowMs: 60_000, clock, random },
  });
  const granted: string[] = [];
  const ask = (name: string, how?: AcquireOptions) => {
    limiter.acquire({ tracked: true, ...how }).then(
      () => granted.push(name),
      () => {},
    );
  };
  return { limiter, clock, log, granted, ask };
}
