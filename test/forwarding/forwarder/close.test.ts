import { describe, expect, it } from "vitest";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { openLead } from "../delivery/deliverySteps.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };

describe("closing a forwarder", () => {
  it("finishes what is in progress, and takes no more", async () => {
    const { forwarder, ended, account } = fakeShop();
    account.faults.inject("slow", { method: "addOrder", afterMs: 3_000 });
    const forward = forwarder();
    const running = forward.forward(ann);
    const closed = forward.close();
    const late = await ended(forward.forward({ id: "2" }));
    expect(late).toMatchObject({ status: "error", fault: "temporary", retryable: true });
    await ended(closed);
    expect(await running).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });

  it("waits for a delivery whose caller has gone", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const forward = forwarder();
    const store = await ended(forward.forward(ann, { deadlineMs: 1_000 }));
    expect(store).toMatchObject({ status: "unknown" });
    const begun = clock.now();
    await ended(forward.close());
    expect(clock.now() - begun).toBeGreaterThanOrEqual(3_000);
    expect(account.requests.map(({ method }) => method)).toContain("getOrders");
  });

  it("gives up after its time what has not left, so that the next process need not wait for a lease", async () => {
    const { forwarder, ended, account, clock } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const store = memoryStore({ testing: { clock } });
    const forward = forwarder({ store });
    const running = forward.forward(ann);
    await clock.advance(1_000);
    const begun = clock.now();
    await ended(forward.close({ maxWaitMs: 1_000 }));
    expect(clock.now() - begun).toBeLessThanOrEqual(2_000);
    expect(await running).toMatchObject({ status: "unknown" });
    expect(await store.listOpen()).toEqual(["lead:1"]);
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });

  it("leaves no timer, can be done twice, and is what `await using` does", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const forward = forwarder();
    await ended(forward.forward(ann));
    await ended(forward[Symbol.asyncDispose]());
    await ended(forward.close());
    expect(clock.timers).toBe(0);
  });

  it("ends the wait of `reconcile`, which would keep the process for a minute", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const forward = forwarder();
    const waiting = forward.reconcile({ wait: true });
    await clock.advance(1_000);
    expect(clock.timers).toBe(1);
    await ended(forward.close());
    expect(await waiting).toEqual([]);
    expect(clock.timers).toBe(0);
  });

  it("leaves to the next process what `reconcile` waits for, and says what it has found before", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const store = memoryStore({ testing: { clock } });
    await store.claim("lead:1", { token: "dead", leaseMs: 5_000 });
    await store.renew("lead:1", { token: "dead", leaseMs: 5_000 }, openLead({ waitedMs: 5_000 }));
    const forward = forwarder({ store });
    const waiting = forward.reconcile({ wait: true });
    await clock.advance(6_000);
    await ended(forward.close());
    expect(await waiting).toEqual([]);
    expect(await store.listOpen()).toEqual(["lead:1"]);
    await expect(forward.reconcile()).rejects.toMatchObject({ code: "FORWARDER_CLOSED" });
    await store.finish("lead:1", "dead", { state: "failed" });
    expect(await forward.reconcile()).toEqual([]);
  });

  it("is not what ends a `reconcile` whose caller leaves: that is an error", async () => {
    const { forwarder, clock } = fakeShop();
    const controller = new AbortController();
    const waiting = forwarder().reconcile({ wait: true, signal: controller.signal });
    const refused = expect(waiting).rejects.toThrow("stop");
    await clock.advance(1_000);
    controller.abort(new Error("stop"));
    await refused;
    expect(clock.timers).toBe(0);
  });

  it("leaves the caller's store open", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const store = memoryStore({ testing: { clock } });
    await ended(forwarder({ store }).close());
    expect(await ended(forwarder({ store }).forward(ann))).toMatchObject({ status: "success" });
  });
});
