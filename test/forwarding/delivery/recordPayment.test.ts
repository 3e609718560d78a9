import { describe, expect, it } from "vitest";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import type { Ordered } from "../../../src/forwarding/delivery/deliveryState.ts";
import { recordPayment } from "../../../src/forwarding/delivery/payment.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { notedEntry, openLead, sentOn, stepShop } from "./deliverySteps.ts";

const payment = { amount: 20, date: sentOn, comment: "" };

/** The step of an order that an earlier process had made, and whose payment it had begun to record. */
async function ordered(
  open: Partial<OpenLead> = {},
  more: Partial<Ordered> = {},
  given: Parameters<typeof stepShop>[0] = {},
) {
  const { entry, results } = notedEntry();
  const seed = { orders: [buildOrder({ order_id: 8, date_add: sentOn, payment_done: 0 })] };
  const shop = await stepShop({ seed, lead: { entry }, ...given });
  const state: Ordered = {
    at: "ordered",
    held: shop.held,
    open: openLead({ phase: "paying", orderId: 8, payment, waitedMs: 5_000, ...open }),
    orderId: 8,
    fresh: false,
    sends: 0,
    ...more,
  };
  const paid = () => shop.account.orders[0]?.payment_done;
  return { ...shop, results, state, paid, record: () => recordPayment(shop.delivery, state) };
}

describe("a payment that an earlier process may have recorded", () => {
  it("is looked at at once where the settle time was waited before", async () => {
    const { record, paid, results } = await ordered();
    const result = { status: "success", orderId: 8, payment: "recorded", issues: [] };
    expect(await record()).toMatchObject({ at: "ended", result });
    expect(paid()).toBe(20);
    expect(results).toMatchObject([result]);
  });

  it("is looked at when the rest of the settle time is over", async () => {
    const { record, clock, account, ended, calls } = await ordered({ waitedMs: 1_000 });
    const recorded = record();
    await clock.advance(3_999);
    expect(account.requests).toEqual([]);
    await clock.advance(1);
    expect(calls("getOrders")).toBe(1);
    expect(await ended(recorded)).toMatchObject({ result: { payment: "recorded" } });
  });

  it("is not waited for where nothing of it was sent: only the order was waited for", async () => {
    const { record, account, saved } = await ordered({ phase: "sending" });
    account.faults.inject("bad-gateway", { method: "getOrders" });
    expect(await record()).toMatchObject({ result: { payment: "open" } });
    expect(saved).toMatchObject([{ phase: "paying", orderId: 8, waitedMs: 0 }]);
  });

  it.each([
    ["without its payment", { orders: [{ order_id: 8 }] }],
    ["without the order", { orders: [] }],
    ["of something else", { orders: "none" }],
  ])("is not recorded again where the answer is one %s: it may be paid", async (_, answer) => {
    const { record, account, calls, saved, results } = await ordered();
    account.answer(String("getOrders"), () => answer);
    const issue = { level: "warning", code: "payment_open", path: "paid" };
    const result = { status: "success", payment: "open", issues: [issue] };
    const ended = await record();
    expect(ended).toMatchObject({ at: "ended", result });
    expect(JSON.stringify(ended)).toContain("Order 8 could not be read");
    expect(calls("setOrderPayment")).toBe(0);
    expect(saved).toMatchObject([{ phase: "paying", orderId: 8, payment, waitedMs: 5_000 }]);
    expect(results).toMatchObject([result]);
  });

  it("keeps what was waited where the caller leaves meanwhile", async () => {
    const { record, clock, controller, saved } = await ordered({ waitedMs: 1_000 });
    const recorded = record();
    await clock.advance(2_000);
    controller.abort(new Error("stop"));
    expect(await recorded).toMatchObject({ result: { payment: "open" } });
    expect(saved).toMatchObject([{ waitedMs: 3_000 }]);
  });

  it("was waited for as long as the settle time at most, though the timer was late", async () => {
    const { clock, delivery, state, account, ended, saved } = await ordered({ waitedMs: 1_000 });
    account.faults.inject("bad-gateway", { method: "getOrders" });
    const late: Clock = { ...clock, after: (ms, callback) => clock.after(1.5 * ms, callback) };
    const settings = { ...delivery.settings, clock: late };
    expect(await ended(recordPayment({ ...delivery, settings }, state))).toMatchObject({
      result: { payment: "open" },
    });
    expect(saved).toMatchObject([{ waitedMs: 5_000 }]);
  });
});

describe("a payment that is sent", () => {
  it("and refused is waited for, and the record says for how long: no one waits twice", async () => {
    const { record, account, ended, saved, calls } = await ordered({ phase: "sending" }, { fresh: true });
    account.faults.inject("error", { method: "setOrderPayment", code: "ERROR_X" });
    expect(await ended(record())).toMatchObject({ result: { payment: "open" } });
    expect(saved.map(({ phase, waitedMs }) => [phase, waitedMs])).toEqual([
      ["paying", 0],
      ["paying", 5_000],
    ]);
    expect(calls("getOrders")).toBe(1);
  });

  it("stays open where the caller leaves, which is reported, and is left to its claim", async () => {
    const { record, account, clock, controller, ends } = await ordered({}, { fresh: true });
    account.faults.inject("stalled-headers", { method: "setOrderPayment" });
    const recorded = record();
    await clock.advance(100);
    controller.abort(new Error("stop"));
    await clock.advance(0);
    expect(await recorded).toMatchObject({
      result: { status: "success", payment: "open", issues: [{ code: "payment_open", path: "paid" }] },
    });
    expect(ends).toEqual([]);
  });
});

describe("an order that is recorded for another lead", () => {
  const taken = async (fresh: boolean) => {
    const shop = await ordered({}, { fresh, sends: 1, open: openLead() });
    await shop.inner.claim("lead:2", { token: "u", leaseMs: 9_000 });
    await shop.inner.finish("lead:2", "u", { state: "sent", orderId: 8 });
    return shop;
  };

  it("and was found by the marker is this lead's too, and stays open with a word about it", async () => {
    const { record, ends, results } = await taken(false);
    const issues = [{ level: "warning", code: "order_of_two", path: "" }];
    expect(await record()).toMatchObject({ at: "ended", result: { status: "success", orderId: 8, issues } });
    expect(ends).toMatchObject([{ state: "sent" }, { state: "open" }]);
    expect(results.at(-1)).toMatchObject({ status: "success", issues });
  });

  it("and was only named by an answer is not believed: this lead's own is looked for", async () => {
    const { record, events } = await taken(true);
    expect(await record()).toMatchObject({
      at: "doubtful",
      sends: 1,
      open: { phase: "sending", waitedMs: 0 },
      cause: { message: "Base answered with order 8, which is another lead's." },
    });
    expect(events).toMatchObject([{ type: "outcome_unknown", key: "1" }]);
  });
});
