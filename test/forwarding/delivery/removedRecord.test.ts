import { describe, expect, it } from "vitest";
import { accountKeyOf } from "../../../src/client/calls/accountKey.ts";
import { prepareLead } from "../../../src/forwarding/delivery/sending.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { stepShop } from "./deliverySteps.ts";

const ann = { id: "1", email: "ann@example.com" };
const storeKey = "lead:1";

/** A shop whose store can lose a record, as a server does that drops what it has no room for. */
function begin() {
  const shop = fakeShop();
  const { clock } = shop;
  let inner = memoryStore({ testing: { clock } });
  const store: LeadStore = {
    bind: (...given) => inner.bind(...given),
    claim: (...given) => inner.claim(...given),
    renew: (...given) => inner.renew(...given),
    finish: (...given) => inner.finish(...given),
    listOpen: () => inner.listOpen(),
    readNote: (...given) => inner.readNote(...given),
    writeNote: (...given) => inner.writeNote(...given),
    erase: (...given) => inner.erase(...given),
    close: () => inner.close(),
  };
  const lose = async () => {
    inner = memoryStore({ testing: { clock } });
    await inner.bind({ key: await accountKeyOf(shop.baselinker) });
  };
  const forwarder = shop.forwarder({ store, register: memoryRegister({ testing: { clock } }) });
  /** The id of the one lead. */
  const entryId = async () => (await forwarder.register.list()).entries[0]?.id ?? "";
  const readOpen = async () => inner.readOpen?.(storeKey);
  return { ...shop, store, lose, forwarder, another: () => shop.forwarder({ store }), entryId, readOpen };
}

type Shop = ReturnType<typeof begin>;

/** Ways in which the record goes. */
const removals: Record<string, (shop: Shop) => Promise<unknown>> = {
  "erased by a person": async ({ forwarder, entryId }) => forwarder.register.erase(await entryId()),
  "discarded by a person": async ({ forwarder, entryId }) => forwarder.register.discard(await entryId()),
  "lost by the store": ({ lose }) => lose(),
};

