import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { InProcessLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import type { AcquireOptions } from "../../../src/client/limiter/rateLimiter.ts";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { pause } from "../../../src/shared/runtime/abort.ts";
import { openLead, sentOn } from "../delivery/deliverySteps.ts";
import { fakeShop } from "./fakeShop.ts";

const settleMs = 30_000;

/**
 * A shop whose last process died with the given number of leads open. Their orders are in Base, each on a
 * page of its own, and every answer takes 300 ms.
 */
async function diedWith(count: number, { waitedMs = settleMs }: { waitedMs?: number } = {}) {
  const ids = Array.from({ length: count }, (_, at) => `old${at}`);
  const orders = ids.map((id, at) => ({
    order_id: at + 1,
    date_add: sentOn,
    email: `${id}@example.com`,
    extra_field_1: `lead:${id}`,
  }));
  const shop = fakeShop({ orders });
  const { account, clock } = shop;
  const store = memoryStore({ testing: { clock } });
  for (const id of ids) {
    const claim = { token: "dead", leaseMs: 1_000 };
    const marker = `lead:${id}`;
    const order = { email: `${id}@example.com`, extra_field_1: marker };
    await store.claim(marker, claim);
    await store.renew(marker, claim, openLead({ key: id, marker, waitedMs }, order));
    await store.finish(marker, "dead", { state: "open" });
  }
  const limiter = new InProcessLimiter({ testing: { clock } });
  const asked: AcquireOptions[] = [];
  const baselinker = new Baselinker({
    token: account.token,
    testing: { clock },
    rateLimit: {
      limiter: {
        acquire(options) {
          asked.push(options ?? {});
          return limiter.acquire(options);
        },
        pauseUntil: () => {},
      },
    },
    fetch: async (request, init) => {
      await pause(300, clock, init?.signal ?? undefined);
      return account.fetch(request, init);
    },
  });
  const forwarder = shop.forwarder({ baselinker, store, tuning: { settleMs, leaseMs: 60_000 } });
  const priorities = () => asked.map(({ priority }) => priority);
  return { ...shop, baselinker, store, forwarder, limiter, priorities };
}

const leadOf = (id: string) => ({ id, email: `${id}@example.com` });

describe("reconcile with many open leads", () => {
  it("keeps no new lead waiting: 30 of them succeed in their minute, while 1,000 are looked for", async () => {
    const { forwarder, clock, account, store } = await diedWith(1_000);
    void forwarder.reconcile();
    const results: ForwardResult[] = [];
    for (let at = 0; at < 30; at += 1) {
      await clock.advance(2_000);
      void forwarder.forward(leadOf(`new${at}`)).then((result) => results.push(result));
    }
    await clock.advance(20_000);
    expect(results.map(({ status }) => status)).toEqual(Array(30).fill("success"));
    expect(account.orders).toHaveLength(1_030);
    const openBefore = (await store.listOpen()).length;
    expect(openBefore).toBeLessThan(920);
    await clock.advance(60_000);
    // The old ones continue meanwhile, and have the whole four fifths when no new lead comes.
    expect(openBefore - (await store.listOpen()).length).toBeGreaterThan(70);
  });

  it("looks for four of them at once, and holds no other claim", async () => {
    const { forwarder, clock, store, calls, priorities } = await diedWith(12);
    void forwarder.reconcile();
    await clock.advance(200);
    expect(priorities()).toEqual(["bulk"]);
    await clock.advance(200);
    expect(priorities()).toEqual(Array(5).fill("bulk"));
    expect(calls("getOrders")).toBe(1);
    // What is claimed is not listed.
    expect(await store.listOpen()).toHaveLength(8);
  });

  it("lets others be looked for while some wait for the settle time", async () => {
    const { forwarder, clock, ended } = await diedWith(12, { waitedMs: 0 });
    const begun = clock.now();
    const results = await ended(forwarder.reconcile());
    expect(results.map(({ status }) => status)).toEqual(Array(12).fill("success"));
    expect(clock.now() - begun).toBeLessThan(settleMs + 5_000);
  });

  it("is passed by the lead that its sender repeats", async () => {
    const { forwarder, clock, ended, priorities } = await diedWith(12);
    void forwarder.reconcile();
    await clock.advance(400);
    const before = priorities().length;
    const repeated = forwarder.forward(leadOf("old11"));
    await clock.advance(0);
    expect(priorities().slice(before)).toEqual(["normal"]);
    expect(await ended(repeated)).toMatchObject({ orderId: 12 });
  });

  it("is passed by a lead that its sender repeats while it waits for the settle time", async () => {
    const { forwarder, clock, limiter, priorities } = await diedWith(100, { waitedMs: 0 });
    let isOver = false;
    void forwarder.reconcile();
    await clock.advance(1_000);
    void forwarder.forward(leadOf("old99"), { deadlineMs: 60_000 }).then(() => {
      isOver = true;
    });
    for (let call = 0; call < 75; call += 1) await limiter.acquire();
    await clock.advance(settleMs);
    expect(isOver).toBe(true);
    expect(priorities().filter((priority) => priority !== "bulk")).toEqual(["normal"]);
  });

  it("continues with four at once though callers of it left", async () => {
    const { forwarder, clock, ended, store } = await diedWith(40, { waitedMs: 0 });
    const leaving = new AbortController();
    const aborted = forwarder.reconcile({ signal: leaving.signal });
    const staying = forwarder.reconcile();
    await clock.advance(1_000);
    leaving.abort(new Error("left"));
    await expect(ended(aborted)).rejects.toThrow("left");
    const results = await ended(staying);
    expect(results.map(({ status }) => status)).toEqual(Array(40).fill("success"));
    expect(await store.listOpen()).toEqual([]);
  });

  it("leaves those alone that it has not begun with when the forwarder closes", async () => {
    const { forwarder, clock, ended, store } = await diedWith(12);
    const reconciled = forwarder.reconcile();
    await clock.advance(400);
    await ended(forwarder.close());
    expect(await reconciled).toMatchObject(Array(4).fill({ status: "success" }));
    expect(await store.listOpen()).toHaveLength(8);
    await expect(forwarder.reconcile()).rejects.toThrow("The forwarder was closed.");
  });
});
