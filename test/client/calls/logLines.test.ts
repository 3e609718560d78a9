import { describe, expect, it } from "vitest";
import { createEvents, type Hooks } from "../../../src/client/calls/events.ts";
import type { LogFields } from "../../../src/client/log/logger.ts";
import { HttpError } from "../../../src/shared/errors/connectionErrors.ts";

type Told = { [Name in keyof Hooks]-?: [Name, Parameters<NonNullable<Hooks[Name]>>[0], string, LogFields] };

const call = { method: "getOrders", callId: 3 };
const place = (path: string) => ({ path, expected: "list", received: "string" });
const toReport = () => "";

const told: readonly Told[keyof Hooks][] = [
  ["request", { ...call, kind: "read", attempt: 2 }, "debug request: attempt 2", { attempt: 2 }],
  [
    "response",
    { ...call, attempt: 1, httpStatus: 502, durationMs: 12.6 },
    "debug response: attempt 1, HTTP 502 after 13 ms",
    { attempt: 1, httpStatus: 502, durationMs: 12.6 },
  ],
  [
    "response",
    { ...call, attempt: 1, httpStatus: 200, durationMs: 12.4, errorCode: "ERROR_ORDER_ID" },
    "warn response: attempt 1, refused: ERROR_ORDER_ID after 12 ms",
    { attempt: 1, httpStatus: 200, durationMs: 12.4, errorCode: "ERROR_ORDER_ID" },
  ],
  [
    "response",
    { ...call, attempt: 1, httpStatus: 200, durationMs: 3, errorCode: "ERROR_X", reason: "Status 7 is gone" },
    "warn response: attempt 1, refused: Status 7 is gone (ERROR_X) after 3 ms",
    { attempt: 1, httpStatus: 200, durationMs: 3, errorCode: "ERROR_X", reason: "Status 7 is gone" },
  ],
  [
    "retry",
    { ...call, attempt: 1, delayMs: 499.5, error: new HttpError(502) },
    "warn retry: attempt 1, failed (HTTP_ERROR), again in 500 ms",
    { attempt: 1, errorCode: "HTTP_ERROR" },
  ],
  ["wait", { ...call, priority: "bulk", reason: "limit" }, "debug wait: for the limit, priority bulk", {}],
  [
    "block",
    {
      ...call,
      blockedUntil: new Date("2026-11-26T10:00:00Z"),
      retryAfterMs: 605_000,
      apiMessage: "blocked",
      zoneOffsetMinutes: undefined,
    },
    "error block: token blocked until 2026-11-26T10:00:00.000Z",
    {},
  ],
  [
    "drift",
    { ...call, side: "result", drift: [place("orders"), place("")], omitted: 7, toReport },
    "warn drift: at orders, (root) and in 7 more places",
    {},
  ],
  [
    "drift",
    { ...call, side: "result", drift: Array.from({ length: 12 }, () => place("a")), omitted: 7, toReport },
    "warn drift: at a, a, a, a, a, a, a, a, a, a and in 9 more places",
    {},
  ],
  [
    "drift",
    { ...call, side: "params", drift: [place("orders")], toReport },
    "warn drift: in the parameters at orders",
    {},
  ],
  [
    "tooLong",
    {
      ...call,
      problems: ["email", "phone"].map((path) => ({ code: "too_long", path, message: "ann@example.com" })),
    },
    "warn tooLong: at email, phone",
    {},
  ],
];

describe("the line of the log", () => {
  it.each(told)("about %s %o is '%s'", (name, event, line, fields) => {
    const lines: unknown[] = [];
    const level = (own: string) => (message: string, facts?: LogFields) =>
      void lines.push([`${own} ${message}`, facts]);
    const events = createEvents(
      {},
      { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") },
    );
    // The compiler cannot follow that the event is one of this name.
    Reflect.apply(events.emit, events, [name, event]);
    const [level_, ...rest] = line.split(" ");
    expect(lines).toEqual([
      [
        `${level_} baselinker: getOrders: ${rest.join(" ")}`,
        { type: name, method: "getOrders", callId: 3, ...fields },
      ],
    ]);
  });

  it("of the client itself is made only where a listener reads it, and stays one line", () => {
    const lines: unknown[] = [];
    const warn = (...given: unknown[]) => void lines.push(given);
    const unread = () => {
      throw new Error("no one reads it");
    };
    createEvents({}, undefined).log({ level: "warn", text: unread, fields: unread });
    createEvents({}, false).log({ level: "warn", text: unread, fields: unread, onConsole: "always" });
    createEvents({}, { warn }).log({ level: "info", text: unread, fields: unread });
    createEvents({}, { warn }).log({ level: "warn", text: () => "a\nb" });
    createEvents({}, { warn }).log({ level: "warn", text: () => "c", fields: () => ({ key: "lead-1" }) });
    expect(lines).toEqual([
      ["baselinker: a\\u{a}b", {}],
      ["baselinker: c", { key: "lead-1" }],
    ]);
  });

  it("and the hook are each reason enough to make an event", () => {
    const none = () => {};
    const has = (hooks: Hooks, logger?: object) => createEvents(hooks, logger).hasListener("wait");
    expect([has({}), has({ request: none }), has({}, { warn: none }), has({}, {})]).toEqual(
      Array.from({ length: 4 }, () => false),
    );
    expect([has({ wait: none }), has({}, { debug: none })]).toEqual([true, true]);
  });

  it("counts the calls of a client from 1", () => {
    const { nextCallId } = createEvents({}, undefined);
    expect([nextCallId(), nextCallId(), nextCallId()]).toEqual([1, 2, 3]);
  });
});
