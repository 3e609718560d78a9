import { describe, expect, it } from "vitest";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import { lookUpOrder } from "../../../src/forwarding/delivery/lookUpOrder.ts";
import type { FoundOrder } from "../../../src/forwarding/delivery/readOrders.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import type { FakeOrder } from "../../../src/testing/fake/state.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const sentOn = 1_764_000_000;

const lead = (fields: Partial<OpenLead> = {}, order: Partial<OpenLead["order"]> = {}): OpenLead => ({
  phase: "sending",
  key: "1",
  marker: "lead:1",
  order: { order_status_id: 8001, date_add: sentOn, ...order },
  afterId: 0,
  sentAt: sentOn,
  waitedMs: 0,
  ...fields,
});

/** Orders with ids from 1 on, of one second, as a rush makes them. */
const rush = (count: number, fields: Partial<FakeOrder> = {}): FakeOrder[] =>
  Array.from({ length: count }, (_, index) =>
    buildOrder({ order_id: index + 1, date_add: sentOn, ...fields }),
  );

const mine = (order_id: number, fields: Partial<FakeOrder> = {}) =>
  buildOrder({ order_id, date_add: sentOn, extra_field_1: "lead:1", ...fields });

const marked = { date_add: sentOn, extra_field_1: "lead:1" };

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
    const shared = lead({}, { email: "office@example.com", date_add: sentOn - 1 });
    expect(await lookUpOrder(baselinker, shared, { isMarkerKept: true })).toEqual({ status: "absent" });
    expect(calls("getOrders")).toBe(9);
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

  it("begins with the very next id, whatever came after it", async () => {
    const { baselinker } = fakeShop({ orders: [...rush(8), mine(9), buildOrder({ order_id: 10 })] });
    expect(await lookUpOrder(baselinker, lead({ afterId: 8 }))).toEqual({ status: "found", orderId: 9 });
  });

  it("continues by e-mail where very many orders came since", async () => {
    const { baselinker, calls } = fakeShop({ orders: [...rush(2_000), mine(2_001, { email: "a@b.c" })] });
    const found = await lookUpOrder(baselinker, lead({ afterId: 1 }, { email: "a@b.c" }));
    expect(found).toEqual({ status: "found", orderId: 2_001 });
    expect(calls("getOrders")).toBe(4);
  });

  it("continues by date where very many orders came since, and the order has neither e-mail nor phone", async () => {
    const earlier = rush(2_000, { date_add: sentOn - 86_400 });
    const { baselinker, account } = fakeShop({ orders: [...earlier, mine(2_001)] });
    const found = await lookUpOrder(baselinker, lead({ afterId: 1 }));
    expect(found).toEqual({ status: "found", orderId: 2_001 });
    const filters = account.requests.map(({ parameters }) => ("date_from" in parameters ? "date" : "id"));
    expect(filters).toEqual(["id", "id", "id", "date"]);
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
    expect(calls("getOrders")).toBe(4);
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

  it.each([
    ["begin before the id that was asked for", [1, 2, 3], 200],
    ["are not sorted, though their last id is the highest", [2, 1, 3], 0],
  ])("says that it knows nothing where pages %s", async (_, ids, afterId) => {
    const { account, baselinker, calls } = fakeShop();
    account.answer("getOrders", ({ id_from }) => ({
      orders: id_from === 4 ? [] : ids.map((id) => buildOrder({ order_id: id, date_add: sentOn })),
    }));
    const found = await lookUpOrder(baselinker, lead({ afterId }), { isMarkerKept: true });
    expect(found).toMatchObject({ status: "failed", error: { name: "UnexpectedResponseError" } });
    expect(calls("getOrders")).toBe(1);
  });

  it("uses no e-mail as a filter that has spaces around it: the server may have written it without", async () => {
    const { account, baselinker } = fakeShop({ orders: [mine(8, { email: "a@b.c" })] });
    const found = await lookUpOrder(baselinker, lead({}, { email: " a@b.c" }));
    expect(found).toEqual({ status: "found", orderId: 8 });
    expect(account.requests.some(({ parameters }) => "filter_email" in parameters)).toBe(false);
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

  it("does not take a page that is not full for the last one", async () => {
    const { account, baselinker } = fakeShop({ orders: [...rush(40), mine(41)] });
    account.faults.inject("short-pages", { method: "getOrders", probability: 1 });
    expect(await lookUpOrder(baselinker, lead({ afterId: 5 }))).toEqual({ status: "found", orderId: 41 });
  });

  it("does not take an e-mail that finds nothing for a proof: Base may have written it in small letters", async () => {
    const { account, baselinker } = fakeShop();
    account.faults.inject("email-lowercased", { probability: 1 });
    await baselinker.addOrder({ ...lead().order, email: "Ann@Example.com", extra_field_1: "lead:1" });
    const orderId = account.orders[0]?.order_id;
    const found = await lookUpOrder(baselinker, lead({}, { email: "Ann@Example.com" }));
    expect(found).toEqual({ status: "found", orderId });
  });

  it("asks in another way before it believes a list that is empty at once", async () => {
    const { account, baselinker, calls } = fakeShop({ orders: [mine(8, { email: "a@b.c" })] });
    account.answer("getOrders", { orders: [] });
    const empty = await lookUpOrder(baselinker, lead({ afterId: 7 }, { email: "a@b.c" }), {
      isMarkerKept: true,
    });
    expect(empty).toEqual({ status: "absent" });
    expect(calls("getOrders")).toBe(2);
  });

  it("ends after 50 requests, however far back the lead's own date is: nothing is known then", async () => {
    const { baselinker, calls } = fakeShop({ orders: rush(5_200) });
    const old = lead({}, { date_add: 31_536_000 });
    const found = await lookUpOrder(baselinker, old, { isMarkerKept: true });
    expect(found).toMatchObject({ status: "failed", error: { code: "LOOKUP_TOO_LONG" }, readTo: 5_000 });
    expect(calls("getOrders")).toBe(50);
    // The next one goes on from there.
    const later = { ...old, afterId: 5_000 };
    expect(await lookUpOrder(baselinker, later, { isMarkerKept: true })).toEqual({ status: "absent" });
  });

  it("does not read on past an order that may be the lead's: a person decides then", async () => {
    const { baselinker } = fakeShop({ orders: rush(5_200) });
    const old = lead({}, { date_add: 31_536_000 });
    expect(await lookUpOrder(baselinker, old)).toMatchObject({ status: "unsure" });
  });

  it("has read the pages before the one that failed", async () => {
    const { account, baselinker } = fakeShop({ orders: rush(450) });
    account.faults.inject("bad-gateway", {
      method: "getOrders",
      when: ({ parameters }) => parameters.id_from === 302,
    });
    const ours = lead({ afterId: 1 }, { email: "a@b.c" });
    const found = await lookUpOrder(baselinker, ours, { isMarkerKept: true });
    expect(found).toMatchObject({ status: "failed", readTo: 301 });
  });

  it("finds an order whose id is lower than those that were known, by its contact", async () => {
    const { baselinker } = fakeShop({ orders: [mine(8, { email: "a@b.c" }), ...rush(30).slice(20)] });
    const ours = lead({ afterId: 20 }, { email: "a@b.c" });
    expect(await lookUpOrder(baselinker, ours)).toEqual({ status: "found", orderId: 8 });
  });

  it("begins when the order was sent where the lead's own date is a year ahead", async () => {
    const { baselinker } = fakeShop({ orders: [mine(8)] });
    const found = await lookUpOrder(baselinker, lead({}, { date_add: sentOn + 365 * 86_400 }));
    expect(found).toEqual({ status: "found", orderId: 8 });
  });

  it("is not sure of an order with the marker whose contact and total are others", async () => {
    const products = [{ name: "Mug", price_brutto: 10, quantity: 1 }];
    const ours = lead({ afterId: 1 }, { email: "a@b.c", products });
    const strange = { email: "x@b.c", products: [{ ...products[0], price_brutto: 99 }] };
    const answered = (order: object) => {
      const shop = fakeShop();
      shop.account.answer(String("getOrders"), () => ({ orders: [{ order_id: 8, ...marked, ...order }] }));
      return lookUpOrder(shop.baselinker, ours);
    };
    expect(await answered(strange)).toMatchObject({
      status: "unsure",
      error: { message: expect.stringMatching(/^Order 8 has this lead's marker, but/) },
    });
    for (const agreeing of [{ email: "A@b.c " }, { email: "", products }]) {
      expect(await answered(agreeing)).toEqual({ status: "found", orderId: 8 });
    }
  });

  it("is not sure of an order that looks like the lead's, where it is not known that Base keeps the marker", async () => {
    const ours = lead({ afterId: 1 }, { email: "a@b.c", date_add: sentOn - 1 });
    const { baselinker } = fakeShop({ orders: [mine(8, { email: "a@b.c", extra_field_1: "" })] });
    expect(await lookUpOrder(baselinker, ours)).toMatchObject({ status: "unsure" });
    expect(await lookUpOrder(baselinker, ours, { isMarkerKept: true })).toEqual({ status: "absent" });
    for (const other of [{ email: "x@b.c" }, { email: "a@b.c", extra_field_1: "lead:2~abcdefgh" }]) {
      const shop = fakeShop({ orders: [mine(8, { extra_field_1: "", ...other })] });
      expect(await lookUpOrder(shop.baselinker, ours)).toEqual({ status: "absent" });
    }
  });

  describe("where Base is known to keep the marker", () => {
    const products = [{ name: "Mug", price_brutto: 10, quantity: 2 }];
    const ours = lead({ afterId: 5 }, { email: "a@b.c", phone: "+48 600 123 456", products });
    const look = (order_id: number, fields: Partial<FakeOrder>) => {
      const order = mine(order_id, { extra_field_1: "", date_add: sentOn + 9, ...fields });
      return lookUpOrder(fakeShop({ orders: [order] }).baselinker, ours, { isMarkerKept: true });
    };
    const lines = [{ ...buildOrder({}).products[0], name: "Mug", price_brutto: 10, quantity: 2 }];

    it.each<[string, Partial<FakeOrder>]>([
      ["its contact and its total", { email: "A@B.C", products: lines as FakeOrder["products"] }],
      ["its phone and its date", { phone: "600123456", date_add: sentOn, products: [] }],
    ])("leaves to a person whether a new order without one is the lead's, with %s", async (_, fields) => {
      expect(await look(8, fields)).toMatchObject({
        status: "unsure",
        error: { message: /^Order 8 looks like/ },
      });
    });

    it.each<[string, number, Partial<FakeOrder>]>([
      ["is older than the lead", 5, { email: "a@b.c", products: lines as FakeOrder["products"] }],
      ["has another total and another date", 8, { email: "a@b.c", products: [] }],
      ["has another contact", 8, { email: "x@b.c", products: lines as FakeOrder["products"] }],
      [
        "has the marker of another lead",
        8,
        { email: "a@b.c", date_add: sentOn, extra_field_1: "lead:2~abcdefgh" },
      ],
    ])("is sure that an order is not the lead's that %s", async (_, id, fields) => {
      expect(await look(id, fields)).toEqual({ status: "absent" });
    });
  });

  it("is not sure of an order with the marker that has another buyer, though the total is the same", async () => {
    const products = [{ name: "Mug", price_brutto: 10, quantity: 1 }];
    const lines = [{ ...buildOrder({}).products[0], ...products[0] }] as FakeOrder["products"];
    const other = mine(8, { email: "ben@example.com", phone: "", products: lines });
    const look = (order: Partial<OpenLead["order"]>) =>
      lookUpOrder(fakeShop({ orders: [other] }).baselinker, lead({ afterId: 1 }, { products, ...order }));
    expect(await look({ email: "a@b.c" })).toMatchObject({ status: "unsure" });
    expect(await look({})).toEqual({ status: "found", orderId: 8 });
  });

  it("finds an order by what counts as a marker of the lead, and by that of the record if nothing is said", async () => {
    const { baselinker } = fakeShop({ orders: [mine(8)] });
    const ours = lead({ afterId: 1, marker: "lead:1~abcdefgh" });
    expect(await lookUpOrder(baselinker, ours, { isMarkerKept: true })).toEqual({ status: "absent" });
    const isMarked = async (order: FoundOrder) => String(order.extra_field_1).startsWith("lead:1");
    expect(await lookUpOrder(baselinker, ours, { isMarked })).toEqual({ status: "found", orderId: 8 });
  });
});
