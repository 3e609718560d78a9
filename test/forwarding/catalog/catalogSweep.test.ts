import { describe, expect, it } from "vitest";
import { withWholeLists } from "../../../src/client/calls/wholeLists.ts";
import type { SweepTask } from "../../../src/forwarding/catalog/productCache.ts";
import { RateLimitError } from "../../../src/shared/errors/rateLimitError.ts";
import { firstPage, refresherOf } from "./scriptedRefresher.ts";

describe("a sweep in the background", () => {
  it("begins a second after it is told to, once, and keeps no process running", async () => {
    const { refresher, tasks, calls, clock, background } = refresherOf();
    tasks(firstPage);
    refresher.begin();
    await clock.advance(500);
    refresher.begin();
    await clock.advance(499);
    expect(calls).toEqual([]);
    await clock.advance(1);
    expect(calls).toMatchObject([{ options: { priority: "bulk", maxWaitMs: 3_000 } }]);
    await clock.advance(6_500);
    expect(background).toEqual([true, true]);
  });

  it("asks for a page of whole lists by id, and for the products of its other steps", async () => {
    const { refresher, tasks, list, calls, pages, clock } = refresherOf();
    const steps: SweepTask[] = [
      { step: "list", page: 3 },
      { step: "variants", ids: [1, 2] },
      { step: "deleted", ids: [1, 2] },
    ];
    tasks(...steps);
    list(2);
    refresher.begin();
    await clock.advance(20_000);
    expect(calls).toMatchObject([
      {
        name: "list",
        parameters: { inventory_id: 5, include_variants: true, filter_sort: "id ASC", page: 3 },
        options: withWholeLists({ priority: "bulk" }),
      },
      { name: "data", parameters: { inventory_id: 5, products: [1, 2] } },
      { name: "data", parameters: { inventory_id: 5, products: [1, 2] } },
    ]);
    const held = { token: "one process", leaseMs: 60_000, ageMs: 300 };
    expect(
      pages.map(({ products, ...page }) => ({ ...page, ids: products.map((each) => each.productId) })),
    ).toEqual([
      { ...held, task: steps[0], isLast: true, ids: [1, 2] },
      // Main products alone are no variants, but it matters that they are still there.
      { ...held, task: steps[1], isLast: false, ids: [] },
      { ...held, task: steps[2], isLast: false, ids: [1, 2] },
    ]);
  });

  it("takes a page for the last one where it is not full, or is the one before once more", async () => {
    const { refresher, tasks, list, pages, clock } = refresherOf();
    const turn = async (page: number, count: number, firstId: number) => {
      tasks({ step: "list", page });
      list(count, firstId);
      refresher.begin();
      await clock.advance(70_000);
      return pages.at(-1)?.isLast;
    };
    expect(await turn(1, 1_000, 1)).toBe(false);
    // The next sweep begins with the same product.
    expect(await turn(1, 1_000, 1)).toBe(false);
    expect(await turn(2, 1_000, 2_001)).toBe(false);
    expect(await turn(3, 1_000, 2_001)).toBe(true);
    expect(await turn(1, 999, 1)).toBe(true);
    expect(await turn(2, 0, 1)).toBe(true);
    expect(pages).toHaveLength(6);
  });

  it("makes a request every 6.5 s, later where others have had the place, and looks again each minute", async () => {
    const { refresher, tasks, said, calls, clock } = refresherOf();
    tasks(firstPage, firstPage, firstPage);
    refresher.begin();
    await clock.advance(1_000);
    expect(calls).toHaveLength(1);
    said.waits.push(4_000);
    await clock.advance(300 + 6_500);
    expect(calls).toHaveLength(1);
    await clock.advance(3_999);
    expect(calls).toHaveLength(1);
    await clock.advance(1);
    expect(calls).toHaveLength(2);
    await clock.advance(300 + 6_500);
    tasks(firstPage);
    await clock.advance(59_999);
    expect(calls).toHaveLength(2);
    await clock.advance(1);
    expect(calls).toHaveLength(3);
  });

  it("continues with the next catalog where one needs nothing", async () => {
    const { refresher, said, calls, clock } = refresherOf({ inventoryIds: [4, 5] });
    said.tasks.set(5, [firstPage]);
    refresher.begin();
    await clock.advance(1_000);
    expect(calls).toMatchObject([{ parameters: { inventory_id: 5 } }]);
  });

  it("tells how far it is, and once that it has ended", async () => {
    const { refresher, tasks, list, events, clock } = refresherOf();
    tasks(firstPage, { step: "list", page: 2 });
    list(1_000);
    refresher.begin();
    await clock.advance(5_000);
    list(7, 1_001);
    await clock.advance(200_000);
    const sweep = { type: "catalog_sweep", inventoryId: 5 };
    expect(events).toEqual([
      { ...sweep, page: 1, products: 1_000, done: false },
      { ...sweep, page: 2, products: 1_007, done: false },
      { ...sweep, page: 2, products: 1_007, done: true },
    ]);
  });

  it("counts from the beginning where its lease was lost, and tells nothing of the page", async () => {
    const { refresher, tasks, list, said, events, clock } = refresherOf();
    tasks(firstPage, firstPage, firstPage);
    list(3);
    refresher.begin();
    await clock.advance(5_000);
    said.isWritten = false;
    await clock.advance(6_800);
    said.isWritten = true;
    await clock.advance(6_800);
    expect(events).toMatchObject([
      { page: 1, products: 3 },
      { page: 1, products: 3 },
    ]);
  });

  it("is tried again where it failed, after a minute, and silently where it got no turn", async () => {
    const { refresher, tasks, said, calls, events, clock } = refresherOf();
    tasks(firstPage, firstPage, firstPage);
    said.failure = new RateLimitError("max_wait");
    refresher.begin();
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
