import { describe, expect, it } from "vitest";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { MatchRule } from "../../../src/mapping/rules/rules.ts";
import { buildProduct } from "../../../src/testing/fake/builders.ts";
import { wholeCatalog } from "../../support/wholeCatalog.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const listing = { method: "getInventoryProductsList" } as const;

const run = <Value>(work: () => Promise<Value>): Promise<Value> => work();

/** A shop whose catalog was loaded before the products that the leads name were made. */
async function shopWith(match: MatchRule, { hasPrices = true, through = run } = {}) {
  const shop = fakeShop();
  const { account, clock, ended } = shop;
  const baselinker = shop.client(through);
  const events: ForwardEvent[] = [];
  const forwarder = createForwarder({
    baselinker,
    rules: {
      version: 1,
      key: "id",
      fields: { email: "email" },
      products: {
        each: "skus",
        fields: { sku: "@", name: "@", ...(hasPrices ? { price_brutto: { value: 9 } } : {}) },
      },
      match,
    },
    catalog: await wholeCatalog(baselinker, 307),
    onEvent: (event) => events.push(event),
    testing: { clock },
  });
  const forward = (id: string, ...skus: string[]) =>
    ended(forwarder.forward({ id, email: "ann@example.com", skus }));
  await forward("first", "TEE-S");
  const create = (...skus: string[]) => {
    for (const [index, sku] of skus.entries()) {
      account.catalogs[0]?.products.push(
        buildProduct({ id: 5000 + index, sku, name: sku, prices: { "105": 7 } }),
      );
    }
  };
  return { ...shop, events, forward, create };
}

const codes = ({ issues }: { readonly issues: readonly { readonly code: string }[] }) =>
  issues.map(({ code }) => code).filter((code) => code.startsWith("sku_"));

describe("a SKU that Base could not be asked for", () => {
  it("stays a text line that is called unchecked, where the rules keep such lines", async () => {
    const { account, forward, create, events } = await shopWith({ unmatched: "keep" });
    create("NEW");
    account.faults.inject("bad-gateway", listing);
    const result = await forward("A", "NEW", "TEE-S");
    expect(result).toMatchObject({ status: "success" });
    expect(codes(result)).toEqual(["sku_unchecked"]);
    expect(account.orders.at(-1)?.products).toMatchObject([
      { sku: "NEW", product_id: "" },
      { sku: "TEE-S", product_id: "2691" },
    ]);
    expect(events.map(({ type }) => type)).toEqual(["setup", "ended", "live_lookup_failed", "ended"]);
    expect(events[2]).toMatchObject({ key: "A" });
  });

  it.each<[string, MatchRule]>([
    ["are to drop it", { unmatched: "drop" }],
    ["are to reject it", { unmatched: "reject" }],
    ["link all lines or none", { allOrNothing: true }],
  ])(
    "makes a lead whose rules %s end as a temporary error, and the next delivery an order",
    async (_, match) => {
      const { account, forward, create } = await shopWith(match);
      create("NEW");
      const before = account.orders.length;
      account.faults.inject("bad-gateway", listing);
      const result = await forward("A", "NEW", "TEE-S");
      expect(result).toMatchObject({ status: "error", fault: "temporary" });
      expect(codes(result)).toEqual(["sku_unchecked_needed"]);
      expect(account.orders).toHaveLength(before);
      expect(await forward("A", "NEW", "TEE-S")).toMatchObject({ status: "success" });
      expect(account.orders.at(-1)?.products).toMatchObject([{ product_id: "5000" }, { product_id: "2691" }]);
    },
  );

  it("makes the error temporary where the line would take its price from the catalog", async () => {
    const { account, forward, create } = await shopWith({ priceGroup: 105 }, { hasPrices: false });
    create("NEW");
    account.faults.inject("bad-gateway", listing);
    expect(await forward("A", "NEW")).toMatchObject({ status: "error", fault: "temporary" });
    expect(await forward("A", "NEW")).toMatchObject({ status: "success" });
    expect(account.orders.at(-1)?.products).toMatchObject([{ price_brutto: 7 }]);
  });

  it("does not excuse a lead with another mistake", async () => {
    const { account, forward } = await shopWith({ unmatched: "reject" });
    await forward("known", "NONE");
    account.faults.inject("bad-gateway", listing);
    expect(await forward("A", "NONE", "NEW")).toMatchObject({ status: "error", fault: "lead" });
  });

  it("is dropped where Base says that there is no such product", async () => {
    const { account, forward } = await shopWith({ unmatched: "drop" });
    const result = await forward("A", "NONE", "TEE-S");
    expect(result).toMatchObject({ status: "success" });
    expect(codes(result)).toEqual(["sku_dropped"]);
    expect(account.orders.at(-1)?.products).toMatchObject([{ sku: "TEE-S" }]);
  });
});

describe("a lead with many new products", () => {
  const many = Array.from({ length: 25 }, (_, index) => `N-${index}`);

  it("asks for at most 20 of them, and drops none of the others unasked", async () => {
    const { account, forward, create, calls } = await shopWith({ unmatched: "drop" });
    create(...many);
    const before = calls(listing.method);
    const result = await forward("A", ...many);
    expect(result).toMatchObject({ status: "error", fault: "temporary" });
    expect(codes(result)).toEqual(Array.from({ length: 5 }, () => "sku_unchecked_needed"));
    expect(calls(listing.method) - before).toBe(20);
    expect(await forward("A", ...many)).toMatchObject({ status: "success" });
    expect(account.orders.at(-1)?.products).toHaveLength(25);
    expect(calls(listing.method) - before).toBe(25);
  });

  it("calls the others unchecked where lines are kept", async () => {
    const { account, forward, create } = await shopWith({});
    create(...many);
    const result = await forward("A", ...many);
    expect(codes(result)).toEqual(Array.from({ length: 5 }, () => "sku_unchecked"));
    expect(account.orders.at(-1)?.products.filter(({ product_id }) => product_id !== "")).toHaveLength(20);
  });

  it("asks for them side by side", async () => {
    // Once the catalog is loaded, no answer comes until three requests were sent.
    let asked = Number.NEGATIVE_INFINITY;
    let release = () => {};
    const threeAsked = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { forward, create } = await shopWith(
      {},
      {
        through: async (work) => {
          asked += 1;
          if (asked === 3) release();
          if (asked > 0 && asked <= 3) await threeAsked;
          return work();
        },
      },
    );
    create("N-0", "N-1", "N-2");
    asked = 0;
    expect(codes(await forward("A", "N-0", "N-1", "N-2"))).toEqual([]);
  });
});
