import { describe, expect, it } from "vitest";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import { checkAnswer } from "../../../src/forwarding/delivery/checkAnswer.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import type { FakeOrder } from "../../../src/testing/fake/state.ts";
import { openLead, sentOn, stepShop } from "./deliverySteps.ts";

const order = (order_id: number, fields: Partial<FakeOrder> = {}) =>
  buildOrder({
    order_id,
    date_add: sentOn,
    email: "ann@example.com",
    extra_field_1: "lead:1~AAAabcde",
    ...fields,
  });

/** An id that is far from all that are known, which are up to 8. */
const far = 2_000_000;

const withMarker = openLead({ afterId: 8 });
const { markerField: _, ...withoutMarker } = openLead({ afterId: 8, marker: "" });

async function answered(given: Parameters<typeof stepShop>[0], open: OpenLead = withMarker) {
  const shop = await stepShop(given);
  const { orderIds } = shop.settings;
  orderIds.confirm(8);
  const check = (orderId: number) => checkAnswer(shop.delivery, open, orderId);
  return { ...shop, orderIds, check };
}

const made = (orderId: number) => ({ status: "made", orderId, issues: [] });
const notOurs = {
  status: "unknown",
  error: {
    message: expect.stringMatching(/^Base answered addOrder with \d+, which is not this lead's order/),
  },
};

describe("an answer with an order id", () => {
  it("is the lead's where the id is higher than all that were known before it was sent, and nothing is read", async () => {
    const { check, account } = await answered({ seed: { orders: [] } });
    expect(await check(9)).toEqual(made(9));
    expect(account.requests).toEqual([]);
  });

  it("is believed with a lower id only where that order has the marker of this sending", async () => {
    const another = order(6, { extra_field_1: "lead:1~AABabcde" });
    const { check, account } = await answered({ seed: { orders: [another, order(7), order(8)] } });
    expect(await check(7)).toEqual(made(7));
    expect(await check(8)).toEqual(made(8));
    expect(await check(6)).toMatchObject(notOurs);
    expect(await check(5)).toMatchObject(notOurs);
    expect(account.requests.map(({ parameters }) => parameters.order_id)).toEqual([7, 8, 6, 5]);
  });

  it("is not believed with a lower id where the order cannot be read, or was sent without a marker", async () => {
    const { check, account } = await answered({ seed: { orders: [order(7)] } });
    account.faults.inject("bad-gateway", { method: "getOrders" });
    expect(await check(7)).toMatchObject(notOurs);
    const unmarked = await answered({ seed: { orders: [order(7)] } }, withoutMarker);
    expect(await unmarked.check(7)).toMatchObject(notOurs);
  });

  it("is not the lead's where another lead was answered with it", async () => {
    const { check, orderIds } = await answered({ seed: { orders: [] } });
    orderIds.observe(9, "lead:2");
    expect(await check(9)).toMatchObject(notOurs);
  });

  it("is believed where the store does not say whether Base keeps the marker: so nothing is read", async () => {
    const away = () => Promise.reject(new Error("The store is away."));
    const { check, account } = await answered({ store: { readNote: away } });
    expect(await check(9)).toEqual(made(9));
    expect(account.requests).toEqual([]);
  });

  it("is believed where there is no marker to look for", async () => {
    const { check, account } = await answered({}, withoutMarker);
    expect(await check(9)).toEqual(made(9));
    expect(account.requests).toEqual([]);
  });
});

describe("an order id that is far from all others", () => {
  it("is read back by that id, and counts from then on where the order has the marker", async () => {
    const strange = order(far, { email: "ben@example.com" });
    const { check, account, orderIds } = await answered({ seed: { orders: [order(far - 1), strange] } });
    expect(await check(far)).toEqual(made(far));
    expect(account.requests.map(({ parameters }) => parameters.order_id)).toEqual([far]);
    expect(orderIds.confirmed).toBe(far);
  });

  it("is distinguished from other orders that Base shows next to it", async () => {
    const { check, account } = await answered({});
    const other = order(7, { email: "ben@example.com", extra_field_1: "" });
    account.answer("getOrders", { orders: [other, order(far)] });
    expect(await check(far)).toEqual(made(far));
    account.answer("getOrders", { orders: [order(far)] });
    expect(await check(3 * far)).toMatchObject(notOurs);
  });

  it("is not the lead's where the order has neither its marker nor its contact", async () => {
    const strange = order(far, { email: "ben@example.com", extra_field_1: "", products: [] });
    const { check, orderIds } = await answered({ seed: { orders: [strange] } });
    expect(await check(far)).toMatchObject(notOurs);
    expect(orderIds.confirmed).toBe(8);
  });

  it("is not the lead's where the order cannot be read", async () => {
    const { check, account } = await answered({ seed: { orders: [order(far)] } });
    account.faults.inject("bad-gateway", { method: "getOrders" });
    expect(await check(far)).toMatchObject(notOurs);
  });

  it("tells nothing that is known: neither that Base keeps the marker nor that it does not", async () => {
    for (const [marker, extra_field_1] of [
      ["kept", "lead:1~AAAabcde"],
      ["dropped", ""],
    ] as const) {
      const notes: string[] = [];
      const { check, events } = await answered({
        seed: { orders: [order(far, { extra_field_1 })] },
        marker,
        store: { writeNote: async (name) => void notes.push(name) },
      });
      expect(await check(far)).toEqual(made(far));
      expect([notes, events]).toEqual([[], []]);
    }
  });

  it("writes nothing to a store that did not say whether Base keeps the marker", async () => {
    const notes: string[] = [];
    const { check } = await answered({
      seed: { orders: [order(far)] },
      store: {
        readNote: () => Promise.reject(new Error("The store is away.")),
        writeNote: async (name) => void notes.push(name),
      },
    });
    expect(await check(far)).toEqual(made(far));
    expect(notes).toEqual([]);
  });

  it("is the lead's without a marker where the contact is", async () => {
    const seed = { orders: [order(far, { extra_field_1: "" })] };
    const { check } = await answered({ seed }, withoutMarker);
    expect(await check(far)).toEqual(made(far));
  });
});
