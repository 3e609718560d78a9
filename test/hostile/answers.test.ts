import { describe, expect, it } from "vitest";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { HookEvents } from "../../src/client/calls/events.ts";
import { withWholeLists } from "../../src/client/calls/wholeLists.ts";
import { startApiServer } from "../support/apiServer.ts";
import { manualClock } from "../support/manualClock.ts";
import { timedClient, unthrottledClient } from "../support/unthrottledClient.ts";

const ownSentence = "Query limit exceeded, token blocked until 2026-11-24 12:05:00";

describe("a block", () => {
  it.each([
    ["its own code, whatever the message", "ERROR_BLOCKED_TOKEN", "wait"],
    ["its own sentence without a code", "", ownSentence],
    ["its own sentence with something that is not a code", "block!", ownSentence],
  ])("is read from %s", async (_, code, message) => {
    await using server = await startApiServer(({ refuse }) => refuse(code, message));
    const { read } = unthrottledClient(server.url, { retries: 0 });
    await expect(read()).rejects.toMatchObject({ name: "TokenBlockedError" });
  });

  it.each([
    ["a lead that quotes one, in an error about a parameter", "ERROR_PARAM", `user_comments: ${ownSentence}`],
    ["its sentence under the code of something else", "ERROR_PARAM", ownSentence],
    ["a message that only continues with it", "", `user_comments: ${ownSentence}`],
    ["a message that speaks of it", "", "token blocked until 2026-11-24 12:05:00"],
    ["a code that only resembles it", "ERROR_BLOCKED_TOKENS", "blocked"],
  ])("is not read from %s, so no one else waits", async (_, code, message) => {
    await using server = await startApiServer(
      ({ refuse }) => refuse(code, message),
      ({ succeed }) => succeed({ orders: [] }),
    );
    const blocks: HookEvents["block"][] = [];
    const hooks = { block: (event: HookEvents["block"]) => void blocks.push(event) };
    const { write, read } = unthrottledClient(server.url, { hooks });
    await expect(write()).rejects.toMatchObject({ name: "ApiError", attempts: 1 });
    await expect(read({ maxWaitMs: 0 })).resolves.toEqual({ orders: [] });
    expect(blocks).toEqual([]);
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ["-300", "2026-11-24 07:05:00", -300],
    ["+345, as in Nepal", "2026-11-24 17:50:00", 345],
    ["none that explains it", "2026-11-29 12:05:00", undefined],
  ])("tells the hook the zone that was found: %s", async (_, until, zoneOffsetMinutes) => {
    const message = `Query limit exceeded, token blocked until ${until}`;
    await using server = await startApiServer(({ send }) =>
      send(
        200,
        JSON.stringify({ status: "ERROR", error_code: "ERROR_BLOCKED_TOKEN", error_message: message }),
        {
          date: "Tue, 24 Nov 2026 12:00:00 GMT",
        },
      ),
    );
    const blocks: HookEvents["block"][] = [];
    const hooks = { block: (event: HookEvents["block"]) => void blocks.push(event) };
    await unthrottledClient(server.url, { hooks, retries: 0 })
      .read()
      .catch(() => {});
    expect(blocks).toMatchObject([{ zoneOffsetMinutes, apiMessage: message }]);
  });
});

describe("a locked account", () => {
  it("is looked at again after a quarter of an hour, then after an hour each, until a call succeeds", async () => {
    let locked = true;
    await using server = await startApiServer(({ refuse, succeed }) =>
      locked ? refuse("ERROR_USER_ACCOUNT_BLOCKED", "blocked") : succeed({ orders: [] }),
    );
    const clock = manualClock();
    const { read } = timedClient(clock, server.url, { rateLimit: { requestsPerMinute: 10_000 } });
    const retryAfterMs = async () => {
      const error: unknown = await read().catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: "AccountBlockedError", retryable: true, attempts: 1 });
      return Reflect.get(Object(error), "retryAfterMs");
    };
    const minutes = 60_000;
    expect(await retryAfterMs()).toBe(15 * minutes);
    await clock.advance(10 * minutes);
    expect(await retryAfterMs()).toBe(15 * minutes);
    await clock.advance(5 * minutes);
    expect(await retryAfterMs()).toBe(60 * minutes);
    locked = false;
    await read();
    locked = true;
    expect(await retryAfterMs()).toBe(15 * minutes);
  });
});

describe("an answer", () => {
  it("that lacks its list fails where the caller asks for lists, and may be asked again", async () => {
    await using server = await startApiServer(({ succeed }) => succeed());
    const baselinker = new Baselinker({ token: "t", baseUrl: server.url });
    await expect(baselinker.getOrders()).resolves.toEqual({ orders: [] });
    const off = new Baselinker({ token: "t", baseUrl: server.url, validation: "off", retries: 0 });
    await expect(off.getOrders({}, withWholeLists({}))).rejects.toMatchObject({ reason: "drift" });
    await expect(baselinker.getOrders({}, withWholeLists({}))).rejects.toMatchObject({
      name: "UnexpectedResponseError",
      reason: "drift",
      retryable: true,
      drift: [{ path: "orders", expected: "list", received: "nothing" }],
    });
  });
});

describe("`maxWaitMs`", () => {
  it.each([
    ["a Retry-After that is longer", { "retry-after": "600" }, 1_000, 1, 0],
    ["pauses before repeats, which count together", {}, 1_200, 2, 500],
    ["nothing where it is long enough", { "retry-after": "2" }, 10_000, 4, 6_000],
  ])("bounds %s", async (_, headers, maxWaitMs, requests, waitedMs) => {
    await using server = await startApiServer(({ send }) => send(429, "", headers));
    const clock = manualClock();
    const { write } = timedClient(clock, server.url, { maxWaitMs, retries: 3 });
    const since = clock.now();
    let isOver = false;
    const ended = write()
      .catch((error: unknown) => error)
      .finally(() => {
        isOver = true;
      });
    while (!isOver) {
      const sent = server.requests.length;
      // Answers come over a real connection; only when none is on its way may time pass.
      for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      if (!isOver && sent > 0 && server.requests.length === sent) await clock.advance(100);
    }
    expect(await ended).toMatchObject({ name: "HttpError", status: 429 });
    expect(server.requests).toHaveLength(requests);
    expect(clock.now() - since).toBeLessThanOrEqual(maxWaitMs);
    expect(clock.now() - since).toBeGreaterThanOrEqual(waitedMs);
  });
});

describe("plain http", () => {
  it.each([
    "http://api.baselinker.com",
    "http://10.0.0.1/",
    "http://127.0.0.1.example.com/",
    "http://localhost.example/",
  ])("to another machine (%s) is refused, since the token would travel in the open", (baseUrl) => {
    expect(() => new Baselinker({ token: "t", baseUrl })).toThrow(TypeError);
    expect(() => new Baselinker({ token: "t", baseUrl })).toThrow("allowInsecure");
    expect(() => new Baselinker({ token: "t", baseUrl, allowInsecure: true })).not.toThrow();
  });

  it.each([
    "http://localhost:80",
    "http://fake.localhost",
    "http://127.0.0.1",
    "http://127.9.9.9:1",
    "http://[::1]:3",
  ])("to this machine (%s) is allowed", (baseUrl) => {
    expect(() => new Baselinker({ token: "t", baseUrl })).not.toThrow();
  });
});
