import { expect, it } from "vitest";
import { Baselinker } from "../../src/client/baselinker.ts";
import { pause } from "../../src/runtime/abort.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import { fakeShop } from "../forwarding/fakeShop.ts";

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
  const store = memoryStore({ testing: { clock } });
  // The timers of this process are paused with it; its clocks advance, as a suspended machine's do.
  let asleep = true;
  const own: Clock = {
    now: () => clock.now(),
    date: () => clock.date(),
    after: (ms, callback) => (asleep ? () => {} : clock.after(ms, callback)),
  };
  const sleeper = shop.forwarder({ baselinker, store, testing: { clock: own } }).forward({ id: "1" });
  await clock.advance(100);
  const other = await ended(shop.forwarder({ store }).forward({ id: "1" }));
  expect(other).toMatchObject({ status: "success" });
  expect(account.orders).toHaveLength(1);
  asleep = false;
  permit();
  expect(await ended(sleeper)).toMatchObject({ status: "duplicate", orderId: account.orders[0]?.order_id });
  expect(account.orders).toHaveLength(1);
});

it("a claim that is too old for the request to end within it is renewed first, and only then the order leaves", async () => {
  const shop = fakeShop();
  const { account, clock, ended } = shop;
  const inner = memoryStore({ testing: { clock } });
  const renewals: number[] = [];
  const store: typeof inner = {
    ...inner,
    renew: (...args) => {
      renewals.push(clock.now());
      return inner.renew(...args);
    },
  };
  // Its timers are paused, so that nothing renews the claim while the order waits for its permit.
  const own: Clock = { now: () => clock.now(), date: () => clock.date(), after: () => () => {} };
  let permits = 0;
  const sent: number[] = [];
  const baselinker = new Baselinker({
    token: account.token,
    retries: 0,
    testing: { clock },
    fetch: (url, init) => {
      sent.push(clock.now());
      return account.fetch(url, init);
    },
    rateLimit: {
      limiter: {
        acquire: () => {
          permits += 1;
          return pause(permits === 1 ? 5_000 : 0, clock, undefined);
        },
        pauseUntil: () => {},
      },
    },
  });
  const result = await ended(
    shop.forwarder({ baselinker, store, testing: { clock: own } }).forward({ id: "1" }),
  );
  expect(result).toMatchObject({ status: "success" });
  expect(sent).toHaveLength(1);
  // A lease of 9 s covers a request of 4.5 s for the first 4.5 s after its renewal.
  expect((sent[0] ?? 0) - (renewals.at(-1) ?? 0)).toBeLessThanOrEqual(4_500);
  expect(renewals).toHaveLength(2);
});

it("an order does not leave under a claim that is too old for it and cannot be renewed", async () => {
  const shop = fakeShop();
  const { account, clock, ended } = shop;
  const inner = memoryStore({ testing: { clock } });
  let renewals = 0;
  const store: typeof inner = {
    ...inner,
    renew: async (...args) => {
      renewals += 1;
      if (renewals > 1) throw new Error("The store is away.");
      return inner.renew(...args);
    },
  };
  const limiter = { acquire: () => pause(5_000, clock, undefined), pauseUntil: () => {} };
  const baselinker = new Baselinker({
    token: account.token,
    retries: 0,
    testing: { clock },
    fetch: account.fetch,
    rateLimit: { limiter },
  });
  const result = await ended(shop.forwarder({ baselinker, store }).forward({ id: "1" }));
  expect(result).toMatchObject({ status: "error", retryable: true });
  expect(account.requests).toEqual([]);
});

it("a claim is not renewed any more once its delivery has ended, also where the store did not take the end", async () => {
  const shop = fakeShop();
  const { account, clock, ended } = shop;
  account.faults.inject("answer-lost", { method: "addOrder" });
  account.faults.inject("error", { method: "getOrders" });
  const inner = memoryStore({ testing: { clock } });
  let away = false;
  let renewals = 0;
  const store: typeof inner = {
    ...inner,
    renew: async (...args) => {
      renewals += 1;
      if (away) throw new Error("The store is away.");
      return inner.renew(...args);
    },
  };
  const forwarding = shop.forwarder({ store }).forward({ id: "1" });
  await clock.advance(4_000);
  away = true;
  expect(await ended(forwarding)).toMatchObject({ status: "unknown" });
  away = false;
  const before = renewals;
  await clock.advance(60_000);
  expect(renewals).toBe(before);
});

it("an order that is on its way is not aborted when its claim is lost: its answer still tells", async () => {
  const shop = fakeShop();
  const { account, clock, ended } = shop;
  account.faults.inject("slow", { method: "addOrder", afterMs: 3_000 });
  const inner = memoryStore({ testing: { clock } });
  let lost = false;
  const store: typeof inner = { ...inner, renew: async (...args) => (lost ? false : inner.renew(...args)) };
  const sending = shop.forwarder({ store }).forward({ id: "1" });
  await clock.advance(100);
  lost = true;
  expect(await ended(sending)).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
});
