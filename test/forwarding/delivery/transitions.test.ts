import { describe, expect, it } from "vitest";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import type { LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { createCatalog } from "../../../src/mapping/catalog/createCatalog.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { fakeShop, signed } from "../forwarder/fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };
const paid = { ...ann, paid: true };
const byCall = { payment: "setOrderPayment" } as const;

/** A shop with a store of its own that can be looked into and disturbed. */
function shopWithStore() {
  const shop = fakeShop();
  const store = memoryStore({ testing: { clock: shop.clock } });
  const disturbed = (part: Partial<LeadStore>) => shop.forwarder({ store: { ...store, ...part } });
  /** Leaves a lead as a process does that claimed it and then wrote this, if anything, and then died. */
  const leave = async (open?: Partial<OpenLead>, leaseMs = 9_000) => {
    const claim = { token: "dead", leaseMs };
    await store.claim("lead:1", claim);
    if (open !== undefined) await store.renew("lead:1", claim, { ...sending, ...open });
  };
  return { ...shop, store, disturbed, leave };
}

const sending: OpenLead = {
  phase: "sending",
  key: "1",
  marker: "lead:1",
  order: { order_status_id: 8001, date_add: 1_764_000_000, extra_field_1: "lead:1", email: ann.email },
  afterId: 0,
  sentAt: 1_764_000_000,
  waitedMs: 0,
};

describe("unclaimed → unclaimed", () => {
  it("asks again, ever more slowly, while another process has the lead", async () => {
    const { leave, store, disturbed, clock, account } = shopWithStore();
    await leave(undefined, 60_000);
    const asked: number[] = [];
    const claim: LeadStore["claim"] = (...args) => {
      asked.push(clock.now());
      return store.claim(...args);
    };
    void disturbed({ claim }).forward(ann);
    await clock.advance(8_000);
    const pauses = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1_600, 2_000, 2_000]);
    expect(account.requests).toEqual([]);
  });
});

describe("unclaimed → unsent", () => {
  it("sends a lead that no one has claimed, without looking for it", async () => {
    const { disturbed, ended, account } = shopWithStore();
    expect(await ended(disturbed({}).forward(ann))).toMatchObject({ status: "success" });
    expect(account.requests.map(({ method }) => method)).toEqual(["addOrder"]);
  });

  it("sends an order without a marker again when its answer was lost and the lead is forwarded again", async () => {
    const { leave, store, forwarder, ended, account } = shopWithStore();
    await leave({ marker: "" });
    const result = await ended(forwarder({ store, marker: false }).forward(ann));
    expect(result).toMatchObject({ status: "success" });
    expect(account.requests.map(({ method }) => method)).toEqual(["addOrder"]);
  });
});

describe("unclaimed → doubtful", () => {
  it("looks before it sends what another process may have sent", async () => {
    const { leave, disturbed, ended, events, account } = shopWithStore();
    await leave({});
    expect(await ended(disturbed({}).forward(ann))).toMatchObject({ status: "success" });
    expect(account.requests.map(({ method }) => method)).toEqual([
      "getOrders",
      "getOrders",
      "getJournalList",
      "addOrder",
    ]);
    expect(events.map(({ type }) => type)).toEqual(["taken_over", "looked_up"]);
  });
});

describe("unclaimed → ordered", () => {
  it("is recorded, and no second order sent, for an order without a marker", async () => {
    const { forwarder, store, ended, account, calls } = shopWithStore();
    account.faults.inject("error", { method: "setOrderPayment", code: "ERROR_X", message: "Not now." });
    const forward = forwarder({ ...byCall, store, marker: false });
    const first = await ended(forward.forward(paid));
    expect(first).toMatchObject({ status: "success", payment: "open" });
    const again = await ended(forward.forward(paid));
    const orderId = account.orders[0]?.order_id;
    expect(again).toMatchObject({ status: "success", orderId, payment: "recorded" });
    expect(calls("addOrder")).toBe(1);
    expect(account.orders).toHaveLength(1);
    expect(account.orders[0]?.payment_done).toBe(59.97);
  });
});

