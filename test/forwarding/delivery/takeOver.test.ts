import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { outcomeOf } from "../../../src/forwarding/contract/forwardResult.ts";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { pause } from "../../../src/shared/runtime/abort.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

/** What a process leaves that dies between taking a lead down and hearing of its order. */
async function leftBehind(shop: ReturnType<typeof fakeShop>, arrived: boolean, more: Partial<OpenLead> = {}) {
  const store = memoryStore({ testing: { clock: shop.clock } });
  const order = {
    order_status_id: 8001,
    date_add: 1_764_000_000,
    email: "ann@example.com",
    extra_field_1: "lead:1",
  };
  const open: OpenLead = {
    phase: "sending",
    key: "1",
    marker: "lead:1",
    order,
    afterId: 0,
    sentAt: 1_764_000_000,
    waitedMs: 0,
    ...more,
  };
  const claim = { token: "dead", leaseMs: 9_000 };
  await store.claim(open.marker, claim);
  await store.renew(open.marker, claim, open);
  if (arrived) await shop.baselinker.addOrder(order);
  return store;
}

describe("a lead of a process that died", () => {
  it("is found in Base by the next holder, once its lease and the settle time are over", async () => {
    const shop = fakeShop();
    const store = await leftBehind(shop, true);
    const begun = shop.clock.now();
    const result = await shop.ended(shop.forwarder({ store }).forward({ id: "1", email: "ann@example.com" }));
    expect(result).toMatchObject({ status: "success", orderId: shop.account.orders[0]?.order_id });
    expect(shop.account.orders).toHaveLength(1);
    expect(shop.clock.now() - begun).toBeGreaterThanOrEqual(9_000 + 5_000);
  });

  it("stays unknown with the reason why it could not be looked for", async () => {
    const shop = fakeShop({}, { knowsMarker: false });
    const given = await leftBehind(shop, true, { markerField: "extra_field_1" });
    const store = {
      ...given,
      readNote: async () => {
        throw new Error("The store is away.");
      },
    };
    const result = await shop.ended(shop.forwarder({ store }).forward({ id: "1", email: "ann@example.com" }));
    expect(result).toMatchObject({ status: "unknown", error: { message: "The store is away." } });
    expect(shop.calls("addOrder")).toBe(1);
  });

  it("is sent by the next holder if it never reached Base", async () => {
    const shop = fakeShop();
    const store = await leftBehind(shop, false);
    const result = await shop.ended(shop.forwarder({ store }).forward({ id: "1", email: "ann@example.com" }));
    expect(result.status).toBe("success");
    expect(shop.account.orders).toHaveLength(1);
  });

  it("is found by reconcile, under its own key and without the lead at hand", async () => {
    const shop = fakeShop();
    const store = await leftBehind(shop, true);
    await shop.clock.advance(9_001);
    const results = await shop.ended(shop.forwarder({ store }).reconcile());
    expect(results).toMatchObject([
      { status: "success", key: "1", orderId: shop.account.orders[0]?.order_id },
    ]);
    expect(shop.calls("addOrder")).toBe(1);
  });

  it("that ends five processes in `reconcile` is an error, asks nothing of Base and keeps its record", async () => {
    const shop = fakeShop();
    const store = await leftBehind(shop, true);
    // A process that ends while it looks for the order leaves its claim to expire.
    const dying = { ...store, finish: () => new Promise<never>(() => {}) };
    for (let process = 0; process < 5; process += 1) {
      await shop.clock.advance(9_001);
      void shop.forwarder({ store: dying }).reconcile();
      await shop.clock.advance(5_000);
    }
    await shop.clock.advance(9_001);
    const asked = shop.account.requests.length;
    const [result] = await shop.ended(shop.forwarder({ store }).reconcile());
    expect(result).toMatchObject({ status: "error", fault: "setup", key: "1" });
    expect(result?.issues).toMatchObject([{ code: "lead_ends_process" }]);
    expect(shop.account.requests).toHaveLength(asked);
    expect(await store.listOpen()).toEqual(["lead:1"]);
    // A person who sends it again has it looked for.
    const lead = { id: "1", email: "ann@example.com" };
    expect(await shop.ended(shop.forwarder({ store }).forward(lead))).toMatchObject({ status: "success" });
    expect(shop.calls("addOrder")).toBe(1);
  });

  it("that only a person can decide about is looked for once an hour, and at once where it is sent again", async () => {
    const twin = { date_add: 1_764_000_000, email: "ann@example.com", extra_field_1: "" };
    const shop = fakeShop({ orders: [buildOrder({ order_id: 8, ...twin })] });
    const store = await leftBehind(shop, false);
    await shop.clock.advance(9_001);
    const [result] = await shop.ended(shop.forwarder({ store }).reconcile());
    expect(result).toMatchObject({ status: "unknown" });
    expect(result).not.toHaveProperty("retryAfterMs");
    const asked = shop.account.requests.length;
    await shop.clock.advance(60_000);
    expect(await shop.ended(shop.forwarder({ store }).reconcile())).toEqual([]);
    expect(shop.account.requests).toHaveLength(asked);
    await shop.clock.advance(3_600_000);
    expect(await shop.ended(shop.forwarder({ store }).reconcile())).toMatchObject([{ status: "unknown" }]);
    const again = shop.account.requests.length;
    expect(again).toBeGreaterThan(asked);
    const lead = { id: "1", email: "ann@example.com" };
    await shop.ended(shop.forwarder({ store }).forward(lead));
    expect(shop.account.requests.length).toBeGreaterThan(again);
  });

  it("is counted anew after each look-up that ended, however often it fails", async () => {
    const shop = fakeShop();
    const store = await leftBehind(shop, false);
    shop.account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    await shop.clock.advance(9_001);
    for (let time = 0; time < 7; time += 1) {
      const results = await shop.ended(shop.forwarder({ store }).reconcile());
      expect(results).toMatchObject([{ status: "unknown" }]);
    }
  });

  it("is sent by reconcile as the store holds it, if it never reached Base", async () => {
    const shop = fakeShop();
    const store = await leftBehind(shop, false);
    await shop.clock.advance(9_001);
    const results = await shop.ended(shop.forwarder({ store }).reconcile());
    expect(results).toMatchObject([{ status: "success", key: "1" }]);
    expect(shop.account.orders).toMatchObject([{ email: "ann@example.com", extra_field_1: "lead:1" }]);
    expect(await shop.ended(shop.forwarder({ store }).reconcile())).toEqual([]);
  });

  it("costs one read together with all others while the account is locked or the token blocked", async () => {
    for (const fault of ["account-lock", "block"] as const) {
      const { forwarder, ended, account, clock, calls } = fakeShop();
      const store = memoryStore({ testing: { clock } });
      account.faults.inject("answer-lost", { method: "addOrder", times: 99 });
      const reads = account.faults.inject("bad-gateway", { method: "getOrders", times: 99 });
      const used = forwarder({ store });
      const ids = ["1", "2", "3", "4"];
      await ended(Promise.all(ids.map((id) => used.forward({ id, email: `${id}@example.com` }))));
      reads.remove();
      account.faults.inject(fault, { method: "getOrders", times: 1 });
      const before = calls("getOrders");
      const results = await ended(used.reconcile());
      expect(calls("getOrders")).toBe(before + 1);
      expect(results).toHaveLength(4);
      for (const result of results) {
        expect(result).toMatchObject({ status: "unknown", retryAfterMs: expect.any(Number) });
        expect(outcomeOf(result)).toMatchObject({ action: "retry" });
      }
      account.faults.clear();
      await clock.advance(3_600_000);
      const found = await ended(used.reconcile());
      expect(found.map(({ status }) => status)).toEqual(ids.map(() => "success"));
      expect(account.orders).toHaveLength(4);
    }
  });

  it("is found by a reconcile that waits, though its process died just before", async () => {
    const shop = fakeShop();
    const store = await leftBehind(shop, true);
    const results = await shop.ended(shop.forwarder({ store }).reconcile({ wait: true }));
    expect(results).toMatchObject([{ status: "success", key: "1" }]);
    expect(await store.listOpen()).toEqual([]);
    expect(shop.calls("addOrder")).toBe(1);
  });

  it("is left to a process that lives: reconcile does not touch it", async () => {
    const shop = fakeShop();
    const store = await leftBehind(shop, false);
    expect(await shop.ended(shop.forwarder({ store }).reconcile())).toEqual([]);
    expect(shop.account.requests).toHaveLength(0);
  });

  it("becomes a second order only where someone deleted the first by hand: then it is not there", async () => {
    const shop = fakeShop();
    const { account, forwarder, ended } = shop;
    account.faults.inject("answer-lost", { method: "addOrder" });
    const forwarding = forwarder().forward({ id: "1", email: "ann@example.com" });
    await shop.clock.advance(1_000);
    expect(account.orders).toHaveLength(1);
    account.orders.splice(0, 1);
    expect(await ended(forwarding)).toMatchObject({ status: "success", orderId: expect.any(Number) });
    expect(account.orders).toHaveLength(1);
  });
});

