import assert from "node:assert/strict";
import { mock, type TestContext, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createForwarder, memoryStore } from "baselinker-sdk";
import { createFakeAccount, createManualClock } from "baselinker-sdk/fake";
import { shopKey, startShop } from "../../test/client/watch/shopStandIn.ts";
import { backToSource } from "./backToSource.ts";
import { rules } from "./rules.ts";
import { httpCall, wooCommerce } from "./targets.ts";

const statuses = { 8002: "completed", 8003: "cancelled" };
const minuteMs = 60_000;

/** A shop with its orders in Base, and the worker, in a time of their own. */
async function begin(context: TestContext, ids: readonly number[]) {
  mock.timers.enable({ apis: ["setTimeout"] });
  const clock = createManualClock();
  const account = createFakeAccount({
    ...{ clock, orders: [], requestsPerMinute: false },
    statuses: [8001, 8002, 8003].map((id) => ({ id, name: `status ${id}` })),
  });
  const [baselinker, store, shop] = [account.client(), memoryStore(), await startShop()];
  const forwarder = createForwarder({ baselinker, rules, store, testing: { clock } });
  const end = new AbortController();
  const worker = backToSource({
    ...{ baselinker, forwarder, store, statuses, signal: end.signal, testing: { clock }, log: () => {} },
    targets: [wooCommerce({ url: shop.url, ...shopKey }), httpCall(shop.callbackUrl)],
  }).catch((error: unknown) => {
    if (error !== end.signal.reason) throw error;
  });
  /** Lets minutes pass; what is sent over the network takes none of them. */
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) {
      await clock.advance(minuteMs);
      mock.timers.tick(minuteMs);
      for (let idle = 0, seen = shop.requests; idle < 200; idle += 1) {
        await turn();
        if (seen !== shop.requests) [idle, seen] = [0, shop.requests];
      }
    }
  };
  context.after(async () => {
    mock.timers.reset();
    end.abort(new Error("The test is over."));
    await clock.advance(minuteMs);
    await worker;
    await shop.close();
  });
  await minutes(1);
  const orders = new Map<number, number>();
  for (const id of ids) {
    shop.orders.set(id, { id, status: "processing", meta_data: [] });
    const lead = { id, number: String(id), status: "processing", billing: { email: `${id}@example.com` } };
    const sent = forwarder.forward({ ...lead, line_items: [] });
    await clock.advance(minuteMs);
    const result = await sent;
    assert.equal(result.status, "success", JSON.stringify(result));
    if (result.status === "success") orders.set(id, result.orderId);
  }
  return { account, orders, shop, minutes };
}

test("what a person does to an order in the panel comes back to the shop, and nothing else", async (context) => {
  const { account, orders, shop, minutes } = await begin(context, [101, 102]);
  const [one = 0, other = 0] = [...orders.values()];
  // Of no shop.
  const { order_id: byHand } = account.panel("addOrder", { order_status_id: 8001, date_add: 1_767_268_800 });
  await minutes(2);
  assert.deepEqual(shop.log, []);

  account.panel("setOrderStatus", { order_id: one, status_id: 8002 });
  account.panel("setOrderStatus", { order_id: byHand, status_id: 8002 });
  account.panel("setOrderFields", { order_id: other, admin_comments: "call first" });
  await minutes(2);
  const parcel = { order_id: one, courier_code: "inpost", package_number: "630001", pickup_date: 1 };
  account.panel("createPackageManual", parcel);
  account.panel("setOrderStatus", { order_id: other, status_id: 8003 });
  await minutes(2);
  assert.deepEqual(shop.log, ["101 status completed", "101 tracking 630001", "102 status cancelled"]);
  assert.deepEqual(shop.posted, [
    '{"key":"101","status":"completed"}',
    '{"key":"101","tracking":{"courier":"inpost","number":"630001"}}',
    '{"key":"102","status":"cancelled"}',
  ]);

  // The person of the shop refunds it: that stays, whatever else changes in Base.
  const refunded = shop.orders.get(101);
  if (refunded !== undefined) refunded.status = "refunded";
  account.panel("setOrderFields", { order_id: one, admin_comments: "refunded" });
  await minutes(2);
  assert.equal(refunded?.status, "refunded");
  // The shop no longer has the order: the worker continues with the next.
  shop.orders.delete(102);
  account.panel("setOrderStatus", { order_id: other, status_id: 8002 });
  account.panel("setOrderStatus", { order_id: one, status_id: 8003 });
  await minutes(2);
  assert.deepEqual(shop.log.slice(3), ["101 status cancelled"]);
});

test("a shop that is down for an hour gets all of it then, once, and Base is not asked meanwhile", async (context) => {
  const ids = Array.from({ length: 30 }, (_, index) => 200 + index);
  const { account, orders, shop, minutes } = await begin(context, ids);
  await minutes(3);
  shop.isDown = true;
  const before = account.requests.length;
  for (const order_id of orders.values()) {
    account.panel("setOrderStatus", { order_id, status_id: 8002 });
    account.panel("createPackageManual", {
      ...{ order_id, courier_code: "dpd", package_number: `DPD${order_id}`, pickup_date: 1 },
    });
    await minutes(2);
  }
  assert.deepEqual(shop.log, []);
  assert.ok(shop.refused > 60, `${shop.refused} calls in an hour`);
  assert.ok(account.requests.length - before < 20, "waits with its requests");
  shop.isDown = false;
  await minutes(10);
  const all = [...orders].flatMap(([id, order]) => [`${id} status completed`, `${id} tracking DPD${order}`]);
  assert.deepEqual([...shop.log].sort(), all.sort());
  const times = account.requests.slice(before).map(({ time }) => Math.floor(time.getTime() / minuteMs));
  const most = Math.max(...times.map((minute) => times.filter((each) => each === minute).length));
  // A minute of the clock may begin between two.
  assert.ok(most <= 21, `${most} requests in one minute`);
});
