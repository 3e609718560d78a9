import { describe, expect, it } from "vitest";
import { OrderScans } from "../../../src/forwarding/delivery/orderScans.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { manualClock } from "../../support/manualClock.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const day = 86_400;

/** A shop of 250 orders, whose store lost all its leads at the time that `doubtedAt` says. */
function forgetfulShop() {
  const now = Math.floor(manualClock().date() / 1000);
  const orders = Array.from({ length: 250 }, (_, index) =>
    buildOrder({ order_id: 1_000 + index, date_add: now - 600, email: `buyer${index}@example.com` }),
  );
  const shop = fakeShop({ orders });
  let doubtedAt = shop.clock.now() - 60_000;
  const newStore = (): LeadStore => {
    const inner = memoryStore({ testing: { clock: shop.clock } });
    const claim: LeadStore["claim"] = async (...args) => {
      const given = await inner.claim(...args);
      if (given.status !== "claimed" || given.unfinished !== undefined) return given;
      return { ...given, doubt: true, doubtedForMs: shop.clock.now() - doubtedAt };
    };
    return { ...inner, claim };
  };
  const forgetAgain = () => {
    doubtedAt = shop.clock.now();
  };
  return { ...shop, newStore, forgetAgain };
}

const lead = (id: number) => ({ id: `${id}`, email: `lead${id}@example.com` });

describe("leads that a store may have forgotten", () => {
  it("cost one scan of the orders together, and a few reads each", async () => {
    const { forwarder, newStore, ended, calls, account } = forgetfulShop();
    const used = forwarder({ store: newStore() });
    await ended(used.forward(lead(1)));
    const first = calls("getOrders");
    const ids = [2, 3, 4, 5, 6, 7];
    for (const id of ids) expect(await ended(used.forward(lead(id)))).toMatchObject({ status: "success" });
    // The one by e-mail, and one or two for the orders that were made since.
    expect((calls("getOrders") - first) / ids.length).toBeLessThanOrEqual(3);
    expect(account.orders).toHaveLength(250 + 7);
  });

  it("cost one or two scans where they come at once", async () => {
    const { forwarder, newStore, ended, calls, account } = forgetfulShop();
    const used = forwarder({ store: newStore() });
    const ids = [1, 2, 3, 4, 5, 6, 7, 8];
    await ended(Promise.all(ids.map((id) => used.forward(lead(id)))));
    expect(account.orders).toHaveLength(250 + ids.length);
    // A scan has four pages.
    expect(calls("getOrders")).toBeLessThanOrEqual(2 * 4 + 3 * ids.length);
  });

  it("are found where their orders are among those of the scan", async () => {
    const { forwarder, newStore, ended, account } = forgetfulShop();
    const nameless = [1, 2, 3].map((id) => ({ id: `${id}` }));
    for (const each of nameless) await ended(forwarder({ store: newStore() }).forward(each));
    const used = forwarder({ store: newStore() });
    for (const each of nameless) expect(await ended(used.forward(each))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(253);
  });

  it("are found where their orders were made after the scan", async () => {
    const { forwarder, newStore, ended, account } = forgetfulShop();
    const used = forwarder({ store: newStore() });
    await ended(used.forward({ id: "1" }));
    await ended(forwarder({ store: newStore() }).forward({ id: "2" }));
    expect(await ended(used.forward({ id: "2" }))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(252);
  });

  it("are sent once more where the order was deleted after the scan", async () => {
    const { forwarder, newStore, ended, account, baselinker } = forgetfulShop();
    await ended(forwarder({ store: newStore() }).forward({ id: "2" }));
    const used = forwarder({ store: newStore() });
    await ended(used.forward({ id: "1" }));
    const gone =
      account.orders.find(({ extra_field_1 }) => extra_field_1.startsWith("lead:2"))?.order_id ?? 0;
    await baselinker.deleteOrders({ order_ids: [gone] });
    expect(await ended(used.forward({ id: "2" }))).toMatchObject({ status: "success" });
    expect(account.orders.filter(({ extra_field_1 }) => extra_field_1.startsWith("lead:2"))).toHaveLength(1);
  });

  it("are looked for among all orders again where the store forgot once more", async () => {
    const { forwarder, newStore, ended, calls, forgetAgain } = forgetfulShop();
    const used = forwarder({ store: newStore() });
    await ended(used.forward(lead(1)));
    forgetAgain();
    const before = calls("getOrders");
    expect(await ended(used.forward(lead(2)))).toMatchObject({ status: "success" });
    // Four pages, the e-mail, and what was made since.
    expect(calls("getOrders") - before).toBeGreaterThanOrEqual(6);
  });
});

describe("a scan of orders", () => {
  const begin = () => {
    const clock = manualClock();
    const reads: number[] = [];
    const scans = new OrderScans(clock);
    const since = (dateFrom: number, settledAt: number) =>
      scans.since(
        dateFrom,
        settledAt,
        async (from) => {
          reads.push(from);
          return [];
        },
        undefined,
      );
    return { clock, reads, since };
  };

  it("does for later dates, and not for earlier ones", async () => {
    const { clock, reads, since } = begin();
    await since(10 * day, clock.now());
    await since(10 * day, clock.now() - 1);
    await since(11 * day, clock.now());
    expect(reads).toEqual([10 * day]);
    await since(9 * day, clock.now());
    expect(reads).toEqual([10 * day, 9 * day]);
  });

  it("proves nothing of an order that came into Base after it began", async () => {
    const { clock, reads, since } = begin();
    await since(10 * day, clock.now());
    await clock.advance(1);
    await since(10 * day, clock.now());
    expect(reads).toHaveLength(2);
  });

  it("is forgotten after an hour, with the buyers in it", async () => {
    const { clock, reads, since } = begin();
    const settledAt = clock.now();
    await since(10 * day, settledAt);
    await clock.advance(3_600_000);
    await since(10 * day, settledAt);
    expect(reads).toHaveLength(2);
  });

  it("keeps the latest for its whole hour, though an earlier one is forgotten meanwhile", async () => {
    const { clock, reads, since } = begin();
    const settledAt = clock.now();
    await since(10 * day, settledAt);
    await clock.advance(1_800_000);
    await since(9 * day, settledAt);
    await clock.advance(1_800_000);
    await since(9 * day, settledAt);
    expect(reads).toEqual([10 * day, 9 * day]);
  });

  it("is waited for only until the caller leaves, and its timer keeps no process alive", async () => {
    const clock = manualClock();
    const kinds: unknown[] = [];
    const own: Clock = {
      ...clock,
      after: (ms, callback, options) => {
        kinds.push(options);
        return clock.after(ms, callback);
      },
    };
    const scans = new OrderScans(own);
    const controller = new AbortController();
    let end = () => {};
    const read = () =>
      new Promise<[]>((resolve) => {
        end = () => resolve([]);
      });
    const patient = scans.since(day, clock.now(), read, undefined);
    const leaving = scans.since(day, clock.now(), read, controller.signal);
    controller.abort(new Error("stop"));
    await expect(leaving).rejects.toThrow("stop");
    end();
    expect(await patient).toEqual([]);
    expect(kinds).toEqual([{ background: true }]);
  });
});
