import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { fakeAccountOf } from "../../support/fakeAccountOf.ts";
import { callFake } from "./callFake.ts";

const order = { order_status_id: 8001, date_add: 1_767_000_000 };

describe("addOrder on the fake account", () => {
  it("stores what it was sent, for the test to read", async () => {
    const account = createFakeAccount();
    const answer = await callFake(account, "addOrder", {
      ...order,
      email: "anna@example.com",
      delivery_country_code: "PL",
      products: [{ name: "Mug", sku: "MUG-BLUE", price_brutto: "39.90", quantity: 2 }],
      custom_extra_fields: { 101: "spring" },
    });
    expect(answer).toEqual({ status: "SUCCESS", order_id: account.orders[0]?.order_id });
    expect(account.orders).toHaveLength(1);
    expect(account.orders[0]).toMatchObject({
      ...order,
      email: "anna@example.com",
      delivery_country: "Poland",
      custom_extra_fields: { 101: "spring" },
      products: [{ name: "Mug", sku: "MUG-BLUE", price_brutto: 39.9, quantity: 2, storage: "db" }],
    });
  });

  it("makes a new order each time, with a higher id", async () => {
    const account = createFakeAccount();
    for (let index = 0; index < 20; index += 1) await callFake(account, "addOrder", order);
    const ids = account.orders.map(({ order_id }) => order_id);
    expect(new Set(ids).size).toBe(20);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  it("gives ids above those of orders that the test added", async () => {
    const account = createFakeAccount();
    account.orders.push(buildOrder({ order_id: 9_000_000 }));
    const { order_id } = await callFake(account, "addOrder", order);
    expect(order_id).toBeGreaterThan(9_000_000);
  });

  it("rejects a date in milliseconds and a status that does not exist", async () => {
    const account = createFakeAccount();
    const milliseconds = await callFake(account, "addOrder", { ...order, date_add: 1_767_000_000_000 });
    const status = await callFake(account, "addOrder", { ...order, order_status_id: 1 });
    expect([milliseconds.status, status.status]).toEqual(["ERROR", "ERROR"]);
    expect(account.orders).toEqual([]);
  });

  it("pays a paid order to the cent, or ignores the flag as some accounts do", async () => {
    const paid = {
      ...order,
      paid: true,
      delivery_price: 9.99,
      products: [{ name: "x", price_brutto: 0.1, quantity: 3 }],
    };
    const paying = createFakeAccount();
    const ignoring = fakeAccountOf({ paidAddsPayment: false });
    await callFake(paying, "addOrder", paid);
    await callFake(ignoring, "addOrder", paid);
    expect([paying.orders[0]?.payment_done, ignoring.orders[0]?.payment_done]).toEqual([10.29, 0]);
  });

  it("takes a custom source of the account and no other", async () => {
    const account = createFakeAccount();
    await callFake(account, "addOrder", { ...order, custom_source_id: 31 });
    await callFake(account, "addOrder", { ...order, custom_source_id: 7 });
    expect(account.orders.map(({ order_source_id }) => order_source_id)).toEqual([31, 0]);
  });

  it("reads a catalog written as bl_307 back as its number", async () => {
    const account = createFakeAccount({ quirks: false });
    const products = [{ storage: "db", storage_id: "bl_307", name: "x", price_brutto: 1, quantity: 1 }];
    await callFake(account, "addOrder", { ...order, products });
    expect(account.orders[0]?.products[0]?.storage_id).toBe("307");
  });
});
