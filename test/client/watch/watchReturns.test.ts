import { describe, expect, it } from "vitest";
import { watchReturns } from "../../../src/client/watch/watchReturns.ts";
import { createFakeAccount, type FakeSeed } from "../../../src/entries/fake.ts";
import { inShort, minuteMs, type TimedAccount, timedAccount, watching, watchingReturns } from "./watching.ts";

const nowSeconds = Date.UTC(2026, 0, 1, 12) / 1000;
const day = 86_400;

function old(return_id: number, date_add = nowSeconds - 3 * day) {
  return { return_id, order_id: 0, date_add, date_in_status: date_add, status_id: 1 };
}

function shop(seed: FakeSeed = {}): TimedAccount {
  return timedAccount({ returns: [11, 12, 13].map((id) => old(id)), ...seed });
}

async function add({ account }: TimedAccount): Promise<number> {
  const date_add = Math.floor(account.clock.date() / 1000);
  const made = { status_id: 1, date_add, currency: "PLN", email: "anna@example.com" };
  return (await account.client().addOrderReturn(made)).return_id;
}

/** A journal that names each return that was changed, of which no type is known. */
function switchOnJournal({ account, clock }: TimedAccount) {
  const logs: { log_id: number; return_id: number; date: number }[] = [];
  account.answer("getOrderReturnJournalList", ({ last_log_id = 0 }) => ({
    logs: logs.filter(({ log_id }) => log_id > Number(last_log_id)).slice(0, 100),
  }));
  return (return_id: number) =>
    logs.push({ log_id: logs.length + 1, return_id, date: Math.floor(clock.date() / 1000) });
}

