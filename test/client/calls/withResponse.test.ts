import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { HookEvents } from "../../../src/client/calls/events.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { smallOrder } from "../../support/unthrottledClient.ts";

const token = "1000-2000-TESTTOKEN";

describe("a call with its response", () => {
  it("gives the result and the answer that it is from", async () => {
    await using server = await startApiServer(({ send }) =>
      send(200, '{"status":"SUCCESS","order_id":"7"}', { "x-proxy": "a" }),
    );
    const answers: HookEvents["response"][] = [];
    const hooks = { response: (event: HookEvents["response"]) => void answers.push(event) };
    const baselinker = new Baselinker({ token, baseUrl: server.url, hooks });
    await baselinker.getOrderStatusList().catch(() => {});
    const { data, response } = await baselinker.withResponse.addOrder(smallOrder);
    expect(data).toEqual({ order_id: 7 });
    expect(response).toMatchObject({ httpStatus: 200, attempts: 1 });
    expect(response.headers.get("x-proxy")).toBe("a");
    expect(response).toMatchObject({ callId: answers[1]?.callId, durationMs: answers[1]?.durationMs });
  });

  it("counts the attempts, and is of the last one", async () => {
    await using server = await startApiServer(
      ({ send }) => send(503, "away"),
      ({ succeed }) => succeed({ orders: [] }),
    );
    const baselinker = new Baselinker({ token, baseUrl: server.url, testing: { random: () => 1 } });
    const { response } = await baselinker.withResponse.getOrders({}, { retries: 1 });
    expect(response).toMatchObject({ httpStatus: 200, attempts: 2 });
  });

  it("checks parameters and options as the method itself does, and fails with the same errors", async () => {
    await using server = await startApiServer(({ refuse }) => refuse("ERROR_STORAGE_ID", "no"));
    const { withResponse } = new Baselinker({ token, baseUrl: server.url });
    const wrong: object = { order: 1 };
    await expect(withResponse.getOrders(wrong)).rejects.toThrow("version of the SDK");
    await expect(withResponse.getOrders({}, { retries: -1 })).rejects.toThrow(RangeError);
    await expect(withResponse.getOrders()).rejects.toMatchObject({ code: "ERROR_STORAGE_ID" });
    expect(server.requests).toHaveLength(1);
  });

  it("is there for every method, once for each client", () => {
    const baselinker = new Baselinker({ token });
    expect(Object.keys(baselinker.withResponse).sort()).toEqual(Object.keys(allMethods()).sort());
    expect(baselinker.withResponse).toBe(baselinker.withResponse);
    expect(new Baselinker({ token }).withResponse).not.toBe(baselinker.withResponse);
  });
});
