import { describe, expect, it } from "vitest";
import { createCatalog } from "../../../src/mapping/catalog/createCatalog.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const catalogOf = (name: string) =>
  createCatalog([{ productId: 1, parentId: 0, sku: "MUG", ean: "", name, prices: {} }], { inventoryId: 307 });

/** A loader whose loads end when the test says so. */
function manualLoader() {
  const loads: { end: (name: string) => void; fail: (error: Error) => void }[] = [];
  const load = () =>
    new Promise<ReturnType<typeof catalogOf>>((resolve, reject) => {
      loads.push({ end: (name) => resolve(catalogOf(name)), fail: reject });
    });
  return { load, loads };
}

describe("a catalog that is loaded by the forwarder", () => {
  it("is loaded once for all leads that come meanwhile", async () => {
    const { forwarder, account, clock, ended } = fakeShop();
    const { load, loads } = manualLoader();
    const forward = forwarder({ catalog: load });
    const both = Promise.all([
      forward.forward({ id: "1", sku: "MUG" }),
      forward.forward({ id: "2", sku: "MUG" }),
    ]);
    await clock.advance(1_000);
    expect(loads).toHaveLength(1);
    loads[0]?.end("first");
    await ended(both);
    expect(account.orders.map(({ products }) => products[0]?.name)).toEqual(["first", "first"]);
  });

  it("is refreshed in the background when it is used and old: no one waits for it", async () => {
    const { forwarder, account, clock, ended } = fakeShop();
    const { load, loads } = manualLoader();
    const forward = forwarder({ catalog: load, tuning: { catalogMaxAgeMs: 60_000 } });
    const first = forward.forward({ id: "1", sku: "MUG" });
    await clock.advance(0);
    loads[0]?.end("first");
    await ended(first);
    await clock.advance(61_000);
    expect(loads).toHaveLength(1);
    await ended(forward.forward({ id: "2", sku: "MUG" }));
    expect(loads).toHaveLength(2);
    loads[1]?.end("second");
    await clock.advance(0);
    await ended(forward.forward({ id: "3", sku: "MUG" }));
    expect(account.orders.map(({ products }) => products[0]?.name)).toEqual(["first", "first", "second"]);
  });

  it("stays in use where a refresh fails, which is reported and tried again later", async () => {
    const { forwarder, account, clock, events, ended } = fakeShop();
    const { load, loads } = manualLoader();
    const forward = forwarder({ catalog: load, tuning: { catalogMaxAgeMs: 120_000 } });
    const first = forward.forward({ id: "1", sku: "MUG" });
    await clock.advance(0);
    loads[0]?.end("first");
    await ended(first);
    await clock.advance(121_000);
    await ended(forward.forward({ id: "2", sku: "MUG" }));
    loads[1]?.fail(new Error("Base is away."));
    await clock.advance(0);
    expect(events).toContainEqual({
      type: "refresh_failed",
      what: "catalog",
      error: new Error("Base is away."),
    });
    await ended(forward.forward({ id: "3", sku: "MUG" }));
    expect(loads).toHaveLength(2);
    await clock.advance(61_000);
    await ended(forward.forward({ id: "4", sku: "MUG" }));
    expect(loads).toHaveLength(3);
    expect(account.orders).toHaveLength(4);
  });

  it("stays in use where a refresh brings less than half of it, until that was seen three times", async () => {
    const { forwarder, account, clock, events, ended } = fakeShop();
    const many = Array.from({ length: 5 }, (_, id) => ({ productId: id + 1, parentId: 0, sku: `S${id}` }));
    const catalogOfFirst = (size: number) =>
      createCatalog(
        many.slice(0, size).map((product) => ({ ...product, ean: "", name: "old", prices: {} })),
        { inventoryId: 307 },
      );
    // Half is enough: 2 of 5 are not, and 4 in between start the count again.
    const sizes = [5, 2, 4, 1, 1, 1];
    let loads = 0;
    const load = async () => catalogOfFirst(sizes[loads++] ?? 5);
    const forward = forwarder({ catalog: load, tuning: { catalogMaxAgeMs: 60_000 } });
    const linked: boolean[] = [];
    for (let id = 1; id <= 7; id += 1) {
      await ended(forward.forward({ id: `${id}`, sku: "S1" }));
      linked.push(account.orders.at(-1)?.products[0]?.name === "old");
      await clock.advance(61_000);
    }
    expect(loads).toBe(7);
    expect(linked).toEqual([true, true, true, true, true, true, false]);
    expect(events.filter(({ type }) => type === "refresh_failed")).toMatchObject([
      { what: "catalog", error: { message: expect.stringContaining("from 5 to 2 products") } },
      { error: { message: expect.stringContaining("from 4 to 1 products") } },
      { error: { message: expect.stringContaining("from 4 to 1 products") } },
    ]);
  });

  it("fails the lead, which can be tried again, where there is none yet and it cannot be loaded", async () => {
    const { forwarder, account, clock, ended } = fakeShop();
    const { load, loads } = manualLoader();
    const forward = forwarder({ catalog: load });
    const first = forward.forward({ id: "1" });
    await clock.advance(0);
    loads[0]?.fail(new Error("Base is away."));
    expect(await ended(first)).toMatchObject({ status: "error", retryable: true });
    const second = forward.forward({ id: "1" });
    await clock.advance(0);
    loads[1]?.end("first");
    expect(await ended(second)).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });

  it("is one and the same for a lead from beginning to end, though it is replaced meanwhile", async () => {
    const { forwarder, account, clock, ended } = fakeShop();
    const { load, loads } = manualLoader();
    const seen: unknown[] = [];
    const mapper = {
      map: (
        _: unknown,
        {
          catalog,
        }: { readonly catalog?: { findBySku(sku: string): readonly { name: string }[] } | undefined },
      ) => {
        seen.push(catalog?.findBySku("MUG")[0]?.name);
        catalog?.findBySku("NEW");
        return {
          status: "order" as const,
          key: "1",
          order: { order_status_id: 1, date_add: 1 },
          issues: [{ level: "warning" as const, code: "sku_unmatched", path: "products[0]", message: "" }],
        };
      },
    };
    const forward = forwarder({ catalog: load, rules: mapper, tuning: { catalogMaxAgeMs: 10 } });
    const first = forward.forward({});
    await clock.advance(0);
    loads[0]?.end("first");
    await ended(first);
    await clock.advance(1_000);
    account.faults.inject("slow", { method: "getInventoryProductsList", afterMs: 500 });
    seen.length = 0;
    const second = forward.forward({}, { key: "2" });
    await clock.advance(0);
    loads[1]?.end("second");
    await ended(second);
    expect(new Set(seen)).toEqual(new Set(["first"]));
  });

  it("sets no timer, so that a process can end", async () => {
    const { forwarder, clock, ended } = fakeShop();
    await ended(forwarder({ catalog: async () => catalogOf("first") }).forward({ id: "1" }));
    expect(clock.timers).toBe(0);
  });
});
