import { describe, expect, it } from "vitest";
import { createFakeAccount, createManualClock } from "../../../src/entries/fake.ts";
import { buildOrder, buildOrderProduct } from "../../../src/testing/fake/builders.ts";
import { callFake } from "./callFake.ts";

describe("writes on orders of the fake account", () => {
  it("change, pay, extend and delete an order", async () => {
    const clock = createManualClock();
    const account = createFakeAccount({
      clock,
      orders: [buildOrder({ order_id: 5, email: "old@example.com" })],
    });
    await callFake(account, "setOrderFields", {
      order_id: 5,
      admin_comments: "call first",
      custom_extra_fields: { 101: "x" },
    });
    await callFake(account, "setOrderStatus", { order_id: 5, status_id: 8003 });
    await callFake(account, "setOrderPayment", {
      order_id: 5,
      payment_done: 0.1,
      payment_date: 1,
      payment_comment: "",
    });
    await callFake(account, "setOrderPayment", {
      order_id: 5,
      payment_done: 0.3,
      payment_date: 1,
      payment_comment: "",
      external_payment_id: "P-1",
    });
    await callFake(account, "addOrderProduct", { order_id: 5, name: "Mug", price_brutto: 3, quantity: 1 });
    expect(account.orders[0]).toMatchObject({
      email: "old@example.com",
      admin_comments: "call first",
      custom_extra_fields: { 101: "x" },
      order_status_id: 8003,
      date_in_status: clock.date() / 1000,
      payment_done: 0.3,
      products: [{ name: "Mug", price_brutto: 3 }],
    });
    const { payments } = await callFake(account, "getOrderPaymentsHistory", { order_id: 5 });
    expect(payments).toMatchObject([{ external_payment_id: "P-1" }]);
    const all = await callFake(account, "getOrderPaymentsHistory", { order_id: 5, show_full_history: true });
    expect(all.payments).toMatchObject([{ date: 1 }, { date: 1 }]);
    expect(account.payments.map(({ paid_before, paid_after }) => [paid_before, paid_after])).toEqual([
      [0, 0.1],
      [0.1, 0.3],
    ]);
    await callFake(account, "setOrderFields", { order_id: 5, custom_extra_fields: { 101: "" } });
    expect(account.orders[0]?.custom_extra_fields).toEqual({});
    await callFake(account, "deleteOrders", { order_ids: [5, 6] });
    expect(account.orders).toEqual([]);
  });

  it("change and remove a line, and move several orders at once, all of them or none", async () => {
    const lines = [
      buildOrderProduct({ order_product_id: 1, name: "Mug" }),
      buildOrderProduct({ order_product_id: 2 }),
    ];
    const account = createFakeAccount({
      orders: [buildOrder({ order_id: 5, products: lines }), buildOrder({ order_id: 6 })],
    });
    await callFake(account, "setOrderProductFields", { order_id: 5, order_product_id: 1, quantity: 3 });
    await callFake(account, "deleteOrderProduct", { order_id: 5, order_product_id: 2 });
    expect(account.orders[0]?.products).toMatchObject([{ order_product_id: 1, name: "Mug", quantity: 3 }]);
    const gone = await callFake(account, "deleteOrderProduct", { order_id: 5, order_product_id: 2 });
    expect(gone).toMatchObject({ status: "ERROR" });
    const unknown = await callFake(account, "setOrderStatuses", { order_ids: [5, 7], status_id: 8002 });
    expect(unknown).toMatchObject({ status: "ERROR", error_code: "ERROR_ORDER_ID" });
    expect(account.orders.map(({ order_status_id }) => order_status_id)).toEqual([0, 0]);
    await callFake(account, "setOrderStatuses", { order_ids: [5, 6], status_id: 8002 });
    expect(account.orders.map(({ order_status_id }) => order_status_id)).toEqual([8002, 8002]);
  });

  it("answer an unknown order with an error", async () => {
    const account = createFakeAccount();
    expect(await callFake(account, "setOrderStatus", { order_id: 1, status_id: 8001 })).toMatchObject({
      status: "ERROR",
    });
  });
});
