import { describe, expect, it, vi } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { startWork } from "../../../src/forwarding/forwarder/startWork.ts";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { openLead } from "../delivery/deliverySteps.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };
/** How long the claim of a process that died lasts, as in the forwarders of these tests. */
const leaseMs = 9_000;

/** A shop whose last process died just now, while it sent one order, which did not reach Base. */
async function died(options: Partial<ForwarderOptions> = {}) {
  const shop = fakeShop();
  const store = memoryStore({ testing: { clock: shop.clock } });
  await holdClaim(store, "old");
  const forwarder = shop.forwarder({ store, ...options });
  return { ...shop, newForwarder: shop.forwarder, store, forwarder };
}

/** Claims the key as a process does that is about to send its order, and ends with it. */
async function holdClaim(store: LeadStore, id: string): Promise<void> {
  const marker = `lead:${id}`;
  const claim = { token: "dead", leaseMs };
  await store.claim(marker, claim);
  const order = { email: `${id}@example.com`, extra_field_1: marker };
  await store.renew(marker, claim, openLead({ key: id, marker }, order));
}

/** A store whose list of open leads fails as often as it is told to. */
function failing(store: LeadStore, error = new StoreError("The disk is away.", { retryable: true })) {
  const state = { failures: 0 };
  const listOpen = async () => {
    state.failures -= 1;
    if (state.failures >= 0) throw error;
    return store.listOpen();
  };
  return { store: { ...store, listOpen }, state, error };
}

describe.each([
  ["without a register", () => ({})],
  ["with a register", () => ({ register: memoryRegister() })],
])("the work of a forwarder %s", (_, withRegister) => {
  it("completes what a process that died left open, a lease later, and nothing of it before", async () => {
    const { forwarder, clock, account, calls, store } = await died(withRegister());
    const stop = new AbortController();
    const working = forwarder.work({ signal: stop.signal });
    await clock.advance(leaseMs);
    expect(calls("addOrder")).toBe(0);
    await clock.advance(10_000);
    expect(account.orders).toMatchObject([{ email: "old@example.com" }]);
    expect(await store.listOpen()).toEqual([]);
    stop.abort();
    await working;
  });

  it("completes what is left open later too, and after the store failed, which it reports each time", async () => {
    const shop = fakeShop();
    const { clock, events, account } = shop;
    const inner = memoryStore({ testing: { clock } });
    const { store, state, error } = failing(inner);
    state.failures = 2;
    const forwarder = shop.forwarder({ store, ...withRegister() });
    const working = forwarder.work();
    await clock.advance(5_000);
    await holdClaim(inner, "late");
    await clock.advance(6_000);
    const failed = events.filter(({ type }) => type === "store_failed");
    const event = { namespace: "lead", type: "store_failed", key: "", error };
    expect(failed).toEqual([event, event]);
    await clock.advance(20_000);
    expect(account.orders).toMatchObject([{ email: "late@example.com" }]);
    await forwarder.close();
    await working;
  });

  it("ends with its signal, and nothing runs on", async () => {
    const { forwarder, clock, calls, ended } = await died(withRegister());
    const stop = new AbortController();
    const working = forwarder.work({ signal: stop.signal });
    await clock.advance(1_000);
    stop.abort();
    await ended(working);
    await clock.advance(60_000);
    expect(calls("addOrder")).toBe(0);
    await forwarder.close();
    expect(clock.timers).toBe(0);
  });

  it("asks nothing of Base while that blocks the token, and completes what is open after that", async () => {
    const shop = fakeShop();
    const { clock, account } = shop;
    const store = memoryStore({ testing: { clock } });
    await holdClaim(store, "old");
    await store.finish("lead:old", "dead", { state: "open" });
    let pausedUntil: Date | undefined = new Date(clock.date() + 600_000);
    const limiter = { acquire: async () => {}, pauseUntil: () => {}, pausedUntil: () => pausedUntil };
    const baselinker = new Baselinker({
      token: account.token,
      fetch: account.fetch,
      testing: { clock },
      rateLimit: { limiter },
    });
    const forwarder = shop.forwarder({ store, baselinker, ...withRegister() });
    const working = forwarder.work();
    await clock.advance(500_000);
    expect(account.requests).toEqual([]);
    pausedUntil = undefined;
    await clock.advance(120_000);
    expect(account.orders).toHaveLength(1);
    await forwarder.close();
    await working;
  });

  it("refuses options that are unknown or of the wrong type", async () => {
    const { forwarder } = await died(withRegister());
    await expect(forwarder.work({ concurency: 2 } as never)).rejects.toThrow(/Did you mean `concurrency`/);
    await expect(forwarder.work({ concurrency: 0 })).rejects.toThrow(RangeError);
  });
});

