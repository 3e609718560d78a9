import { describe, expect, it } from "vitest";
import { fakeShop, signed } from "./fakeShop.ts";

describe("forward", () => {
  it("makes an order of a lead, with the lead's key in it", async () => {
    const { account, forwarder, ended } = fakeShop();
    const result = await ended(forwarder().forward({ id: "1001", email: "ann@example.com" }));
    expect(account.orders).toHaveLength(1);
    expect(account.orders[0]).toMatchObject({ email: "ann@example.com", extra_field_1: signed("lead:1001") });
    expect(result).toEqual({
      status: "success",
      orderId: account.orders[0]?.order_id,
      key: "1001",
      payment: "none",
      issues: [],
    });
  });

  it("gives a duplicate for the same key later, without a request", async () => {
    const { account, forwarder, ended } = fakeShop();
    const forward = forwarder();
    await ended(forward.forward({ id: "1001" }));
    const before = account.requests.length;
    const again = await ended(forward.forward({ id: "1001" }));
    expect(again).toMatchObject({ status: "duplicate", orderId: account.orders[0]?.order_id });
    expect(account.requests).toHaveLength(before);
  });

  it("sends one order for the same key twice at once, and gives both callers its id", async () => {
    const { account, forwarder, ended } = fakeShop();
    const forward = forwarder();
    const results = await ended(Promise.all([forward.forward({ id: "1" }), forward.forward({ id: "1" })]));
    expect(account.orders).toHaveLength(1);
    expect(results.map((result) => result.status)).toEqual(["success", "success"]);
  });

  it("finds the order whose answer was lost, once the settle time is over, and sends nothing again", async () => {
    const { account, forwarder, ended, calls, clock } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const begun = clock.now();
    const result = await ended(forwarder().forward({ id: "1001", email: "ann@example.com" }));
    expect(result).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
    expect(account.orders).toHaveLength(1);
    expect(calls("addOrder")).toBe(1);
    expect(clock.now() - begun).toBeGreaterThanOrEqual(5_000);
  });

  it("sends again what was lost on the way, after it proved that no order was made", async () => {
    const { account, forwarder, ended, calls } = fakeShop();
    account.faults.inject("request-lost", { method: "addOrder" });
    const result = await ended(forwarder().forward({ id: "1001", email: "ann@example.com" }));
    expect(result.status).toBe("success");
    expect(account.orders).toHaveLength(1);
    expect(calls("addOrder")).toBe(2);
  });

  it("waits for an order that the server stores late, rather than send a second", async () => {
    const { account, forwarder, ended, calls } = fakeShop();
    account.faults.inject("stored-late", { method: "addOrder", afterMs: 4_900 });
    const result = await ended(forwarder().forward({ id: "1001", email: "ann@example.com" }));
    expect(result.status).toBe("success");
    expect(account.orders).toHaveLength(1);
    expect(calls("addOrder")).toBe(1);
  });

  it("keeps a lead as unknown while the look-ups fail, and finds its order when they work again", async () => {
    const { account, forwarder, ended, calls } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const outage = account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    const forward = forwarder();
    const lost = await ended(forward.forward({ id: "1001", email: "ann@example.com" }));
    expect(lost).toMatchObject({ status: "unknown", key: "1001" });
    outage.remove();
    const found = await ended(forward.forward({ id: "1001", email: "ann@example.com" }));
    expect(found).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
    expect(calls("addOrder")).toBe(1);
  });

  it("does not take a broken answer to a look-up for a proof that there is no order", async () => {
    for (const answer of [
      { orders: "none" },
      { orders: undefined },
      { orders: [{ order_id: "soon" }] },
      { orders: [null] },
    ]) {
      const { account, forwarder, ended, calls } = fakeShop();
      account.faults.inject("answer-lost", { method: "addOrder" });
      account.answer(String("getOrders"), () => answer);
      const result = await ended(forwarder().forward({ id: "1001", email: "ann@example.com" }));
      expect(result.status).toBe("unknown");
      expect(calls("addOrder")).toBe(1);
    }
  });

  it("takes an answer without an order id for an unknown outcome", async () => {
    const { account, forwarder, ended } = fakeShop();
    account.answer("addOrder", { order_id: 0 });
    const result = await ended(forwarder().forward({ id: "1001", email: "ann@example.com" }));
    expect(result.status).toBe("unknown");
    expect(account.requests.map(({ method }) => method)).toEqual([
      "addOrder",
      "getOrders",
      "getOrders",
      "getJournalList",
      "addOrder",
      "getOrders",
      "getOrders",
    ]);
  });

  it("says what Base refused, and lets the same key be sent once it is corrected", async () => {
    const { account, forwarder, ended } = fakeShop();
    account.faults.inject("error", {
      method: "addOrder",
      code: "ERROR_STATUS_ID",
      message: "No such status.",
    });
    const forward = forwarder();
    const refused = await ended(forward.forward({ id: "1001" }));
    expect(refused).toMatchObject({ status: "error", fault: "setup", error: { code: "ERROR_STATUS_ID" } });
    expect(await ended(forward.forward({ id: "1001" }))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });
});
