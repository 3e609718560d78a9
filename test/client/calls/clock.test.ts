import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { HookEvents } from "../../../src/client/calls/events.ts";
import { fetchBy } from "../../support/fetchWith.ts";
import { manualClock } from "../../support/manualClock.ts";

const succeed = async () => new Response('{"status":"SUCCESS","orders":[]}');

/** Never answers, but ends with its request as a real `fetch` does. */
function silent(request: Request): Promise<Response> {
  return new Promise((_, reject) => {
    request.signal.addEventListener("abort", () => reject(request.signal.reason), { once: true });
  });
}

describe("a client with a clock of its own", () => {
  it("counts its time-out by that clock", async () => {
    const clock = manualClock();
    let requests = 0;
    const baselinker = new Baselinker({
      token: "timeout-clock",
      fetch: fetchBy((request) => {
        requests += 1;
        return silent(request);
      }),
      testing: { clock },
      retries: 0,
      timeoutMs: 5_000,
    });
    const call = baselinker.getOrders().catch((error: unknown) => error);
    await until(() => requests === 1);
    await clock.advance(5_000);
    expect(await call).toMatchObject({ name: "RequestTimeoutError", timeoutMs: 5_000 });
  });

  it("knows no other time-out of its own", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const answer = Promise.withResolvers<Response>();
      let requests = 0;
      const baselinker = new Baselinker({
        token: "other-clock",
        fetch: () => {
          requests += 1;
          return answer.promise;
        },
        testing: { clock: manualClock() },
        timeoutMs: 30_000,
      });
      const call = baselinker.getOrders();
      await until(() => requests === 1);
      vi.advanceTimersByTime(29_000);
      answer.resolve(await succeed());
      await expect(call).resolves.toEqual({ orders: [] });
    } finally {
      vi.useRealTimers();
    }
  });

  it("tells of a write with an unknown outcome when it was sent, in unix seconds", async () => {
    const clock = manualClock();
    const fetch = async () => new Response("", { status: 502 });
    const baselinker = new Baselinker({ token: "sent-clock", fetch, testing: { clock } });
    const sent = baselinker.addOrder({ order_status_id: 1, date_add: 1 });
    await expect(sent).rejects.toMatchObject({
      name: "OutcomeUnknownError",
      sentAt: Math.floor(clock.date() / 1000),
    });
  });

  it("waits between attempts by that clock, for as long as its `random` says", async () => {
    const clock = manualClock();
    const retries: HookEvents["retry"][] = [];
    let attempts = 0;
    const baselinker = new Baselinker({
      token: "retry-clock",
      fetch: async () => (++attempts < 3 ? new Response("", { status: 502 }) : succeed()),
      testing: { clock, random: () => 0.5 },
      hooks: { retry: (event) => retries.push(event) },
    });
    const call = baselinker.getOrders();
    for (const delayMs of [375, 750]) {
      await until(() => retries.at(-1)?.delayMs === delayMs);
      const before = attempts;
      await clock.advance(delayMs - 1);
      expect(attempts).toBe(before);
      await clock.advance(1);
    }
    await expect(call).resolves.toEqual({ orders: [] });
  });

  it("shares its limit with clients of the same clock only", async () => {
    const clock = manualClock();
    const make = (own?: typeof clock) =>
      new Baselinker({
        token: "limit-clock",
        fetch: succeed,
        rateLimit: { requestsPerMinute: 1 },
        maxWaitMs: 0,
        testing: { clock: own },
      });
    await make(clock).getOrders();
    await make(manualClock()).getOrders();
    await make().getOrders();
    const late = make(clock).getOrders();
    const settled = late.catch((error: unknown) => error);
    await clock.advance(1);
    expect(await settled).toMatchObject({ name: "RateLimitError", reason: "max_wait" });
    await clock.advance(61_000);
    await expect(make(clock).getOrders()).resolves.toEqual({ orders: [] });
    const real = await make()
      .getOrders()
      .catch((error: unknown) => error);
    expect(real).toMatchObject({ name: "RateLimitError", reason: "max_wait" });
  });

  it("leaves no timer of the machine to any file of the client", () => {
    const folder = new URL("../../../src/client/calls/", import.meta.url);
    const found = readdirSync(folder).filter((file) => {
      const code = readFileSync(new URL(file, folder), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      return /performance\.|Date\.now|new Date\(\)|Math\.random\(|(?:set|clear)(?:Timeout|Interval|Immediate)/.test(
        code,
      );
    });
    expect(found).toEqual([]);
  });
});

/** Turns of the event loop until something holds: `transport.ts` loads with the first request. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
