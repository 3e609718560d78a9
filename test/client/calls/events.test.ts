import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { Hooks } from "../../../src/client/calls/events.ts";
import type { LogFields } from "../../../src/client/log/logger.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { manualClock } from "../../support/manualClock.ts";
import { smallOrder, timedClient, unthrottledClient } from "../../support/unthrottledClient.ts";

const names = ["request", "response", "retry", "wait", "block", "drift", "tooLong"] as const;

describe("hooks", () => {
  it("are told of each request, answer and repeat, in order", async () => {
    await using server = await startApiServer(
      ({ send }) => send(502, ""),
      ({ socket }) => void socket.destroy(),
      ({ succeed }) => succeed({ orders: [] }),
    );
    const { told, hooks } = recorder();
    await unthrottledClient(server.url, { hooks }).read();
    expect(told).toMatchObject([
      ["request", { method: "getOrders", kind: "read", attempt: 1 }],
      ["response", { method: "getOrders", attempt: 1, httpStatus: 502, durationMs: expect.any(Number) }],
      ["retry", { method: "getOrders", attempt: 1, delayMs: 500, error: { name: "HttpError" } }],
      ["request", { attempt: 2 }],
      ["retry", { attempt: 2, delayMs: 1_000, error: { name: "NetworkError" } }],
      ["request", { attempt: 3 }],
      ["response", { attempt: 3, httpStatus: 200 }],
    ]);
  });

  it("are told when a call has to wait, and why", async () => {
    await using server = await startApiServer();
    const { told, hooks } = recorder();
    const clock = manualClock();
    const { read, limiter } = timedClient(clock, server.url, { hooks, rateLimit: { requestsPerMinute: 1 } });
    await read();
    const controller = new AbortController();
    const { signal } = controller;
    const waiting = [read({ signal }), read({ signal, priority: "bulk" })];
    limiter.pauseUntil(new Date(clock.date() + 1_000));
    waiting.push(read({ signal }));
    controller.abort();
    await Promise.allSettled(waiting);
    expect(told.filter(([name]) => name === "wait").map(([, event]) => event)).toEqual([
      { method: "getOrders", callId: 2, priority: "normal", reason: "limit" },
      { method: "getOrders", callId: 3, priority: "bulk", reason: "limit" },
      { method: "getOrders", callId: 4, priority: "normal", reason: "block" },
    ]);
  });

  it("tell two calls of one method apart by their callId, and keep it through repeats", async () => {
    await using server = await startApiServer(({ send }) => send(502, ""));
    const { told, hooks } = recorder();
    const { read } = unthrottledClient(server.url, { hooks, retries: 1 });
    await Promise.allSettled([read(), read()]);
    const attempts = told
      .filter(([name]) => name === "request")
      .map(([, event]) => event as { callId: number; attempt: number });
    expect(attempts.map(({ callId, attempt }) => `${callId}.${attempt}`).sort()).toEqual([
      "1.1",
      "1.2",
      "2.1",
      "2.2",
    ]);
  });

  it("are told that Base refused a call, which HTTP does not say", async () => {
    await using server = await startApiServer(({ refuse }) => refuse("ERROR_ORDER_STATUS_ID", "No status."));
    const { told, hooks } = recorder();
    await expect(unthrottledClient(server.url, { hooks }).write()).rejects.toThrow("ERROR_ORDER_STATUS_ID");
    expect(told[1]).toMatchObject(["response", { httpStatus: 200, errorCode: "ERROR_ORDER_STATUS_ID" }]);
  });

  it("cannot break a call, whether they throw, reject or change what they are told", async () => {
    await using server = await startApiServer(
      ({ send }) => send(429, ""),
      ({ succeed }) => succeed({ order_id: 3 }),
    );
    const throwing = () => {
      throw new Error("hook");
    };
    const rejectingHook = async () => throwing();
    for (const hook of [throwing, rejectingHook]) {
      server.behave(
        ({ send }) => send(429, ""),
        ({ succeed }) => succeed({ order_id: 3 }),
      );
      const hooks = Object.fromEntries(names.map((name) => [name, hook]));
      const logger = { debug: throwing, info: throwing, warn: throwing, error: throwing };
      await expect(unthrottledClient(server.url, { hooks, logger }).write()).resolves.toEqual({
        order_id: 3,
      });
    }
  });

  it.each([
    ["the logger", { warn: true }, [1, 0]],
    ["the console, where the logger takes no warnings", { debug: true }, [0, 1]],
    ["the console, where there is no logger", undefined, [0, 1]],
  ])("that throw are told of once, to %s", async (_, levels, expected) => {
    const told = { logger: 0, console: 0 };
    const count = (where: keyof typeof told) => (line: string) => {
      if (line.includes("`hooks.request` threw Error")) told[where] += 1;
    };
    const logger = levels && Object.fromEntries(Object.keys(levels).map((level) => [level, count("logger")]));
    const { warn } = console;
    console.warn = count("console");
    try {
      const hooks = {
        request: () => {
          throw new Error("hook");
        },
      };
      const { read } = timedClient(manualClock(), "http://127.0.0.1/", {
        hooks,
        logger,
        fetch: async () => Response.json({ status: "SUCCESS", orders: [] }),
      });
      await read();
      await read();
    } finally {
      console.warn = warn;
    }
    expect([told.logger, told.console]).toEqual(expected);
  });

  it("are told how long an answer took, from the start of its request", async () => {
    const clock = manualClock();
    const durations: number[] = [];
    const { read } = timedClient(clock, "http://127.0.0.1/", {
      hooks: { response: ({ durationMs }) => void durations.push(durationMs) },
      fetch: async () => {
        await new Promise<void>((resolve) => clock.after(250, resolve));
        return Response.json({ status: "SUCCESS", orders: [] });
      },
    });
    const call = read();
    await clock.advance(250);
    await call;
    expect(durations).toEqual([250]);
  });

  it("are called as methods of the object that the caller gave", async () => {
    await using server = await startApiServer();
    class Counter {
      count = 0;
      request() {
        this.count += 1;
      }
    }
    const hooks = new Counter();
    await new Baselinker({ token: "t", baseUrl: server.url, hooks }).getOrders();
    expect(hooks.count).toBe(1);
  });
});

