import { describe, expect, it, vi } from "vitest";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { blockedRead } from "../../../src/forwarding/forwarder/reconcile.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { openLead } from "../delivery/deliverySteps.ts";
import { fakeShop } from "./fakeShop.ts";

describe("open leads where no one may read", () => {
  it("cost one read of what is new from two leads on, and none for one", async () => {
    const { baselinker, clock, account } = fakeShop();
    expect(await blockedRead({ baselinker, clock }, ["1"], undefined)).toBeUndefined();
    expect(account.requests).toEqual([]);
    const read = vi.spyOn(baselinker, "getOrders");
    expect(await blockedRead({ baselinker, clock }, ["1", "2"], undefined)).toBeUndefined();
    // After all that others wait for.
    expect(read.mock.calls).toMatchObject([[{}, { priority: "bulk" }]]);
    expect(account.requests.map(({ parameters }) => parameters.date_from)).toEqual([
      Math.floor(clock.date() / 1000),
    ]);
  });

  it("all end as unknown where that read is refused, with the time to retry", async () => {
    const { baselinker, clock, account } = fakeShop();
    account.faults.inject("error", { method: "getOrders", code: "ERROR_NO_ACCESS" });
    const results = await blockedRead({ baselinker, clock }, ["1", "2"], undefined);
    expect(results).toEqual(
      ["1", "2"].map((key) => ({
        status: "unknown",
        key,
        error: expect.objectContaining({ code: "ERROR_NO_ACCESS" }),
        retryAfterMs: 300_000,
        issues: [],
      })),
    );
  });

  it("are reported with the time that the read took", async () => {
    const { account, clock, ended, forwarder } = fakeShop();
    const store = memoryStore({ testing: { clock } });
    for (const key of ["lead:1", "lead:2"]) {
      await store.claim(key, { token: "dead", leaseMs: 1 });
      await store.renew(key, { token: "dead", leaseMs: 1 }, openLead({ waitedMs: 5_000 }));
    }
    await clock.advance(2);
    account.faults.inject("error", { method: "getOrders", code: "ERROR_NO_ACCESS" });
    const ends: object[] = [];
    const onEvent = (event: ForwardEvent) => void (event.type === "ended" && ends.push(event));
    expect(await ended(forwarder({ store, onEvent }).reconcile())).toHaveLength(2);
    expect(ends).toMatchObject([{ durationMs: 0 }, { durationMs: 0 }]);
  });

  it("are not told of where the caller left", async () => {
    const { baselinker, clock } = fakeShop();
    const controller = new AbortController();
    controller.abort(new Error("stop"));
    const read = blockedRead({ baselinker, clock }, ["1", "2"], controller.signal);
    await expect(read).rejects.toThrow("stop");
  });
});