it("reports why the work ended, since nobody may look at its promise before the process ends", async () => {
  const { clock, events, newForwarder } = await died();
  const register = memoryRegister({ testing: { clock } });
  const forwarder = newForwarder({ register });
  await register.close();
  await expect(forwarder.work()).rejects.toMatchObject({ name: "StoreError", retryable: false });
  expect(events).toMatchObject([{ type: "store_failed", key: "", error: { name: "StoreError" } }]);
});

describe("the work of a pool", () => {
  it("completes what was left open in each account that it opens, until it ends", async () => {
    const { clock, account, baselinker, ended } = fakeShop();
    const stores = new Map<string, LeadStore>();
    const registers = new Map<string, ReturnType<typeof memoryRegister>>();
    for (const key of ["a", "b"]) {
      const store = memoryStore({ testing: { clock } });
      await holdClaim(store, key);
      stores.set(key, store);
      registers.set(key, memoryRegister({ testing: { clock } }));
    }
    const pool = createForwarderPool({
      testing: { clock },
      forwarderOf: (key) => ({
        baselinker,
        rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: "email" } },
        store: stores.get(key),
        register: registers.get(key),
        testing: { clock },
        tuning: { settleMs: 5_000, leaseMs },
      }),
    });
    // One account is open before the work begins, the other is opened by it.
    await ended(pool.use("a", async () => {}));
    const stop = new AbortController();
    const queue = { name: "The queue of a test", dueAccounts: async () => ({ accounts: ["b"] }) };
    const working = pool.work(queue, { signal: stop.signal });
    await clock.advance(30_000);
    expect(account.orders.map(({ email }) => email).sort()).toEqual(["a@example.com", "b@example.com"]);
    const stoppedAt = clock.now();
    stop.abort();
    await ended(working);
    expect(clock.now() - stoppedAt).toBeLessThan(5_000);
    for (const [key, store] of stores) await holdClaim(store, `${key}2`);
    await clock.advance(60_000);
    expect(account.orders).toHaveLength(2);
    await ended(pool.close());
  });
});

