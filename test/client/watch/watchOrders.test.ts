import { setTimeout as turnOfTheLoop } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { wantsWholeLists } from "../../../src/client/calls/wholeLists.ts";
import type { WatchReader } from "../../../src/client/watch/watchOrders.ts";
import { watchOrders } from "../../../src/client/watch/watchOrders.ts";
import { createFakeAccount, type FakeSeed } from "../../../src/entries/fake.ts";
import { buildOrder } from "../../../src/testing/fake/builders.ts";
import { isWholeRun } from "../../support/wholeRun.ts";
import { inShort, minuteMs, type TimedAccount, timedAccount, watching } from "./watching.ts";

const nowSeconds = Date.UTC(2026, 0, 1, 12) / 1000;

/** Two statuses more than a small shop needs, and orders from before. */
function shop(seed: FakeSeed = {}): TimedAccount {
  const statuses = [1, 2, 3].map((id) => ({ id, name: `status ${id}` }));
  const orders = [11, 12, 13].map((order_id) => old({ order_id, date_add: nowSeconds - 3 * 86_400 }));
  return timedAccount({ statuses, orders, ...seed });
}

function old(order: { order_id: number; date_add: number }) {
  const { date_add } = order;
  return { ...order, date_confirmed: date_add, date_in_status: date_add, order_status_id: 1 };
}

async function add({ account }: TimedAccount): Promise<number> {
  const date_add = Math.floor(account.clock.date() / 1000);
  const { order_id } = await account
    .client()
    .addOrder({ order_status_id: 1, date_add, email: "a@example.com" });
  return order_id;
}