describe("the delay before a repeat", () => {
  it("follows Retry-After where a 429 names more seconds than the back-off", async () => {
    await using server = await startApiServer(({ send }) => send(429, "", { "retry-after": "7" }));
    const { write, waits } = unthrottledClient(server.url);
    await expect(write()).rejects.toMatchObject({ status: 429 });
    expect(waits).toEqual([7_000, 7_000]);
  });

  it("waits ten minutes at most, whatever Retry-After says", async () => {
    await using server = await startApiServer(({ send }) => send(503, "", { "retry-after": "86400" }));
    const { read, waits } = unthrottledClient(server.url, { maxWaitMs: Number.POSITIVE_INFINITY });
    await expect(read()).rejects.toMatchObject({ status: 503 });
    expect(waits).toEqual([600_000, 600_000]);
  });

  it.each(["-1", "soon", "99999999999", "Wed, 21 Oct 2099 07:28:00 GMT"])(
    "ignores a Retry-After of %s",
    async (value) => {
      await using server = await startApiServer(({ send }) => send(429, "", { "retry-after": value }));
      const { write, waits } = unthrottledClient(server.url);
      await expect(write()).rejects.toMatchObject({ status: 429 });
      expect(waits).toEqual([500, 1_000]);
    },
  );
});

describe("the logger", () => {
  it("gets one line for each event, at a fitting level, without parameters and results", async () => {
    await using server = await startApiServer(
      ({ send }) => send(502, "secret page"),
      ({ succeed }) => succeed({ orders: "secret answer" }),
    );
    const lines: string[] = [];
    const level = (name: string) => (message: string) => void lines.push(`${name} ${message}`);
    const logger = { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };
    await unthrottledClient(server.url, { logger }).read();
    expect(lines.map((line) => line.replace(/after \d+ ms/, "after N ms"))).toEqual([
      "debug baselinker: getOrders: request: attempt 1",
      "debug baselinker: getOrders: response: attempt 1, HTTP 502 after N ms",
      "warn baselinker: getOrders: retry: attempt 1, failed (HTTP_ERROR), again in 500 ms",
      "debug baselinker: getOrders: request: attempt 2",
      "debug baselinker: getOrders: response: attempt 2, HTTP 200 after N ms",
      "warn baselinker: getOrders: drift: at orders",
    ]);
  });

  it("calls a refused call refused, at the level warn", async () => {
    await using server = await startApiServer(({ refuse }) =>
      refuse("ERROR_ORDER_STATUS_ID", "No status of Ann"),
    );
    const lines: string[] = [];
    const logger = { warn: (message: string) => void lines.push(message) };
    await expect(unthrottledClient(server.url, { logger }).write()).rejects.toThrow("ERROR_ORDER_STATUS_ID");
    expect(lines).toEqual([
      expect.stringMatching(
        /^baselinker: addOrder: response: attempt 1, refused: No status of … \(ERROR_ORDER_STATUS_ID\) after \d+ ms$/,
      ),
    ]);
  });

  it("gets the facts of a line apart from it, for logs that are searched by them", async () => {
    await using server = await startApiServer(
      ({ send }) => send(502, ""),
      ({ refuse }) => refuse("ERROR_ORDER_ID", "of Ann"),
    );
    const fields: (LogFields | undefined)[] = [];
    const level = (_: string, facts?: LogFields) => void fields.push(facts);
    const { read } = unthrottledClient(server.url, { logger: { debug: level, warn: level } });
    await expect(read()).rejects.toThrow("ERROR_ORDER_ID");
    const call = { method: "getOrders", callId: 1 };
    const durationMs = expect.any(Number);
    expect(fields).toEqual([
      { type: "request", ...call, attempt: 1 },
      { type: "response", ...call, attempt: 1, httpStatus: 502, durationMs },
      { type: "retry", ...call, attempt: 1, errorCode: "HTTP_ERROR" },
      { type: "request", ...call, attempt: 2 },
      {
        type: "response",
        ...call,
        attempt: 2,
        httpStatus: 200,
        durationMs,
        errorCode: "ERROR_ORDER_ID",
        reason: "of …",
      },
    ]);
  });

  it.each([{ debug() {} }, { error() {} }])("may lack any method: it has %o", async (logger) => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
    const baselinker = new Baselinker({ token: "t", baseUrl: server.url, logger });
    await expect(baselinker.addOrder(smallOrder)).resolves.toEqual({ order_id: 1 });
  });
});

function recorder() {
  const told: [string, unknown][] = [];
  const hooks: Hooks = Object.fromEntries(
    names.map((name) => [name, (event: unknown) => void told.push([name, event])]),
  );
  return { told, hooks };
}
