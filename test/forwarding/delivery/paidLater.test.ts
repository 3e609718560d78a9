import { describe, expect, it } from "vitest";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };
const paid = { ...ann, paid: true };

function begin(payment: ForwarderOptions["payment"]) {
  const shop = fakeShop();
  const { clock } = shop;
  const store = memoryStore({ testing: { clock } });
  const register = memoryRegister({ testing: { clock } });
  const forwarder = shop.forwarder({ store, register, payment });
  const forward = async (lead: object) => {
    const result = await shop.ended(forwarder.forward(lead));
    await clock.advance(1_000);
    return result;
  };
  const entries = async () => (await forwarder.register.list()).entries;
  return { ...shop, store, forwarder, forward, entries };
}

describe("a lead that is paid after its order was sent", () => {
  it("has its payment recorded on the order, once, where a call records payments", async () => {
    const { forward, calls, account, entries } = begin("setOrderPayment");
    await forward(ann);
    const orderId = account.orders[0]?.order_id;
    expect(await forward(paid)).toMatchObject({ status: "success", orderId, payment: "recorded" });
    expect(account.orders).toMatchObject([{ payment_done: 59.97 }]);
    for (const lead of [paid, ann, paid]) {
      expect(await forward(lead)).toMatchObject({ status: "duplicate", orderId, issues: [] });
    }
    expect([calls("setOrderPayment"), calls("addOrder")]).toEqual([1, 1]);
    expect(await entries()).toMatchObject([{ status: "success", orderId, payment: "recorded", repeats: 4 }]);
  });

  it("is told that the payment is open where it fails, and has it recorded by a repeat or by `reconcile`", async () => {
    const { forward, forwarder, ended, account, calls } = begin("setOrderPayment");
    await forward(ann);
    const outage = account.faults.inject("error", {
      method: "setOrderPayment",
      code: "ERROR_INTERNAL",
      probability: 1,
    });
    expect(await forward(paid)).toMatchObject({
      status: "success",
      payment: "open",
      issues: [{ code: "payment_open" }],
    });
    outage.remove();
    expect(await ended(forwarder.reconcile())).toMatchObject([{ status: "success", payment: "recorded" }]);
    expect(await forward(paid)).toMatchObject({ status: "duplicate", issues: [] });
    expect(account.orders).toMatchObject([{ payment_done: 59.97 }]);
    expect(calls("addOrder")).toBe(1);
  });

  it("has it recorded also where it comes while the order is sent", async () => {
    const { forwarder, ended, account, calls, clock } = begin("setOrderPayment");
    account.faults.inject("slow", { method: "addOrder", afterMs: 1_000 });
    const first = forwarder.forward(ann);
    await clock.advance(100);
    await ended(Promise.all([first, forwarder.forward(paid)]));
    expect(account.orders).toMatchObject([{ payment_done: 59.97 }]);
    expect([calls("setOrderPayment"), calls("addOrder")]).toEqual([1, 1]);
  });

  it("is kept apart with a sentence that says what to do where payments are a flag", async () => {
    const { forward, entries, account } = begin("flag");
    await forward(ann);
    const orderId = account.orders[0]?.order_id;
    const told = {
      status: "duplicate",
      orderId,
      issues: [{ level: "warning", code: "paid_later", path: "paid" }],
    };
    expect(await forward(paid)).toMatchObject(told);
    expect(await forward(paid)).toMatchObject(told);
    expect(await entries()).toMatchObject([
      { status: "differs", orderId, repeats: 1 },
      { status: "success" },
    ]);
    expect(account.orders).toHaveLength(1);
  });

  it("is the same lead where the record does not say whether it was paid", async () => {
    const { forward, store, account } = begin("flag");
    await forward(paid);
    expect(await forward(ann)).toMatchObject({ status: "duplicate", issues: [] });
    const claim = await store.claim("lead:1", { token: "t", leaseMs: 1 });
    if (claim.status !== "sent") throw new Error("The lead was sent.");
    const [hash = ""] = claim.fingerprint?.split("+") ?? [];
    const reopen = { orderId: claim.orderId };
    await store.claim("lead:1", { token: "t", leaseMs: 9_000, reopen });
    await store.finish("lead:1", "t", { state: "sent", orderId: claim.orderId, fingerprint: hash });
    for (const lead of [ann, paid])
      expect(await forward(lead)).toMatchObject({ status: "duplicate", issues: [] });
    expect(account.orders).toHaveLength(1);
  });
});
