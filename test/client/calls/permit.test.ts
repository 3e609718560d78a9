import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { RequestEnd } from "../../../src/client/limiter/rateLimiter.ts";
import { type Behaviour, startApiServer } from "../../support/apiServer.ts";

describe("the permit of a request", () => {
  it.each<[string, Behaviour, RequestEnd, number?]>([
    ["an answer that came", ({ succeed }) => succeed({ orders: [] }), "answer"],
    ["an error of the API", ({ refuse }) => refuse("ERROR_STORAGE_ID"), "answer"],
    ["an error of HTTP", ({ send }) => send(502, ""), "answer"],
    ["a connection that broke before the answer", ({ socket }) => void socket.destroy(), "lost"],
    [
      "a body that broke off",
      ({ response, socket }) => {
        response.writeHead(200).write('{"status":', () => socket.destroy());
      },
      "lost",
    ],
    ["no answer in time", () => {}, "lost", 50],
  ])("ends with %s", async (_, behaviour, how, timeoutMs) => {
    await using server = await startApiServer(behaviour);
    const { baselinker, ends } = counted(server.url);
    await baselinker.getOrders({}, { timeoutMs }).catch(() => {});
    expect(ends).toEqual([how]);
  });

  it("ends unused where the caller changes its mind at the last moment", async () => {
    await using server = await startApiServer();
    const { baselinker, ends } = counted(server.url);
    const beforeSend = () => {
      throw new Error("not now");
    };
    await expect(baselinker.getOrders({}, { beforeSend })).rejects.toThrow("not now");
    expect(ends).toEqual(["unused"]);
    expect(server.requests).toEqual([]);
  });
});

/** A client whose limiter notes how each request ended. */
function counted(baseUrl: string) {
  const ends: RequestEnd[] = [];
  const limiter = {
    acquire: async () => ({ end: (how: RequestEnd) => ends.push(how) }),
    pauseUntil: () => {},
  };
  const options = { token: "permits", baseUrl, retries: 0, rateLimit: { limiter } };
  return { baselinker: new Baselinker(options), ends };
}
