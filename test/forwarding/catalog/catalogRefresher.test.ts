import { describe, expect, it } from "vitest";
import { withWholeLists } from "../../../src/client/calls/wholeLists.ts";
import type { CodeOfCatalog, KnownCode } from "../../../src/forwarding/catalog/productAnswer.ts";
import { RateLimitError } from "../../../src/shared/errors/rateLimitError.ts";
import { buildProduct } from "../../../src/testing/fake/builders.ts";
import { hashAtOnce } from "../../support/hashAtOnce.ts";
import { refresherOf } from "./scriptedRefresher.ts";

hashAtOnce();

const hour = 3_600_000;
const minute = 60_000;
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

  it("is asked for once at a time, and another code on its own", async () => {
    const { refresher, takes, clock } = refresherOf();
    refresher.used(mug, known, hour + 1);
    refresher.used(mug, known, hour + 1);
    refresher.used({ ...mug, code: "TEE" }, known, hour + 1);
    refresher.used({ ...mug, by: "ean" }, known, hour + 1);
    refresher.used({ ...mug, inventoryId: 6 }, known, hour + 1);
    await clock.advance(0);
    expect(takes()).toBe(4);
  });

  it("is not asked for while others have the slot, nor before the next one can be free", async () => {
    const { refresher, other, clock, takes, asked } = refresherOf();
    await other.claim("slot", 6_500, "background");
    const before = takes();
    refresher.used(mug, known, hour + 1);
    await clock.advance(6_499);
    refresher.used(mug, known, hour + 1);
    await clock.advance(0);
    expect([takes() - before, asked.length]).toEqual([1, 0]);
    await clock.advance(1);
    refresher.used(mug, known, hour + 1);
    await clock.advance(0);
    expect([takes() - before, asked.length]).toEqual([2, 1]);
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

  it("is not asked for after the forwarder was closed, or while the cache is away", async () => {
    const closed = refresherOf();
    await closed.refresher.close();
    closed.refresher.used(mug, known, hour + 1);
    await closed.clock.advance(0);
    expect(closed.takes()).toBe(0);
    const { refresher, said, clock, asked, events } = refresherOf();
    said.cacheFailure = new Error("away");
    refresher.used(mug, known, hour + 1);
    await clock.advance(0);
    expect([asked, events]).toEqual([[], [{ type: "product_cache_failed", error: said.cacheFailure }]]);
  });
});

describe("the first requests of a sweep", () => {
  it("are two at most, with what the catalog holds unknown, and are made at once", async () => {
    const { refresher, list, calls, clock } = refresherOf();
    list(1_000);
    const settled = refresher.settle(5);
    await clock.advance(600);
    await settled;
    expect(calls).toHaveLength(2);
    expect(calls[0]?.options).toMatchObject(withWholeLists<object>({ signal: { aborted: false } }));
    expect(calls[0]?.options).not.toHaveProperty("priority");
  });

  it("are one where the list has a variant among its products, which other processes are told", async () => {
    const { refresher, other, list, said, calls, told, sweepOf, events, clock } = refresherOf();
    list(3);
    said.listed.push(buildProduct({ id: 9, parent_id: 1 }));
    const settled = refresher.settle(5);
    await clock.advance(300);
    await settled;
    expect([calls.length, told, sweepOf(5)?.isCertain]).toEqual([1, [5], true]);
    expect(events).toEqual([{ type: "catalog_sweep", inventoryId: 5, page: 1, products: 4, done: true }]);
    await clock.advance(1);
    expect(await other.hold("5:sweep", minute, "background")).toBe(true);
    await clock.advance(hour);
    expect([calls.length, clock.timers]).toEqual([1, 0]);
  });

  it("are made once for all who wait, and none for who comes later, if they are all there is", async () => {
    const { refresher, list, calls, events, sweepOf, clock } = refresherOf();
    list(3);
    const first = refresher.settle(5);
    expect(refresher.settle(5)).toBe(first);
    await clock.advance(600);
    await first;
    expect(calls.map(({ name }) => name)).toEqual(["list", "data"]);
    expect(events.map((event) => event.type === "catalog_sweep" && event.done)).toEqual([false, false, true]);
    expect(sweepOf(5)?.isCertain).toBe(true);
    await refresher.settle(5);
    expect(calls).toHaveLength(2);
  });

  it("are left to another process that is at it", async () => {
    const { refresher, other, list, calls, clock } = refresherOf();
    list(3);
    await other.hold("5:sweep", minute, "lead");
    await refresher.settle(5);
    expect(calls).toEqual([]);
    await other.release("5:sweep");
    await clock.advance(hour);
    expect(calls).toHaveLength(2);
  });

  it("are made also while the cache is away, since a lead waits for them", async () => {
    const { refresher, list, said, calls, sweepOf, clock } = refresherOf();
    list(3);
    said.cacheFailure = new Error("away");
    const settled = refresher.settle(5);
    await clock.advance(600);
    await settled;
    expect([calls.length, sweepOf(5)?.isCertain]).toEqual([2, true]);
  });

  it("are followed by the rest in the background, and it waits for a slot", async () => {
    const { refresher, list, calls, clock } = refresherOf();
    list(1_000);
    const settled = refresher.settle(5);
    await clock.advance(600);
    await settled;
    await clock.advance(5_900);
    expect(calls).toHaveLength(2);
    await clock.advance(2_000);
    expect(calls).toHaveLength(3);
    expect(calls[2]?.options).toMatchObject({ priority: "bulk" });
  });
});