describe.each(Object.entries(removals))("a lead whose record is %s while it is delivered", (way, remove) => {
  it("is a success where its order was just made", async () => {
    const shop = begin();
    const { account, forwarder, clock, ended } = shop;
    account.faults.inject("slow", { method: "addOrder", afterMs: 2_000 });
    const result = forwarder.forward(ann);
    await clock.advance(1_000);
    await remove(shop);
    const orderId = (await ended(result)).status === "success" ? account.orders[0]?.order_id : undefined;
    expect(orderId).toBeGreaterThan(0);
    expect(await ended(forwarder.forward(ann))).toMatchObject({ status: "duplicate", orderId });
    expect(account.orders).toHaveLength(1);
  });

  it("is looked for where the answer was lost, and is not sent again", async () => {
    const shop = begin();
    const { account, forwarder, clock, ended, calls } = shop;
    account.faults.inject("answer-lost", { method: "addOrder" });
    const result = forwarder.forward(ann);
    await clock.advance(3_000);
    await remove(shop);
    expect(await ended(result)).toMatchObject({
      status: "success",
      orderId: account.orders[0]?.order_id,
    });
    expect(await ended(forwarder.forward(ann))).toMatchObject({ status: "duplicate" });
    expect(calls("addOrder")).toBe(1);
  });

  it("is an error that passes where it never reached Base: it is not sent again automatically", async () => {
    const shop = begin();
    const { account, forwarder, clock, ended, calls } = shop;
    account.faults.inject("request-lost", { method: "addOrder" });
    const result = forwarder.forward(ann);
    await clock.advance(3_000);
    await remove(shop);
    expect(await ended(result)).toMatchObject({
      status: "error",
      fault: "temporary",
      error: {
        name: "LeadRemovedError",
        message: expect.stringContaining("erased or discarded, or the store lost it"),
      },
    });
    expect(await ended(forwarder.reconcile())).toEqual([]);
    expect(calls("addOrder")).toBe(1);
    // Its sender sends it again: it is wanted.
    expect(await ended(forwarder.forward(ann))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });

  it("is not doubled by who comes next, where nothing could be read", async () => {
    const shop = begin();
    const { account, forwarder, clock, ended, another } = shop;
    account.faults.inject("answer-lost", { method: "addOrder" });
    const outage = account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    const result = forwarder.forward(ann);
    await clock.advance(3_000);
    await remove(shop);
    expect(await ended(result)).toMatchObject({ status: "unknown", retryAfterMs: expect.any(Number) });
    outage.remove();
    expect(await shop.store.listOpen()).toEqual(way === "lost by the store" ? [storeKey] : []);
    expect(await ended(another().forward(ann))).toMatchObject({
      status: "success",
      orderId: account.orders[0]?.order_id,
    });
    expect(account.orders).toHaveLength(1);
  });
});

it("a record that the store loses is written down again before its order is looked for: the process may die", async () => {
  const shop = begin();
  const { account, forwarder, clock, lose, readOpen } = shop;
  account.faults.inject("answer-lost", { method: "addOrder" });
  account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
  void forwarder.forward(ann);
  await clock.advance(1_000);
  await lose();
  // The claim is renewed at a third of its lease, which shows that it is lost; the look-up comes five seconds later.
  await clock.advance(3_000);
  expect(await readOpen()).toMatchObject({ key: "1", order: { email: "ann@example.com" } });
});

describe("a lead that a person erased or discarded", () => {
  const unfinished = async (isLost: boolean) => {
    const shop = begin();
    shop.account.faults.inject(isLost ? "request-lost" : "answer-lost", { method: "addOrder" });
    const outage = shop.account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    expect(await shop.ended(shop.forwarder.forward(ann))).toMatchObject({ status: "unknown" });
    outage.remove();
    return shop;
  };

  it.each(["erase", "discard"] as const)("by `%s` is not sent by anyone afterwards", async (how) => {
    const { forwarder, entryId, ended, calls, store } = await unfinished(true);
    await forwarder.register[how](await entryId());
    expect(await store.listOpen()).toEqual([]);
    expect(await ended(forwarder.reconcile({ wait: true }))).toEqual([]);
    expect(calls("addOrder")).toBe(1);
  });

  it("after it was sent is one order still, should its sender send it again", async () => {
    const { forwarder, entryId, ended, account, another } = await unfinished(false);
    await forwarder.register.erase(await entryId());
    expect(await ended(another().forward(ann))).toMatchObject({
      status: "success",
      orderId: account.orders[0]?.order_id,
    });
    expect(account.orders).toHaveLength(1);
  });

  it.each([
    ["leaves its mark, as no one has looked for its order", true, "open"],
    ["is free again, as it was certainly never sent", false, "failed"],
  ])("and that makes no order now %s", async (_, isForgotten, state) => {
    const prepare = async () => ({ status: "skip", reason: "A test.", issues: [] }) as const;
    const { delivery, held, ends } = await stepShop({ lead: { prepare } });
    await prepareLead(delivery, { at: "unsent", held, unfinished: undefined, isForgotten });
    expect(ends).toMatchObject([{ state }]);
  });

  it.each(["erase", "discard"] as const)("by `%s` while it waits for its turn is not sent", async (how) => {
    const shop = fakeShop();
    const { clock, account, ended } = shop;
    const forwarder = shop.forwarder({
      register: memoryRegister({ testing: { clock } }),
      tuning: { maxInFlight: 1 },
    });
    account.faults.inject("slow", { method: "addOrder", afterMs: 2_000 });
    const first = forwarder.forward({ id: "7", email: "first@example.com" });
    await clock.advance(1_000);
    const waiting = forwarder.forward(ann);
    await clock.advance(100);
    const [entry] = (await forwarder.register.list()).entries;
    expect(entry).toMatchObject({ status: "received", attempts: 0 });
    await forwarder.register[how](entry?.id ?? "");
    expect(await ended(waiting)).toMatchObject({ status: "error", error: { name: "LeadRemovedError" } });
    await ended(first);
    expect(account.orders.map(({ email }) => email)).toEqual(["first@example.com"]);
    const rest = (await forwarder.register.list()).entries.map(({ status }) => status);
    expect(rest).toEqual(how === "erase" ? ["success"] : ["discarded", "success"]);
  });
});

describe("two people who say that an order is not in Base", () => {
  it("make one order: the second of them saw what was before the first one's", async () => {
    const shop = fakeShop();
    const { account, clock, ended } = shop;
    const store = memoryStore({ testing: { clock } });
    const register = memoryRegister({ testing: { clock } });
    const open = () => shop.forwarder({ store, register });
    account.faults.inject("marker-dropped", { probability: 1 });
    await store.writeNote("marker in extra_field_1", "dropped", 1e12);
    const [one, two] = [open(), open()];
    await store.writeNote("marker in extra_field_1", "dropped", 1e12);
    account.faults.inject("request-lost", { method: "addOrder" });
    const lost = await ended(one.forward(ann));
    expect(lost).toMatchObject({ status: "unknown" });
    const id = lost.entryId ?? "";
    account.faults.inject("slow", { method: "addOrder", afterMs: 2_000 });
    const clicks = [one.resend(id, { confirmedAbsent: true }), two.resend(id, { confirmedAbsent: true })];
    const results = await ended(Promise.all(clicks));
    expect(results.map(({ status }) => status).sort()).toEqual(["duplicate", "success"]);
    expect(account.orders).toHaveLength(1);
  });
});