describe("two processes with one store", () => {
  it("make one order of a lead that both get at once: the second waits and gives a duplicate", async () => {
    const shop = fakeShop();
    const store = memoryStore({ testing: { clock: shop.clock } });
    const [one, two] = [shop.forwarder({ store }), shop.forwarder({ store })];
    const results = await shop.ended(Promise.all([one.forward({ id: "1" }), two.forward({ id: "1" })]));
    expect(results.map(({ status }) => status).sort()).toEqual(["duplicate", "success"]);
    expect(shop.account.orders).toHaveLength(1);
  });

  it("say unknown, not error, when a caller stops waiting for the other process", async () => {
    const shop = fakeShop();
    const store = await leftBehind(shop, false);
    const controller = new AbortController();
    const waiting = shop.forwarder({ store }).forward({ id: "1" }, { signal: controller.signal });
    await shop.clock.advance(1_000);
    controller.abort(new Error("The webhook's time is up."));
    expect(await shop.ended(waiting)).toMatchObject({ status: "unknown", key: "1" });
  });

  it("renew their leases while an order waits for its permit, however long", async () => {
    const shop = fakeShop();
    const { account, clock } = shop;
    const store = memoryStore({ testing: { clock } });
    const limiter = { acquire: () => pause(60_000, clock, undefined), pauseUntil: () => {} };
    const options = { token: account.token, retries: 0, testing: { clock }, rateLimit: { limiter } };
    const baselinker = new Baselinker({ ...options, fetch: account.fetch });
    const noDeadline = { deadlineMs: Number.POSITIVE_INFINITY };
    const one = shop.forwarder({ store, baselinker }).forward({ id: "1" }, noDeadline);
    await clock.advance(1_000);
    const two = shop.forwarder({ store }).forward({ id: "1" }, noDeadline);
    expect(await shop.ended(Promise.all([one, two]))).toMatchObject([
      { status: "success" },
      { status: "duplicate" },
    ]);
    expect(account.orders).toHaveLength(1);
  });
});
