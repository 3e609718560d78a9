import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { startApiServer } from "../../support/apiServer.ts";

const token = "1000-2000-TESTTOKEN";
const order = { order_status_id: 1, date_add: 1_700_000_000 };

describe("the option beforeSend", () => {
  it("runs once before each attempt leaves", async () => {
    let answers = 0;
    await using server = await startApiServer(({ succeed, send }) =>
      ++answers === 1 ? send(503, "busy") : succeed({ orders: [] }),
    );
    const seen: number[] = [];
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    await baselinker.getOrders({}, { beforeSend: () => seen.push(server.requests.length) });
    expect(seen).toEqual([0, 1]);
  });

  it("keeps a request from leaving, and gives its permit back, when it throws", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
    const baselinker = new Baselinker({
      token,
      baseUrl: server.url,
      maxWaitMs: 0,
      rateLimit: { requestsPerMinute: 1 },
    });
    const lost = new Error("the claim ran out");
    const stop = () => {
      throw lost;
    };
    await expect(baselinker.addOrder(order, { beforeSend: stop })).rejects.toBe(lost);
    expect(server.requests).toHaveLength(0);
    await expect(baselinker.addOrder(order)).resolves.toMatchObject({ order_id: 1 });
  });

  it("is refused where it is not a function", async () => {
    const baselinker = new Baselinker({ token, baseUrl: "http://127.0.0.1:9" });
    const options = JSON.parse('{ "beforeSend": 1 }');
    await expect(baselinker.addOrder(order, options)).rejects.toThrow("beforeSend");
  });
});