describe.each([{ journalOn: false }, { journalOn: true }])("watchOrders, %o", ({ journalOn }) => {
  it("tells what happens to orders: made, moved, paid, changed and gone", async () => {
    const shopAt = shop({ journalOn });
    const watch = watching(shopAt);
    const client = shopAt.account.client();
    await shopAt.clock.advance(minuteMs);
    expect(watch.events).toEqual([]);

    const id = await add(shopAt);
    await client.setOrderStatus({ order_id: 11, status_id: 2 });
    await shopAt.clock.advance(minuteMs);
    await client.setOrderPayment({ order_id: 12, payment_done: 5.5, payment_date: 1, payment_comment: "" });
    await client.setOrderFields({ order_id: id, admin_comments: "call first" });
    await shopAt.clock.advance(minuteMs);
    await client.deleteOrders({ order_ids: [13] });
    await shopAt.clock.advance(5 * minuteMs);
    await watch.stop();

    const told = watch.events.map(inShort);
    expect(told.slice(0, 2).sort()).toEqual([`created ${id}`, "statusChanged 11 from 1 to 2"]);
    expect(told.slice(2, 4).sort()).toEqual([`changed ${id}`, "paid 12 0 5.5"]);
    expect(told.slice(4)).toEqual(["deleted 13"]);
  });

  it("tells each package of an order with its courier and number, and costs no request more", async () => {
    const requests: number[] = [];
    for (const isPacked of [false, true]) {
      const shopAt = shop({ journalOn });
      const watch = watching(shopAt);
      const client = shopAt.account.client();
      await shopAt.clock.advance(minuteMs);
      const made = { courier_code: "dpd", pickup_date: nowSeconds };
      const pack = async (order_id: number, package_number: string) => {
        if (isPacked) await client.createPackageManual({ ...made, order_id, package_number });
      };
      const seen = shopAt.account.requests.length;
      await pack(11, "DPD1");
      await shopAt.clock.advance(minuteMs);
      await pack(11, "DPD2");
      await pack(12, "DPD3");
      await shopAt.clock.advance(minuteMs);
      if (isPacked) await client.deleteCourierPackage({ courier_code: "dpd", package_number: "DPD3" });
      await shopAt.clock.advance(minuteMs);
      await watch.stop();
      requests.push(shopAt.account.requests.length - seen - (isPacked ? 4 : 0));
      const told = watch.events.map(inShort);
      const all = [
        "packageAdded 11 dpd DPD1",
        "packageAdded 11 dpd DPD2",
        "packageAdded 12 dpd DPD3",
        "changed 12",
      ];
      expect(told).toEqual(isPacked ? all : []);
      // By then, order 12 has no package any more.
      for (const [index, left] of [
        [0, all.slice(1, 2)],
        [3, []],
      ] as const) {
        const { cursor } = watch.events[index] ?? {};
        if (cursor === undefined) continue;
        const later = watching(shopAt, { cursor });
        await shopAt.clock.advance(2 * minuteMs);
        await later.stop();
        expect(later.events.map(inShort)).toEqual(left);
      }
    }
    expect(requests[1]).toBeLessThanOrEqual((requests[0] ?? 0) + 1);
  });

  it("stays within its requests a minute", async () => {
    const shopAt = shop({ journalOn });
    const watch = watching(shopAt, { requestsPerMinute: 10 });
    await shopAt.clock.advance(10 * minuteMs);
    await watch.stop();
    expect(shopAt.account.requests.length).toBeGreaterThan(90);
    expect(shopAt.account.requests.length).toBeLessThanOrEqual(101);
  });

  it("loses none of 150 orders of one second, and gives none twice", async () => {
    const shopAt = shop({ journalOn });
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const ids: number[] = [];
    for (let count = 0; count < 150; count += 1) ids.push(await add(shopAt));
    await shopAt.clock.advance(2 * minuteMs);
    await watch.stop();
    expect(new Set(shopAt.account.orders.slice(3).map(({ date_add }) => date_add)).size).toBe(1);
    expect(watch.events.map(inShort)).toEqual(ids.map((id) => `created ${id}`));
  });

  it("continues after the cursor of any event: none lost, none twice", async () => {
    const shopAt = shop({ journalOn });
    const first = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const ids = [await add(shopAt), await add(shopAt), await add(shopAt)];
    await shopAt.account.client().setOrderStatus({ order_id: 12, status_id: 3 });
    await shopAt.clock.advance(minuteMs);
    await first.stop();
    // While no one watches.
    await shopAt.account.client().setOrderStatus({ order_id: 11, status_id: 2 });
    const late = await add(shopAt);
    const all = [
      ...ids.map((id) => `created ${id}`),
      "statusChanged 12 from 1 to 3",
      "statusChanged 11 from 1 to 2",
      `created ${late}`,
    ].sort();
    for (const [index, { cursor }] of first.events.entries()) {
      const second = watching(shopAt, { cursor });
      await shopAt.clock.advance(2 * minuteMs);
      await second.stop();
      const before = first.events.slice(0, index + 1);
      expect([...before, ...second.events].map(inShort).sort()).toEqual(all);
    }
  });

  it("sees an order that shows up after later ones, and takes none for gone whose pages end early", async () => {
    const shopAt = shop({ journalOn });
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    shopAt.account.faults.inject("visible-late", { afterMs: minuteMs });
    shopAt.account.faults.inject("short-pages");
    const ids = [await add(shopAt), await add(shopAt), await add(shopAt)];
    await shopAt.clock.advance(30_000);
    expect(watch.events.map(inShort)).not.toContain(`created ${ids[0]}`);
    await shopAt.clock.advance(10 * minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort).sort()).toEqual(ids.map((id) => `created ${id}`));
  });
});

