import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import { deliverLead } from "../../../src/forwarding/delivery/delivery.ts";
import type { LeadToDeliver } from "../../../src/forwarding/delivery/deliveryState.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { Claim, LeadStore } from "../../../src/forwarding/store/store.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { pause } from "../../../src/shared/runtime/abort.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { openLead, sentOn, stepShop } from "./deliverySteps.ts";

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

describe("a lead whose claim was lost", () => {
  const prepare: LeadToDeliver["prepare"] = async () => {
    const order = { order_status_id: 8001, date_add: sentOn, email: "ann@example.com" };
    return { status: "order", order, issues: [] };
  };
  const claimed = (more: Partial<Extract<Claim, { status: "claimed" }>> = {}): Claim => {
    return { status: "claimed", unfinished: undefined, doubt: false, ...more };
  };
  const free = claimed();
  const busy: Claim = { status: "busy" };
  const doubted = claimed({ doubt: true });
  const unfinished = claimed({ unfinished: openLead() });
  const paying = claimed({ unfinished: openLead({ phase: "paying", orderId: 8 }) });
  const unreadable = new StoreError("It cannot be read.", { retryable: false, reason: "unreadable" });

  /** The store answers each claim as told. The first is lost at once, or once its order is sent. */
  const losing = async (
    when: "unsent" | "sent",
    claims: readonly Claim[],
    lead: Partial<LeadToDeliver> = {},
  ) => {
    const saved: OpenLead[] = [];
    let asked = 0;
    const claim: LeadStore["claim"] = async () => {
      asked += 1;
      return claims[asked - 1] ?? busy;
    };
    const renew: LeadStore["renew"] = async (_, __, open) => {
      if (asked === 1 && (when === "unsent" || shop.calls("addOrder") > 0)) return false;
      if (open !== undefined) saved.push(open);
      return true;
    };
    const shop = await stepShop({ store: { claim, renew }, lead: { prepare, ...lead } });
    shop.held.lease.stop();
    const { settings, delivery, flight } = shop;
    const deliver = () => deliverLead(settings, delivery.lead, flight);
    return { ...shop, deliver, saved, asked: () => asked };
  };

  it.each<[string, "unsent" | "sent", readonly Claim[], number]>([
    ["is sent where it was not yet, and no one else has it", "unsent", [free, free], 1],
    ["is sent where it was looked for before, but not sent", "unsent", [doubted, free], 1],
    ["is not sent where a person erased it before it was", "unsent", [free, doubted], 0],
    ["is not sent again where the next holder left no record of it", "sent", [free, busy, busy, free], 1],
  ])("%s", async (_, when, claims, sends) => {
    const { deliver, ended, account, calls } = await losing(when, claims);
    if (when === "sent") account.faults.inject("answer-lost", { method: "addOrder" });
    const removed = { status: "unknown", error: { name: "LeadRemovedError" } };
    expect(await ended(deliver())).toMatchObject(sends > 0 ? { status: "success" } : removed);
    expect(calls("addOrder")).toBe(sends);
    expect(account.orders).toHaveLength(sends);
  });

  it("is left to a person where its record cannot be read: that is not written over, and nothing is sent again", async () => {
    const { deliver, ended, account, calls, saved } = await losing("sent", [free, claimed({ unreadable })]);
    account.faults.inject("request-lost", { method: "addOrder" });
    const result = await ended(deliver());
    expect(result).toMatchObject({ status: "unknown", error: { message: unreadable.message } });
    expect(result).not.toHaveProperty("retryAfterMs");
    expect(calls("addOrder")).toBe(1);
    expect(saved).toHaveLength(1);
  });

  it("keeps what the next holder wrote of it, such as the order that it made", async () => {
    const { deliver, ended, account, saved } = await losing("sent", [free, paying]);
    account.faults.inject("request-lost", { method: "addOrder" });
    expect(await ended(deliver())).toMatchObject({ status: "success", orderId: 8 });
    expect(saved).toMatchObject([{ phase: "sending" }]);
  });

  it("is completed by reconcile where no one has it, and is left to the one who has it otherwise", async () => {
    const again = await losing("unsent", [unfinished, unfinished], { prepare: undefined });
    expect(await again.ended(again.deliver())).toMatchObject({ status: "success" });
    const other = await losing("unsent", [unfinished, busy, unfinished], { prepare: undefined });
    expect(await other.ended(other.deliver())).toBeUndefined();
    expect(other.asked()).toBe(2);
    expect(other.account.requests).toEqual([]);
  });
});