describe("a sweep in the background", () => {
  it("begins a second after a code was not found, and keeps no process running", async () => {
    const { refresher, list, calls, clock, background } = refresherOf();
    list(1_000);
    refresher.want(5);
    await clock.advance(500);
    refresher.want(5);
    await clock.advance(499);
    expect(calls).toEqual([]);
    await clock.advance(1);
    expect(calls).toMatchObject([{ options: { priority: "bulk", maxWaitMs: 3_000 } }]);
    await clock.advance(7_000);
    expect(background).toEqual(background.map(() => true));
  });

  it("reads whole lists by id, then the variants of their main products, and keeps no timer when it has ended", async () => {
    const { refresher, list, calls, clock } = refresherOf();
    list(2);
    refresher.want(5);
    await clock.advance(30_000);
    expect(calls).toMatchObject([
      {
        name: "list",
        parameters: { inventory_id: 5, include_variants: true, filter_sort: "id ASC", page: 1 },
        options: withWholeLists<object>({ priority: "bulk" }),
      },
      { name: "data", parameters: { inventory_id: 5, products: [1, 2] } },
    ]);
    expect(clock.timers).toBe(0);
  });

  it("takes a page for the last one where it is not full, or is the one before once more", async () => {
    const pagesOf = async (...sizes: readonly (readonly [count: number, firstId: number])[]) => {
      const { refresher, list, calls, clock } = refresherOf();
      refresher.want(5);
      for (const [count, firstId] of sizes) {
        list(count, firstId);
        await clock.advance(6_800);
      }
      await clock.advance(minute);
      return calls.filter(({ name }) => name === "list").length;
    };
    expect(await pagesOf([1_000, 1], [1_000, 2_001], [1_000, 2_001])).toBe(3);
    expect(await pagesOf([1_000, 1], [999, 1_001])).toBe(2);
    expect(await pagesOf([1_000, 1], [0, 1])).toBe(2);
  });

  it("makes a request every 6.5 s, and later where others have had the slot", async () => {
    const { refresher, other, list, calls, clock } = refresherOf();
    list(1_000);
    refresher.want(5);
    await clock.advance(1_000);
    expect(calls).toHaveLength(1);
    await clock.advance(6_499);
    await other.claim("slot", 6_500, "background");
    expect(calls).toHaveLength(1);
    await clock.advance(1);
    expect(await other.claim("slot", 6_500, "background")).toBe(true);
    await clock.advance(6_499);
    expect(calls).toHaveLength(1);
    await clock.advance(1_500);
    expect(calls).toHaveLength(2);
  });

  it("is left to another process while that one is at it, and tried again each minute", async () => {
    const { refresher, other, list, calls, clock } = refresherOf();
    list(1_000);
    refresher.want(5);
    await other.hold("5:sweep", 3 * minute, "background");
    await clock.advance(2 * minute);
    expect(calls).toEqual([]);
    await clock.advance(2 * minute);
    expect(calls.length).toBeGreaterThan(0);
  });

  it("begins again where another process had the turn meanwhile", async () => {
    const { refresher, other, list, calls, clock } = refresherOf();
    list(1_000);
    refresher.want(5);
    await clock.advance(8_000);
    expect(calls).toMatchObject([{ parameters: { page: 1 } }, { parameters: { page: 2 } }]);
    // This process did nothing for longer than its lease.
    await other.set("5:sweep", "another process", minute);
    await clock.advance(3 * minute);
    expect(calls[2]).toMatchObject({ parameters: { page: 1 } });
  });

  it("continues where it was after the cache was away", async () => {
    const { refresher, list, said, calls, clock } = refresherOf();
    list(1_000);
    refresher.want(5);
    await clock.advance(5_000);
    list(1_000, 1_001);
    await clock.advance(3_000);
    said.cacheFailure = new Error("away");
    await clock.advance(minute);
    said.cacheFailure = undefined;
    expect(calls).toHaveLength(2);
    await clock.advance(2 * minute);
    expect(calls[2]).toMatchObject({ parameters: { page: 3 } });
  });

  it("continues with the next catalog where one needs nothing", async () => {
    const { refresher, calls, clock } = refresherOf({ inventoryIds: [4, 5] });
    refresher.want(5);
    await clock.advance(1_000);
    expect(calls).toMatchObject([{ parameters: { inventory_id: 5 } }]);
  });

  it("tells how far it is, and once that it has ended", async () => {
    const { refresher, list, events, clock } = refresherOf();
    list(1_000);
    refresher.want(5);
    await clock.advance(5_000);
    list(7, 1_001);
    await clock.advance(200_000);
    const sweep = { type: "catalog_sweep", inventoryId: 5 };
    expect(events.slice(0, 2)).toEqual([
      { ...sweep, page: 1, products: 1_000, done: false },
      { ...sweep, page: 2, products: 1_007, done: false },
    ]);
    expect(events.at(-1)).toEqual({ ...sweep, page: 4, products: 1_007, done: true });
    expect(events.filter((event) => event.type === "catalog_sweep" && event.done)).toHaveLength(1);
  });

  it("is tried again where it failed, after a minute, and silently where it got no turn", async () => {
    const { refresher, list, said, calls, events, clock } = refresherOf();
    list(1_000);
    said.failure = new RateLimitError("max_wait");
    refresher.want(5);
    await clock.advance(1_300);
    said.failure = new Error("away");
    await clock.advance(6_499);
    expect(calls).toHaveLength(1);
    await clock.advance(1 + 300);
    expect([calls.length, events]).toEqual([
      2,
      [{ type: "refresh_failed", what: "catalog", error: said.failure }],
    ]);
    await clock.advance(59_999);
    expect(calls).toHaveLength(2);
    await clock.advance(1);
    expect(calls).toHaveLength(3);
  });
});

