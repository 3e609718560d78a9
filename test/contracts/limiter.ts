import { afterEach, describe, expect, it } from "vitest";
import type { AcquireOptions, Permit, RateLimiter } from "../../src/limiter/rateLimiter.ts";
import type { SharedLimiterOptions } from "../../src/limiter/sharedRateLimiter.ts";
import { busiestWindow } from "../support/busiestWindow.ts";
import type { ManualClock } from "../support/manualClock.ts";

/** One log, and the time of everything that uses it. */
export interface SharedLogUnderTest {
  readonly clock: ManualClock;
  /** A limiter on this log, as if in a process of its own. */
  open(options?: Omit<SharedLimiterOptions, "token" | "clock">): Promise<RateLimiter>;
  close(): Promise<void>;
}

/** The window as it is counted: the server's minute, and a little as no two clocks agree. */
const windowMs = 60_150;
const latencyMs = 2_000;
/** How late a limiter may notice that a slot is free: it asks once a second, and not all at the same moment. */
const noticeMs = 1_020;

/** What every limiter has to do whose count processes share. No test waits in real time. */
export function describeSharedLimiter(name: string, make: () => Promise<SharedLogUnderTest>): void {
  describe(`the contract of shared limiters, by ${name}`, () => {
    let log: SharedLogUnderTest | undefined;
    afterEach(() => log?.close());

    /** As many processes as are asked for, all alike. */
    const begin = async (options: Parameters<SharedLogUnderTest["open"]>[0] = {}) => {
      const made = await make();
      log = made;
      const granted: string[] = [];
      const permits = new Map<string, Permit>();
      const [one, other, third] = [
        await made.open(options),
        await made.open(options),
        await made.open(options),
      ];
      /** Asks for a permit, and notes under which name it was granted. */
      const ask = (limiter: RateLimiter, title: string, how?: AcquireOptions) => {
        Promise.resolve(limiter.acquire(how)).then(
          (permit) => {
            granted.push(title);
            if (isPermit(permit)) permits.set(title, permit);
          },
          () => granted.push(`${title} failed`),
        );
      };
      return { clock: made.clock, one, other, third, granted, permits, ask };
    };

    it("lets four processes together have the limit in each window, and no more in any", async () => {
      const made = await make();
      log = made;
      const { clock } = made;
      const options = { requestsPerMinute: 20, windowMs: 6_000, latencyMs: 200 };
      const times: number[] = [];
      for (let process = 0; process < 4; process += 1) {
        const limiter = await made.open(options);
        for (let call = 0; call < 30; call += 1) {
          void Promise.resolve(limiter.acquire({ tracked: true })).then((permit) => {
            times.push(clock.now());
            if (isPermit(permit)) permit.end("answer");
          });
        }
      }
      await clock.advance(5 * (6_015 + noticeMs));
      expect(busiestWindow(times, 6_000)).toBe(20);
      expect(times.length).toBeGreaterThanOrEqual(5 * 20);
    });

    it("grants a permit first to a write, then to a read, and to the pages of a list last", async () => {
      const { clock, one, granted, ask } = await begin({ requestsPerMinute: 1 });
      ask(one, "before");
      await clock.advance(0);
      for (const priority of ["bulk", "normal", "urgent"] as const) ask(one, priority, { priority });
      await clock.advance(3 * (windowMs + latencyMs + noticeMs));
      expect(granted).toEqual(["before", "urgent", "normal", "bulk"]);
    });

    it("uses only its share of the limit", async () => {
      const { clock, one, other, granted, ask } = await begin({ requestsPerMinute: 4, share: 0.5 });
      for (const limiter of [one, other, one]) ask(limiter, "call");
      await clock.advance(windowMs + latencyMs - 1);
      expect(granted).toHaveLength(2);
      await clock.advance(noticeMs + 1);
      expect(granted).toHaveLength(3);
    });

    it("releases the slot of a permit that was not used, for every process", async () => {
      const { clock, one, other, granted, permits, ask } = await begin({ requestsPerMinute: 1 });
      ask(one, "not used", { tracked: true });
      await clock.advance(0);
      ask(other, "other");
      await clock.advance(noticeMs);
      expect(granted).toEqual(["not used"]);
      permits.get("not used")?.end("unused");
      await clock.advance(noticeMs);
      expect(granted).toEqual(["not used", "other"]);
    });

    it.each([
      ["its answer on", "answer", windowMs],
      ["2 s after it was lost on, as it may still arrive", "lost", windowMs + latencyMs],
    ] as const)(
      "counts a request from %s, and only the first end that it is told of",
      async (_, how, heldMs) => {
        const { clock, one, other, granted, permits, ask } = await begin({ requestsPerMinute: 1 });
        ask(one, "first", { tracked: true });
        await clock.advance(0);
        ask(other, "second");
        await clock.advance(30_000);
        permits.get("first")?.end(how);
        permits.get("first")?.end("unused");
        await clock.advance(heldMs - 1);
        expect(granted).toEqual(["first"]);
        await clock.advance(noticeMs + 1);
        expect(granted).toEqual(["first", "second"]);
      },
    );

    it("counts a request whose end is never told for the window, its way and a quarter of a window", async () => {
      const { clock, one, other, granted, ask } = await begin({ requestsPerMinute: 1 });
      ask(one, "first", { tracked: true });
      await clock.advance(0);
      ask(other, "second");
      await clock.advance(windowMs + latencyMs + 15_000 - 1);
      expect(granted).toEqual(["first"]);
      await clock.advance(noticeMs + 1);
      expect(granted).toEqual(["first", "second"]);
    });

    it("lets a waiting call leave at once, without taking a permit", async () => {
      const { clock, one, granted, ask } = await begin({ requestsPerMinute: 1 });
      ask(one, "first");
      await clock.advance(0);
      const controller = new AbortController();
      const waiting = one.acquire({ signal: controller.signal });
      controller.abort(new Error("no longer needed"));
      await expect(waiting).rejects.toThrow("no longer needed");
      await expect(one.acquire({ signal: controller.signal })).rejects.toThrow("no longer needed");
      ask(one, "next");
      await clock.advance(windowMs + latencyMs + noticeMs);
      expect(granted).toEqual(["first", "next"]);
    });

    it("refuses a call when as many wait already as may", async () => {
      const { clock, one, granted, ask } = await begin({ requestsPerMinute: 1, maxQueue: 1 });
      ask(one, "first");
      await clock.advance(0);
      ask(one, "waiting");
      await expect(one.acquire()).rejects.toMatchObject({ code: "RATE_LIMITED", reason: "queue_full" });
      await clock.advance(windowMs + latencyMs + noticeMs);
      expect(granted).toEqual(["first", "waiting"]);
    });

    it("makes all processes pause when one of them learns that the token is blocked", async () => {
      const { clock, one, other, granted, ask } = await begin();
      await one.pauseUntil(new Date(clock.date() + 600_000));
      expect(one.pausedUntil?.()).toEqual(new Date(clock.date() + 600_000));
      const reasons: string[] = [];
      ask(other, "call", { onWait: (reason) => reasons.push(reason) });
      await clock.advance(599_999);
      expect(granted).toEqual([]);
      expect(other.pausedUntil?.()).toEqual(new Date(clock.date() + 1));
      await clock.advance(noticeMs);
      expect(granted).toEqual(["call"]);
      expect(reasons).toEqual(["block"]);
      expect(other.pausedUntil?.()).toBeUndefined();
    });

    it.each([
      ["longer", 600_000, 20],
      ["shorter", 20, 600_000],
    ] as const)(
      "keeps the longer of two pauses for a third process, where the %s one came first",
      async (...row) => {
        const { clock, one, other, third, granted, ask } = await begin();
        const [, firstMs, secondMs] = row;
        await one.pauseUntil(new Date(clock.date() + firstMs));
        await other.pauseUntil(new Date(clock.date() + secondMs));
        ask(third, "third");
        await clock.advance(599_999);
        expect(granted).toEqual([]);
        await clock.advance(noticeMs);
        expect(granted).toEqual(["third"]);
      },
    );

    it("is not moved by a pause that is over or has no time", async () => {
      const { clock, one, other, granted, ask } = await begin();
      await one.pauseUntil(new Date(clock.date() - 1_000));
      await one.pauseUntil(new Date(Number.NaN));
      for (const limiter of [one, other]) ask(limiter, "call");
      await clock.advance(0);
      expect(granted).toEqual(["call", "call"]);
    });

    it.each([
      [
        { requestsPerMinute: Number.NaN },
        RangeError,
        "Expected `requestsPerMinute` to be a number of at least 1, got NaN.",
      ],
      [{ requestsPerMinute: 0 }, RangeError, "`requestsPerMinute`"],
      [{ share: 0 }, RangeError, "`share`"],
      [{ share: 1.5 }, RangeError, "`share`"],
      [{ maxQueue: 0 }, RangeError, "`maxQueue`"],
      [{ windowMs: 0 }, RangeError, "`windowMs`"],
      [{ latencyMs: Number.POSITIVE_INFINITY }, RangeError, "`latencyMs`"],
      [{ share: "half" }, TypeError, 'got "half"'],
      [{ random: 4 }, TypeError, "`random`"],
      [{ clock: {} }, TypeError, "a clock with the methods now, date and after"],
      [{ token: "" }, TypeError, "a non-empty string (your API token)"],
      [{ requestPerMinute: 100 }, TypeError, "Did you mean `requestsPerMinute`?"],
    ])("refuses %o", async (options: object, kind, message) => {
      const made = await make();
      log = made;
      const opened = made.open(options);
      await expect(opened).rejects.toThrow(kind);
      await expect(opened).rejects.toThrow(message);
    });
  });
}

function isPermit(value: unknown): value is Permit {
  return typeof value === "object" && value !== null && "end" in value;
}
