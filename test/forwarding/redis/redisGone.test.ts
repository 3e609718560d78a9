import { afterEach, beforeEach, expect, it } from "vitest";
import { redisStore } from "../../../src/forwarding/redis/redisStore.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { describeOnRedis } from "./describeOnRedis.ts";
import type { RedisServer } from "./redisServer.ts";
import type { RespClient } from "./respClient.ts";

describeOnRedis("a forwarder whose Redis goes away", (newServer) => {
  let server: RedisServer;
  let client: RespClient;
  beforeEach(async () => {
    server = newServer();
    await server.start();
    client = await server.connect();
  });
  afterEach(async () => {
    client.close();
    await server.remove();
  });

  const begin = (seed: Parameters<typeof fakeShop>[0] = {}) => {
    const shop = fakeShop(seed);
    const store = redisStore(client, { maxWaitMs: 400 });
    const forward = shop.forwarder({
      store,
      testing: { clock: systemClock },
      tuning: { settleMs: 60, leaseMs: 1_000 },
    });
    return { ...shop, forward };
  };

  it("sends nothing while Redis does not answer, and says that the lead can be tried again", async () => {
    const { forward, account } = begin();
    server.freeze();
    expect(await forward.forward({ id: "1" })).toMatchObject({
      status: "error",
      retryable: true,
      error: { code: "STORE_FAILED" },
    });
    expect(account.requests).toHaveLength(0);
    server.resume();
    // The claim of the first try may have arrived late: its lease passes.
    expect(await forward.forward({ id: "1" })).toMatchObject({ status: "success" });
    expect(account.orders).toHaveLength(1);
  });

  it("sends nothing where Redis dies between the claim and the note that the order is being sent", async () => {
    const shop = fakeShop();
    const inner = redisStore(client, { maxWaitMs: 400 });
    const store: typeof inner = {
      ...inner,
      async claim(...args) {
        const claim = await inner.claim(...args);
        await server.kill();
        return claim;
      },
    };
    const forward = shop.forwarder({
      store,
      testing: { clock: systemClock },
      tuning: { settleMs: 60, leaseMs: 1_000 },
    });
    expect(await forward.forward({ id: "1" })).toMatchObject({ status: "error", retryable: true });
    expect(shop.account.requests).toHaveLength(0);
  });

  it("tells of the order that it made, and finds it again, where Redis did not answer when it was made", async () => {
    const { forward, account } = begin();
    account.onRequest(({ method }) => {
      if (method === "addOrder") server.freeze();
    });
    const result = await forward.forward({ id: "1", email: "ann@example.com" });
    expect(result).toMatchObject({ status: "success", orderId: account.orders[0]?.order_id });
    expect(result.issues).toMatchObject([{ code: "store_failed" }]);
    server.resume();
    expect(await forward.forward({ id: "1", email: "ann@example.com" })).toMatchObject({
      orderId: account.orders[0]?.order_id,
    });
    expect(account.orders).toHaveLength(1);
  });
});
