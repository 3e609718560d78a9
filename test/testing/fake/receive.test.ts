import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import { callFake } from "./callFake.ts";

const order = { order_status_id: 8001, date_add: 1_767_000_000 };

describe("what the fake account ignores", () => {
  it("is nothing where everything was understood", async () => {
    const account = createFakeAccount();
    await callFake(account, "addOrder", {
      ...order,
      products: [{ name: "x", price_brutto: 1, quantity: 1 }],
    });
    await callFake(account, "getLabel", { courier_code: "dpd", package_id: 1 });
    expect(account.ignored).toEqual([]);
  });

  it("is a parameter that the API does not know, at any depth: accepted, dropped and listed", async () => {
    const account = createFakeAccount();
    const answer = await callFake(account, "addOrder", {
      ...order,
      delivery_town: "Gdynia",
      products: [{ name: "x", price_brutto: 1, quantity: 1, price: 5 }],
    });
    expect(answer.status).toBe("SUCCESS");
    expect(account.ignored).toEqual([
      { method: "addOrder", path: "delivery_town", reason: "unknown-parameter" },
      { method: "addOrder", path: "products[0].price", reason: "unknown-parameter" },
    ]);
  });

  it("is an entry of a map by a key that the API does not know, and only that entry", async () => {
    const shop = { warehouse_type: "shop", warehouse_id: "23" };
    const account = createFakeAccount({ warehouses: [shop, { warehouse_type: "bl", warehouse_id: "206" }] });
    const products = { 2685: { 205: 5, bl_206: 6, shop_23: 7 } };
    await callFake(account, "updateInventoryProductsStock", { inventory_id: 307, products });
    await callFake(account, "addOrder", { ...order, custom_extra_fields: { Source: "google", 101: "cpc" } });
    expect(account.catalogs[0]?.products.find(({ id }) => id === 2685)?.stock).toEqual({
      bl_205: 20,
      bl_206: 6,
    });
    expect(account.orders[0]?.custom_extra_fields).toEqual({ 101: "cpc" });
    expect(account.ignored).toEqual([
      { method: "updateInventoryProductsStock", path: "products.2685.205", reason: "unknown-key" },
      { method: "updateInventoryProductsStock", path: "products.2685.shop_23", reason: "unknown-key" },
      { method: "addOrder", path: "custom_extra_fields.Source", reason: "unknown-key" },
    ]);
  });

  it("is a warehouse, a price group or an additional field that the account does not have", async () => {
    const account = createFakeAccount();
    const stock = { 2685: { bl_999: 5, bl_205: 6 }, 2690: { bl_999: 5 } };
    await callFake(account, "updateInventoryProductsStock", { inventory_id: 307, products: stock });
    const prices = { 2685: { 999: 5, 105: 6 } };
    await callFake(account, "updateInventoryProductsPrices", { inventory_id: 307, products: prices });
    const product = {
      inventory_id: 307,
      prices: { 999: 1 },
      stock: { bl_999: 1 },
      locations: { bl_999: "A" },
    };
    await callFake(account, "addInventoryProduct", { ...product, text_fields: { name: "Cup" } });
    await callFake(account, "addOrder", { ...order, custom_extra_fields: { 101: "cpc", 999: "x" } });
    const [added] = account.orders;
    const changed = { order_id: added?.order_id, custom_extra_fields: { 999: "y" } };
    await callFake(account, "setOrderFields", changed);

    const [first, ...others] = account.catalogs[0]?.products ?? [];
    expect(first).toMatchObject({ stock: { bl_205: 6 }, prices: { 105: 6 } });
    expect(others.at(-1)).toMatchObject({ name: "Cup", stock: {}, prices: {}, locations: {} });
    expect(JSON.stringify(account.catalogs)).not.toContain("999");
    expect(added?.custom_extra_fields).toEqual({ 101: "cpc" });
    expect(account.ignored.map(({ path, reason }) => [path, reason])).toEqual([
      ["products.2685.bl_999", "unknown-key"],
      ["products.2690.bl_999", "unknown-key"],
      ["products.2685.999", "unknown-key"],
      ["prices.999", "unknown-key"],
      ["stock.bl_999", "unknown-key"],
      ["locations.bl_999", "unknown-key"],
      ["custom_extra_fields.999", "unknown-key"],
      ["custom_extra_fields.999", "unknown-key"],
    ]);
    expect(() =>
      account.panel("updateInventoryProductsStock", { inventory_id: 307, products: stock }),
    ).toThrow(
      "The parameter `products.2685.bl_999` of updateInventoryProductsStock would be ignored: unknown-key.",
    );
  });

  it("is no key that a list, a catalog or a product of the account names, also one added later", async () => {
    const products = [{ id: 1, stock: { bl_3: 1 }, prices: { 13: 1 } }];
    const account = createFakeAccount({
      warehouses: [{ warehouse_type: "bl", warehouse_id: "1" }],
      priceGroups: [{ price_group_id: 11 }],
      extraFields: [],
      catalogs: [{ inventory_id: 7, warehouses: ["bl_2"], price_groups: [12], products }],
    });
    account.extraFields.push({ extra_field_id: 900, name: "Source", editor_type: "text" });
    const sent = { stock: { bl_1: 5, bl_2: 6, bl_3: 7 }, prices: { 11: 5, 12: 6, 13: 7 } };
    await callFake(account, "addInventoryProduct", { inventory_id: 7, product_id: 1, ...sent });
    await callFake(account, "addOrder", { ...order, custom_extra_fields: { 900: "cpc" } });
    expect(account.catalogs[0]?.products[0]).toMatchObject(sent);
    expect(account.orders[0]?.custom_extra_fields).toEqual({ 900: "cpc" });
    expect(account.ignored).toEqual([]);
  });

  it("is no additional field of a return or a client, of which an account here has no list", async () => {
    const account = createFakeAccount({ extraFields: [] });
    const fields = { 900: "cpc" };
    await callFake(account, "addOrderReturn", { order_id: 1, custom_extra_fields: fields, products: [] });
    await callFake(account, "addCrmClient", { custom_extra_fields: fields });
    expect(account.returns[0]?.custom_extra_fields).toEqual(fields);
    expect(account.ignored.filter(({ reason }) => reason === "unknown-key")).toEqual([]);
  });

  it("is a value of a wrong kind", async () => {
    const account = createFakeAccount();
    await callFake(account, "addOrder", { ...order, delivery_price: "ten", products: "none", email: ["a"] });
    expect(account.orders[0]).toMatchObject({ delivery_price: 0, products: [], email: "" });
    expect(account.ignored.map(({ path, reason }) => [path, reason])).toEqual([
      ["delivery_price", "wrong-type"],
      ["products", "wrong-type"],
      ["email", "wrong-type"],
    ]);
  });

  it("names a time in milliseconds, which Base takes as seconds of a distant year", async () => {
    const account = createFakeAccount({ orders: [{ order_id: 5 }] });
    const payment = { order_id: 5, payment_done: 1, payment_comment: "" };
    await callFake(account, "setOrderPayment", { ...payment, payment_date: 1_767_000_000 });
    expect(account.ignored).toEqual([]);
    await callFake(account, "setOrderPayment", { ...payment, payment_date: "1767000000000" });
    await callFake(account, "getOrders", { date_from: 1_767_000_000_000 });
    expect(account.ignored).toEqual([
      { method: "setOrderPayment", path: "payment_date", reason: "milliseconds" },
      { method: "getOrders", path: "date_from", reason: "milliseconds" },
    ]);
  });

  it("is a method that does not exist, which the API rejects", async () => {
    const account = createFakeAccount();
    const answer = await callFake(account, "getOrder");
    expect(answer).toMatchObject({ status: "ERROR", error_code: "ERROR_UNKNOWN_METHOD" });
    expect(account.ignored).toEqual([{ method: "getOrder", path: "", reason: "unknown-method" }]);
  });

  it("is also found for methods without state", async () => {
    const account = createFakeAccount();
    await callFake(account, "getLabel", { package: 1 });
    expect(account.ignored).toEqual([{ method: "getLabel", path: "package", reason: "unknown-parameter" }]);
  });

  it("is the end of a text that is too long, cut between code points", async () => {
    const account = createFakeAccount();
    await callFake(account, "addOrder", { ...order, admin_comments: `${"a".repeat(199)}😀😀` });
    expect(account.orders[0]?.admin_comments).toBe(`${"a".repeat(199)}😀`);
    expect(account.ignored).toEqual([{ method: "addOrder", path: "admin_comments", reason: "too-long" }]);
  });

  it("stores no order where the account rejects long texts", async () => {
    const account = createFakeAccount({ longTexts: "reject" });
    const answer = await callFake(account, "addOrder", { ...order, admin_comments: "a".repeat(201) });
    expect(answer.status).toBe("ERROR");
    expect(account.orders).toEqual([]);
  });
});
