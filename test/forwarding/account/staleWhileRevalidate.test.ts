import { describe, expect, it } from "vitest";
import type { ForwarderOptions, LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import type { Account } from "../../../src/mapping/contract/mapContext.ts";
import { emptyAccount } from "../../support/emptyAccount.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

/** Puts the name of the account's first status into the order, so that a test sees which account was used. */
const rules: LeadMapper = {
  map: (_, { account }) => ({
    status: "order",
    key: undefined,
    order: {
      order_status_id: 8001,
      date_add: 1,
      user_comments: account?.statuses[0]?.name ?? "",
      products: [{ name: "Mug", price_brutto: 9, quantity: 1 }],
    },
    issues: [],
  }),
};

/** A shop whose account is loaded by a function, whose loads end when the test says so. */
function shopWithLoader(tuning: ForwarderOptions["tuning"] = {}) {
  const shop = fakeShop();
  const loads: { end: (name: string) => void; fail: (error: Error) => void }[] = [];
  const load = () =>
    new Promise<Account>((resolve, reject) => {
      const end = (name: string) => resolve({ ...emptyAccount, statuses: [{ id: 1, name }] });
      loads.push({ end, fail: reject });
    });
  const forwarder = shop.forwarder({ rules, account: load, tuning });
  const forward = (key: string) => forwarder.forward({}, { key });
  const names = () => shop.account.orders.map(({ user_comments }) => user_comments);
  return { ...shop, loads, forward, names };
}

describe("an account that the caller's function loads", () => {
  it("is loaded once for all leads that come meanwhile", async () => {
    const { loads, forward, names, clock, ended } = shopWithLoader();
    const both = Promise.all([forward("1"), forward("2")]);
    await clock.advance(1_000);
    expect(loads).toHaveLength(1);
    loads[0]?.end("first");
    await ended(both);
    expect(names()).toEqual(["first", "first"]);
  });

  it("is refreshed in the background when it is used and old: no one waits for it", async () => {
    const { loads, forward, names, clock, ended } = shopWithLoader({ accountMaxAgeMs: 60_000 });
    const first = forward("1");
    await clock.advance(0);
    loads[0]?.end("first");
    await ended(first);
    await clock.advance(61_000);
    expect(loads).toHaveLength(1);
    await ended(forward("2"));
    expect(loads).toHaveLength(2);
    loads[1]?.end("second");
    await clock.advance(0);
    await ended(forward("3"));
    expect(names()).toEqual(["first", "first", "second"]);
  });

  it("stays in use where a refresh fails, which is reported and tried again later", async () => {
    const { loads, forward, names, clock, events, ended } = shopWithLoader({ accountMaxAgeMs: 120_000 });
    const first = forward("1");
    await clock.advance(0);
    loads[0]?.end("first");
    await ended(first);
    await clock.advance(121_000);
    await ended(forward("2"));
    const error = new Error("Base is away.");
    loads[1]?.fail(error);
    await clock.advance(0);
    expect(events).toContainEqual({
      type: "refresh_failed",
      what: "account",
      error,
      namespace: "lead",
    });
    await ended(forward("3"));
    expect(loads).toHaveLength(2);
    await clock.advance(61_000);
    await ended(forward("4"));
    expect(loads).toHaveLength(3);
    expect(names()).toEqual(["first", "first", "first", "first"]);
  });

  it("fails the lead, which can be tried again, where there is none yet and it cannot be loaded", async () => {
    const { loads, forward, account, clock, ended } = shopWithLoader();
    const first = forward("1");
    await clock.advance(0);
    loads[0]?.fail(new Error("Base is away."));
    expect(await ended(first)).toMatchObject({ status: "error", retryable: true });
    const second = forward("1");
    await clock.advance(0);
    loads[1]?.end("first");
    expect(await ended(second)).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });

  it("sets no timer, so that a process can end", async () => {
    const { loads, forward, clock, ended } = shopWithLoader();
    const first = forward("1");
    await clock.advance(0);
    loads[0]?.end("first");
    await ended(first);
    expect(clock.timers).toBe(0);
  });
});
