import { expect, it } from "vitest";
import { Baselinker } from "../../src/client/baselinker.ts";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { fakeShop } from "./fakeShop.ts";

it("a process that was paused past its lease does not send when it wakes up, though its permit comes first", async () => {
  const shop = fakeShop();
  const { account, clock, ended } = shop;
  let permit = () => {};
  const limiter = {
    acquire: () =>
      new Promise<void>((resolve) => {
        permit = resolve;
      }),
    pauseUntil: () => {},
  };
  const baselinker = new Baselinker({
    token: account.token,
    retries: 0,
    fetch: account.fetch,
    rateLimit: { limiter },
  });
  const store = memoryStore({ clock });
  // The timers of this process are paused with it; its clocks go on, as a suspended machine's do.
  let asleep = true;
  const own: Clock = {
    now: () => clock.now(),
    date: () => clock.date(),
    after: (ms, callback) => (asleep ? () => {} : clock.after(ms, callback)),
  };
  const sleeper = shop.forwarder({ baselinker, store, clock: own }).forward({ id: "1" });
  await clock.advance(100);
  const other = await ended(shop.forwarder({ store }).forward({ id: "1" }));
  expect(other).toMatchObject({ status: "success" });
  expect(account.orders).toHaveLength(1);
  asleep = false;
  permit();
  expect(await ended(sleeper)).toMatchObject({ status: "duplicate", orderId: account.orders[0]?.order_id });
  expect(account.orders).toHaveLength(1);
});

it("an order that is on its way is not aborted when its claim is lost: its answer still tells", async () => {
  const shop = fakeShop();
  const { account, clock, ended } = shop;
  account.faults.inject("slow", { method: "addOrder", afterMs: 3_000 });
  const inner = memoryStore({ clock });
  let lost = false;
  const store: typeof inner = { ...inner, renew: async (...args) => (lost ? false : inner.renew(...args)) };
  const sending = shop.forwarder({ store }).forward({ id: "1" });
  await clock.advance(100);
  lost = true;
  expect(await ended(sending)).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
});
