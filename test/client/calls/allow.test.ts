import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { BaselinkerOptions } from "../../../src/client/calls/options.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { smallOrder } from "../../support/unthrottledClient.ts";

const token = "1000-2000-TESTTOKEN";

describe("a client with `allow`", () => {
  it("calls these methods, by their iterators too, and no other", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ orders: [], order_id: 1 }));
    const allow = ["getOrders", "addOrder", "getTickets"];
    const baselinker = new Baselinker({ token, baseUrl: server.url, allow });
    allow.push("getInventories");
    await baselinker.getOrders();
    await baselinker.iterateOrders().toArray();
    await baselinker.addOrder(smallOrder);
    await baselinker.call("getTickets");
    const refused = { code: "METHOD_NOT_ALLOWED", name: "NotAllowedError", attempts: 0 };
    for (const call of [
      () => baselinker.getInventories(),
      () => baselinker.call("getInventories"),
      () => baselinker.call("somethingNew"),
      () => baselinker.withResponse.getInventories(),
      () => baselinker.iterateInvoices().toArray(),
    ]) {
      await expect(call()).rejects.toMatchObject(refused);
    }
    await expect(baselinker.getInventories()).rejects.toThrow(
      /^getInventories was not sent: this client has no such method in `allow`\.$/,
    );
    expect(server.requests).toHaveLength(4);
  });

  it("that is `readOnly` too calls those of them that read", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ orders: [] }));
    const options: BaselinkerOptions = {
      token,
      baseUrl: server.url,
      readOnly: true,
      allow: ["getOrders", "addOrder"],
    };
    const baselinker = new Baselinker(options);
    await baselinker.getOrders();
    await expect(baselinker.addOrder(smallOrder)).rejects.toThrow("`readOnly`");
    await expect(baselinker.getInventories()).rejects.toThrow("`allow`");
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [["getOrders", "adOrder"], "Expected `allow[1]` to be `addOrder`, as the API spells it."],
    [["getorders"], "Expected `allow[0]` to be `getOrders`, as the API spells it."],
    [
      ["get orders"],
      "Expected `allow[0]` to be the name of an API method, such as getOrders, got a string of 10 characters.",
    ],
    ["getOrders", "Expected `allow` to be a list of names of API methods, got a string of 9 characters."],
  ])("says what is wrong with %j", (allow, message) => {
    expect(() => new Baselinker({ token, allow: allow as string[] })).toThrow(new TypeError(message));
  });
});
