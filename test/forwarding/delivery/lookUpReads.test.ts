import { describe, expect, it, vi } from "vitest";
import { lookUpOrder } from "../../../src/forwarding/delivery/lookUpOrder.ts";
import { OrderScans } from "../../../src/forwarding/delivery/orderScans.ts";
import { readOrders, unusable } from "../../../src/forwarding/delivery/readOrders.ts";
import { LookUpTurn, LookUpTurns } from "../../../src/forwarding/waiting/turns.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import type { FakeOrder } from "../../../src/testing/fake/state.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { openLead as lead, sentOn } from "./deliverySteps.ts";

const contact = { email: "ann@example.com", phone: "" };
const order = (order_id: number, fields: Partial<FakeOrder> = {}) =>
  buildOrder({ order_id, date_add: sentOn, email: "", phone: "", ...fields });
const mine = (order_id: number, fields: Partial<FakeOrder> = {}) =>
  order(order_id, { ...contact, extra_field_1: "lead:1~AAAabcde", ...fields });
const orders = (from: number, to: number, fields: Partial<FakeOrder> = {}) =>
  Array.from({ length: to - from + 1 }, (_, index) => order(from + index, fields));

/** A shop, and what it was asked for: of each request the filters. */
function shopWith(given: readonly FakeOrder[]) {
  const shop = fakeShop({ orders: [...given] });
  const asked = () =>
    shop.account.requests.map(({ parameters }) => {
      const { get_unconfirmed_orders: _, include_custom_extra_fields: __, ...filters } = parameters;
      return filters;
    });
  return { ...shop, asked };
}

const kept = { isMarkerKept: true };
const absent = { status: "absent" };
const dateFrom = sentOn - 120;