describe("unclaimed → ended", () => {
  it("gives the order of a lead that was sent before as a duplicate", async () => {
    const { forwarder, store, ended, account } = shopWithStore();
    await ended(forwarder({ store }).forward(ann));
    const orderId = account.orders[0]?.order_id;
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "duplicate", orderId });
    expect(account.orders).toHaveLength(1);
  });

  it("has nothing to reconcile where another process finished the lead in between", async () => {
    const { forwarder, store, disturbed, ended, calls } = shopWithStore();
    await ended(forwarder({ store }).forward(ann));
    expect(await ended(disturbed({ listOpen: async () => ["lead:1"] }).reconcile())).toEqual([]);
    expect(calls("addOrder")).toBe(1);
  });

  it("has nothing to reconcile, and does not wait, where another process took the lead in between", async () => {
    const { leave, disturbed, clock } = shopWithStore();
    await leave({}, 60_000);
    const before = clock.now();
    expect(await disturbed({ listOpen: async () => ["lead:1"] }).reconcile()).toEqual([]);
    expect(clock.now()).toBe(before);
  });
});

describe("unsent → ready", () => {
  it("puts the marker into the order and takes out the payment that is recorded later", async () => {
    const { forwarder, store, ended, account } = shopWithStore();
    await ended(forwarder({ ...byCall, store }).forward(paid));
    const sent = account.requests.find(({ method }) => method === "addOrder")?.parameters;
    expect(sent).toMatchObject({ extra_field_1: signed("lead:1") });
    expect(sent).not.toHaveProperty("paid");
  });

  it("takes the order as it was mapped before the claim: a lead is mapped once", async () => {
    const { forwarder, store, ended, account } = shopWithStore();
    let times = 0;
    const mapper: LeadMapper = {
      map() {
        times += 1;
        const order = { order_status_id: 8001, date_add: 1_764_000_000, email: `${times}@example.com` };
        return { status: "order", key: "1", order, issues: [] };
      },
    };
    await ended(forwarder({ store, rules: mapper }).forward(ann));
    expect(times).toBe(1);
    expect(account.orders).toMatchObject([{ email: "1@example.com" }]);
  });

  it("takes the order as an earlier holder wrote it where the lead itself is not there", async () => {
    const { leave, store, forwarder, clock, ended, account } = shopWithStore();
    await leave({});
    await clock.advance(9_001);
    const results = await ended(forwarder({ store }).reconcile());
    expect(results).toMatchObject([{ status: "success", key: "1" }]);
    expect(account.orders).toMatchObject([{ email: ann.email, extra_field_1: "lead:1" }]);
  });
});

describe("unsent → doubtful", () => {
  /** A store after a fail-over: it may have forgotten the lead, and says so. */
  const forgetful = (store: LeadStore, doubtedForMs = 60_000): Partial<LeadStore> => ({
    claim: async (...args) => {
      const claim = await store.claim(...args);
      return claim.status === "claimed"
        ? { ...claim, doubt: claim.unfinished === undefined, doubtedForMs }
        : claim;
    },
  });

  it("looks no sooner than a holder that the store forgot must be done with its order", async () => {
    const { store, disturbed, clock, account, calls } = shopWithStore();
    // Its lease of 9 s may have begun just before the store forgot it, and Base takes 5 s more.
    void disturbed(forgetful(store, 2_000)).forward(ann);
    await clock.advance(11_999);
    expect(account.requests).toEqual([]);
    await clock.advance(2);
    expect([calls("getOrders") > 0, calls("addOrder")]).toEqual([true, 1]);
  });

  it("looks for a lead that the store may have forgotten, without waiting, and sends nothing that is there", async () => {
    const { store, forwarder, disturbed, clock, ended, account, calls } = shopWithStore();
    await ended(forwarder().forward(ann));
    const orderId = account.orders[0]?.order_id;
    const before = clock.now();
    const result = await ended(disturbed(forgetful(store)).forward(ann));
    expect(result).toMatchObject({ status: "success", orderId });
    expect([calls("addOrder"), clock.now()]).toEqual([1, before]);
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "duplicate", orderId });
  });

  it("finds an order without a contact that was sent hours before the store forgot it", async () => {
    const { store, forwarder, disturbed, clock, ended, account, calls } = shopWithStore();
    const nameless = { id: "1" };
    await ended(forwarder().forward(nameless));
    await clock.advance(20 * 3_600_000);
    const result = await ended(disturbed(forgetful(store)).forward(nameless));
    expect(result).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
    expect(calls("addOrder")).toBe(1);
  });

  it("looks for any of its markers in the next delivery too, where the look-up failed", async () => {
    const { store, forwarder, disturbed, clock, ended, account, calls } = shopWithStore();
    await ended(forwarder().forward(ann));
    const orderId = account.orders[0]?.order_id;
    await clock.advance(3 * 3_600_000);
    const fault = account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    expect(await ended(disturbed(forgetful(store)).forward(ann))).toMatchObject({ status: "unknown" });
    fault.remove();
    // The doubt is over by now, and the record says nevertheless what to look for.
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success", orderId });
    expect(calls("addOrder")).toBe(1);
  });

  it("sends it where it is not there", async () => {
    const { store, disturbed, ended, calls } = shopWithStore();
    expect(await ended(disturbed(forgetful(store)).forward(ann))).toMatchObject({ status: "success" });
    expect(calls("addOrder")).toBe(1);
  });
});

