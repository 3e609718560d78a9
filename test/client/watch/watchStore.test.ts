import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { OrderEvent } from "../../../src/client/watch/orderEvent.ts";
import { type WatchOrdersOptions, watchOrders } from "../../../src/client/watch/watchOrders.ts";
import { memoryStore, StoreError, watchReturns } from "../../../src/entries/index.ts";
import { sqliteStore } from "../../../src/entries/sqlite.ts";
import { inShort, minuteMs, type TimedAccount, timedAccount, watching } from "./watching.ts";

const statuses = [1, 2, 3].map((id) => ({ id, name: `status ${id}` }));

function shop(): TimedAccount {
  const date = Date.UTC(2025, 11, 30) / 1000;
  const dates = { date_add: date, date_confirmed: date, date_in_status: date };
  return timedAccount({ statuses, orders: [{ order_id: 11, order_status_id: 1, ...dates }] });
}

/** Runs a loop until it throws or `body` ends it, while time passes. */
async function run(
  { account, clock }: TimedAccount,
  options: WatchOrdersOptions,
  body: (event: OrderEvent) => "break" | undefined,
): Promise<unknown> {
  const end = new AbortController();
  const loop = async () => {
    const all = { testing: { clock }, signal: end.signal, ...options };
    for await (const event of watchOrders(account.client(), all)) if (body(event) === "break") return;
  };
  let error: unknown;
  const done = loop().catch((thrown: unknown) => {
    error = thrown;
  });
  await clock.advance(5 * minuteMs);
  end.abort(new Error("stopped"));
  await done;
  return error;
}

