import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { startApiServer } from "../../support/apiServer.ts";

const token = "1000-2000-TESTTOKEN";

describe("a client", () => {
  it("adds an order and gives back its id without the envelope", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: "13", extra: { a: 1 } }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const result = await baselinker.addOrder({
      order_status_id: 1,
      date_add: 1_700_000_000,
      user_comments: "a+b & ć 😀",
    });
    expect(result).toEqual({ order_id: 13, extra: { a: 1 } });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: "addOrder",
      token,
      parameters: { order_status_id: 1, date_add: 1_700_000_000, user_comments: "a+b & ć 😀" },
    });
    expect(server.requests[0]?.body).toContain("a%2Bb");
  });
});
