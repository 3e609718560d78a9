import { describe, expect, it } from "vitest";
import { outcomeOf } from "../../../src/forwarding/contract/forwardResult.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };

/** A lead that was sent and whose answer was lost, by a process that died; its record cannot be read any more. */
async function damagedShop(options: Partial<ForwarderOptions> = {}, arrived = true) {
  const shop = fakeShop();
  const { account, clock, ended, forwarder } = shop;
  const inner = memoryStore({ testing: { clock } });
  let isDamaged = false;
  const claim: LeadStore["claim"] = async (key, request) => {
    const given = await inner.claim(key, request);
    if (!isDamaged || given.status !== "claimed" || given.unfinished === undefined) return given;
    const unreadable = new StoreError("A record cannot be read.", { retryable: false, reason: "unreadable" });
    return { status: "claimed", unfinished: undefined, doubt: false, unreadable };
  };
  const store: LeadStore = { ...inner, claim };
  account.faults.inject(arrived ? "answer-lost" : "request-lost", { method: "addOrder" });
  const reads = account.faults.inject("bad-gateway", { method: "getOrders", times: 99 });
  const sent = await ended(forwarder({ ...options, store }).forward(ann));
  expect(sent).toMatchObject({ status: "unknown" });
  expect(account.orders).toHaveLength(arrived ? 1 : 0);
  reads.remove();
  isDamaged = true;
  return { ...shop, store, inner, orderId: account.orders[0]?.order_id };
}

describe("a lead whose record cannot be read", () => {
  it("is a success where its order is found by the marker, and a duplicate from then on", async () => {
    const { forwarder, ended, store, orderId, account, calls } = await damagedShop();
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success", orderId });
    const reads = calls("getOrders");
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "duplicate", orderId });
    expect(calls("getOrders")).toBe(reads);
    expect(account.orders).toHaveLength(1);
  });

  it("is found where its marker was signed under another secret", async () => {
    const { forwarder, ended, store, orderId } = await damagedShop();
    const renewed = { store, identity: { markerSecret: "a new secret of the shop" } };
    expect(await ended(forwarder(renewed).forward(ann))).toMatchObject({ status: "success", orderId });
  });

  it("is left to a person where no order is found, however often it comes: its record stays, nothing is sent", async () => {
    const { forwarder, ended, store, inner, account, calls } = await damagedShop({}, false);
    const used = forwarder({ store });
    for (let time = 0; time < 2; time += 1) {
      const result = await ended(used.forward(ann));
      expect(result).toMatchObject({ status: "unknown", error: { message: "A record cannot be read." } });
      expect(result).not.toHaveProperty("retryAfterMs");
      expect(outcomeOf(result)).toMatchObject({ action: "reject" });
    }
    expect(await inner.listOpen()).toEqual(["lead:1"]);
    const before = account.requests.length;
    expect(await ended(used.reconcile())).toMatchObject([{ status: "unknown" }]);
    expect(account.requests.length).toBe(before);
    expect(calls("addOrder")).toBe(1);
    expect(account.orders).toEqual([]);
  });

  it("may be forwarded again where the look-up failed", async () => {
    const { forwarder, ended, store, orderId, account } = await damagedShop();
    const reads = account.faults.inject("bad-gateway", { method: "getOrders", times: 99 });
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({
      status: "unknown",
      retryAfterMs: expect.any(Number),
    });
    reads.remove();
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success", orderId });
  });

  it("keeps its record where it is not an order any more, or has no marker to be found by", async () => {
    const { forwarder, ended, store, inner, calls } = await damagedShop();
    const skipping = { map: () => ({ status: "skip", reason: "test", issues: [] }) as const };
    await ended(forwarder({ store, rules: skipping }).forward(ann, { key: "1" }));
    expect(await ended(forwarder({ store, marker: false }).forward(ann))).toMatchObject({
      status: "unknown",
    });
    expect(await inner.listOpen()).toEqual(["lead:1"]);
    expect(calls("addOrder")).toBe(1);
  });

  it("has its payment recorded once it is found", async () => {
    const { forwarder, ended, store, orderId, calls } = await damagedShop({ payment: "setOrderPayment" });
    const used = forwarder({ store, payment: "setOrderPayment" });
    expect(await ended(used.forward({ ...ann, paid: true }))).toMatchObject({
      status: "success",
      orderId,
      payment: "recorded",
    });
    expect(calls("setOrderPayment")).toBe(1);
  });
});
