import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildOrder, buildOrderProduct, createFakeAccount, createManualClock } from "../../src/fake/index.ts";
import { callFake, recordsIn } from "./callFake.ts";

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
    const ignoring = createFakeAccount({ paidAddsPayment: false });
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

describe("getOrders on the fake account", () => {
  it("filters as the API does", async () => {
    const account = createFakeAccount({
      orders: [
        buildOrder({
          order_id: 1,
          confirmed: true,
          date_add: 10,
          date_confirmed: 20,
          email: "A@example.com",
        }),
        buildOrder({ order_id: 2, confirmed: true, date_add: 30, date_confirmed: 40, order_status_id: 5 }),
        buildOrder({ order_id: 3, confirmed: false, date_add: 50, external_order_id: "X-1" }),
        buildOrder({
          order_id: 4,
          confirmed: true,
          order_source: "shop",
          order_source_id: 9,
          shop_order_id: 77,
        }),
      ],
    });
    const ids = async (filters: object) =>
      recordsIn(await callFake(account, "getOrders", filters), "orders").map(({ order_id }) => order_id);
    const all = { get_unconfirmed_orders: true };
    expect(await ids({})).toEqual([1, 2, 4]);
    expect(await ids(all)).toEqual([1, 2, 3, 4]);
    expect(await ids({ id_from: 2 })).toEqual([2, 4]);
    expect(await ids({ order_id: 2 })).toEqual([2]);
    expect(await ids({ date_from: 30 })).toEqual([2]);
    expect(await ids({ date_from: 30, ...all })).toEqual([2, 3]);
    expect(await ids({ date_confirmed_from: 40 })).toEqual([2]);
    expect(await ids({ filter_email: "a@EXAMPLE.com" })).toEqual([1]);
    expect(await ids({ status_id: 5 })).toEqual([2]);
    expect(await ids({ filter_order_source: "shop" })).toEqual([4]);
    expect(await ids({ filter_order_source: "shop", filter_order_source_id: 8 })).toEqual([]);
    expect(await ids({ filter_shop_order_id: 77 })).toEqual([4]);
    expect(await ids({ filter_external_order_id: "X-1", ...all })).toEqual([3]);
  });

  it("gives additional fields only when they are asked for", async () => {
    const account = createFakeAccount({
      orders: [buildOrder({ order_id: 1, confirmed: true, custom_extra_fields: { 101: "spring" } })],
    });
    const [plain] = recordsIn(await callFake(account, "getOrders"), "orders");
    const asked = await callFake(account, "getOrders", { include_custom_extra_fields: true });
    expect(plain).not.toHaveProperty("custom_extra_fields");
    expect(recordsIn(asked, "orders")[0]).toMatchObject({ custom_extra_fields: { 101: "spring" } });
  });

  it("gives 100 orders a page", async () => {
    const orders = Array.from({ length: 250 }, (_, index) =>
      buildOrder({ order_id: index + 1, confirmed: true }),
    );
    const account = createFakeAccount({ orders });
    const page = async (from: number) =>
      recordsIn(await callFake(account, "getOrders", { id_from: from }), "orders").length;
    expect([await page(0), await page(101), await page(201), await page(251)]).toEqual([100, 100, 50, 0]);
  });

  it("gives every order exactly once to a reader that follows id_from, in whatever order they were put", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 0, maxLength: 350, size: "max" }),
        async (ids) => {
          const orders = ids.map((order_id) => buildOrder({ order_id, confirmed: true, date_add: 7 }));
          const account = createFakeAccount({ orders, requestsPerMinute: false });
          const read: unknown[] = [];
          for (let from = 0; ; ) {
            const page = recordsIn(await callFake(account, "getOrders", { id_from: from }), "orders");
            expect(page.length).toBeLessThanOrEqual(100);
            read.push(...page.map(({ order_id }) => order_id));
            if (page.length < 100) break;
            from = Number(page.at(-1)?.order_id) + 1;
          }
          expect(read).toEqual(ids.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe("other order methods on the fake account", () => {
  it("find orders by e-mail and phone, however the number is written", async () => {
    const account = createFakeAccount({
      orders: [
        buildOrder({ order_id: 1, email: "anna@example.com", phone: "+48 601-602-603" }),
        buildOrder({ order_id: 2, email: "other@example.com" }),
      ],
    });
    const byEmail = await callFake(account, "getOrdersByEmail", { email: "Anna@example.com" });
    const byPhone = await callFake(account, "getOrdersByPhone", { phone: "0048601602603" });
    const nobody = await callFake(account, "getOrdersByPhone", { phone: "" });
    expect(recordsIn(byEmail, "orders").map(({ order_id }) => order_id)).toEqual([1]);
    expect(recordsIn(byPhone, "orders").map(({ order_id }) => order_id)).toEqual([1]);
    expect(nobody.orders).toEqual([]);
  });

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
      payment_done: 0.2,
      payment_date: 1,
      payment_comment: "",
    });
    await callFake(account, "addOrderProduct", { order_id: 5, name: "Mug", price_brutto: 3, quantity: 1 });
    expect(account.orders[0]).toMatchObject({
      email: "old@example.com",
      admin_comments: "call first",
      custom_extra_fields: { 101: "x" },
      order_status_id: 8003,
      date_in_status: clock.now() / 1000,
      payment_done: 0.3,
      products: [{ name: "Mug", price_brutto: 3 }],
    });
    const { payments } = await callFake(account, "getOrderPaymentsHistory", { order_id: 5 });
    expect(payments).toMatchObject([{ date: 1 }, { date: 1 }]);
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

  it("keep a journal only where it is switched on, and reject last_log_id 0", async () => {
    const off = createFakeAccount();
    const on = createFakeAccount({ journalOn: true });
    for (const account of [off, on]) await callFake(account, "addOrder", order);
    expect(await callFake(off, "getJournalList")).toEqual({ status: "SUCCESS", logs: [] });
    const [entry] = recordsIn(await callFake(on, "getJournalList"), "logs");
    expect(entry).toMatchObject({ order_id: on.orders[0]?.order_id });
    const later = await callFake(on, "getJournalList", { last_log_id: on.journal[0]?.id });
    expect(later.logs).toEqual([]);
    expect(await callFake(on, "getJournalList", { last_log_id: 0 })).toMatchObject({ status: "ERROR" });
  });
});
