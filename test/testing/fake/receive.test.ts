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
    const account = createFakeAccount();
    const products = { 2685: { 205: 5, bl_206: 6, shop_23: 7 } };
    await callFake(account, "updateInventoryProductsStock", { inventory_id: 307, products });
    await callFake(account, "addOrder", { ...order, custom_extra_fields: { Source: "google", 101: "cpc" } });
    const stock = account.catalogs[0]?.products.find(({ id }) => id === 2685)?.stock;
    expect(stock).toMatchObject({ bl_206: 6 });
    expect(Object.keys(stock ?? {}).every((key) => /^bl_\d+$/.test(key))).toBe(true);
    expect(account.orders[0]?.custom_extra_fields).toEqual({ 101: "cpc" });
    expect(account.ignored).toEqual([
      { method: "updateInventoryProductsStock", path: "products.2685.205", reason: "unknown-key" },
      { method: "updateInventoryProductsStock", path: "products.2685.shop_23", reason: "unknown-key" },
      { method: "addOrder", path: "custom_extra_fields.Source", reason: "unknown-key" },
    ]);
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
