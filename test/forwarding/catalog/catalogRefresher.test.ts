import { describe, expect, it } from "vitest";
import { withWholeLists } from "../../../src/client/calls/wholeLists.ts";
import type { CodeOfCatalog } from "../../../src/forwarding/catalog/leadProducts.ts";
import type { KnownCode } from "../../../src/forwarding/catalog/productCache.ts";
import { RateLimitError } from "../../../src/shared/errors/rateLimitError.ts";
import { buildProduct } from "../../../src/testing/fake/builders.ts";
import { firstPage, refresherOf } from "./scriptedRefresher.ts";

const hour = 3_600_000;
const known: KnownCode = { products: [], ageMs: hour + 1, isCertain: true };
const mug: CodeOfCatalog = { inventoryId: 5, by: "sku", code: "MUG" };

describe("what a lead used", () => {
  it("is asked for again once it is older than an hour, after all other calls and for 3 s at most", async () => {
    const { refresher, asked, clock } = refresherOf();
    refresher.used(mug, known, hour);
    await clock.advance(0);
    expect(asked).toEqual([]);
    refresher.used(mug, known, hour + 1);
    await clock.advance(0);
    expect(asked).toMatchObject([{ code: mug, known, options: { priority: "bulk", maxWaitMs: 3_000 } }]);
    expect(asked[0]?.options.signal?.aborted).toBe(false);
    await refresher.close();
    expect(asked[0]?.options.signal?.aborted).toBe(true);
  });

  it("is asked for once at a time, and another code has its own", async () => {
    const { refresher, takes } = refresherOf();
    refresher.used(mug, known, hour + 1);
    refresher.used(mug, known, hour + 1);
    expect(takes()).toBe(1);
    refresher.used({ ...mug, code: "TEE" }, known, hour + 1);
    refresher.used({ ...mug, by: "ean" }, known, hour + 1);
    refresher.used({ ...mug, inventoryId: 6 }, known, hour + 1);
    expect(takes()).toBe(4);
  });

  it("asks for no place before the next one can be free", async () => {
    const { refresher, said, clock, takes, asked } = refresherOf();
    refresher.used(mug, known, hour + 1);
    await clock.advance(6_499);
    refresher.used(mug, known, hour + 1);
    expect([takes(), asked.length]).toEqual([1, 1]);
    await clock.advance(1);
    // Others have had the place.
    said.waits.push(2_000);
    refresher.used(mug, known, hour + 1);
    await clock.advance(1_999);
    refresher.used(mug, known, hour + 1);
    expect([takes(), asked.length]).toEqual([2, 1]);
    await clock.advance(1);
    refresher.used(mug, known, hour + 1);
    await clock.advance(0);
    expect([takes(), asked.length]).toEqual([3, 2]);
  });

  it("tells where that failed, and not where it got no turn or the forwarder was closed", async () => {
    const { refresher, said, clock, events } = refresherOf();
    const use = async () => {
      refresher.used(mug, known, hour + 1);
      await clock.advance(6_500);
    };
    said.failure = new RateLimitError("max_wait");
    await use();
    expect(events).toEqual([]);
    said.failure = new Error("away");
    await use();
    expect(events).toEqual([{ type: "refresh_failed", what: "catalog", error: said.failure }]);
    refresher.used(mug, known, hour + 1);
    await refresher.close();
    await clock.advance(6_500);
    expect(events).toHaveLength(1);
  });

  it("is not asked for after the forwarder was closed", async () => {
    const { refresher, takes } = refresherOf();
    await refresher.close();
    refresher.used(mug, known, hour + 1);
    expect(takes()).toBe(0);
  });
});

describe("the first requests of a sweep", () => {
  it("are two at most, with what the catalog holds unknown, and are made at once", async () => {
    const { refresher, tasks, list, calls, clock } = refresherOf();
    tasks(firstPage, firstPage, firstPage, firstPage);
    list(1_000);
    const settled = refresher.settle(5);
    await clock.advance(600);
    await settled;
    expect(calls).toHaveLength(2);
    expect(calls[0]?.options).toMatchObject(withWholeLists<object>({ signal: { aborted: false } }));
    expect(calls[0]?.options).not.toHaveProperty("priority");
  });

  it("are one where the list has a variant among its products", async () => {
    const { refresher, tasks, list, said, calls, clock } = refresherOf();
    tasks(firstPage, firstPage, firstPage);
    list(3);
    said.listed.push(buildProduct({ id: 9, parent_id: 1 }));
    const settled = refresher.settle(5);
    await clock.advance(300);
    await settled;
    expect(calls).toHaveLength(1);
  });

  it("are made once for all who wait, again for who comes later, and end a sweep that has no more", async () => {
    const { refresher, tasks, list, calls, events, clock } = refresherOf();
    tasks(firstPage);
    list(3);
    const first = refresher.settle(5);
    expect(refresher.settle(5)).toBe(first);
    await clock.advance(300);
    await first;
    expect(calls).toHaveLength(1);
    expect(events.map((event) => event.type === "catalog_sweep" && event.done)).toEqual([false, true]);
    tasks(firstPage);
    const later = refresher.settle(5);
    expect(later).not.toBe(first);
    await clock.advance(300);
    await later;
    expect(calls).toHaveLength(2);
  });

  it("are followed by the rest in the background", async () => {
    const { refresher, tasks, list, calls, clock } = refresherOf();
    tasks(firstPage, firstPage, firstPage, firstPage);
    list(1_000);
    const settled = refresher.settle(5);
    await clock.advance(600 + 999);
    await settled;
    expect(calls).toHaveLength(2);
    await clock.advance(1);
    expect(calls).toHaveLength(3);
  });
});

describe("closing", () => {
  it("ends what runs, and then gives the right to sweep to others, also where the store fails", async () => {
    const { refresher, tasks, said, calls, pages, released, clock } = refresherOf({ inventoryIds: [5, 6] });
    tasks(firstPage);
    said.release = new Error("away");
    refresher.begin();
    await clock.advance(1_000);
    let isClosed = false;
    const closed = refresher.close().then(() => {
      isClosed = true;
    });
    expect(calls[0]?.options?.signal?.reason).toMatchObject({ code: "FORWARDER_CLOSED" });
    await clock.advance(299);
    expect([isClosed, released]).toEqual([false, []]);
    await clock.advance(1);
    await closed;
    expect([pages.length, released]).toEqual([1, [5, 6]]);
    expect(clock.timers).toBe(0);
  });

  it("leaves no timer, and gives nothing back where it has not begun", async () => {
    const waiting = refresherOf();
    waiting.refresher.begin();
    await waiting.refresher.close();
    expect([waiting.clock.timers, waiting.released]).toEqual([0, [5]]);
    const idle = refresherOf();
    await idle.refresher.close();
    idle.refresher.begin();
    expect([idle.clock.timers, idle.released]).toEqual([0, []]);
  });

  it("ends the first requests of a sweep", async () => {
    const { refresher, tasks, calls, clock } = refresherOf();
    tasks(firstPage);
    const settled = refresher.settle(5);
    await clock.advance(0);
    const closed = refresher.close();
    expect(calls[0]?.options?.signal?.aborted).toBe(true);
    await clock.advance(300);
    await Promise.all([settled, closed]);
    expect(clock.timers).toBe(0);
  });
});
