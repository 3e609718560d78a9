import pThrottle from "p-throttle";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InProcessLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import { manualClock } from "../../support/manualClock.ts";

/** Why permits do not come from p-throttle; see docs/decisions/limiter.md. */
describe("permits while the date jumps ahead by an hour", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_795_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("come twice from p-throttle in its strict mode", async () => {
    let permits = 0;
    const take = pThrottle({ limit: 10, interval: 62_000, strict: true })(() => (permits += 1));
    for (let call = 0; call < 20; call += 1) void take();
    await vi.advanceTimersByTimeAsync(0);
    expect(permits).toBe(10);
    for (let call = 0; call < 10; call += 1) {
      vi.setSystemTime(Date.now() + 3_600_000);
      void take();
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(permits).toBeGreaterThan(10);
  });

  it("come once from the limiter", async () => {
    let permits = 0;
    const clock = manualClock();
    const limiter = new InProcessLimiter({ requestsPerMinute: 10, testing: { clock } });
    const take = () => void limiter.acquire().then(() => (permits += 1));
    for (let call = 0; call < 20; call += 1) take();
    await clock.advance(0);
    expect(permits).toBe(10);
    for (let call = 0; call < 10; call += 1) {
      clock.jump(3_600_000);
      take();
    }
    await clock.advance(0);
    expect(permits).toBe(10);
  });
});