describe("unsent → ordered", () => {
  const day = 86_400;
  /** A store that was made now: it knows nothing of what was sent before. */
  const young = (store: LeadStore, knowsFrom: number): Partial<LeadStore> => ({
    claim: async (...args) => {
      const claim = await store.claim(...args);
      return claim.status === "claimed" ? { ...claim, knowsFrom } : claim;
    },
  });
  it("takes the order of a lead that is older than the memory of the store, found by its contact", async () => {
    const { store, forwarder, disturbed, clock, ended, account, calls } = shopWithStore();
    const old = { ...ann, date_add: Math.floor(clock.date() / 1_000) };
    await ended(forwarder().forward(old));
    const orderId = account.orders[0]?.order_id;
    await clock.advance(40 * day * 1_000);
    const again = disturbed(young(store, clock.date()));
    expect(await ended(again.forward(old))).toMatchObject({ status: "success", orderId });
    expect([calls("addOrder"), calls("getOrders")]).toEqual([1, 1]);
    expect(await ended(again.forward(old))).toMatchObject({ status: "duplicate", orderId });
  });

  it("sends it where it is not there, for one request more, and a new lead for none", async () => {
    const { store, disturbed, clock, ended, calls } = shopWithStore();
    const now = Math.floor(clock.date() / 1_000);
    const again = disturbed(young(store, clock.date() + 999));
    await ended(again.forward({ id: "new", email: "ben@example.com", date_add: now }));
    const before = calls("getOrders");
    expect(await ended(again.forward({ ...ann, date_add: now - 1 }))).toMatchObject({ status: "success" });
    expect([calls("addOrder"), calls("getOrders") - before]).toEqual([2, 1]);
    await ended(again.forward({ id: "newer", email: "eve@example.com", date_add: now }));
    expect([calls("addOrder"), calls("getOrders") - before]).toEqual([3, 1]);
  });

  it("is found also where its date was local, and two hours ahead of the hour in which it was sent", async () => {
    const { store, forwarder, disturbed, clock, ended, account, calls } = shopWithStore();
    const ahead = { ...ann, date_add: Math.floor(clock.date() / 1_000) + 7_200 };
    await ended(forwarder().forward(ahead));
    await clock.advance(40 * day * 1_000);
    const again = disturbed(young(store, clock.date()));
    const orderId = account.orders[0]?.order_id;
    expect(await ended(again.forward(ahead))).toMatchObject({ status: "success", orderId });
    expect(calls("addOrder")).toBe(1);
  });

  it("is found among the orders of a reseller who has ordered hundreds of times before", async () => {
    const { store, forwarder, disturbed, clock, ended, account, calls } = shopWithStore();
    const now = Math.floor(clock.date() / 1_000);
    const earlier = { email: ann.email, date_add: now - 90 * day, extra_field_1: "" };
    account.orders.push(
      ...Array.from({ length: 400 }, (_, index) => buildOrder({ order_id: 1_000 + index, ...earlier })),
    );
    const old = { ...ann, date_add: now };
    await ended(forwarder().forward(old));
    const orderId = account.orders.at(-1)?.order_id;
    await clock.advance(40 * day * 1_000);
    const again = disturbed(young(store, clock.date()));
    expect(await ended(again.forward(old))).toMatchObject({ status: "success", orderId });
    expect(calls("addOrder")).toBe(1);
  });

  it("does not take an order that was sent for the key before the lead existed", async () => {
    const { store, forwarder, disturbed, clock, ended, calls } = shopWithStore();
    const old = { ...ann, date_add: Math.floor(clock.date() / 1_000) };
    await ended(forwarder().forward(old));
    await clock.advance(40 * day * 1_000);
    const later = { ...ann, date_add: old.date_add + 30 * day };
    const again = disturbed(young(store, clock.date()));
    expect(await ended(again.forward(later))).toMatchObject({ status: "success" });
    expect(calls("addOrder")).toBe(2);
  });

  it("is a temporary error where Base cannot be asked: nothing is sent", async () => {
    const { store, disturbed, clock, ended, account, calls } = shopWithStore();
    const old = { ...ann, date_add: Math.floor(clock.date() / 1_000) - day };
    account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    const again = disturbed(young(store, clock.date()));
    expect(await ended(again.forward(old))).toMatchObject({ status: "error", fault: "temporary" });
    expect(calls("addOrder")).toBe(0);
  });
});

