import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { RateLimiter } from "../../../src/client/limiter/rateLimiter.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { smallOrder } from "../../support/unthrottledClient.ts";

const token = "1000-2000-TESTTOKEN";

describe("a client that is `readOnly`", () => {
  it("lets no write leave, whatever the method, and takes no permit for one", async () => {
    await using server = await startApiServer();
    let permits = 0;
    const limiter: RateLimiter = {
      acquire: async () => {
        permits += 1;
      },
      pauseUntil: () => {},
    };
    const baselinker = new Baselinker({ token, baseUrl: server.url, readOnly: true, rateLimit: { limiter } });
    const refused = /^\w+ was not sent: this client is `readOnly`, and the method changes something\.$/;
    const writes = Object.values(allMethods()).filter(({ kind }) => kind !== "read");
    for (const { name } of writes) {
      const call = baselinker.call(name, {});
      await expect(call).rejects.toMatchObject({ code: "METHOD_NOT_ALLOWED", method: name, attempts: 0 });
      await expect(call).rejects.toThrow(refused);
    }
    await expect(baselinker.addOrder(smallOrder)).rejects.toThrow(refused);
    await expect(baselinker.withResponse.addOrder(smallOrder)).rejects.toThrow(refused);
    await expect(baselinker.call("somethingNew", {})).rejects.toThrow(refused);
    const products = Object.fromEntries(Array.from({ length: 2_500 }, (_, id) => [id, { bl_1: 1 }]));
    const bulk = baselinker.updateInventoryProductsStock({ inventory_id: 1, products });
    await expect(bulk).rejects.toThrow(refused);
    expect(writes.length).toBeGreaterThan(100);
    expect(permits).toBe(0);
    expect(server.requests).toHaveLength(0);
  });

  it("reads, also by a method that the SDK does not know", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ orders: [], statuses: [] }));
    const baselinker = new Baselinker({ token, baseUrl: server.url, readOnly: true });
    await baselinker.getOrders();
    await baselinker.iterateOrders().toArray();
    await baselinker.call("getTickets");
    expect(await baselinker.check()).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(4);
  });
});
