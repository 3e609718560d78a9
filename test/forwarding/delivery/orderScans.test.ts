import { describe, expect, it } from "vitest";
import { OrderScans } from "../../../src/forwarding/delivery/orderScans.ts";
import type { FoundOrder } from "../../../src/forwarding/delivery/readOrders.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { manualClock } from "../../support/manualClock.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { openLead } from "./deliverySteps.ts";

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
    // Three pages and the end of the list, and the e-mail.
    expect(calls("getOrders") - before).toBe(5);
  });
});

describe("pages that were read for other leads", () => {
  const order = (id: number) => ({ id, date_add: day, extra_field_1: `call lead:${id}~AAAabcde`, note: "x" });
  const begin = (
    found: (from: number) => readonly FoundOrder[] = (from) => [order(from), order(from + 9)],
  ) => {
    const clock = manualClock();
    const reads: number[] = [];
    const scans = new OrderScans(clock);
    const page = (from: number, settledAt: number, dateFrom = 0) =>
      scans.page(
        { from, dateFrom },
        settledAt,
        async () => {
          reads.push(from);
          return found(from);
        },
        undefined,
      );
    return { clock, reads, scans, page };
  };

  it("serve any id within them, with what identifies an order", async () => {
    const { clock, reads, page } = begin();
    const settledAt = clock.now();
    expect(await page(10, settledAt)).toMatchObject({ isKept: false });
    expect(await page(12, settledAt)).toStrictEqual({
      isKept: true,
      orders: [
        {
          id: 19,
          date_add: day,
          email: undefined,
          phone: undefined,
          products: undefined,
          delivery_price: undefined,
          extra_field_1: "lead:19~AAAabcde",
        },
      ],
    });
    expect(await page(19, settledAt)).toMatchObject({ isKept: true, orders: [{ id: 19 }] });
    await page(20, settledAt);
    await page(9, settledAt);
    expect(reads).toEqual([10, 20, 9]);
  });

  it("serve later dates, and not earlier ones", async () => {
    const { clock, reads, page } = begin();
    await page(10, clock.now(), 5 * day);
    await page(10, clock.now(), 6 * day);
    expect(reads).toEqual([10]);
    await page(10, clock.now(), 4 * day);
    await page(10, clock.now(), 0);
    await page(10, clock.now(), 4 * day);
    expect(reads).toEqual([10, 10, 10]);
  });

  it("prove nothing of an order that came into Base after their request began", async () => {
    const { clock, reads, page } = begin();
    await page(10, clock.now());
    await clock.advance(1);
    await page(10, clock.now());
    expect(reads).toHaveLength(2);
  });

  it("are not kept where they are empty or not sorted", async () => {
    const empty = begin(() => []);
    const unsorted = begin(() => [order(30), order(20)]);
    const early = begin(() => [order(5)]);
    for (const { page, reads, clock } of [empty, unsorted, early]) {
      await page(10, clock.now());
      await page(10, clock.now());
      expect(reads).toHaveLength(2);
    }
  });

  it("are forgotten after an hour, with the buyers in them", async () => {
    const { clock, reads, page } = begin();
    const settledAt = clock.now();
    await page(10, settledAt);
    await clock.advance(3_599_999);
    await page(10, settledAt);
    expect(reads).toHaveLength(1);
    await clock.advance(1);
    await page(10, settledAt);
    expect(reads).toHaveLength(2);
  });

  it("are at most 20,000 orders, the latest", async () => {
    const hundred = (from: number) => Array.from({ length: 100 }, (_, index) => order(from + index));
    const { clock, reads, page } = begin(hundred);
    const settledAt = clock.now();
    for (let from = 1; from <= 20_001; from += 100) await page(from, settledAt);
    expect(reads).toHaveLength(201);
    await page(101, settledAt);
    expect(reads).toHaveLength(201);
    await page(1, settledAt);
    expect(reads).toHaveLength(202);
  });

  it("are read once for leads that ask at the same time, and again for one whose order may have come since", async () => {
    const { clock, scans } = begin();
    const reads: (() => void)[] = [];
    const read = () =>
      new Promise<FoundOrder[]>((resolve) => {
        reads.push(() => resolve([order(10)]));
      });
    const page = (settledAt: number) => scans.page({ from: 10, dateFrom: 0 }, settledAt, read, undefined);
    const pages = [page(clock.now()), page(clock.now())];
    await clock.advance(1);
    const late = page(clock.now());
    reads.shift()?.();
    await Promise.all(pages);
    await clock.advance(0);
    expect(reads).toHaveLength(1);
    reads.shift()?.();
    expect((await late).orders).toHaveLength(1);
  });

  it("are waited for only until the caller leaves, and their timer keeps no process alive", async () => {
    const clock = manualClock();
    const kinds: unknown[] = [];
    const noting: Clock = {
      ...clock,
      after: (ms, callback, options) => {
        kinds.push(options);
        return clock.after(ms, callback);
      },
    };
    const scans = new OrderScans(noting);
    const controller = new AbortController();
    let end = () => {};
    const read = () =>
      new Promise<FoundOrder[]>((resolve) => {
        end = () => resolve([order(10)]);
      });
    const query = { from: 10, dateFrom: 0 };
    const patient = scans.page(query, clock.now(), read, undefined);
    const leaving = scans.page(query, clock.now(), read, controller.signal);
    controller.abort(new Error("stop"));
    await expect(leaving).rejects.toThrow("stop");
    end();
    expect((await patient).orders).toHaveLength(1);
    expect(kinds).toEqual([{ background: true }]);
  });
});

describe("the moment from which the order of an open lead is in Base", () => {
  const sending = openLead({ sends: 1 });

  it("stays known for the same sending, so that its next look-up can use what was read since", async () => {
    const clock = manualClock();
    const scans = new OrderScans(clock);
    const settledAt = scans.settledAt(sending, true);
    await clock.advance(60_000);
    expect(scans.settledAt(sending, false)).toBe(settledAt);
    expect(scans.settledAt(sending, true)).toBe(settledAt + 60_000);
    expect(scans.settledAt(sending, false)).toBe(settledAt + 60_000);
  });

  it.each([{ sends: 2 }, { sentAt: sending.sentAt + 1 }, { marker: "lead:1~AABabcde" }])(
    "is not that of another sending of the key: %j",
    async (other) => {
      const clock = manualClock();
      const scans = new OrderScans(clock);
      const settledAt = scans.settledAt(sending, true);
      await clock.advance(60_000);
      expect(scans.settledAt({ ...sending, ...other }, false)).toBe(settledAt + 60_000);
    },
  );

  it("is remembered for 10,000 leads", async () => {
    const clock = manualClock();
    const scans = new OrderScans(clock);
    const named = (index: number) => openLead({ marker: `lead:${index}~AAAabcde` });
    for (let index = 0; index < 10_001; index += 1) scans.settledAt(named(index), true);
    await clock.advance(1);
    expect(scans.settledAt(named(1), false)).toBe(clock.now() - 1);
    expect(scans.settledAt(named(0), false)).toBe(clock.now());
  });
});