describe("unsent → ended", () => {
  it("sends nothing, and frees the key, where the mapper finds no order in the end", async () => {
    const { forwarder, store, ended, account, calls } = shopWithStore();
    const unmatched = { level: "warning", code: "sku_unmatched", path: "products[0]", message: "" } as const;
    const order = { order_status_id: 8001, date_add: 1_764_000_000 };
    let reads = 0;
    const mapper = {
      map(_: unknown, { catalog }: { catalog?: { findBySku(sku: string): unknown } | undefined }) {
        reads += 1;
        catalog?.findBySku("NEW");
        if (reads > 1) return { status: "skip" as const, reason: "sold out", issues: [] };
        return { status: "order" as const, key: "1", order, issues: [unmatched] };
      },
    };
    const catalog = createCatalog([], { inventoryId: 307 });
    const result = await ended(forwarder({ store, rules: mapper, catalog }).forward(ann));
    expect(result).toMatchObject({ status: "skip", reason: "sold out" });
    expect(account.orders).toEqual([]);
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success" });
    expect(calls("getOrders")).toBe(0);
  });

  it("sends nothing where the marker has no room", async () => {
    const { forwarder, store, ended, account } = shopWithStore();
    const forward = forwarder({ store, marker: "extra_field_1" });
    const result = await ended(forward.forward({ ...ann, extra_field_1: "mine" }));
    expect(result).toMatchObject({ status: "error", issues: [{ code: "marker_field_taken" }] });
    expect(account.requests).toEqual([]);
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success" });
  });

  it("has nothing to reconcile, and frees the key, where nothing was left in it", async () => {
    const { forwarder, store, disturbed, ended, clock, account } = shopWithStore();
    expect(await ended(disturbed({ listOpen: async () => ["lead:1"] }).reconcile())).toEqual([]);
    expect(account.requests).toEqual([]);
    const before = clock.now();
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success" });
    expect(clock.now() - before).toBeLessThan(9_000);
  });
});

describe("ready → ordered", () => {
  it("is done with an answered order at once, with the id of the answer", async () => {
    const { forwarder, store, ended, account, clock, calls } = shopWithStore();
    const before = clock.now();
    const orderId = 204;
    account.answer("addOrder", { order_id: orderId });
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success", orderId });
    expect(clock.now()).toBe(before);
    expect(calls("getOrders")).toBe(0);
  });
});

describe("ready → doubtful", () => {
  it("takes a lost answer for no answer: it looks, and does not send again", async () => {
    const { forwarder, store, ended, account, events, calls } = shopWithStore();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const result = await ended(forwarder({ store }).forward(ann));
    expect(result).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
    expect(events.map(({ type }) => type)).toEqual(["outcome_unknown", "looked_up"]);
    expect(calls("addOrder")).toBe(1);
  });
});