describe("closing", () => {
  it("ends what runs, and then gives the right to sweep to others", async () => {
    const { refresher, other, calls, clock } = refresherOf({ inventoryIds: [5, 6] });
    refresher.want(5);
    await clock.advance(1_000);
    let isClosed = false;
    const closed = refresher.close().then(() => {
      isClosed = true;
    });
    expect(calls[0]?.options?.signal?.reason).toMatchObject({ code: "FORWARDER_CLOSED" });
    await clock.advance(299);
    expect([isClosed, await other.hold("5:sweep", minute, "background")]).toEqual([false, false]);
    await clock.advance(1);
    await closed;
    await clock.advance(1);
    expect(await other.hold("5:sweep", minute, "background")).toBe(true);
    expect(clock.timers).toBe(0);
  });

  it("leaves no timer, takes nothing from another process, and works where the cache is away", async () => {
    const { refresher, other, said, clock } = refresherOf();
    await other.hold("5:sweep", hour, "background");
    refresher.want(5);
    await refresher.close();
    await clock.advance(1);
    expect(await other.hold("5:sweep", hour, "background")).toBe(true);
    expect(clock.timers).toBe(0);
    said.cacheFailure = new Error("away");
    await refresher.close();
    refresher.want(5);
    expect(clock.timers).toBe(0);
  });

  it("ends the first requests of a sweep", async () => {
    const { refresher, calls, clock } = refresherOf();
    const settled = refresher.settle(5);
    await clock.advance(0);
    const closed = refresher.close();
    expect(calls[0]?.options?.signal?.aborted).toBe(true);
    await clock.advance(300);
    await clock.advance(300);
    await Promise.all([settled, closed]);
    expect(clock.timers).toBe(0);
  });
});
