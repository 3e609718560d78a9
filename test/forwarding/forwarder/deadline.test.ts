import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { pause } from "../../../src/shared/runtime/abort.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };

/** A shop whose client waits the given time for each permit. */
function busyShop(permitMs: number) {
  const shop = fakeShop();
  const { account, clock } = shop;
  const limiter = {
    acquire: ({ signal }: { signal?: AbortSignal | undefined } = {}) => pause(permitMs, clock, signal),
    pauseUntil: () => {},
  };
  const baselinker = new Baselinker({
    token: account.token,
    retries: 0,
    testing: { clock },
    fetch: account.fetch,
    rateLimit: { limiter },
  });
  return { ...shop, busy: () => shop.forwarder({ baselinker }) };
}

describe("a deadline", () => {
  it("may be as short as a millisecond", async () => {
    const { forwarder, ended } = fakeShop();
    expect(await ended(forwarder().forward(ann, { deadlineMs: 1 }))).toMatchObject({ status: "success" });
  });

  it("before the order left is an error that is temporary: the lead gives its place up, and nothing is sent", async () => {
    const { busy, ended, account, clock } = busyShop(60_000);
    const forward = busy();
    const begun = clock.now();
    const result = await ended(forward.forward(ann, { deadlineMs: 5_000 }));
    expect(result).toMatchObject({ status: "error", fault: "temporary", error: { code: "DEADLINE_OVER" } });
    expect(clock.now() - begun).toBeLessThanOrEqual(5_000);
    await clock.advance(120_000);
    expect(account.requests).toEqual([]);
    const later = forward.forward(ann, { deadlineMs: Number.POSITIVE_INFINITY });
    expect(await ended(later)).toMatchObject({ status: "success" });
  });

  it("is 20 seconds by default for what comes before the order leaves", async () => {
    const { busy, ended, clock } = busyShop(60_000);
    const begun = clock.now();
    expect(await ended(busy().forward(ann))).toMatchObject({ status: "error", fault: "temporary" });
    expect(clock.now() - begun).toBeLessThanOrEqual(20_000);
  });

  it("is none by default once the order has left, and none at all in forwardAll", async () => {
    const { busy, ended, account, forwarder } = busyShop(60_000);
    account.faults.inject("answer-lost", { method: "addOrder" });
    const slow = forwarder({ tuning: { settleMs: 25_000, leaseMs: 60_000 } });
    expect(await ended(slow.forward(ann))).toMatchObject({ status: "success" });
    const results: string[] = [];
    const all = (async () => {
      for await (const each of busy().forwardAll([{ id: "2" }])) results.push(each.result.status);
    })();
    await ended(all);
    expect(results).toEqual(["success"]);
  });

  it("after the order left is unknown, with the time to retry, and the delivery continues without the caller", async () => {
    const { forwarder, ended, account, clock, calls } = fakeShop();
    account.faults.inject("slow", { method: "addOrder", afterMs: 3_000 });
    const forward = forwarder();
    const begun = clock.now();
    const result = await ended(forward.forward(ann, { deadlineMs: 2_000 }));
    expect(result).toMatchObject({ status: "unknown", key: "1", retryAfterMs: 5_000 });
    expect(clock.now() - begun).toBeLessThanOrEqual(2_000);
    await clock.advance(2_000);
    const orderId = account.orders[0]?.order_id;
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "duplicate", orderId });
    expect(calls("addOrder")).toBe(1);
  });

  it("while the order of an earlier process is looked for is unknown too, and that continues as well", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const store = memoryStore({ testing: { clock } });
    const dying = mortal(store);
    void forwarder({ store: dying.store }).forward(ann);
    await clock.advance(100);
    dying.kill();
    await clock.advance(9_000);
    const result = await ended(forwarder({ store }).forward(ann, { deadlineMs: 2_000 }));
    expect(result).toMatchObject({ status: "unknown" });
    await clock.advance(5_000);
    expect(await store.listOpen()).toEqual([]);
    const orderId = account.orders[0]?.order_id;
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "duplicate", orderId });
  });

  it("holds for another process that waits for the first one", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    account.faults.inject("slow", { method: "addOrder", afterMs: 4_000 });
    const store = memoryStore({ testing: { clock } });
    const first = forwarder({ store }).forward(ann);
    await clock.advance(100);
    const begun = clock.now();
    const second = await ended(forwarder({ store }).forward(ann, { deadlineMs: 1_000 }));
    expect(second).toMatchObject({ status: "unknown", retryAfterMs: 5_000 });
    expect(clock.now() - begun).toBeLessThanOrEqual(1_000);
    expect(await ended(first)).toMatchObject({ status: "success" });
  });

  it("of one caller does not end the lead of another who has more time", async () => {
    const { busy, ended } = busyShop(10_000);
    const forward = busy();
    const patient = forward.forward(ann, { deadlineMs: 60_000 });
    expect(await ended(forward.forward(ann, { deadlineMs: 1_000 }))).toMatchObject({ status: "unknown" });
    expect(await ended(patient)).toMatchObject({ status: "success" });
  });

  it("keeps what was waited of the settle time, so that those who come next wait for the rest only", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const store = memoryStore({ testing: { clock } });
    const dying = mortal(store);
    const first = await ended(forwarder({ store: dying.store }).forward(ann, { deadlineMs: 4_000 }));
    expect(first).toMatchObject({ status: "unknown" });
    dying.kill();
    await clock.advance(9_000);
    const begun = clock.now();
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success" });
    // Of 5 s, 3.6 s were waited: the caller's 4 s less the moment for writing that down.
    expect(clock.now() - begun).toBeLessThanOrEqual(2_000);
    expect(account.orders).toHaveLength(1);
  });

  it("that is always shorter than the settle time still lets repeated deliveries end in success, though each process dies with its caller", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 200, max: 4_900 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom("answer-lost", "request-lost"),
        fc.boolean(),
        async (deadlines, fault, dies) => {
          const { forwarder, ended, account, clock } = fakeShop();
          account.faults.inject(fault, { method: "addOrder" });
          const store = memoryStore({ testing: { clock } });
          let last: unknown;
          for (let time = 0; time < 60; time += 1) {
            const process = mortal(store);
            const deadlineMs = deadlines[time % deadlines.length] ?? 1_000;
            const begun = clock.now();
            const result = await ended(forwarder({ store: process.store }).forward(ann, { deadlineMs }));
            expect(clock.now() - begun).toBeLessThanOrEqual(Math.ceil(deadlineMs / 1_000) * 1_000);
            last = result.status;
            if (result.status === "success" || result.status === "duplicate") break;
            expect(["unknown", "error"]).toContain(result.status);
            if (dies) process.kill();
            await clock.advance(9_100);
          }
          expect(["success", "duplicate"]).toContain(last);
          expect(account.orders).toHaveLength(1);
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** The store as a process sees it that can be killed: nothing that it does afterwards takes effect. */
function mortal(store: LeadStore): { readonly store: LeadStore; readonly kill: () => void } {
  let isAlive = true;
  const never = new Promise<never>(() => {});
  const alive =
    <Args extends readonly unknown[], Value>(step: (...args: Args) => Promise<Value>) =>
    (...args: Args): Promise<Value> =>
      isAlive ? step(...args) : never;
  const kill = () => {
    isAlive = false;
  };
  const renew = alive(store.renew);
  return { store: { ...store, claim: alive(store.claim), renew, finish: alive(store.finish) }, kill };
}