describe("ready → ended", () => {
  it("frees the key of an order that Base refused, so that the next one is sent without looking", async () => {
    const { forwarder, store, ended, account, calls } = shopWithStore();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_STORAGE_ID", message: "No." });
    const forward = forwarder({ store });
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "error", fault: "setup" });
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success" });
    expect(calls("getOrders")).toBe(0);
  });

  it("keeps the record of one that Base refused as it refused three that are absent: Base may have made it", async () => {
    const { forwarder, store, ended, account } = shopWithStore();
    const forward = forwarder({ store });
    const code = "ERROR_NEW";
    for (const id of ["a", "b", "c"]) {
      account.faults.inject("error", { method: "addOrder", code });
      await ended(forward.forward({ ...ann, id }));
    }
    account.faults.inject("error-stored", { method: "addOrder", code });
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "error", error: { code } });
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });
});

describe("doubtful → ordered", () => {
  it("takes the order that it finds for the order of the lead", async () => {
    const { leave, baselinker, disturbed, ended, account, calls } = shopWithStore();
    await leave({});
    await baselinker.addOrder(sending.order);
    const orderId = account.orders[0]?.order_id;
    expect(await ended(disturbed({}).forward(ann))).toMatchObject({ status: "success", orderId });
    expect(calls("addOrder")).toBe(1);
  });
});

describe("doubtful → unsent", () => {
  it("maps the lead as it is now where an earlier holder's order is absent", async () => {
    const { leave, disturbed, ended, account } = shopWithStore();
    await leave({});
    const corrected = { ...ann, phone: "+380671234567" };
    expect(await ended(disturbed({}).forward(corrected))).toMatchObject({ status: "success" });
    expect(account.orders).toMatchObject([corrected].map(({ email, phone }) => ({ email, phone })));
  });
});

describe("doubtful → ready", () => {
  it("sends a second time what is proven absent", async () => {
    const { forwarder, store, ended, account, calls } = shopWithStore();
    account.faults.inject("request-lost", { method: "addOrder" });
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
    expect(calls("addOrder")).toBe(2);
  });
});

describe("doubtful → ended", () => {
  it("sends no third time: the lead stays unknown, and the next delivery looks first, without waiting again", async () => {
    const { forwarder, store, ended, account, clock, calls } = shopWithStore();
    account.faults.inject("request-lost", { method: "addOrder", times: 2 });
    const forward = forwarder({ store });
    const lost = await ended(forward.forward(ann));
    expect(lost).toMatchObject({ status: "unknown", key: "1", error: { name: "OutcomeUnknownError" } });
    expect([calls("addOrder"), calls("getOrders")]).toEqual([2, 4]);
    const before = clock.now();
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success" });
    expect([calls("addOrder"), calls("getOrders")]).toEqual([3, 6]);
    expect(clock.now()).toBe(before);
    expect(account.orders).toHaveLength(1);
  });

  it("stays unknown where the look-up fails, and sends nothing", async () => {
    const { leave, store, forwarder, ended, account, calls } = shopWithStore();
    await leave({});
    account.faults.inject("bad-gateway", { method: "getOrders" });
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "unknown", key: "1" });
    expect(calls("addOrder")).toBe(0);
    expect(await store.listOpen()).toEqual(["lead:1"]);
  });
});

describe("ordered → doubtful", () => {
  it("takes an answer that names the order of another lead for a lost one, and looks for its own", async () => {
    const { store, forwarder, ended, account, calls, events } = shopWithStore();
    const first = await ended(forwarder({ store }).forward(ann));
    account.faults.inject("answer-repeated", { method: "addOrder", stored: true });
    const ben = { id: "2", email: "ben@example.com" };
    const second = await ended(forwarder({ store }).forward(ben));
    expect(account.orders).toHaveLength(2);
    expect(second).toMatchObject({ status: "success", orderId: account.orders[1]?.order_id });
    expect(second).not.toMatchObject({ orderId: "orderId" in first && first.orderId });
    expect(events.map(({ type }) => type)).toEqual(["outcome_unknown", "looked_up"]);
    expect(calls("addOrder")).toBe(2);
  });
});

