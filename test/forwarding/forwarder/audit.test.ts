import { describe, expect, it } from "vitest";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { fakeShop } from "./fakeShop.ts";

const quarter = 900_000;
const ann = { id: "1", email: "ann@example.com" };
const ben = { id: "2", email: "ben@example.com" };

/** A shop with a store that is audited, from now on. */
async function audited(
  part: (store: LeadStore) => Partial<LeadStore> = () => ({}),
  options: Parameters<ReturnType<typeof fakeShop>["forwarder"]>[0] = {},
  made = (store: LeadStore): LeadStore => store,
) {
  const shop = fakeShop();
  const inner = memoryStore({ retentionMs: 30 * 86_400_000, testing: { clock: shop.clock } });
  const store = made({ ...inner, ...part(inner) });
  const forwarder = shop.forwarder({ store, ...options });
  await shop.ended(forwarder.reconcile());
  /** The next audit: a quarter of an hour later. */
  const audit = async (which: Pick<typeof forwarder, "reconcile"> = forwarder) => {
    await shop.clock.advance(quarter);
    await shop.ended(which.reconcile());
  };
  const found = () => shop.events.filter(({ type }) => type !== "looked_up" && type !== "taken_over");
  return { ...shop, newForwarder: shop.forwarder, inner, store, forwarder, audit, found };
}

/** A store of the caller's, which does not say what it knows. */
function withoutOrders({ ordersOf: _, ...others }: LeadStore): LeadStore {
  return others;
}

/** Sends the order of a lead once more, as a proxy on the way does that repeats a POST. */
async function repeat(
  { account, baselinker }: Pick<ReturnType<typeof fakeShop>, "account" | "baselinker">,
  place = 0,
): Promise<number> {
  const order = account.orders[place];
  if (order === undefined) throw new Error("There is no order.");
  const { email, extra_field_1, date_add } = order;
  const fields = { order_status_id: 8001, date_add, email, extra_field_1 };
  return (await baselinker.addOrder(fields)).order_id;
}