describe("the cursor of a watch in a store", () => {
  it("continues where the loop was, and gives the event again during which it ended, with the same id", async () => {
    const shopAt = shop();
    const store = memoryStore();
    const client = shopAt.account.client();
    await run(shopAt, { store }, () => undefined);
    for (const order_id of [11, 11]) {
      const status_id = shopAt.account.orders[0]?.order_status_id === 1 ? 2 : 3;
      await client.setOrderStatus({ order_id, status_id });
    }
    const ids: string[] = [];
    for (const end of ["throw", "break", "done"] as const) {
      const error = await run(shopAt, { store }, (event) => {
        ids.push(`${inShort(event)} ${event.id}`);
        if (end === "throw") throw new Error("The shop is down.");
        return end === "break" ? "break" : undefined;
      });
      if (end === "throw") expect(error).toEqual(new Error("The shop is down."));
    }
    expect(ids).toHaveLength(3);
    expect(new Set(ids)).toEqual(new Set([ids[0]]));
    expect(ids[0]).toMatch(/^statusChanged 11 from 1 to 3 11-statusChanged-1-3-\d+$/);

    // Away and back to what it was: other events, with other ids.
    for (const status_id of [2, 3, 2, 3]) {
      await shopAt.clock.advance(minuteMs);
      await client.setOrderStatus({ order_id: 11, status_id });
      await run(shopAt, { store }, (event) => void ids.push(event.id));
    }
    expect(new Set(ids).size).toBe(5);
  });

  it("gives a package the same id, whatever else happens to its order meanwhile, and another one where it is back", async () => {
    const shopAt = shop();
    const store = memoryStore();
    const { panel } = shopAt.account;
    const ids: string[] = [];
    const see = (event: OrderEvent) => void (event.type === "packageAdded" && ids.push(event.id));
    const pack = (package_number: string) =>
      panel("createPackageManual", { order_id: 11, courier_code: "dpd", package_number, pickup_date: 1 });
    await run(shopAt, { store }, see);
    pack("DPD1");
    await run(shopAt, { store }, (event) => {
      see(event);
      throw new Error("The shop is down.");
    });
    panel("setOrderStatus", { order_id: 11, status_id: 2 });
    await run(shopAt, { store }, see);
    expect(ids).toEqual([ids[0], ids[0]]);
    for (const number of ["DPD2", "DPD1"]) {
      pack(number);
      await run(shopAt, { store }, see);
    }
    expect(new Set(ids).size).toBe(3);
  });

  it("tells the package of a new order after the order", async () => {
    const shopAt = shop();
    const watch = watching(shopAt);
    await shopAt.clock.advance(minuteMs);
    const date_add = Math.floor(shopAt.clock.date() / 1000);
    const { order_id } = shopAt.account.panel("addOrder", { order_status_id: 1, date_add });
    const made = { order_id, courier_code: "dpd", package_number: "DPD1", pickup_date: 1 };
    shopAt.account.panel("createPackageManual", made);
    await shopAt.clock.advance(minuteMs);
    await watch.stop();
    expect(watch.events.map(inShort)).toEqual([`created ${order_id}`, `packageAdded ${order_id} dpd DPD1`]);
  });

  it("knows from the first start what is new, though no event was saved yet", async () => {
    const shopAt = shop();
    const store = memoryStore();
    await run(shopAt, { store, from: new Date(shopAt.clock.date()) }, () => "break");
    await shopAt.clock.advance(10 * minuteMs);
    const date_add = Math.floor(shopAt.clock.date() / 1000) - 300;
    const { order_id } = await shopAt.account.client().addOrder({ order_status_id: 1, date_add });
    const seen: string[] = [];
    await run(shopAt, { store }, (event) => void seen.push(inShort(event)));
    expect(seen).toEqual([`created ${order_id}`]);
  });

  it("is saved in a file together with the leads, for orders, returns and each name", async () => {
    const folder = mkdtempSync(join(tmpdir(), "watch-"));
    const shopAt = shop();
    const client = shopAt.account.client();
    const store = sqliteStore(join(folder, "leads.sqlite"));
    const seen: string[] = [];
    const watchAll = async () => {
      for (const name of ["shop", "crm"]) {
        await run(shopAt, { store, name }, (event) => void seen.push(`${name}: ${inShort(event)}`));
      }
    };
    await watchAll();
    await client.setOrderStatus({ order_id: 11, status_id: 2 });
    await watchAll();
    await watchAll();
    expect(seen).toEqual(["shop: statusChanged 11 from 1 to 2", "crm: statusChanged 11 from 1 to 2"]);
    const end = new AbortController();
    const returns = watchReturns(client, { store, signal: end.signal, testing: { clock: shopAt.clock } });
    const first = returns[Symbol.asyncIterator]().next();
    await shopAt.clock.advance(minuteMs);
    expect(returns.cursor).toMatch(/^r1\./);
    end.abort(new Error("stopped"));
    await expect(first).rejects.toThrow("stopped");
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it("waits while the store is not reachable, and ends with an error of it that stays", async () => {
    const shopAt = shop();
    const inner = memoryStore();
    let failures = 3;
    const store = {
      readNote: inner.readNote,
      async writeNote(...note: Parameters<typeof inner.writeNote>) {
        failures -= 1;
        if (failures >= 0) throw new StoreError("Busy.", { retryable: true });
        return inner.writeNote(...note);
      },
    };
    const watch = watching(shopAt, { store });
    await shopAt.clock.advance(5 * minuteMs);
    await watch.stop();
    expect(failures).toBeLessThan(0);
    expect(watch.error()).toEqual(new Error("stopped"));
    failures = Number.POSITIVE_INFINITY;
    const stuck = watching(shopAt, { store, name: "stuck" });
    await shopAt.clock.advance(minuteMs);
    await stuck.stop();
    expect(stuck.error()).toEqual(new Error("stopped"));

    const full = new StoreError("The disk is full.", { retryable: false });
    const broken = { readNote: inner.readNote, writeNote: () => Promise.reject(full) };
    const second = watching(shopAt, { store: broken, name: "other" });
    await shopAt.clock.advance(minuteMs);
    expect(second.error()).toBe(full);
  });

  it("is refused where it is damaged, of another account or given twice, and so is a store that is none", async () => {
    const shopAt = shop();
    const store = memoryStore();
    const client = shopAt.account.client();
    await run(shopAt, { store }, () => undefined);
    const other = timedAccount({ token: "0-0-OTHEROTHEROTHEROTHER" });
    expect(await run(other, { store }, () => undefined)).toMatchObject({
      name: "TypeError",
      message: expect.stringContaining("another token"),
    });
    await store.writeNote("watch w cut", "w1.abc", 60_000);
    expect(await run(shopAt, { store, name: "cut" }, () => undefined)).toMatchObject({
      message: expect.stringContaining('the cursor "cut" in the store'),
    });
    const cursor = await store.readNote("watch w orders");
    expect(() => watchOrders(client, { store, cursor })).toThrow("since `store` has one");
    for (const wrong of ["leads.sqlite", {}, null, sqliteStore])
      expect(() => watchOrders(client, { store: wrong as never })).toThrow("Expected `store` to be a store");
    expect(() => watchOrders(client, { store, name: "" })).toThrow("`name`");
  });
});