describe("ordered → ended", () => {
  it("remembers the order, so that the lead is a duplicate from then on", async () => {
    const { store, forwarder, ended, account } = shopWithStore();
    await ended(forwarder({ store }).forward(ann));
    const orderId = account.orders[0]?.order_id;
    expect(await store.claim("lead:1", { token: "t", leaseMs: 1 })).toMatchObject({
      status: "sent",
      orderId,
    });
  });

  it("says so where the order that has its marker is recorded with another lead", async () => {
    const { leave, store, client, forwarder, ended, account, calls } = shopWithStore();
    const { order_id: orderId } = await client().addOrder(sending.order);
    await leave({});
    account.faults.inject("answer-repeated", { method: "addOrder", stored: true });
    const ben = { id: "2", email: "ben@example.com" };
    expect(await ended(forwarder({ store }).forward(ben))).toMatchObject({ status: "success", orderId });
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({
      status: "success",
      orderId,
      issues: [{ code: "order_of_two", path: "", message: expect.stringContaining(String(orderId)) }],
    });
    expect(calls("addOrder")).toBe(2);
  });

  it("stays open while its payment is not recorded", async () => {
    const { store, forwarder, ended, account } = shopWithStore();
    account.faults.inject("error", { method: "setOrderPayment", code: "ERROR_X", message: "Not now." });
    expect(await ended(forwarder({ ...byCall, store }).forward(paid))).toMatchObject({
      status: "success",
      payment: "open",
      issues: [{ code: "payment_open" }],
    });
    const orderId = account.orders[0]?.order_id;
    expect(await store.claim("lead:1", { token: "t", leaseMs: 1 })).toMatchObject({
      status: "claimed",
      unfinished: { phase: "paying", orderId },
    });
  });
});

describe("failed → unclaimed", () => {
  it("waits for the other process where the claim is lost before sending", async () => {
    const { disturbed, store, ended, account } = shopWithStore();
    const taken: LeadStore["renew"] = async (key, claim) => {
      await store.finish(key, claim.token, { state: "open" });
      await store.claim(key, { token: "other", leaseMs: 9_000 });
      await store.finish(key, "other", { state: "sent", orderId: 204 });
      return false;
    };
    const result = await ended(disturbed({ renew: taken }).forward(ann));
    expect(result).toMatchObject({ status: "duplicate", orderId: 204 });
    expect(account.requests).toEqual([]);
  });

  it("waits for the other process where the claim is lost while an order is looked for", async () => {
    const { disturbed, forwarder, store, ended, account, clock, calls } = shopWithStore();
    account.faults.inject("answer-lost", { method: "addOrder" });
    let lost = false;
    const renew: LeadStore["renew"] = async (...args) => (lost ? false : store.renew(...args));
    const one = disturbed({ renew }).forward(ann);
    await clock.advance(100);
    lost = true;
    const two = forwarder({ store }).forward(ann);
    const results = await ended(Promise.all([one, two]));
    const orderId = account.orders[0]?.order_id;
    expect(results.map(({ status }) => status).sort()).toEqual(["duplicate", "success"]);
    expect(results).toMatchObject([{ orderId }, { orderId }]);
    expect(calls("addOrder")).toBe(1);
  });
});

describe("failed → ended", () => {
  const away = new StoreError("The disk is full.", { retryable: true });

  it("sends nothing that the store did not write, and does not make the next one wait for the lease", async () => {
    const { disturbed, store, forwarder, ended, account, clock } = shopWithStore();
    const renew: LeadStore["renew"] = async () => {
      throw away;
    };
    const result = await ended(disturbed({ renew }).forward(ann));
    expect(result).toEqual({
      status: "error",
      key: "1",
      error: away,
      fault: "temporary",
      retryable: true,
      retryAfterMs: 5_000,
      issues: [],
    });
    expect(account.requests).toEqual([]);
    const before = clock.now();
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success" });
    expect(clock.now()).toBe(before);
  });

  it("is unknown, not an error, from the moment on that another process had the lead", async () => {
    const { leave, disturbed, store, ended } = shopWithStore();
    await leave(undefined, 60_000);
    let claims = 0;
    const claim: LeadStore["claim"] = async (...args) => {
      claims += 1;
      if (claims > 1) throw away;
      return store.claim(...args);
    };
    const result = await ended(disturbed({ claim }).forward(ann));
    expect(result).toEqual({ status: "unknown", key: "1", error: away, retryAfterMs: 5_000, issues: [] });
  });
});
