import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { callFake, recordsIn } from "./callFake.ts";

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

describe("other reads of orders on the fake account", () => {
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

  it("keep a journal only where it is switched on, and reject last_log_id 0", async () => {
    const off = createFakeAccount();
    const on = createFakeAccount({ journalOn: true });
    for (const account of [off, on])
      await callFake(account, "addOrder", { order_status_id: 8001, date_add: 1_767_000_000 });
    expect(await callFake(off, "getJournalList")).toEqual({ status: "SUCCESS", logs: [] });
    const [entry] = recordsIn(await callFake(on, "getJournalList"), "logs");
    expect(entry).toMatchObject({ order_id: on.orders[0]?.order_id });
    const later = await callFake(on, "getJournalList", { last_log_id: on.journal[0]?.id });
    expect(later.logs).toEqual([]);
    expect(await callFake(on, "getJournalList", { last_log_id: 0 })).toMatchObject({ status: "ERROR" });
  });
});
