import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { createLimiterRegistry, limiterKey, sharedLimiters } from "../../../src/client/limiter/registry.ts";
import { manualClock } from "../../support/manualClock.ts";

describe("the limiters of a process", () => {
  it("are one for a key, however often it is asked for, and another for another key", () => {
    const limiterOf = createLimiterRegistry(manualClock());
    expect(limiterOf("a", {})).toBe(limiterOf("a", {}));
    expect(limiterOf("a", {})).not.toBe(limiterOf("b", {}));
  });

  it("have a key of their own for each token and each server", () => {
    const keys = ["https://a.example", "https://b.example"].flatMap((url) =>
      ["1001-ONE", "1001-TWO"].map((token) => limiterKey(url, token)),
    );
    expect(new Set(keys).size).toBe(4);
  });

  it("follow the lowest limit that any of their clients names", async () => {
    const clock = manualClock();
    const limiterOf = createLimiterRegistry(clock);
    limiterOf("a", { requestsPerMinute: 10 });
    const limiter = limiterOf("a", { requestsPerMinute: 2 });
    limiterOf("a", { requestsPerMinute: 10 });
    let granted = 0;
    for (let index = 0; index < 20; index += 1) {
      void limiter.acquire().then(() => {
        granted += 1;
      });
    }
    await clock.advance(0);
    expect(granted).toBe(2);
  });

  it("go down to a lower limit also where more requests were sent before", async () => {
    const clock = manualClock();
    const limiterOf = createLimiterRegistry(clock);
    const limiter = limiterOf("a", { requestsPerMinute: 10 });
    for (let index = 0; index < 10; index += 1) {
      await limiter.acquire();
      await clock.advance(1_000);
    }
    limiterOf("a", { requestsPerMinute: 2 });
    let granted = 0;
    for (let index = 0; index < 10; index += 1) {
      void limiter.acquire().then(() => {
        granted += 1;
      });
    }
    // The first eight of the ten come free one after another and are not given again.
    await clock.advance(60_000);
    expect(granted).toBe(0);
    await clock.advance(10_500);
    expect(granted).toBe(2);
  });

  it("keep no process alive by the timer that forgets them", () => {
    const timers: unknown[] = [];
    const clock = {
      ...manualClock(),
      after: (ms: number, _: () => void, options?: object) => {
        timers.push([ms, options]);
        return () => {};
      },
    };
    createLimiterRegistry(clock, 30_000)("a", {});
    expect(timers).toEqual([[30_000, { background: true }]]);
  });

  it("are others for a clock of a test than for the machine's", () => {
    const clock = manualClock();
    expect(sharedLimiters(clock)).not.toBe(sharedLimiters());
    expect(sharedLimiters(clock)).toBe(sharedLimiters(clock));
    expect(sharedLimiters()).toBe(sharedLimiters());
  });

  it("are remembered while their window lasts, and then forgotten with their timer", async () => {
    const clock = manualClock();
    const limiterOf = createLimiterRegistry(clock, 30_000);
    const limiter = limiterOf("a", {});
    await limiter.acquire();
    await clock.advance(59_000);
    expect(limiterOf("a", {})).toBe(limiter);
    await clock.advance(60_000);
    expect(clock.timers).toBe(0);
    expect(limiterOf("a", {})).not.toBe(limiter);
  });

  it("need one timer for 10,000 keys, and none when all are idle", async () => {
    const clock = manualClock();
    const limiterOf = createLimiterRegistry(clock, 30_000);
    for (let index = 0; index < 10_000; index += 1) void limiterOf(`token ${index}`, {}).acquire();
    expect(clock.timers).toBe(1);
    await clock.advance(120_000);
    expect(clock.timers).toBe(0);
  });

  it("keep no process alive that has nothing else to do", async () => {
    const file = new URL("../../../src/client/limiter/registry.ts", import.meta.url).href;
    const script = `
      const { createLimiterRegistry } = await import(${JSON.stringify(file)});
      await createLimiterRegistry()("a", {}).acquire();`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: "inherit" });
    // Kept alive it would look after its limiter for a minute and more, and this test would run out of time.
    expect((await once(child, "exit"))[0]).toBe(0);
  });

  it("look again, as the first timer may have gone with the request that set it", async () => {
    const clock = manualClock();
    let drops = true;
    const edge = {
      ...clock,
      after: (...args: Parameters<typeof clock.after>) => (drops ? () => {} : clock.after(...args)),
    };
    const limiterOf = createLimiterRegistry(edge, 30_000);
    await limiterOf("a", {}).acquire();
    drops = false;
    await clock.advance(59_000);
    await limiterOf("b", {}).acquire();
    // The first one may only be late.
    expect(clock.timers).toBe(0);
    await clock.advance(1_001);
    await limiterOf("c", {}).acquire();
    await limiterOf("d", {}).acquire();
    expect(clock.timers).toBe(1);
  });

  it("are not forgotten while a block lasts", async () => {
    const clock = manualClock();
    const limiterOf = createLimiterRegistry(clock, 30_000);
    limiterOf("a", {}).pauseUntil(new Date(clock.date() + 600_000));
    await clock.advance(599_000);
    expect(limiterOf("a", {}).pausedUntil()).toBeDefined();
    await clock.advance(60_000);
    expect(clock.timers).toBe(0);
  });

  it("are forgotten with what was sent, and of a key without a limit no client waits that sets none", async () => {
    const limiterOf = createLimiterRegistry(manualClock());
    const free = async (options: object) => {
      const limiter = limiterOf("a", options);
      for (let sent = 0; sent < 150; sent += 1) void limiter.acquire({ tracked: true });
      return limiter.waiting;
    };
    expect(await free({})).toBe(50);
    limiterOf.forget("a");
    expect(await free({})).toBe(50);
    limiterOf.forget("a", true);
    expect([await free({}), await free({}), await free({ share: 1 })]).toEqual([0, 0, 0]);
    limiterOf.forget("a");
    expect([await free({}), await free({ requestsPerMinute: 100 })]).toEqual([0, 150]);
    limiterOf.forget("a", false);
    expect(await free({})).toBe(50);
  });

  it("are the same for two copies of the package, and cannot be listed", () => {
    expect(sharedLimiters()).toBe(sharedLimiters());
    sharedLimiters()("https://example.com/ CANARY", {});
    const place = Symbol.for("baselinker-sdk/limiters/3");
    expect(Object.getOwnPropertySymbols(globalThis)).toContain(place);
    expect(Object.getOwnPropertyDescriptor(globalThis, place)?.enumerable).toBe(false);
    expect(Object.getOwnPropertyNames(sharedLimiters())).toEqual(["length", "name", "forget"]);
    // Each copy has a machine's clock of its own, and asks for the limiters of that without one.
    const registryOf: (clock?: object) => unknown = Reflect.get(globalThis, place);
    expect(registryOf()).toBe(sharedLimiters());
  });

  it("do not take what another program has put in their place for their own", () => {
    const place = Symbol.for("baselinker-sdk/limiters/3");
    sharedLimiters();
    const own = Object.getOwnPropertyDescriptor(globalThis, place);
    Object.defineProperty(globalThis, place, { value: {}, configurable: true });
    expect(sharedLimiters()("key", {}).waiting).toBe(0);
    Object.defineProperty(globalThis, place, own ?? {});
  });
});
