import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const hour = 3_600_000;
const day = 24 * hour;
const ann = { email: "ann@example.com" };

/** A shop whose store remembers for a month, and forwarders of it as processes have them. */
function begin(identity: ForwarderOptions["identity"] = {}) {
  const shop = fakeShop();
  const { clock } = shop;
  const store = memoryStore({ retentionMs: 30 * day, testing: { clock } });
  const register = memoryRegister({ testing: { clock } });
  const open = (through: LeadStore = store) => shop.forwarder({ store: through, register, identity });
  const forwarder = open();
  const forward = (lead: object = ann, receivedAt?: Date) =>
    shop.ended(forwarder.forward({ ...lead }, { receivedAt }));
  return { ...shop, store, open, forwarder, forward };
}

describe("a lead without a key", () => {
  it("is a new lead when somebody orders the same again after three days, and is a duplicate before", async () => {
    const { forward, clock, account } = begin();
    const first = await forward();
    await clock.advance(3 * day - 2_000);
    const orderId = account.orders[0]?.order_id;
    expect(first).toMatchObject({ status: "success", orderId });
    expect(await forward()).toMatchObject({ status: "duplicate", orderId, issues: [] });
    await clock.advance(4_000);
    const second = await forward();
    expect(second).toMatchObject({ status: "success", orderId: account.orders[1]?.order_id });
    expect(await forward()).toMatchObject({ status: "duplicate", orderId: account.orders[1]?.order_id });
    await clock.advance(3 * day + 2_000);
    expect(await forward()).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(3);
  });

  it("is one order within that time, wherever it begins: there is no edge at which a repeat is another lead", async () => {
    const offset = fc.integer({ min: 0, max: 9 * day });
    const repeats = fc.array(fc.integer({ min: 0, max: 5 * hour - 2_000 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(offset, repeats, async (startMs, after) => {
        const { forward, clock, account } = begin({ contentMs: 5 * hour });
        await clock.advance(startMs);
        await forward();
        let passedMs = 0;
        for (const ms of [...after].sort((one, other) => one - other)) {
          await clock.advance(ms - passedMs);
          passedMs = ms;
          expect(await forward()).toMatchObject({ status: "duplicate" });
        }
        expect(account.orders).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  it("is one new order where ten processes get it at once", async () => {
    const { forward, open, ended, clock, account } = begin();
    await forward();
    await clock.advance(4 * day);
    const results = await ended(
      Promise.all(Array.from({ length: 10 }, () => open()).map((process) => process.forward({ ...ann }))),
    );
    const orderId = account.orders[1]?.order_id;
    expect(new Set(results.map((result) => "orderId" in result && result.orderId))).toEqual(
      new Set([orderId]),
    );
    expect(results.filter(({ status }) => status === "success")).toHaveLength(1);
    expect(account.orders).toHaveLength(2);
  });

  it("is the same lead as long as it was received in time, however late it is delivered", async () => {
    const { forward, clock, account } = begin();
    await forward();
    const receivedAt = new Date(clock.date() + 2 * day);
    await clock.advance(9 * day);
    expect(await forward(ann, receivedAt)).toMatchObject({ status: "duplicate" });
    expect(account.orders).toHaveLength(1);
  });

  it("is a new lead also where one that came in time is delivered at the same moment", async () => {
    const { forward, open, store, clock, account, ended } = begin();
    await forward();
    const receivedAt = new Date(clock.date() + day);
    await clock.advance(4 * day);
    let goOn = () => {};
    const isBack = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const process = open({ ...store, claim: (...claim) => isBack.then(() => store.claim(...claim)) });
    const waited = process.forward({ ...ann }, { receivedAt });
    await clock.advance(0);
    const both = [waited, process.forward({ ...ann })];
    await clock.advance(0);
    goOn();
    expect(await ended(Promise.all(both))).toMatchObject([
      { status: "duplicate", orderId: account.orders[0]?.order_id },
      { status: "success", orderId: account.orders[1]?.order_id },
    ]);
  });

  it("is no new lead because its date is ahead of the clock", async () => {
    const { forward, clock, account } = begin();
    await forward();
    expect(await forward(ann, new Date(clock.date() + 9 * day))).toMatchObject({ status: "duplicate" });
    expect(account.orders).toHaveLength(1);
  });

  it("is still a new lead after Base refused it once", async () => {
    const { forward, clock, account } = begin();
    await forward();
    await clock.advance(4 * day);
    account.faults.inject("error", { method: "addOrder", code: "ERROR_STORAGE_ID" });
    expect(await forward()).toMatchObject({ status: "error" });
    expect(await forward()).toMatchObject({ status: "success" });
    expect(await forward()).toMatchObject({ status: "duplicate" });
    expect(account.orders).toHaveLength(2);
  });

  it("joins an order that is still open, however old it is: its sender was told to send it again", async () => {
    const { forward, clock, account } = begin();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const outage = account.faults.inject("bad-gateway", { method: "getOrders", probability: 1 });
    expect(await forward()).toMatchObject({ status: "unknown" });
    await clock.advance(4 * day);
    outage.remove();
    expect(await forward()).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
    expect(account.orders).toHaveLength(1);
    // Its time began when it was sent, not when it was found.
    expect(await forward()).toMatchObject({ status: "success", orderId: account.orders[1]?.order_id });
  });

  it("leaves the register an entry for each of its orders", async () => {
    const { forward, forwarder, clock, account } = begin();
    await forward();
    await clock.advance(4 * day);
    await forward();
    await forward();
    const [first = 0, second = 0] = account.orders.map(({ order_id }) => order_id);
    const { entries } = await forwarder.register.list();
    expect(entries).toMatchObject([
      { status: "success", orderId: second, repeats: 1 },
      { status: "success", orderId: first, repeats: 0 },
    ]);
    expect((await forwarder.register.findByOrder(first))?.id).toBe(entries[1]?.id);
    expect((await forwarder.register.findByOrder(second))?.id).toBe(entries[0]?.id);
  });

  it("of the register is the same lead when it is sent again later", async () => {
    const { forward, forwarder, clock, account, ended } = begin();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_STORAGE_ID" });
    const { entryId = "" } = await forward();
    await clock.advance(4 * day);
    expect(await forward()).toMatchObject({ status: "success" });
    expect(await ended(forwarder.resend(entryId))).toMatchObject({ status: "duplicate" });
    expect(account.orders).toHaveLength(1);
  });

  it("stays a duplicate where the store opens no record again", async () => {
    const { forward, open, store, clock, ended, account } = begin();
    await forward();
    await clock.advance(4 * day);
    const old = open({ ...store, claim: (key, { reopen: _, ...claim }) => store.claim(key, claim) });
    expect(await ended(old.forward({ ...ann }))).toMatchObject({ status: "duplicate" });
    expect(account.orders).toHaveLength(1);
  });
});

describe("a lead with a key", () => {
  it("is the same lead for as long as the store remembers it", async () => {
    const { forward, clock, account } = begin();
    await forward({ id: "1", ...ann });
    await clock.advance(20 * day);
    expect(await forward({ id: "1", ...ann })).toMatchObject({ status: "duplicate" });
    expect(account.orders).toHaveLength(1);
  });
});

describe("identity.contentMs", () => {
  const make = (contentMs: unknown, store?: LeadStore) => () => {
    const { baselinker } = fakeShop();
    const identity = { contentMs } as ForwarderOptions["identity"];
    return createForwarder({
      baselinker,
      rules: { map: () => ({ status: "skip", reason: "", issues: [] }) },
      store,
      identity,
    });
  };
  const month = () => memoryStore({ retentionMs: 30 * day });

  it.each([
    [
      3_599_999,
      "`identity.contentMs` to be a number of milliseconds of at least 3_600_000, an hour, got 3599999",
    ],
    [Number.NaN, "`identity.contentMs` to be"],
    ["3d", "`identity.contentMs` to be"],
    [
      31 * day,
      "`identity.contentMs` to be at most the `retentionMs` of the store, 2592000000, got 2678400000",
    ],
    [Number.POSITIVE_INFINITY, "at most the `retentionMs` of the store"],
  ])("is rejected as %s", (contentMs, message) => {
    expect(make(contentMs, month())).toThrow(message);
  });

  it("may be an hour, and as long as the store remembers", () => {
    for (const contentMs of [hour, 30 * day]) expect(make(contentMs, month())).not.toThrow();
    const { retentionMs: _, ...unsaid } = month();
    expect(make(Number.POSITIVE_INFINITY, unsaid)).not.toThrow();
  });

  it("is at most a day without a store, and by default no longer than the store remembers", () => {
    expect(make(2 * day)).toThrow("at most the `retentionMs` of the store, 86400000");
    expect(make(day)).not.toThrow();
    expect(make(undefined, memoryStore())).not.toThrow();
  });
});
