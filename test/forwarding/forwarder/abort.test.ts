import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { createCatalog } from "../../../src/mapping/catalog/createCatalog.ts";
import { pause } from "../../../src/shared/runtime/abort.ts";
import { fetchBy } from "../../support/fetchWith.ts";
import { fakeShop } from "./fakeShop.ts";

describe("aborting a lead", () => {
  it("before it was taken up ends as an error that can be tried again, and nothing is sent", async () => {
    const { forwarder, account } = fakeShop();
    const result = await forwarder().forward({ id: "1" }, { signal: AbortSignal.abort(new Error("stop")) });
    expect(result).toMatchObject({ status: "error", retryable: true, error: { message: "stop" } });
    expect(account.requests).toHaveLength(0);
  });

  it("while it waits for the rate limit ends as an error, and the key is free again", async () => {
    const { forwarder, account, ended } = fakeShop();
    let waiting = () => {};
    const limiter = {
      acquire: (options: { signal?: AbortSignal | undefined } = {}) =>
        new Promise<void>((resolve, reject) => {
          waiting = resolve;
          options.signal?.addEventListener("abort", () => reject(options.signal?.reason));
        }),
      pauseUntil: () => {},
    };
    const baselinker = new Baselinker({
      token: account.token,
      retries: 0,
      fetch: account.fetch,
      rateLimit: { limiter },
    });
    const forward = forwarder({ baselinker });
    const controller = new AbortController();
    const first = forward.forward({ id: "1" }, { signal: controller.signal });
    await ended(Promise.resolve());
    controller.abort(new Error("stop"));
    expect(await ended(first)).toMatchObject({ status: "error", retryable: true, key: "1" });
    const second = forward.forward({ id: "1" });
    await ended(Promise.resolve());
    waiting();
    expect(await ended(second)).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });

  it("while a SKU is looked up ends as an error, and no one has to wait for the lease afterwards", async () => {
    const { forwarder, account, clock, ended } = fakeShop();
    account.faults.inject("slow", { method: "getInventoryProductsList", afterMs: 60_000 });
    const catalog = createCatalog([], { inventoryId: 307 });
    const forward = forwarder({ catalog });
    const controller = new AbortController();
    const first = forward.forward({ id: "1", sku: "MUG-BLUE" }, { signal: controller.signal });
    await clock.advance(100);
    controller.abort(new Error("stop"));
    expect(await ended(first)).toMatchObject({ status: "error", retryable: true, key: "1" });
    const begun = clock.now();
    expect(await ended(forward.forward({ id: "1", sku: "MUG-BLUE" }))).toMatchObject({ status: "success" });
    expect(clock.now() - begun).toBeLessThan(9_000);
    expect(account.orders[0]?.products[0]).toMatchObject({ product_id: "2685" });
  });

  it("in flight ends as unknown, and the same lead later finds its order", async () => {
    const { forwarder, account, clock, ended } = fakeShop();
    account.faults.inject("stalled-headers", { method: "addOrder" });
    const forward = forwarder();
    const controller = new AbortController();
    const first = forward.forward({ id: "1" }, { signal: controller.signal });
    await clock.advance(100);
    controller.abort(new Error("stop"));
    expect(await ended(first)).toMatchObject({ status: "unknown", key: "1" });
    expect(await ended(forward.forward({ id: "1" }))).toMatchObject({
      status: "success",
      orderId: account.orders[0]?.order_id,
    });
    expect(account.orders).toHaveLength(1);
  });

  it("in flight lets no one look for the order before Base must be done with it", async () => {
    const { forwarder, account, clock, ended } = fakeShop();
    let requests = 0;
    // The first request hangs, and Base carries it out just before the last moment: 4.5 s and 5 s after it left.
    const fetch = fetchBy(async (request) => {
      requests += 1;
      if (requests > 1) return account.fetch(request);
      const copy = new Request(request.url, {
        method: "POST",
        headers: request.headers,
        body: await request.text(),
      });
      clock.after(9_400, () => void account.fetch(copy));
      return pause(60_000, clock, request.signal).then(() => Response.error());
    });
    const limiter = { acquire: async () => {}, pauseUntil: () => {} };
    const options = { token: account.token, retries: 0, testing: { clock }, rateLimit: { limiter } };
    const forward = forwarder({ baselinker: new Baselinker({ ...options, fetch }) });
    const controller = new AbortController();
    const first = forward.forward({ id: "1" }, { signal: controller.signal });
    await clock.advance(100);
    controller.abort(new Error("stop"));
    await clock.advance(0);
    expect(await first).toMatchObject({ status: "unknown", key: "1" });
    expect(await ended(forward.forward({ id: "1" }))).toMatchObject({ status: "success" });
    await clock.advance(60_000);
    expect(account.orders).toHaveLength(1);
  });

  it("during the settle time ends as unknown at once", async () => {
    const { forwarder, account, clock, ended } = fakeShop();
    account.faults.inject("answer-lost", { method: "addOrder" });
    const controller = new AbortController();
    const forward = forwarder();
    const first = forward.forward({ id: "1" }, { signal: controller.signal });
    await clock.advance(1_000);
    controller.abort(new Error("stop"));
    await clock.advance(0);
    expect(await first).toMatchObject({ status: "unknown" });
    expect(await ended(forward.reconcile())).toMatchObject([{ status: "success", key: "1" }]);
    expect(account.orders).toHaveLength(1);
  });

  it("by one of two callers leaves the lead to the other", async () => {
    const { forwarder, account, clock, ended } = fakeShop();
    account.faults.inject("slow", { method: "addOrder", afterMs: 1_000 });
    const forward = forwarder();
    const controller = new AbortController();
    const leaving = forward.forward({ id: "1" }, { signal: controller.signal });
    const staying = forward.forward({ id: "1" });
    await clock.advance(100);
    controller.abort(new Error("stop"));
    expect(await leaving).toMatchObject({ status: "unknown", key: "1" });
    expect(await ended(staying)).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });
});
