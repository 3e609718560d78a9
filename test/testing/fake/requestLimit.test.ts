import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFakeAccount, createManualClock } from "../../../src/entries/fake.ts";
import { fakeAccountOf } from "../../support/fakeAccountOf.ts";
import { callFake } from "./callFake.ts";

const blocked = { status: "ERROR", error_code: "ERROR_BLOCKED_TOKEN" };

describe("the limit of the fake account", () => {
  it("blocks the request after the hundredth in any 60 seconds, and says until when", async () => {
    const clock = createManualClock(Date.UTC(2025, 11, 24, 13, 20, 4));
    const account = createFakeAccount({ clock });
    for (let index = 0; index < 100; index += 1) {
      expect(await callFake(account, "getInventories")).toMatchObject({ status: "SUCCESS" });
    }
    expect(await callFake(account, "getInventories")).toEqual({
      ...blocked,
      error_message: "Query limit exceeded, token blocked until 2025-12-24 13:30:04",
    });
  });

  it("writes the time of the block in the zone that the test chooses", async () => {
    const clock = createManualClock(Date.UTC(2026, 6, 1, 9, 0, 0));
    const account = fakeAccountOf({ blockTimeZone: "Europe/Warsaw" }, { clock, requestsPerMinute: 0 });
    const answer = await callFake(account, "getInventories");
    expect(answer.error_message).toBe("Query limit exceeded, token blocked until 2026-07-01 11:10:00");
  });

  it("slides: as soon as the oldest request is a minute old, one more may come", async () => {
    const clock = createManualClock();
    const account = createFakeAccount({ clock, requestsPerMinute: 2 });
    await callFake(account, "getInventories");
    await clock.advance(30_000);
    await callFake(account, "getInventories");
    await clock.advance(30_000);
    expect(await callFake(account, "getInventories")).toMatchObject({ status: "SUCCESS" });
    await clock.advance(29_999);
    expect(await callFake(account, "getInventories")).toMatchObject(blocked);
  });

  it("prolongs a block with every request that comes during it", async () => {
    const clock = createManualClock();
    const account = createFakeAccount({ clock, requestsPerMinute: 1 });
    await callFake(account, "getInventories");
    await callFake(account, "getInventories");
    await clock.advance(9 * 60_000);
    expect(await callFake(account, "getInventories")).toMatchObject(blocked);
    await clock.advance(9 * 60_000);
    expect(await callFake(account, "getInventories")).toMatchObject(blocked);
    await clock.advance(10 * 60_000);
    expect(await callFake(account, "getInventories")).toMatchObject({ status: "SUCCESS" });
  });

  it("never carries out a request of a blocked token, and logs it anyway", async () => {
    const account = createFakeAccount({ clock: createManualClock(), requestsPerMinute: 0 });
    await callFake(account, "addOrder", { order_status_id: 8001, date_add: 1 });
    expect(account.orders).toEqual([]);
    expect(account.requests).toMatchObject([
      { method: "addOrder", parameters: { order_status_id: 8001 }, answer: "ERROR_BLOCKED_TOKEN" },
    ]);
  });

  it("can be switched off", async () => {
    const account = createFakeAccount({ clock: createManualClock(), requestsPerMinute: false });
    for (let index = 0; index < 150; index += 1) {
      expect(await callFake(account, "getInventories")).toMatchObject({ status: "SUCCESS" });
    }
  });

  it("lets a request through exactly when fewer than the limit came within a minute and no block lasts", async () => {
    const limit = 3;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 40 }), async (pauses) => {
        const clock = createManualClock();
        const account = createFakeAccount({ clock, requestsPerMinute: limit, blockMs: 100_000 });
        const arrivals: number[] = [];
        let blockedUntil = 0;
        for (const pause of pauses) {
          await clock.advance(pause);
          const now = clock.now();
          const free = now >= blockedUntil;
          if (free) arrivals.push(now);
          const within = arrivals.filter((time) => time > now - 60_000).length;
          const expected = free && within <= limit;
          if (!expected) blockedUntil = now + 100_000;
          const answer = await callFake(account, "getInventories");
          expect(answer.status).toBe(expected ? "SUCCESS" : "ERROR");
        }
      }),
      { numRuns: 50 },
    );
  });
});
