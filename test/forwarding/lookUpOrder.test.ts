import { describe, expect, it } from "vitest";
import { buildOrder } from "../../src/fake/builders.ts";
import type { FakeOrder } from "../../src/fake/state.ts";
import { lookUpOrder } from "../../src/forwarding/lookUpOrder.ts";
import type { OpenLead } from "../../src/forwarding/store.ts";
import { fakeShop } from "./fakeShop.ts";

const sentOn = 1_764_000_000;

const lead = (fields: Partial<OpenLead> = {}, order: Partial<OpenLead["order"]> = {}): OpenLead => ({
  phase: "sending",
  key: "1",
  marker: "lead:1",
  order: { order_status_id: 8001, date_add: sentOn, ...order },
  afterId: 0,
  sentAt: sentOn,
  settled: false,
  ...fields,
});

/** Orders with ids from 1 on, of one second, as a rush makes them. */
const rush = (count: number, fields: Partial<FakeOrder> = {}): FakeOrder[] =>
  Array.from({ length: count }, (_, index) =>
    buildOrder({ order_id: index + 1, date_add: sentOn, ...fields }),
  );

const mine = (order_id: number, fields: Partial<FakeOrder> = {}) =>
  buildOrder({ order_id, date_add: sentOn, extra_field_1: "lead:1", ...fields });

describe("looking an order up", () => {
  it("finds an unconfirmed order", async () => {
    const { baselinker } = fakeShop({ orders: [mine(8, { confirmed: false, email: "a@b.c" })] });
    expect(await lookUpOrder(baselinker, lead({}, { email: "a@b.c" }))).toEqual({
      status: "found",
      orderId: 8,
    });
  });

  it("finds the marker in an additional field", async () => {
    const order = buildOrder({ order_id: 8, email: "a@b.c", custom_extra_fields: { "101": "lead:1" } });
    const { baselinker } = fakeShop({ orders: [order] });
    expect(await lookUpOrder(baselinker, lead({}, { email: "a@b.c" }))).toEqual({
      status: "found",
      orderId: 8,
    });
  });

  it("finds the order of either lead in one that carries two markers", async () => {
    const { baselinker } = fakeShop({
      orders: [mine(8, { extra_field_1: "lead:0 lead:1", email: "a@b.c" })],
    });
    const order = { email: "a@b.c" };
    expect(await lookUpOrder(baselinker, lead({}, order))).toMatchObject({ orderId: 8 });
    expect(await lookUpOrder(baselinker, lead({ marker: "lead:0" }, order))).toMatchObject({ orderId: 8 });
  });

  it("reads all 500 orders that share an e-mail before it says that there is none", async () => {
    const orders = rush(500, { email: "office@example.com" });
    const { account, baselinker, calls } = fakeShop({ orders });
    const shared = lead({}, { email: "office@example.com" });
    expect(await lookUpOrder(baselinker, shared)).toEqual({ status: "absent" });
    expect(calls("getOrders")).toBe(6);
    account.orders.push(mine(501, { email: "office@example.com" }));
    expect(await lookUpOrder(baselinker, shared)).toEqual({ status: "found", orderId: 501 });
  });

  it("reads on where more than 100 orders were made in one second", async () => {
    const { baselinker } = fakeShop({ orders: [...rush(250), mine(251)] });
    expect(await lookUpOrder(baselinker, lead({ afterId: 20 }))).toEqual({ status: "found", orderId: 251 });
  });

  it("needs no e-mail where an id from before is known, and one request where few orders came since", async () => {
    const { baselinker, calls } = fakeShop({ orders: [...rush(50), mine(51)] });
    expect(await lookUpOrder(baselinker, lead({ afterId: 40 }))).toEqual({ status: "found", orderId: 51 });
    expect(calls("getOrders")).toBe(1);
  });

  it("goes on by e-mail where very many orders came since", async () => {
    const { baselinker, calls } = fakeShop({ orders: [...rush(2_000), mine(2_001, { email: "a@b.c" })] });
    const found = await lookUpOrder(baselinker, lead({ afterId: 1 }, { email: "a@b.c" }));
    expect(found).toEqual({ status: "found", orderId: 2_001 });
    expect(calls("getOrders")).toBe(4);
  });

  it("finds an order by phone where the e-mail is too long for the filter", async () => {
    const email = `${"long.".repeat(12)}@example.com`;
    const { baselinker, account } = fakeShop({
      orders: [...rush(300), mine(301, { phone: "+380671234567", email })],
    });
    const found = await lookUpOrder(baselinker, lead({}, { email, phone: "+380671234567" }));
    expect(found).toEqual({ status: "found", orderId: 301 });
    expect(account.requests.map(({ method }) => method)).toEqual(["getOrdersByPhone", "getOrders"]);
    expect(account.requests.every(({ parameters }) => parameters.filter_email === undefined)).toBe(true);
  });

  it("does not take a phone number that finds nothing for a proof: the server may have written it otherwise", async () => {
    const { baselinker } = fakeShop({ orders: [...rush(300), mine(301, { phone: "067 123 45 67" })] });
    const found = await lookUpOrder(baselinker, lead({}, { phone: "+380671234567" }));
    expect(found).toEqual({ status: "found", orderId: 301 });
  });

  it("finds an order with neither e-mail nor phone by its date", async () => {
    const earlier = rush(300, { date_add: sentOn - 5 });
    const { baselinker, calls } = fakeShop({ orders: [...earlier, mine(301)] });
    expect(await lookUpOrder(baselinker, lead())).toEqual({ status: "found", orderId: 301 });
    expect(calls("getOrders")).toBe(1);
  });

  it("says that it knows nothing where the look-up fails, on whatever page", async () => {
    const { account, baselinker } = fakeShop({ orders: rush(250) });
    account.faults.inject("bad-gateway", {
      method: "getOrders",
      when: ({ parameters }) => parameters.id_from === 101,
    });
    expect(await lookUpOrder(baselinker, lead({ afterId: 0 }))).toMatchObject({ status: "failed" });
  });

  it("says that it knows nothing where full pages do not come in the order of their ids", async () => {
    const { account, baselinker } = fakeShop();
    account.answer("getOrders", { orders: rush(100).reverse() });
    expect(await lookUpOrder(baselinker, lead({ afterId: 1 }))).toMatchObject({ status: "failed" });
  });

  it("cares for nothing in an order but its id and its marker", async () => {
    const { account, baselinker } = fakeShop();
    account.answer(String("getOrders"), () => ({
      orders: { "8": { order_id: "8", extra_field_1: "lead:1", products: "new shape" } },
    }));
    expect(await lookUpOrder(baselinker, lead({ afterId: 1 }))).toEqual({ status: "found", orderId: 8 });
  });

  it("finds nothing without a marker, and does not ask", async () => {
    const { account, baselinker } = fakeShop();
    expect(await lookUpOrder(baselinker, lead({ marker: "" }))).toMatchObject({ status: "failed" });
    expect(account.requests).toHaveLength(0);
  });
});
