import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const paid = { id: "1", email: "ann@example.com", paid: true };
const byCall = { payment: "setOrderPayment" } as const;

describe("the payment of a paid order", () => {
  it("is a flag of the order, unless told otherwise", async () => {
    const { forwarder, ended, calls, account } = fakeShop();
    expect(await ended(forwarder().forward(paid))).toMatchObject({ status: "success", payment: "flag" });
    expect(calls("setOrderPayment")).toBe(0);
    expect(account.orders[0]?.payment_done).toBe(59.97);
  });

  it("is recorded by a call of its own with the total, exact to the cent, where that is chosen", async () => {
    const { forwarder, ended, calls, account } = fakeShop();
    const result = await ended(forwarder(byCall).forward(paid));
    expect(result).toMatchObject({ status: "success", payment: "recorded", issues: [] });
    expect(calls("setOrderPayment")).toBe(1);
    expect(account.orders[0]?.payment_done).toBe(59.97);
    expect(account.requests.find(({ method }) => method === "addOrder")?.parameters).not.toHaveProperty(
      "paid",
    );
  });

  it("is recorded with its day and the first 30 characters of its method", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    const payment_method = "🍵 in cash, and the rest by a card";
    await ended(forwarder(byCall).forward({ ...paid, payment_method }));
    expect(account.requests.find(({ method }) => method === "setOrderPayment")?.parameters).toEqual({
      order_id: account.orders[0]?.order_id,
      payment_done: 59.97,
      payment_date: Math.floor(clock.date() / 1000),
      payment_comment: "🍵 in cash, and the rest by a c",
    });
  });

  it("is recorded without a comment where the order names no method", async () => {
    const { forwarder, ended, account } = fakeShop();
    await ended(forwarder(byCall).forward(paid));
    const recorded = account.requests.find(({ method }) => method === "setOrderPayment");
    expect(recorded?.parameters).toMatchObject({ payment_comment: "" });
  });

  it("is recorded whatever was paid for another order that Base shows next to it", async () => {
    const { forwarder, ended, account, calls } = fakeShop();
    account.faults.inject("error", { method: "setOrderPayment", code: "ERROR_X", message: "Not now." });
    const forward = forwarder(byCall);
    expect(await ended(forward.forward(paid))).toMatchObject({ payment: "open" });
    const own = account.orders[0];
    account.answer("getOrders", {
      orders: [buildOrder({ order_id: 1, payment_done: 1_000 }), buildOrder({ ...own })],
    });
    expect(await ended(forward.forward(paid))).toMatchObject({ payment: "recorded" });
    expect(calls("setOrderPayment")).toBe(2);
    expect(own?.payment_done).toBe(59.97);
  });

  it("is seen where the order is still unconfirmed", async () => {
    const { forwarder, ended, account, calls } = fakeShop();
    const forward = forwarder(byCall);
    account.faults.inject("answer-lost", {
      method: "setOrderPayment",
      when: () => {
        Object.assign(account.orders[0] ?? {}, { confirmed: false });
        return true;
      },
    });
    expect(await ended(forward.forward(paid))).toMatchObject({ payment: "recorded" });
    expect(calls("setOrderPayment")).toBe(1);
  });

  it("stays open at once where the caller leaves while it is looked at", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    account.faults.inject("error", { method: "setOrderPayment", code: "ERROR_X", message: "Not now." });
    const forward = forwarder(byCall);
    expect(await ended(forward.forward(paid))).toMatchObject({ payment: "open" });
    account.faults.inject("stalled-headers", { method: "getOrders" });
    const controller = new AbortController();
    const second = forward.forward(paid, { signal: controller.signal });
    await clock.advance(100);
    const since = clock.now();
    controller.abort(new Error("stop"));
    expect(await ended(second)).toMatchObject({ status: "success", payment: "open" });
    expect(clock.now() - since).toBeLessThan(1_000);
  });

  it("is left alone for an order that is not paid", async () => {
    const { forwarder, ended, calls } = fakeShop();
    const result = await ended(forwarder(byCall).forward({ ...paid, paid: false }));
    expect(result).toMatchObject({ status: "success", payment: "none" });
    expect(calls("setOrderPayment")).toBe(0);
  });

  it("stays open, and says so, where the order went through and the payment did not", async () => {
    const { forwarder, ended, account } = fakeShop();
    account.faults.inject("error", { method: "setOrderPayment", code: "ERROR_X", message: "Not now." });
    const forward = forwarder(byCall);
    const result = await ended(forward.forward(paid));
    expect(result).toMatchObject({
      status: "success",
      orderId: account.orders[0]?.order_id,
      payment: "open",
    });
    expect(result.issues).toMatchObject([{ level: "warning", code: "payment_open" }]);
    const again = await ended(forward.forward(paid));
    expect(again).toMatchObject({
      status: "success",
      orderId: account.orders[0]?.order_id,
      payment: "recorded",
    });
    expect(account.orders).toHaveLength(1);
    expect(account.orders[0]?.payment_done).toBe(59.97);
  });

  it("is looked at before it is recorded again, when its answer was lost", async () => {
    const { forwarder, ended, account, calls } = fakeShop();
    account.faults.inject("answer-lost", { method: "setOrderPayment" });
    expect(await ended(forwarder(byCall).forward(paid))).toMatchObject({ payment: "recorded" });
    expect(calls("setOrderPayment")).toBe(1);
  });

  it("is recorded by reconcile where it was left open", async () => {
    const { forwarder, ended, account } = fakeShop();
    account.faults.inject("request-lost", { method: "setOrderPayment" });
    const forward = forwarder(byCall);
    expect(await ended(forward.forward(paid))).toMatchObject({ payment: "open" });
    expect(await ended(forward.reconcile())).toMatchObject([
      { status: "success", key: "1", payment: "recorded" },
    ]);
    expect(account.orders[0]?.payment_done).toBe(59.97);
    expect(await ended(forward.forward(paid))).toMatchObject({ status: "duplicate" });
  });

  it("is recorded for an order whose own answer was lost", async () => {
    const { forwarder, ended, account, calls } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    expect(await ended(forwarder(byCall).forward(paid))).toMatchObject({
      status: "success",
      payment: "recorded",
    });
    expect(calls("addOrder")).toBe(1);
    expect(account.orders[0]?.payment_done).toBe(59.97);
  });

  it("is not recorded by a process whose claim ran out while it waited for its permit", async () => {
    const shop = fakeShop();
    const { forwarder, ended, account, calls, clock } = shop;
    let permits = 0;
    let permit = () => {};
    const limiter = {
      acquire: () =>
        new Promise<void>((resolve) => {
          permits += 1;
          if (permits === 1) resolve();
          else permit = resolve;
        }),
      pauseUntil: () => {},
    };
    const options = { token: account.token, retries: 0, testing: { clock }, rateLimit: { limiter } };
    const baselinker = new Baselinker({ ...options, fetch: account.fetch });
    // Its timers are paused: it does not see its lease end.
    const own: Clock = { now: () => clock.now(), date: () => clock.date(), after: () => () => {} };
    const store = memoryStore({ testing: { clock } });
    const paused = forwarder({ ...byCall, store, baselinker, testing: { clock: own } }).forward(paid);
    await clock.advance(100);
    expect(await ended(forwarder({ ...byCall, store }).forward(paid))).toMatchObject({ payment: "recorded" });
    permit();
    expect(await ended(paused)).toMatchObject({ status: "success", payment: "open" });
    expect(calls("setOrderPayment")).toBe(1);
  });

  it("is looked at only when Base must be done with what an earlier process had sent", async () => {
    const { forwarder, ended, account, baselinker, clock, calls } = fakeShop();
    const { order_id: orderId } = await baselinker.addOrder({
      order_status_id: 8001,
      date_add: 1_764_000_000,
    });
    const open = {
      key: "1",
      marker: "lead:1",
      order: { order_status_id: 8001, date_add: 1_764_000_000 },
      afterId: 0,
      sentAt: 1_764_000_000,
      waitedMs: 0,
    };
    const store = memoryStore({ testing: { clock } });
    const claim = { token: "dead", leaseMs: 9_000 };
    await store.claim("lead:1", claim);
    const due = { amount: 59.97, date: 1_764_000_000, comment: "" };
    await store.renew("lead:1", claim, { ...open, phase: "paying", orderId, payment: due });
    clock.after(13_000, () => {
      void baselinker.setOrderPayment({
        order_id: orderId,
        payment_done: 59.97,
        payment_date: due.date,
        payment_comment: "",
      });
    });
    expect(await ended(forwarder({ ...byCall, store }).forward(paid))).toMatchObject({ payment: "recorded" });
    expect(calls("setOrderPayment")).toBe(1);
    expect(account.orders).toHaveLength(1);
  });

  it("keeps its claim until Base must be done with it, where the caller leaves in flight", async () => {
    const { forwarder, ended, account, clock, calls } = fakeShop();
    account.faults.inject("stalled-headers", { method: "setOrderPayment" });
    const forward = forwarder(byCall);
    const controller = new AbortController();
    const first = forward.forward(paid, { signal: controller.signal });
    await clock.advance(100);
    controller.abort(new Error("stop"));
    await clock.advance(0);
    expect(await first).toMatchObject({ status: "success", payment: "open" });
    const begun = clock.now();
    expect(await ended(forward.forward(paid))).toMatchObject({ status: "success", payment: "recorded" });
    expect(clock.now() - begun).toBeGreaterThanOrEqual(8_900 + 5_000);
    expect(calls("setOrderPayment")).toBe(1);
  });
});