describe("startWork", () => {
  it("checks the setup, delivers what is kept, and completes what was left open", async () => {
    const { clock, account, newForwarder, store, ended } = await died();
    const register = memoryRegister({ testing: { clock } });
    const first = newForwarder({ store, register });
    await ended(first.receive(ann));
    await first.close();
    const work = startWork(newForwarder({ store, register }));
    await clock.advance(1_000);
    expect(account.orders).toMatchObject([{ email: "ann@example.com" }]);
    await clock.advance(20_000);
    expect(account.orders).toMatchObject([{ email: "ann@example.com" }, { email: "old@example.com" }]);
    await ended(work.stop());
    await work.ended;
  });

  it("works for several forwarders, and closes all of them at its end", async () => {
    const { clock, newForwarder, ended } = await died();
    const forwarders = [newForwarder({ namespace: "form" }), newForwarder({ namespace: "shop" })];
    const work = startWork(forwarders, { concurrency: 2 });
    await clock.advance(1_000);
    await ended(work.stop());
    for (const forwarder of forwarders) expect(await forwarder.health()).toMatchObject({ canAccept: false });
    await clock.advance(60_000);
    expect(clock.timers).toBe(0);
  });

  it("rejects nothing where the setup is wrong: it is reported, and leads are kept meanwhile", async () => {
    const { events, newForwarder, ended, clock, account } = await died();
    const forwarder = newForwarder({
      register: memoryRegister({ testing: { clock } }),
      rules: { version: 1, key: "id", fields: { order_status_id: 77, email: "email" } },
      account: undefined,
    });
    const work = startWork(forwarder);
    await ended(forwarder.receive(ann));
    await clock.advance(20_000);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "setup",
        issue: expect.objectContaining({ code: "status_not_found" }),
      }),
    );
    expect(account.orders).toEqual([]);
    expect(await ended(forwarder.register.stats())).toMatchObject({ waiting: 1 });
    await ended(work.stop());
    await work.ended;
  });

  it("finishes the leads in progress, and leaves those that take too long to the next process", async () => {
    const { newForwarder, ended, clock, account, store } = await died();
    const register = memoryRegister({ testing: { clock } });
    const forwarder = newForwarder({ register, store });
    account.faults.inject("slow", { method: "addOrder", afterMs: 3_000 });
    const work = startWork(forwarder);
    await ended(forwarder.receive(ann));
    await clock.advance(1_500);
    let isOver = false;
    const stopped = work.stop({ maxWaitMs: 10_000 }).then(() => {
      isOver = true;
    });
    await clock.advance(500);
    expect(isOver).toBe(false);
    await ended(stopped);
    expect(account.orders).toMatchObject([{ email: "ann@example.com" }]);
    expect(await store.listOpen()).toEqual([]);
  });

  it("stops once, however often it is asked to, also at the end of a block", async () => {
    const { newForwarder, ended } = await died();
    const forwarder = newForwarder();
    const close = vi.spyOn(forwarder, "close");
    const work = startWork(forwarder);
    await ended(Promise.all([work.stop(), work.stop(), work[Symbol.asyncDispose]()]));
    expect(close).toHaveBeenCalledTimes(1);
    await expect(work.stop({ maxWait: 5 } as never)).rejects.toThrow(
      "Unknown option `maxWait` of stop. Did you mean `maxWaitMs`?",
    );
  });

  it("says by `ended` which work cannot go on, and the others go on", async () => {
    const { newForwarder, ended, clock, account, store } = await died();
    const broken = memoryRegister({ testing: { clock } });
    const register = memoryRegister({ testing: { clock } });
    const going = newForwarder({ namespace: "shop", register, store });
    const failing = newForwarder({ namespace: "form", register: broken, store });
    await broken.close();
    const work = startWork([failing, going]);
    await expect(ended(work.ended)).rejects.toMatchObject({ name: "StoreError" });
    await ended(going.receive(ann));
    await clock.advance(3_000);
    expect(account.orders).toHaveLength(1);
    await ended(work.stop());
  });

  it("needs nobody who listens to `ended`", async () => {
    const { clock, newForwarder, ended } = await died();
    const register = memoryRegister({ testing: { clock } });
    const forwarder = newForwarder({ register });
    await register.close();
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const work = startWork(forwarder);
    await clock.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    await ended(work.stop());
  });

  it("says by `ended` that a forwarder was closed before it began", async () => {
    const { forwarder } = await died();
    await forwarder.close();
    await expect(startWork(forwarder).ended).rejects.toMatchObject({ code: "FORWARDER_CLOSED" });
  });

  it("refuses what it cannot work for, at the call", async () => {
    const { forwarder } = await died();
    const pool = createForwarderPool({ forwarderOf: () => expect.fail("Nothing is sent.") });
    for (const input of [{}, [], undefined, null, [undefined], "forwarder", pool, [forwarder, {}]])
      expect(() => startWork(input as never)).toThrow(
        /^Expected the forwarders of startWork to be a forwarder/,
      );
    expect(() => startWork(forwarder, { concurency: 2 } as never)).toThrow("Did you mean `concurrency`");
    expect(() => startWork(forwarder, { concurrency: 0 })).toThrow(RangeError);
    expect(() => startWork(forwarder, { signal: AbortSignal.abort() } as never)).toThrow("`signal`");
  });
});

describe("a mistake with startWork", () => {
  it("is refused where a second forwarder is no list, with how several are given", () => {
    const { forwarder } = fakeShop();
    expect(() => startWork(forwarder(), forwarder() as never)).toThrow(
      new TypeError("Expected the options of startWork to be an object. Give several forwarders as a list."),
    );
  });

  it("is none where `stop` itself is the listener of a signal, which is called with its name", async () => {
    const { forwarder, ended } = fakeShop();
    const work = startWork(forwarder());
    // As Node calls it: `process.once` takes any function.
    await ended(Reflect.apply(work.stop, undefined, ["SIGTERM", 15]));
    await work.ended;
    await expect(work.stop("5000" as never)).rejects.toThrow("Expected the options of stop to be an object");
  });
});
