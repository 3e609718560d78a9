import { describe, expect, it } from "vitest";
import { OrderIds, orderIdOf } from "../../../src/forwarding/delivery/orderIds.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };
const ben = { id: "2", email: "ben@example.com" };

describe("an answer that is not true", () => {
  it.each([true, [77], "0x1F", "1e3", " 12 ", "007", 1.5, -1, 0, 2 ** 60, "", null, {}])(
    "does not count as an order id, and the order is looked for: %j",
    async (order_id) => {
      const { forwarder, ended, account } = fakeShop();
      account.answer(String("addOrder"), () => ({ order_id }));
      const first = await ended(forwarder().forward(ann));
      expect(first.status).toBe("unknown");
      expect(orderIdOf(order_id)).toBeUndefined();
    },
  );

  it.each([
    [7, 7],
    ["7", 7],
    ["9007199254740991", 9_007_199_254_740_991],
  ])("is not suspected for its kind: %j is an order id", (wire, id) => {
    expect(orderIdOf(wire)).toBe(id);
  });

  it("makes no second order where Base stored the first and then said an error", async () => {
    const { forwarder, ended, account } = fakeShop();
    account.faults.inject("error-stored", { method: "addOrder", code: "ERROR_INTERNAL" });
    const result = await ended(forwarder().forward(ann));
    expect(result).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
    expect(account.orders).toHaveLength(1);
  });

  it("is believed where Base refused the order and it is not there: it is not sent again", async () => {
    const { forwarder, ended, account, calls } = fakeShop();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_PARAM", message: "No." });
    const forward = forwarder();
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "error", fault: "lead" });
    expect(calls("addOrder")).toBe(1);
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success" });
  });

  it("is the setup's fault where the look-up is refused as the order was, and the lead stays open", async () => {
    const { forwarder, ended, account, calls } = fakeShop();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_NO_ACCESS" });
    const refusal = account.faults.inject("error", {
      method: "getOrders",
      code: "ERROR_NO_ACCESS",
      probability: 1,
    });
    const forward = forwarder();
    const refused = await ended(forward.forward(ann));
    expect(refused).toMatchObject({ status: "error", fault: "setup", error: { code: "ERROR_NO_ACCESS" } });
    refusal.remove();
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
    expect(calls("addOrder")).toBe(2);
  });

  it.each([401, 403, 408, 425, 499])(
    "makes no second order where it came with HTTP %i after storing",
    async (status) => {
      const { forwarder, ended, account } = fakeShop();
      account.faults.inject(`status:${status}-stored`, { method: "addOrder" });
      const result = await ended(forwarder().forward(ann));
      expect(result).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
      expect(account.orders).toHaveLength(1);
    },
  );

  it("is not taken for the lead's where a cache repeats the one of another lead", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    await ended(forward.forward(ann));
    account.faults.inject("answer-repeated", { method: "addOrder" });
    const result = await ended(forward.forward(ben));
    expect(account.orders).toHaveLength(2);
    expect(result).toMatchObject({ status: "success", orderId: account.orders[1]?.order_id });
  });

  it("has no payment recorded for it where a cache repeats the one of another lead", async () => {
    const { forwarder, ended, account, calls } = fakeShop();
    const forward = forwarder({ payment: "setOrderPayment" });
    await ended(forward.forward({ ...ann, paid: true }));
    account.faults.inject("answer-repeated", { method: "addOrder", stored: true });
    const result = await ended(forward.forward({ ...ben, paid: true }));
    expect(result).toMatchObject({ status: "success", payment: "recorded" });
    expect(account.orders.map(({ payment_done }) => payment_done)).toEqual([59.97, 59.97]);
    expect(calls("setOrderPayment")).toBe(2);
  });

  it("does not lead a later look-up past the order, however absurd its id", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    account.faults.inject("order-id:9007199254740000", { method: "addOrder" });
    await ended(forward.forward(ann));
    account.faults.inject("answer-lost", { method: "addOrder" });
    const result = await ended(forward.forward(ben));
    expect(account.orders).toHaveLength(2);
    expect(result).toMatchObject({ status: "success", orderId: account.orders[1]?.order_id });
  });

  it("is looked at before it is believed where its id is far from all others", async () => {
    const { forwarder, ended, account } = fakeShop();
    const forward = forwarder();
    for (const id of ["3", "4", "5"]) await ended(forward.forward({ id }));
    account.faults.inject("order-id:9007199254740000", { method: "addOrder" });
    const result = await ended(forward.forward(ann));
    expect(account.orders).toHaveLength(4);
    expect(result).toMatchObject({ status: "success", orderId: account.orders[3]?.order_id });
  });
});

describe("the ids of orders", () => {
  it("are a start of look-ups where two answers, or a list, confirm them", () => {
    const ids = new OrderIds();
    ids.observe(9_007_199_254_740_000, "a");
    expect(ids.confirmed).toBe(0);
    ids.observe(8, "b");
    expect(ids.confirmed).toBe(8);
    ids.observe(12, "c");
    expect(ids.confirmed).toBe(12);
    ids.confirm(20);
    expect(ids.confirmed).toBe(20);
    expect([ids.isOdd(1_000_020), ids.isOdd(1_000_021)]).toEqual([false, true]);
  });

  it("never go back, and are not confirmed by the same answer that comes twice", () => {
    const ids = new OrderIds();
    ids.observe(8, "a");
    ids.observe(8, "b");
    expect(ids.confirmed).toBe(0);
    ids.confirm(20);
    ids.confirm(12);
    expect(ids.confirmed).toBe(20);
  });

  it("are not confirmed by one that is far from all that are known", () => {
    const ids = new OrderIds();
    ids.confirm(20);
    ids.observe(9_007_199_254_740_000, "a");
    ids.observe(9_007_199_254_740_001, "b");
    expect(ids.confirmed).toBe(20);
  });

  it("are remembered with their leads for the last thousand answers", () => {
    const ids = new OrderIds();
    for (let id = 1; id <= 1_001; id += 1) ids.observe(id, `lead ${id}`);
    expect([1, 2, 1_001].map((id) => ids.isOfOther(id, "x"))).toEqual([false, true, true]);
  });

  it("belong to the lead whose answer named them first", () => {
    const ids = new OrderIds();
    ids.observe(8, "a");
    expect([ids.isOfOther(8, "a"), ids.isOfOther(8, "b"), ids.isOfOther(9, "b")]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
