import { describe, expect, it } from "vitest";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { buildProduct } from "../../../src/testing/fake/builders.ts";
import { wholeCatalog } from "../../support/wholeCatalog.ts";
import { fakeShop, signed } from "./fakeShop.ts";

const lead = {
  id: "T-1",
  Email: "ann@example.com",
  Phone: "+380671234567",
  products: [{ sku: "TEE-S", name: "T-shirt S", price: "79", quantity: "2" }],
};

const rules = {
  version: 1,
  key: "id",
  fields: { email: "Email", phone: "Phone" },
  products: {
    each: "products",
    fields: {
      sku: "sku",
      name: "name",
      price_brutto: { path: "price", as: "decimal" },
      quantity: { path: "quantity", as: "integer" },
    },
  },
} as const;

/** As a user sets it up: rules, and everything else by default. */
async function shopWithRules(unmatched: "keep" | "reject" = "keep") {
  const shop = fakeShop();
  const { baselinker, clock } = shop;
  const forwarder = createForwarder({
    baselinker,
    rules: { ...rules, match: { by: ["sku"], unmatched } },
    catalog: await wholeCatalog(baselinker, 307),
    testing: { clock },
  });
  return { ...shop, forwarder };
}

describe("a forwarder with rules", () => {
  it("links lines to variants of the catalog and takes the account's first status", async () => {
    const { forwarder, account, ended } = await shopWithRules();
    const result = await ended(forwarder.forward(lead));
    expect(result).toMatchObject({ status: "success", key: "T-1" });
    expect(account.orders[0]).toMatchObject({
      order_status_id: 8001,
      extra_field_1: signed("lead:T-1"),
      products: [{ storage: "db", storage_id: "307", product_id: "2691", quantity: 2, price_brutto: 79 }],
    });
    expect(account.ignored).toEqual([]);
  });

  it("reads the account once for many leads, so that a lead costs one request", async () => {
    const { forwarder, account, ended, calls } = await shopWithRules();
    for (let index = 0; index < 50; index += 1) await ended(forwarder.forward({ ...lead, id: `T-${index}` }));
    expect(calls("addOrder")).toBe(50);
    expect(account.requests.length).toBeLessThanOrEqual(50 + 8);
  });

  it("finds a product that was made after the catalog was loaded, with one request for all its leads", async () => {
    const { forwarder, account, ended, calls } = await shopWithRules();
    await ended(forwarder.forward(lead));
    account.catalogs[0]?.products.push(
      buildProduct({ id: 2999, sku: "NEW", name: "New mug", prices: { "105": 9 } }),
    );
    const before = calls("getInventoryProductsList");
    for (const id of ["N-1", "N-2"]) {
      const result = await ended(
        forwarder.forward({ ...lead, id, products: [{ ...lead.products[0], sku: "NEW" }] }),
      );
      expect(result.issues.map(({ code }) => code)).not.toContain("sku_unmatched");
    }
    expect(account.orders.at(-1)?.products[0]).toMatchObject({ product_id: "2999" });
    expect(calls("getInventoryProductsList") - before).toBe(1);
  });

  it("asks for a SKU that does not exist once, and says that it is unmatched", async () => {
    const { forwarder, ended, calls } = await shopWithRules();
    await ended(forwarder.forward(lead));
    const before = calls("getInventoryProductsList");
    for (const id of ["N-1", "N-2", "N-3"]) {
      const result = await ended(
        forwarder.forward({ ...lead, id, products: [{ ...lead.products[0], sku: "NONE" }] }),
      );
      expect(result).toMatchObject({ status: "success" });
      expect(result.issues.map(({ code }) => code)).toContain("sku_unmatched");
    }
    expect(calls("getInventoryProductsList") - before).toBe(1);
  });

  it("looks a SKU up before it refuses the lead for it", async () => {
    const { forwarder, account, ended } = await shopWithRules("reject");
    await ended(forwarder.forward(lead));
    const other = { ...lead, id: "N-1", products: [{ ...lead.products[0], sku: "NEW" }] };
    expect(
      await ended(forwarder.forward({ ...other, products: [{ ...lead.products[0], sku: "NONE" }] })),
    ).toMatchObject({
      status: "error",
      retryable: false,
      issues: expect.arrayContaining([expect.objectContaining({ code: "sku_rejected" })]),
    });
    account.catalogs[0]?.products.push(buildProduct({ id: 2999, sku: "NEW" }));
    expect(await ended(forwarder.forward(other))).toMatchObject({ status: "success" });
  });

  it("sends the order anyway where the live look-up fails", async () => {
    const { forwarder, account, ended } = await shopWithRules();
    await ended(forwarder.forward(lead));
    account.faults.inject("bad-gateway", { method: "getInventoryProductsList" });
    const result = await ended(
      forwarder.forward({ ...lead, id: "N", products: [{ ...lead.products[0], sku: "NEW" }] }),
    );
    expect(result).toMatchObject({ status: "success" });
  });

  it("gives what the rules skip or refuse as it is, and sends nothing", async () => {
    const { forwarder, account, ended } = await shopWithRules();
    const result = await ended(forwarder.forward({ id: "T-2", note: "neither phone nor e-mail" }));
    expect(result).toMatchObject({ status: "skip", reason: expect.any(String) });
    expect(account.orders).toEqual([]);
  });

  it("does not fail on a lead of any kind", async () => {
    const { forwarder, account, ended } = await shopWithRules();
    const circle: Record<string, unknown> = { Email: "a@b.c" };
    circle.self = circle;
    const leads = [
      null,
      undefined,
      7,
      "text",
      [],
      [lead],
      circle,
      { Email: 1n },
      JSON.parse('{"__proto__":{"id":"x"}}'),
    ];
    for (const each of leads) {
      const result = await ended(forwarder.forward(each));
      expect(["success", "skip", "error"]).toContain(result.status);
    }
    expect(({} as Record<string, unknown>).id).toBeUndefined();
    expect(account.ignored).toEqual([]);
  });

  it("says at once what is wrong with its rules", () => {
    const { baselinker } = fakeShop();
    expect(() =>
      createForwarder({ baselinker, rules: { version: 1, fields: { emial: "Email" } } as never }),
    ).toThrow(expect.objectContaining({ name: "RulesError" }));
    expect(() => createForwarder({ baselinker } as never)).toThrow(TypeError);
  });
});
