import { describe, expect, it } from "vitest";
import type { Permit, RateLimiter } from "../../src/limiter/rateLimiter.ts";
import type { SharedLimiterOptions } from "../../src/limiter/sharedRateLimiter.ts";
import { busiestWindow } from "../support/busiestWindow.ts";

/** Makes limiters that share one new log, each as if in a process of its own. */
export type OpenLimiters = (
  howMany: number,
  options?: Omit<SharedLimiterOptions, "token">,
) => Promise<RateLimiter[]>;

/** What every limiter has to do whose count processes share. */
export function describeSharedLimiter(name: string, open: OpenLimiters): void {
  const two = async (options?: Omit<SharedLimiterOptions, "token">): Promise<[RateLimiter, RateLimiter]> => {
    const [one, other] = await open(2, options);
    if (one === undefined || other === undefined) throw new Error("Two limiters were asked for.");
    return [one, other];
  };

  // All at once: each has a log of its own, and they mostly wait.
  describe(`the contract of shared limiters, by ${name}`, { concurrent: true }, () => {
    it("lets four processes together have no more than the limit in any window, and nearly all of it", async () => {
      const options = { requestsPerMinute: 20, windowMs: 300, latencyMs: 20 };
      const four = await open(4, options);
      const times: number[] = [];
      const end = performance.now() + 1_500;
      const callers = four.flatMap((limiter) =>
        Array.from({ length: 10 }, async () => {
          while (performance.now() < end) {
            const permit = await limiter.acquire({ tracked: true });
            times.push(performance.now());
            if (isPermit(permit)) permit.end("answer");
          }
        }),
      );
      await Promise.all(callers);
      expect(busiestWindow(times, 300)).toBeLessThanOrEqual(20);
      expect(times.length).toBeGreaterThanOrEqual(4 * 20);
    });

    it("hands a permit first to a write, then to a read, and to the pages of a list last", async () => {
      const [limiter] = await two({ requestsPerMinute: 1, windowMs: 50, latencyMs: 0 });
      const order: string[] = [];
      await limiter.acquire();
      await Promise.all(
        (["bulk", "normal", "urgent"] as const).map(async (priority) => {
          await limiter.acquire({ priority });
          order.push(priority);
        }),
      );
      expect(order).toEqual(["urgent", "normal", "bulk"]);
    });

    it("uses only its share of the limit", async () => {
      const [one, other] = await two({ requestsPerMinute: 4, share: 0.5, windowMs: 100, latencyMs: 0 });
      const begun = performance.now();
      await one.acquire();
      await other.acquire();
      await one.acquire();
      expect(performance.now() - begun).toBeGreaterThanOrEqual(100);
    });

    it("gives the place of a permit back that was not used", async () => {
      const [one, other] = await two({ requestsPerMinute: 1 });
      const permit = await one.acquire({ tracked: true });
      if (isPermit(permit)) permit.end("unused");
      await expect(other.acquire()).resolves.toBeDefined();
    });

    it("counts a request from its answer on, and only the first end that it is told of", async () => {
      const [one, other] = await two({ requestsPerMinute: 1, windowMs: 200, latencyMs: 0 });
      const permit = await one.acquire({ tracked: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const answered = performance.now();
      if (isPermit(permit)) {
        permit.end("answer");
        permit.end("unused");
      }
      await other.acquire();
      expect(performance.now() - answered).toBeGreaterThanOrEqual(199);
    });

    it("lets a waiting call leave at once, without taking a permit", async () => {
      const [limiter] = await two({ requestsPerMinute: 1, windowMs: 100, latencyMs: 0 });
      await limiter.acquire();
      const controller = new AbortController();
      const waiting = limiter.acquire({ signal: controller.signal });
      controller.abort(new Error("no longer needed"));
      await expect(waiting).rejects.toThrow("no longer needed");
      await expect(limiter.acquire({ signal: controller.signal })).rejects.toThrow("no longer needed");
      await expect(limiter.acquire()).resolves.toBeDefined();
    });

    it("refuses a call when as many wait already as may", async () => {
      const [limiter] = await two({ requestsPerMinute: 1, windowMs: 50, latencyMs: 0, maxQueue: 1 });
      await limiter.acquire();
      const waiting = limiter.acquire();
      await expect(limiter.acquire()).rejects.toMatchObject({ code: "RATE_LIMITED", reason: "queue_full" });
      await waiting;
    });

    it("makes all processes pause when one of them learns that the token is blocked", async () => {
      const [one, other] = await two();
      const begun = performance.now();
      await one.pauseUntil(new Date(Date.now() + 250));
      expect(one.pausedUntil?.()).toBeDefined();
      const reasons: string[] = [];
      await other.acquire({ onWait: (reason) => reasons.push(reason) });
      expect(performance.now() - begun).toBeGreaterThanOrEqual(245);
      expect(reasons).toEqual(["block"]);
      expect(other.pausedUntil?.()).toBeUndefined();
    });

    it("keeps the longer of two pauses, and is not moved by a time that is past or none", async () => {
      const [one, other] = await two();
      const begun = performance.now();
      await one.pauseUntil(new Date(Date.now() + 250));
      await other.pauseUntil(new Date(Date.now() + 20));
      await one.pauseUntil(new Date(Date.now() - 1_000));
      await one.pauseUntil(new Date(Number.NaN));
      await Promise.all([one.acquire(), other.acquire()]);
      expect(performance.now() - begun).toBeGreaterThanOrEqual(245);
    });

    it("refuses limits that are none", async () => {
      for (const options of [
        { requestsPerMinute: Number.NaN },
        { requestsPerMinute: 0 },
        { share: 0 },
        { share: 1.5 },
        { maxQueue: -1 },
        { windowMs: 0 },
        { latencyMs: Number.POSITIVE_INFINITY },
      ]) {
        await expect(open(1, options)).rejects.toThrow(RangeError);
      }
    });
  });
}

function isPermit(value: unknown): value is Permit {
  return typeof value === "object" && value !== null && "end" in value;
}