describe("the audit of new orders", () => {
  it("counts from the call of `reconcile`, however long that takes", async () => {
    const shop = fakeShop();
    const store = memoryStore({ testing: { clock: shop.clock } });
    const forwarder = shop.forwarder({ store });
    const reconciled = forwarder.reconcile({ wait: true });
    await shop.clock.advance(100);
    await shop.ended(forwarder.forward(ann));
    await repeat(shop);
    await shop.clock.advance(quarter);
    await shop.ended(reconciled);
    await shop.ended(forwarder.reconcile());
    expect(shop.events).toMatchObject([{ type: "order_doubled", key: "1" }]);
  });

  it("asks nothing the first time, and then for one page every 15 minutes", async () => {
    const { forwarder, ended, calls, audit, clock, found } = await audited();
    expect(calls("getOrders")).toBe(0);
    await ended(forwarder.forward(ann));
    await audit();
    expect(calls("getOrders")).toBe(1);
    await clock.advance(quarter - 1);
    await ended(forwarder.reconcile());
    expect(calls("getOrders")).toBe(1);
    await clock.advance(1);
    await ended(forwarder.reconcile());
    expect(calls("getOrders")).toBe(2);
    expect(found()).toEqual([]);
  });

  it("finds a request that was repeated on the way, and notes it in the entry of the lead", async () => {
    const shop = await audited(undefined, { register: memoryRegister() });
    const { forwarder, ended, audit, found } = shop;
    const result = await ended(forwarder.forward(ann));
    const orderId = result.status === "success" ? result.orderId : 0;
    const other = await repeat(shop);
    await audit();
    const doubled = { type: "order_doubled", namespace: "lead", key: "1", orderIds: [orderId, other] };
    expect(found()).toEqual([doubled]);
    const page = await forwarder.register.list();
    const message = `Order ${other} in Base has the marker of this lead too, whose order is ${orderId}. If nobody copied or split it there, the request was repeated on the way: cancel one.`;
    expect(page.entries[0]?.issues).toContainEqual({
      level: "warning",
      code: "order_doubled",
      path: "",
      message,
      details: { order: String(orderId), other: String(other) },
    });
    await audit();
    expect(found()).toEqual([doubled]);
  });

  it("writes it into the log of the client too", async () => {
    const lines: unknown[] = [];
    const log = (message: string, fields: object) => lines.push([message, fields]);
    const logger = { debug: () => {}, info: () => {}, warn: log, error: log };
    const shop = fakeShop();
    const store = memoryStore({ testing: { clock: shop.clock } });
    const forwarder = shop.forwarder({ store, baselinker: shop.client(undefined, logger) });
    await shop.ended(forwarder.reconcile());
    await shop.ended(forwarder.forward(ann));
    await repeat(shop);
    await shop.clock.advance(quarter);
    await shop.ended(forwarder.reconcile());
    expect(lines).toEqual([
      [expect.stringContaining("has the marker of this lead too"), expect.objectContaining({ key: "1" })],
    ]);
  });

  it("says nothing of orders that people merged: the first is gone, or has no marker any more", async () => {
    const shop = await audited();
    const { forwarder, ended, audit, found, account, baselinker } = shop;
    await ended(forwarder.forward(ann));
    await ended(forwarder.forward(ben));
    await repeat(shop, 0);
    await repeat(shop, 1);
    await baselinker.deleteOrders({ order_ids: [account.orders[0]?.order_id ?? 0] });
    Object.assign(account.orders[0] ?? {}, { extra_field_1: "" });
    await audit();
    expect(found()).toEqual([]);
  });

  it("says nothing of the same content days apart, which is two leads, and finds one that came twice", async () => {
    const shop = await audited();
    const { forwarder, ended, audit, found, clock, account } = shop;
    const unnamed = { email: "ann@example.com" };
    await ended(forwarder.forward(unnamed));
    await clock.advance(3 * 86_400_000 + 3_600_000);
    await ended(forwarder.forward(unnamed));
    expect(account.orders).toHaveLength(2);
    await audit();
    expect(found()).toEqual([]);
    const other = await repeat(shop, 1);
    await audit();
    const orderIds = [account.orders[1]?.order_id, other];
    expect(found()).toMatchObject([{ type: "order_doubled", orderIds }]);
  });

  it("doubts a store that forgot a key which this process recorded", async () => {
    let isForgotten = false;
    const doubts: string[] = [];
    const { forwarder, ended, audit, found, account } = await audited((store) => ({
      ordersOf: async (keys) => (isForgotten ? keys.map(() => undefined) : (store.ordersOf?.(keys) ?? [])),
      doubt: async () => void doubts.push("doubted"),
    }));
    await ended(forwarder.forward(ann));
    isForgotten = true;
    await audit();
    expect(doubts).toEqual(["doubted"]);
    const reason = expect.stringContaining(
      `The store forgot the lead of order ${account.orders[0]?.order_id}.`,
    );
    expect(found()).toMatchObject([{ type: "store_may_forget", reason, code: "order_forgotten" }]);
  });

  it("doubts a store that forgot a key which only the register knows, as after a restart", async () => {
    const doubts: string[] = [];
    const register = memoryRegister();
    const forgetful = (): Partial<LeadStore> => ({
      ordersOf: async (keys) => keys.map(() => undefined),
      doubt: async () => void doubts.push("doubted"),
    });
    const { store, forwarder, ended, audit, found, ...shop } = await audited(forgetful, { register });
    await ended(forwarder.forward(ann));
    const restarted = shop.newForwarder({ store, register });
    await audit(restarted);
    expect(doubts).toEqual(["doubted"]);
    expect(found()).toMatchObject([{ type: "store_may_forget" }]);
  });

  it("doubts a store once, however many keys it has lost", async () => {
    let isForgotten = false;
    const doubts: string[] = [];
    const { forwarder, ended, audit, found } = await audited((store) => ({
      ordersOf: async (keys) => (isForgotten ? keys.map(() => undefined) : (store.ordersOf?.(keys) ?? [])),
      doubt: async () => void doubts.push("doubted"),
    }));
    for (const lead of [ann, ben]) await ended(forwarder.forward(lead));
    isForgotten = true;
    await audit();
    expect(doubts).toHaveLength(1);
    expect(found()).toHaveLength(1);
  });

  it("reports once that another program remembers leads of this account and namespace by itself", async () => {
    const shop = await audited();
    const { audit, ended, found, account } = shop;
    const other = shop.newForwarder({ store: memoryStore({ testing: { clock: shop.clock } }) });
    await ended(other.forward(ann));
    await ended(other.forward(ben));
    await audit();
    const setups = found().filter(
      (event): event is ForwardEvent & { type: "setup" } => event.type === "setup",
    );
    expect(setups.map(({ issue }) => issue)).toMatchObject([
      { code: "store_not_shared", path: "store", level: "warning" },
    ]);
    expect(setups[0]?.issue.message).toContain(`order ${account.orders[0]?.order_id},`);
    expect(found().filter(({ type }) => type === "store_may_forget")).toEqual([]);
  });

  it("leaves orders of other namespaces, of other accounts and without a marker alone", async () => {
    const shop = await audited();
    const { audit, ended, found, account, baselinker } = shop;
    const store = memoryStore({ testing: { clock: shop.clock } });
    await ended(shop.newForwarder({ store, namespace: "woo" }).forward(ann));
    await ended(shop.newForwarder({ store, namespace: "lead2" }).forward(ann));
    await baselinker.addOrder({
      order_status_id: 8001,
      date_add: 1_795_521_600,
      extra_field_1: "lead:9~AAAabcde",
    });
    await baselinker.addOrder({ order_status_id: 8001, date_add: 1_795_521_600, extra_field_1: "lead:9" });
    await audit();
    expect(account.orders).toHaveLength(4);
    expect(found()).toEqual([]);
  });

  it("waits at an order whose lead is still open, and reads it again the next time", async () => {
    let isOpen = true;
    const shop = await audited((store) => ({
      ordersOf: async (keys) => {
        const known = (await store.ordersOf?.(keys)) ?? [];
        return known.map((orderId, index) => (isOpen && keys[index] === "lead:1" ? "open" : orderId));
      },
    }));
    const { forwarder, ended, audit, found, calls } = shop;
    await ended(forwarder.forward(ann));
    await ended(forwarder.forward(ben));
    await repeat(shop, 0);
    await repeat(shop, 1);
    await audit();
    expect(found()).toEqual([]);
    isOpen = false;
    const before = calls("getOrders");
    await audit();
    expect(found().map((event) => "key" in event && event.key)).toEqual(["1", "2"]);
    // The page, and each first order.
    expect(calls("getOrders") - before).toBe(3);
  });

  it("does not wait for more than two hours for a lead that a person has to decide about", async () => {
    const shop = await audited((store) => ({
      ordersOf: async (keys) => {
        const known = (await store.ordersOf?.(keys)) ?? [];
        return known.map((orderId, index) => (keys[index] === "lead:1" ? "open" : orderId));
      },
    }));
    const { forwarder, ended, found, clock } = shop;
    await ended(forwarder.forward(ann));
    await ended(forwarder.forward(ben));
    await repeat(shop, 1);
    await clock.advance(3_000_000);
    await ended(forwarder.reconcile());
    expect(found()).toEqual([]);
    await clock.advance(7_200_000);
    await ended(forwarder.reconcile());
    expect(found()).toMatchObject([{ type: "order_doubled", key: "2" }]);
  });

  it("is done once for all forwarders of a store", async () => {
    const shop = await audited();
    const { store, audit, ended, calls, clock } = shop;
    const other = shop.newForwarder({ store });
    await ended(other.forward(ann));
    await audit();
    await ended(other.reconcile());
    expect(calls("getOrders")).toBe(1);
    await clock.advance(quarter);
    await Promise.all([ended(other.reconcile()), ended(other.reconcile())]);
    expect(calls("getOrders")).toBe(2);
  });

  it("reads ten pages at most, and goes on from there", async () => {
    const shop = await audited();
    const { audit, calls, account, forwarder, ended } = shop;
    await ended(forwarder.forward(ann));
    const one = account.orders[0];
    if (one === undefined) throw new Error("There is no order.");
    const ids = Array.from({ length: 1_150 }, (_, index) => one.order_id + 1 + index);
    account.orders.push(...ids.map((order_id) => ({ ...one, order_id, extra_field_1: "" })));
    await audit();
    expect(calls("getOrders")).toBe(10);
    await audit();
    expect(calls("getOrders")).toBe(12);
  });

  it("that fails is an event, and is tried again a quarter of an hour later", async () => {
    const { forwarder, ended, audit, found, account, calls } = await audited();
    await ended(forwarder.forward(ann));
    const fault = account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    await audit();
    expect(found()).toMatchObject([{ type: "refresh_failed", what: "audit" }]);
    fault.remove();
    await ended(forwarder.reconcile());
    const before = calls("getOrders");
    await audit();
    expect(calls("getOrders") - before).toBe(1);
    expect(found()).toHaveLength(1);
  });

  it("does not believe a page that is not sorted by id", async () => {
    const { forwarder, ended, audit, found, account } = await audited();
    await ended(forwarder.forward(ann));
    const [one] = account.orders;
    if (one === undefined) throw new Error("There is no order.");
    account.answer("getOrders", { orders: [{ ...one, order_id: 9 }, one, { ...one, order_id: 8 }] });
    await audit();
    expect(found()).toMatchObject([{ type: "refresh_failed", what: "audit" }]);
  });

  it("is left out where the store cannot say what it knows", async () => {
    const { forwarder, ended, audit, calls } = await audited(undefined, {}, withoutOrders);
    await ended(forwarder.forward(ann));
    await audit();
    expect(calls("getOrders")).toBe(0);
  });

  it("is also done by `work`, beside the leads", async () => {
    const register = memoryRegister();
    const shop = await audited(undefined, { register });
    const { forwarder, ended, found, clock } = shop;
    await ended(forwarder.forward(ann));
    await repeat(shop);
    const stop = new AbortController();
    const working = forwarder.work({ signal: stop.signal });
    await clock.advance(quarter + 2_000);
    expect(found()).toMatchObject([{ type: "order_doubled" }]);
    stop.abort();
    await ended(working);
  });

  it("ends with its forwarder, and that is no failure", async () => {
    const { forwarder, ended, account, clock, found } = await audited();
    await ended(forwarder.forward(ann));
    account.faults.inject("stalled-headers", { method: "getOrders" });
    await clock.advance(quarter);
    const reconciled = forwarder.reconcile();
    await clock.advance(100);
    await ended(forwarder.close());
    await ended(reconciled);
    expect(found()).toEqual([]);
  });
});