describe("watchReturns", () => {
  it("tells what happens to returns: made, moved, changed and gone", async () => {
    const shopAt = shop();
    const watch = watchingReturns(shopAt);
    const client = shopAt.account.client();
    await shopAt.clock.advance(minuteMs);
    expect(watch.events).toEqual([]);

    const id = await add(shopAt);
    await client.setOrderReturnStatus({ return_id: 11, status_id: 2 });
    await shopAt.clock.advance(minuteMs);
    const line = { return_id: 12, name: "Mug", price_brutto: 19.99, quantity: 1 };
    const { order_return_product_id } = await client.addOrderReturnProduct(line);
    await shopAt.clock.advance(minuteMs);
    await client.setOrderReturnProductFields({ return_id: 12, order_return_product_id, quantity: 2 });
    const refund = { return_id: 11, order_refund_done: 19.99, refund_date: nowSeconds, refund_comment: "" };
    await client.setOrderReturnRefund(refund);
    await shopAt.clock.advance(minuteMs);
    await client.deleteOrderReturnProduct({ return_id: 12, order_return_product_id });
    shopAt.account.returns = shopAt.account.returns.filter(({ return_id }) => return_id !== 13);
    await shopAt.clock.advance(5 * minuteMs);
    await watch.stop();

    const [created, moved] = watch.events;
    expect(created).toMatchObject({ type: "created", orderReturn: { email: "anna@example.com" } });
    const at = new Date((nowSeconds + 60) * 1000);
    expect(moved).toMatchObject({ type: "statusChanged", at, orderReturn: { return_id: 11 } });
    const told = watch.events.map(inShort);
    expect(told.slice(0, 2)).toEqual([`created ${id}`, "statusChanged 11 from 1 to 2"]);
    expect(told.slice(2)).toEqual(["changed 12", "changed 11", "changed 12", "changed 12", "deleted 13"]);
  });

  it("takes at most 6 requests a minute, unless it may take more", async () => {
    for (const [options, most] of [
      [{}, 6],
      [{ requestsPerMinute: 12 }, 12],
    ] as const) {
      const shopAt = shop();
      const watch = watchingReturns(shopAt, options);
      await shopAt.clock.advance(10 * minuteMs);
      await watch.stop();
      expect(shopAt.account.requests.length).toBeGreaterThan(9 * most);
      expect(shopAt.account.requests.length).toBeLessThanOrEqual(10 * most + 1);
    }
  });

  it("loses none of 150 returns of one second whose pages end early, and gives none twice", async () => {
    const shopAt = shop();
    const watch = watchingReturns(shopAt);
    await shopAt.clock.advance(minuteMs);
    shopAt.account.faults.inject("short-pages");
    const ids: number[] = [];
    for (let count = 0; count < 150; count += 1) ids.push(await add(shopAt));
    await shopAt.clock.advance(10 * minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual(ids.map((id) => `created ${id}`));
  });

  it("continues after the cursor of any event: none lost, none twice", async () => {
    const shopAt = shop();
    const first = watchingReturns(shopAt);
    await shopAt.clock.advance(minuteMs);
    const ids = [await add(shopAt), await add(shopAt)];
    await shopAt.account.client().setOrderReturnStatus({ return_id: 12, status_id: 3 });
    await shopAt.clock.advance(minuteMs);
    await first.stop();
    // While no one watches.
    await shopAt.account.client().setOrderReturnStatuses({ return_ids: [11], status_id: 2 });
    const late = await add(shopAt);
    const all = [
      ...[...ids, late].map((id) => `created ${id}`),
      "statusChanged 12 from 1 to 3",
      "statusChanged 11 from 1 to 2",
    ].sort();
    expect(first.events).toHaveLength(3);
    for (const [index, { cursor }] of first.events.entries()) {
      const second = watchingReturns(shopAt, { cursor });
      await shopAt.clock.advance(2 * minuteMs);
      await second.stop();
      const before = first.events.slice(0, index + 1);
      expect([...before, ...second.events].map(inShort).sort()).toEqual(all);
    }
  });

  it("tells returns from `from` on at the first start, and watches those of sixty days", async () => {
    const returns = [5, 6, 7].map((id) => old(id, nowSeconds - (65 - 10 * (id - 5)) * day));
    const shopAt = shop({ returns });
    const watch = watchingReturns(shopAt, { from: new Date((nowSeconds - 50 * day) * 1000) });
    await shopAt.clock.advance(2 * minuteMs);
    const client = shopAt.account.client();
    for (const return_id of [5, 6]) await client.setOrderReturnStatus({ return_id, status_id: 4 });
    await shopAt.clock.advance(2 * minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual(["created 7", "statusChanged 6 from 1 to 4"]);
  });

  it("looks first at what the journal names, where there is one, and tells no more by it", async () => {
    const returns = Array.from({ length: 900 }, (_, index) => old(1000 + index, nowSeconds - day));
    const changedAt = async (hasJournal: boolean) => {
      const shopAt = shop({ returns });
      const journal = switchOnJournal(shopAt);
      if (hasJournal) journal(1000);
      const watch = watchingReturns(shopAt);
      await shopAt.clock.advance(11 * minuteMs);
      await shopAt.account.client().setOrderReturnStatus({ return_id: 1007, status_id: 2 });
      if (hasJournal) journal(1007);
      let waitedS = 0;
      for (; watch.events.length === 0 && waitedS < 600; waitedS += 1) await shopAt.clock.advance(1000);
      await shopAt.clock.advance(5 * minuteMs);
      await watch.stop();
      expect(watch.events.map(inShort)).toEqual(["statusChanged 1007 from 1 to 2"]);
      return waitedS;
    };
    expect(await changedAt(true)).toBeLessThan(60);
    expect(await changedAt(false)).toBeGreaterThan(60);
  });

  it("continues after a move with what changed at the same time", async () => {
    const shopAt = shop();
    const first = watchingReturns(shopAt);
    await shopAt.clock.advance(minuteMs);
    const client = shopAt.account.client();
    await client.setOrderReturnStatus({ return_id: 11, status_id: 2 });
    await client.setOrderReturnFields({ return_id: 11, admin_comments: "box is torn" });
    await shopAt.clock.advance(minuteMs);
    await first.stop();
    expect(first.events.map(inShort)).toEqual(["statusChanged 11 from 1 to 2", "changed 11"]);
    const second = watchingReturns(shopAt, { cursor: first.events[0]?.cursor });
    await shopAt.clock.advance(minuteMs);
    await second.stop();
    expect(second.events.map(inShort)).toEqual(["changed 11"]);
  });

  it("does not wait for a journal that does not tell moves", async () => {
    const shopAt = shop();
    const journal = switchOnJournal(shopAt);
    journal(11);
    const watch = watchingReturns(shopAt, { requestsPerMinute: 1 });
    await shopAt.clock.advance(10 * minuteMs);
    // A round takes two minutes, and every other one reads only what is new.
    for (const status_id of [2, 3, 4, 5]) {
      await shopAt.account.client().setOrderReturnStatus({ return_id: 12, status_id });
      const count = watch.events.length;
      let minutes = 0;
      for (; watch.events.length === count && minutes < 9; minutes += 1) await shopAt.clock.advance(minuteMs);
      expect(minutes).toBeLessThanOrEqual(4);
      await shopAt.clock.advance(minuteMs);
    }
    await watch.stop();
  });

  it("asks every ten minutes only for a journal that is refused or empty", async () => {
    const shopAt = shop();
    const watch = watchingReturns(shopAt);
    await shopAt.clock.advance(9 * minuteMs);
    expect(shopAt.account.requestsOf("getOrderReturnJournalList")).toHaveLength(1);
    await shopAt.clock.advance(2 * minuteMs);
    await watch.stop();
    expect(shopAt.account.requestsOf("getOrderReturnJournalList")).toHaveLength(2);
  });

  it("does not take a list that is cut short for returns that are gone", async () => {
    const shopAt = shop();
    const watch = watchingReturns(shopAt);
    await shopAt.clock.advance(minuteMs);
    shopAt.account.answer("getOrderReturns", ({ return_id }) => ({
      returns: shopAt.account.returns.filter((each) => each.return_id === return_id),
    }));
    await shopAt.clock.advance(10 * minuteMs);
    await watch.stop();
    expect(watch.events).toEqual([]);
  });

  it("outlives a maintenance page and a block, and ends with an error that stays", async () => {
    const shopAt = shop();
    const watch = watchingReturns(shopAt);
    await shopAt.clock.advance(minuteMs);
    const id = await add(shopAt);
    shopAt.account.faults.inject("maintenance", { times: 3 });
    shopAt.account.faults.inject("block");
    await shopAt.clock.advance(20 * minuteMs);
    expect(watch.events.map(inShort)).toEqual([`created ${id}`]);
    expect(watch.error()).toBeUndefined();
    shopAt.account.faults.inject("error", { code: "ERROR_BAD_TOKEN", message: "Wrong token." });
    await shopAt.clock.advance(minuteMs);
    expect(watch.error()).toMatchObject({ name: "ApiError", code: "ERROR_BAD_TOKEN" });
  });

  it("refuses wrong options, clients and cursors, also those of orders", async () => {
    const client = createFakeAccount().client();
    expect(() => watchReturns({} as never)).toThrow("Expected `baselinker` to be a client");
    expect(() => watchReturns(client, { maxOrders: 500 } as never)).toThrow(
      "Unknown option `maxOrders` of watchReturns.",
    );
    expect(() => watchReturns(client, { maxReturns: 0 })).toThrow(RangeError);
    const shopAt = shop();
    const [orders, returns] = [watching(shopAt), watchingReturns(shopAt)];
    await shopAt.clock.advance(minuteMs);
    await Promise.all([orders.stop(), returns.stop()]);
    const ofReturns = returns.cursor() ?? "";
    expect(() => watchReturns(client, { cursor: ofReturns })).not.toThrow();
    expect(() => watchReturns(client, { cursor: orders.cursor() })).toThrow(
      "Expected `cursor` to be the `cursor` of an event of watchReturns",
    );
    expect(() => watching(shopAt, { cursor: ofReturns })).toThrow("of an event of watchOrders");
    expect(() => watchReturns(client, { cursor: ofReturns.replace("r1.", "r2.") })).toThrow(
      "of another (r2)",
    );
    expect(() => watchReturns(client, { cursor: ofReturns.slice(0, -2) })).toThrow("was cut or changed");
    const other = watchingReturns(shop(), { cursor: ofReturns });
    await other.stop();
    expect(String(other.error())).toMatch("Expected `cursor` to be one of this account");
  });

  it("keeps no data of buyers in its cursor", async () => {
    const shopAt = shop();
    const watch = watchingReturns(shopAt);
    await shopAt.clock.advance(minuteMs);
    await add(shopAt);
    await shopAt.clock.advance(minuteMs);
    await watch.stop();
    expect(watch.cursor()).toMatch(/^r1\.[\w.-]+$/);
    expect(watch.cursor()).not.toMatch(/anna|example/);
  });
});