describe("watchOrders", () => {
  it("tells orders from `from` on at the first start, also where they are older than it watches", async () => {
    const orders = [
      old({ order_id: 5, date_add: nowSeconds - 40 * 86_400 }),
      old({ order_id: 6, date_add: nowSeconds - 30 * 86_400 }),
      old({ order_id: 7, date_add: nowSeconds - 60 }),
    ];
    const shopAt = shop({ orders });
    const watch = watching(shopAt, { from: new Date((nowSeconds - 35 * 86_400) * 1000) });
    await shopAt.clock.advance(2 * minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual(["created 6", "created 7"]);
  });

  it("tells each move between statuses where there is a journal", async () => {
    const shopAt = shop({ journalOn: true });
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    for (const status_id of [2, 3, 1, 2]) {
      await shopAt.account.client().setOrderStatus({ order_id: 11, status_id });
      await shopAt.clock.advance(1000);
    }
    await shopAt.clock.advance(minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual([
      "statusChanged 11 from 1 to 2",
      "statusChanged 11 from 2 to 3",
      "statusChanged 11 from 3 to 1",
      "statusChanged 11 from 1 to 2",
    ]);
  });

  it("tells the last of several moves where there is no journal, also a move away and back", async () => {
    const shopAt = shop();
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const client = shopAt.account.client();
    for (const status_id of [2, 3]) await client.setOrderStatus({ order_id: 11, status_id });
    await client.setOrderStatus({ order_id: 12, status_id: 2 });
    await client.setOrderStatus({ order_id: 12, status_id: 1 });
    await shopAt.clock.advance(minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual([
      "statusChanged 11 from 1 to 3",
      "statusChanged 12 from 1 to 1",
    ]);
  });

  it("reaches orders that are too old to be compared where there is a journal", async () => {
    const orders = [
      old({ order_id: 5, date_add: nowSeconds - 40 * 86_400 }),
      old({ order_id: 6, date_add: nowSeconds - 40 * 86_400 }),
      old({ order_id: 7, date_add: nowSeconds - 40 * 86_400 }),
      old({ order_id: 11, date_add: nowSeconds - 86_400 }),
    ];
    const shopAt = shop({ orders, journalOn: true });
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const client = shopAt.account.client();
    await client.setOrderStatus({ order_id: 5, status_id: 2 });
    await client.setOrderPayment({ order_id: 6, payment_done: 9, payment_date: 1, payment_comment: "" });
    await client.setOrderFields({ order_id: 6, admin_comments: "x" });
    await client.deleteOrders({ order_ids: [7] });
    await shopAt.clock.advance(minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual([
      "statusChanged 5 from ? to 2",
      "paid 6 ? 9",
      "changed 6",
      "deleted 7",
    ]);
  });

  it("does not tell what the journal holds from before the start", async () => {
    const journal = [
      { id: 5, log_id: 5, order_id: 11, log_type: 18, object_id: "2", date: nowSeconds - 600 },
    ];
    const shopAt = shop({ journal, journalOn: true });
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    await shopAt.account.client().setOrderStatus({ order_id: 11, status_id: 3 });
    await shopAt.clock.advance(minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual(["statusChanged 11 from 1 to 3"]);
  });

  it("does not take an old answer for an order that is back, and tells one that really is", async () => {
    const shopAt = shop({ journalOn: true });
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const [order] = shopAt.account.orders;
    if (order === undefined) throw new Error("There is no order.");
    await shopAt.account.client().deleteOrders({ order_ids: [11] });
    await shopAt.clock.advance(30_000);
    shopAt.account.orders.unshift(order);
    await shopAt.clock.advance(30_000);
    expect(watch.events.map(inShort)).toEqual(["deleted 11"]);
    await shopAt.clock.advance(2 * minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual(["deleted 11", "created 11"]);
  });

  it("takes entries of a journal that come out of order, twice, without a date or about unknown orders", async () => {
    const shopAt = shop({ journalOn: true });
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const date = Math.floor(shopAt.clock.date() / 1000);
    const entry = (id: number, object_id: string, more: object = {}) => ({
      ...{ id, log_id: id, order_id: 11, log_type: 18, object_id, date: date + id },
      ...more,
    });
    const [order] = shopAt.account.orders;
    if (order === undefined) throw new Error("There is no order.");
    Object.assign(order, { order_status_id: 3, date_in_status: date + 2 });
    shopAt.account.journal.push(
      entry(2, "3"),
      entry(1, "2"),
      entry(2, "3"),
      entry(3, "x", { date: undefined }),
      entry(4, "0", { order_id: 999_999_999, log_type: 4 }),
    );
    await shopAt.clock.advance(12 * minuteMs);
    await watch.stop();
    expect(watch.error()).toEqual(new Error("stopped"));
    expect(watch.events.map(inShort)).toEqual([
      "statusChanged 11 from 1 to 2",
      "statusChanged 11 from 2 to 3",
    ]);
  });

  it("continues without a journal that is refused, and with one that is switched on later", async () => {
    const shopAt = shop({ journalOn: true });
    shopAt.account.answer("getJournalList", {
      status: "ERROR",
      error_code: "ERROR_UNKNOWN",
      error_message: "No access",
    });
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const id = await add(shopAt);
    await shopAt.clock.advance(minuteMs);
    expect(watch.events.map(inShort)).toEqual([`created ${id}`]);
    expect(shopAt.account.requestsOf("getJournalList")).toHaveLength(1);
    await watch.stop();
  });

  it("does not take a list that is cut short for orders that are gone", async () => {
    const shopAt = shop();
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    shopAt.account.answer("getOrders", (({ order_id }: { order_id?: number }) => ({
      orders: shopAt.account.orders.filter((order) => order.order_id === order_id),
    })) as never);
    await shopAt.clock.advance(10 * minuteMs);
    await watch.stop();
    expect(watch.events).toEqual([]);
  });

  it("outlives a block, a lock of the account and a maintenance page", async () => {
    const shopAt = shop();
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const id = await add(shopAt);
    shopAt.account.faults.inject("maintenance", { times: 10 });
    await shopAt.clock.advance(5 * minuteMs);
    expect(watch.events.map(inShort)).toEqual([`created ${id}`]);
    const late = await add(shopAt);
    shopAt.account.faults.inject("block");
    await shopAt.clock.advance(11 * minuteMs);
    shopAt.account.faults.inject("account-lock");
    await shopAt.clock.advance(20 * minuteMs);
    expect(watch.events.map(inShort)).toEqual([`created ${id}`, `created ${late}`]);
    expect(watch.error()).toBeUndefined();
    await watch.stop();
  });

  it("sees a change among 1,000 open orders within two minutes, with 12 requests a minute", async () => {
    const orders = Array.from({ length: 1000 }, (_, index) =>
      old({ order_id: 1000 + 7 * index, date_add: nowSeconds - 86_400 }),
    );
    const shopAt = shop({ orders });
    const watch = watching(shopAt, { requestsPerMinute: 12 });
    await shopAt.clock.advance(2 * minuteMs);
    const before = shopAt.account.requests.length;
    // At different moments of a round.
    for (const [index, order_id] of [1000, 2400, 4500, 7993].entries()) {
      await shopAt.clock.advance(13_000 * index);
      shopAt.account.panel("setOrderStatus", { order_id, status_id: 2 });
      await shopAt.clock.advance(2 * minuteMs);
      expect(watch.events.map(inShort).at(-1)).toBe(`statusChanged ${order_id} from 1 to 2`);
    }
    await watch.stop();
    const minutes = (8 * minuteMs + 13_000 * 6) / minuteMs;
    expect(shopAt.account.requests.length - before).toBeLessThanOrEqual(Math.ceil(12 * minutes) + 1);
  });

  it("ends with an error that stays", async () => {
    const shopAt = shop();
    const watch = watching(shopAt);
    shopAt.account.faults.inject("error", { code: "ERROR_BAD_TOKEN", message: "Wrong token." });
    await shopAt.clock.advance(minuteMs);
    expect(watch.error()).toMatchObject({ name: "ApiError", code: "ERROR_BAD_TOKEN" });
  });

  it("watches the newest orders where there are more than `maxOrders`", async () => {
    const orders = Array.from({ length: 400 }, (_, index) =>
      old({ order_id: index + 1, date_add: nowSeconds - 7200 }),
    );
    const shopAt = shop({ orders });
    const watch = watching(shopAt, { maxOrders: 250 });
    await shopAt.clock.advance(minuteMs);
    const client = shopAt.account.client();
    await client.setOrderStatus({ order_id: 150, status_id: 2 });
    await client.setOrderStatus({ order_id: 151, status_id: 2 });
    await client.setOrderStatus({ order_id: 400, status_id: 2 });
    await shopAt.clock.advance(2 * minuteMs);
    expect(watch.cursor()?.length).toBeLessThan(8000);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual([
      "statusChanged 400 from 1 to 2",
      "statusChanged 151 from 1 to 2",
    ]);
  });

  if (isWholeRun)
    it("forgets orders that are older than `watchMs`", async () => {
      const shopAt = shop();
      const watch = watching(shopAt, { watchMs: 4 * 86_400_000, requestsPerMinute: 0.5 });
      await shopAt.clock.advance(minuteMs);
      const before = watch.cursor()?.length ?? 0;
      await shopAt.clock.advance(25 * 60 * minuteMs);
      const after = watch.cursor()?.length ?? 0;
      await shopAt.account.client().setOrderStatus({ order_id: 12, status_id: 3 });
      const id = await add(shopAt);
      await shopAt.clock.advance(10 * minuteMs);
      await watch.stop();
      expect(after).toBeLessThan(before - 40);
      expect(watch.events.map(inShort)).toEqual([`created ${id}`]);
    });

  it("sees orders of an account that had none, whichever shows up first", async () => {
    const shopAt = shop({ orders: [] });
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const date = Math.floor(shopAt.clock.date() / 1000);
    const made = (order_id: number) =>
      buildOrder({
        order_id,
        order_status_id: 1,
        date_add: date,
        date_confirmed: date,
        date_in_status: date,
      });
    shopAt.account.orders.push(made(70));
    await shopAt.clock.advance(minuteMs);
    shopAt.account.orders.unshift(made(60));
    await shopAt.clock.advance(minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual(["created 70", "created 60"]);
  });

  it("lets all other calls of the client go first, and reads lists that may not be missing", async () => {
    const client = shop().account.client();
    const seen: unknown[] = [];
    const reader: WatchReader = {
      getOrders: (params, options) => {
        seen.push([
          options?.priority,
          options !== undefined && wantsWholeLists(options),
          params?.get_unconfirmed_orders,
        ]);
        return client.getOrders(params, options);
      },
      getJournalList: (params, options) => {
        seen.push([options?.priority, options !== undefined && wantsWholeLists(options), true]);
        return client.getJournalList(params, options);
      },
    };
    const end = new AbortController();
    const events = watchOrders(reader, { signal: end.signal, requestsPerMinute: 60_000 });
    const next = events[Symbol.asyncIterator]().next();
    while (seen.length < 5) await turnOfTheLoop();
    end.abort(new Error("stopped"));
    await expect(next).rejects.toThrow("stopped");
    expect(seen.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => ["bulk", true, true]));
  });

  it("ends at its signal with the signal's reason", async () => {
    const watch = watching(shop());
    await watch.stop();
    expect(watch.error()).toEqual(new Error("stopped"));
  });

  it("refuses wrong options and clients with their names", () => {
    const client = createFakeAccount().client();
    expect(() => watchOrders({} as never)).toThrow("Expected `baselinker` to be a client");
    expect(() => watchOrders(client, { form: new Date() } as never)).toThrow("Did you mean `from`?");
    expect(() => watchOrders(client, { from: "2026" as never })).toThrow(
      "Expected `from` to be a valid Date",
    );
    expect(() => watchOrders(client, { watchMs: 0 })).toThrow(RangeError);
  });
});

describe("a cursor of watchOrders", () => {
  async function someCursor(shopAt: TimedAccount): Promise<string> {
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    await watch.stop();
    return watch.cursor() ?? "";
  }

  it("is refused where it is none, was cut or changed, or is of another version", async () => {
    const shopAt = shop();
    const client = shopAt.account.client();
    const cursor = await someCursor(shopAt);
    const message = (given: string) => {
      try {
        watchOrders(client, { cursor: given });
        return "taken";
      } catch (error) {
        return error instanceof TypeError ? error.message : "another error";
      }
    };
    expect(message(cursor)).toBe("taken");
    expect(message("4711")).toMatch("the `cursor` of an event of watchOrders");
    expect(message(cursor.slice(0, -3))).toMatch("this one was cut or changed");
    expect(message(cursor.replace(/.$/, (last) => (last === "x" ? "y" : "x")))).toMatch("cut or changed");
    expect(message(cursor.replace("w1.", "w2."))).toMatch("of another (w2). Continue with that version");
  });

  it("of another account ends the loop before a request leaves", async () => {
    const cursor = await someCursor(shop());
    const other = shop();
    const watch = watching(other, { cursor });
    await watch.stop();
    expect(watch.error()).toBeInstanceOf(TypeError);
    expect(String(watch.error())).toMatch("Expected `cursor` to be one of this account");
    expect(other.account.requests).toEqual([]);
  });

  it("holds no data of buyers and not the token, and takes some 27 letters an order", async () => {
    const orders = Array.from({ length: 400 }, (_, index) => ({
      ...old({ order_id: 200_000_000 + 37 * index, date_add: nowSeconds - 7200 - index }),
      email: "anna.nowak@example.com",
      payment_done: index,
    }));
    const shopAt = shop({ orders });
    const cursor = await someCursor(shopAt);
    expect(cursor).not.toMatch(/anna|nowak|example/);
    expect(cursor).not.toContain(shopAt.account.token);
    expect(cursor).toMatch(/^[\w.-]+$/);
    expect(cursor.length / 400).toBeLessThan(29);
  });
});