describe("what a look-up reads", () => {
  it("is the orders from the next id on, to an empty page, and the lead's contact, as ids need not rise", async () => {
    const { baselinker, asked } = shopWith([...orders(1, 8), order(9)]);
    expect(await lookUpOrder(baselinker, lead({ afterId: 8 }), kept)).toEqual(absent);
    expect(asked()).toEqual([{ id_from: 9 }, { id_from: 10 }, { filter_email: contact.email }]);
  });

  it("continues by id after three pages where the e-mail finds nothing", async () => {
    const { baselinker, asked } = shopWith(orders(1, 410));
    expect(await lookUpOrder(baselinker, lead({ afterId: 1 }), kept)).toEqual(absent);
    expect(asked()).toEqual([
      { id_from: 2 },
      { id_from: 102 },
      { id_from: 202 },
      { filter_email: contact.email },
      { id_from: 302 },
      { id_from: 402 },
      { id_from: 411 },
    ]);
  });

  it.each([
    ["two minutes before it was sent", {}, dateFrom],
    [
      "two minutes before the lead's own date, where that is earlier",
      { date_add: sentOn - 900 },
      sentOn - 1_020,
    ],
    ["the beginning of time, where the lead's own date is there", { date_add: 50 }, 0],
  ])("is the orders since %s, where no id is known", async (_, fields, from) => {
    const { baselinker, asked } = shopWith([]);
    expect(await lookUpOrder(baselinker, lead({}, { email: "", phone: "", ...fields }), kept)).toEqual(
      absent,
    );
    expect(asked()).toEqual([{ date_from: from }]);
  });

  it.each([
    ["e-mail of 50 characters", { email: `${"x".repeat(38)}@example.com` }, true],
    ["e-mail of 51 characters", { email: `${"x".repeat(39)}@example.com` }, false],
    ["empty e-mail", { email: "" }, false],
  ])("uses an %s as a filter only where Base takes it", async (_, fields, isUsed) => {
    const { baselinker, asked } = shopWith([]);
    await lookUpOrder(baselinker, lead({}, { phone: "", ...fields }), kept);
    expect(asked()).toEqual([...(isUsed ? [{ filter_email: fields.email }] : []), { date_from: dateFrom }]);
  });

  it("is the latest ten orders of a phone number, one by one until it is found", async () => {
    const phone = "+380671234567";
    const byPhone = lead({}, { email: "", phone });
    const many = shopWith(orders(1, 12, { phone, date_add: sentOn + 1 }));
    expect(await lookUpOrder(many.baselinker, byPhone, kept)).toEqual(absent);
    expect(many.asked().slice(0, 12)).toEqual([
      { phone },
      ...[12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((order_id) => ({ order_id })),
      { date_from: dateFrom },
    ]);
    const found = shopWith([order(4, { phone }), mine(5, { phone, email: "" }), order(6, { phone })]);
    expect(await lookUpOrder(found.baselinker, byPhone, kept)).toEqual({ status: "found", orderId: 5 });
    expect(found.asked()).toEqual([{ phone }, { order_id: 6 }, { order_id: 5 }]);
  });

  it("is 50 requests at most, that by phone included", async () => {
    const { baselinker, account } = shopWith([]);
    account.answer("getOrders", ({ id_from }) => ({
      orders: Number(id_from) > 90 ? [] : [order(Number(id_from ?? 1))],
    }));
    const found = await lookUpOrder(baselinker, lead({}, { email: "", phone: "+380671234567" }), kept);
    expect(found).toMatchObject({
      status: "failed",
      error: {
        name: "LookUpTooLongError",
        code: "LOOKUP_TOO_LONG",
        message: expect.stringContaining("on the 50 pages"),
      },
    });
    expect(account.requests).toHaveLength(50);
  });

  it.each([
    ["getOrders", {}],
    ["getOrdersByPhone", { email: "", phone: "+380671234567" }],
  ] as const)(
    "goes after what others read, until a caller waits for the lead: %s",
    async (method, fields) => {
      const { baselinker } = shopWith([]);
      const read = vi.spyOn(baselinker, method);
      const turn = new LookUpTurn(new LookUpTurns());
      const priorities = async (given: LookUpTurn | undefined) => {
        read.mockClear();
        await lookUpOrder(baselinker, lead({}, fields), { ...kept, turn: given });
        return new Set(read.mock.calls.map(([, options]) => options?.priority));
      };
      expect(await priorities(undefined)).toEqual(new Set([undefined]));
      expect(await priorities(turn)).toEqual(new Set(["bulk"]));
      turn.hurry();
      expect(await priorities(turn)).toEqual(new Set([undefined]));
    },
  );

  it("goes after what others read also where it is the same for many leads", async () => {
    const { baselinker } = shopWith([]);
    const read = vi.spyOn(baselinker, "getOrders");
    const turn = new LookUpTurn(new LookUpTurns());
    const seen = { scans: new OrderScans(fakeShop().clock), settledAt: 0 };
    await lookUpOrder(baselinker, lead({}, { email: "", phone: "" }), { ...kept, turn, seen });
    expect(new Set(read.mock.calls.map(([, options]) => options?.priority))).toEqual(new Set(["bulk"]));
  });

  it.each([
    ["getOrders", {}],
    ["getOrdersByPhone", { email: "", phone: "+380671234567" }],
  ] as const)("is left where the caller leaves: %s", async (method, fields) => {
    const { baselinker, account, clock } = shopWith([]);
    account.faults.inject("stalled-headers", { method });
    const controller = new AbortController();
    const found = lookUpOrder(baselinker, lead({}, fields), { ...kept, signal: controller.signal });
    await clock.advance(100);
    controller.abort(new Error("stop"));
    expect(await found).toMatchObject({ status: "failed" });
  });

  it("says why nothing can be looked for without a marker", async () => {
    const { baselinker } = shopWith([]);
    expect(await lookUpOrder(baselinker, lead({ marker: "" }))).toMatchObject({
      error: { message: expect.stringContaining("sent without a marker") },
    });
  });
});

describe("an order that looks like the lead's and has no marker", () => {
  const unsure = { status: "unsure" };
  it.each([
    ["is not the lead's where its id was known before", { afterId: 8 }, order(5, contact), absent],
    ["is not the lead's where it is the last that was known", { afterId: 8 }, order(8, contact), absent],
    ["may be the lead's where its id is new", { afterId: 8 }, order(9, contact), unsure],
    ["is not the lead's where it is older", {}, order(9, { ...contact, date_add: sentOn - 1 }), absent],
    ["may be the lead's where it is as old", {}, order(9, contact), unsure],
    ["may be the lead's where it came later", {}, order(9, { ...contact, date_add: sentOn + 1 }), unsure],
    [
      "is another's where it is not as old as the lead, though its id is new",
      { afterId: 8 },
      order(9, { ...contact, date_add: sentOn - 1 }),
      absent,
    ],
  ])("%s", async (_, fields, found, status) => {
    const { baselinker } = shopWith([found]);
    expect(await lookUpOrder(baselinker, lead(fields))).toMatchObject(status);
  });

  it("may be the lead's where Base does not say how old it is", async () => {
    const { baselinker, account } = shopWith([]);
    account.answer(String("getOrders"), ({ id_from }) => ({
      orders: Number(id_from) > 9 ? [] : [{ order_id: 9, ...contact }],
    }));
    expect(await lookUpOrder(baselinker, lead({ afterId: 8 }))).toMatchObject(unsure);
  });
});

describe("a look-up among the orders that were read for others", () => {
  const nameless = (date_add = sentOn) => lead({}, { email: "", phone: "", date_add });
  const begin = (given: readonly FakeOrder[]) => {
    const shop = shopWith(given);
    const seen = { scans: new OrderScans(shop.clock), settledAt: shop.clock.now() };
    const lookUp = (date?: number) => lookUpOrder(shop.baselinker, nameless(date), { ...kept, seen });
    return { ...shop, lookUp };
  };
  const hour = Math.floor(dateFrom / 3_600) * 3_600;

  it("reads those of the whole hour once, and the end of the list each time", async () => {
    const { lookUp, asked } = begin([order(1, { date_add: sentOn - 90_000 }), ...orders(5, 8)]);
    expect(await lookUp()).toEqual(absent);
    const end = { date_from: hour, id_from: 9 };
    expect(asked()).toEqual([{ date_from: hour }, end]);
    expect(await lookUp()).toEqual(absent);
    expect(asked().slice(2)).toEqual([end]);
  });

  it("keeps no empty list: what came in since is found", async () => {
    const { lookUp, asked, account } = begin([order(1, { date_add: sentOn - 90_000 })]);
    expect(await lookUp()).toEqual(absent);
    account.orders.push(mine(2, { email: "" }));
    expect(await lookUp()).toEqual({ status: "found", orderId: 2 });
    expect(asked()).toEqual([{ date_from: hour }, { date_from: hour }]);
  });

  it("looks at the order once more that it knows from there, and no further", async () => {
    const { lookUp, asked } = begin([order(7), mine(8, { email: "" }), order(9)]);
    const found = { status: "found", orderId: 8 };
    expect([await lookUp(), await lookUp()]).toEqual([found, found]);
    expect(asked()).toEqual([{ date_from: hour }, { order_id: 8 }]);
  });

  it("reads all again where that order has the marker no more: it may be in another one now", async () => {
    const { lookUp, account } = begin([order(7), mine(8, { email: "" }), order(9)]);
    await lookUp();
    Object.assign(account.orders[1] ?? {}, { extra_field_1: "" });
    Object.assign(account.orders[0] ?? {}, { extra_field_1: "lead:1~AAAabcde" });
    expect(await lookUp()).toEqual({ status: "found", orderId: 7 });
  });

  it("reads again from the earlier date of a lead that has one", async () => {
    const { lookUp, asked } = begin([order(7)]);
    await lookUp();
    await lookUp(sentOn - 7_200);
    expect(asked().slice(2)).toEqual([{ date_from: hour - 7_200 }, { date_from: hour - 7_200, id_from: 8 }]);
    await lookUp();
    expect(asked().slice(4)).toEqual([{ date_from: hour, id_from: 8 }]);
  });
});

describe("one page of orders", () => {
  it.each([
    [undefined, {}],
    [10_000, { timeoutMs: 10_000, maxWaitMs: 10_000 }],
  ])("is waited for as long as is said: %s", async (timeoutMs, options) => {
    const { baselinker } = shopWith([]);
    const getOrders = vi.spyOn(baselinker, "getOrders");
    await readOrders(baselinker, { order_id: 8 }, { signal: undefined, timeoutMs });
    expect(getOrders.mock.calls).toStrictEqual([
      [
        { order_id: 8, get_unconfirmed_orders: true, include_custom_extra_fields: true },
        { signal: undefined, validation: "off", ...options },
      ],
    ]);
  });

  it("that cannot be relied on is a temporary error", () => {
    expect(unusable()).toMatchObject({ retryable: true, reason: "drift", method: "getOrders" });
    expect(unusable().message).toContain("`orders`: orders sorted by id expected, something else came");
  });
});
