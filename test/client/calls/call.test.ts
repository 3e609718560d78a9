import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { sendTyped } from "../../../src/client/calls/call.ts";
import { clientConfig } from "../../../src/client/calls/config.ts";
import { Declarations } from "../../../src/client/calls/declarations.ts";
import type { HookEvents } from "../../../src/client/calls/events.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { smallOrder } from "../../support/unthrottledClient.ts";

const token = "t";

describe("a typed method", () => {
  it("refuses parameters that the API would ignore or misread, with all problems, and sends nothing", async () => {
    await using server = await startApiServer();
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const wrong = { ...smallOrder, date_add: Date.now(), emial: "a@b.c", currency: "EURO" };
    const error: unknown = await baselinker.addOrder(wrong).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "InvalidParamsError", method: "addOrder", attempts: 0 });
    expect(error).toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ code: "unknown_field", path: "emial", suggestion: "email" }),
        expect.objectContaining({ code: "milliseconds", path: "date_add" }),
        expect.objectContaining({ code: "bad_currency", path: "currency" }),
      ]),
    });
    expect(server.requests).toHaveLength(0);
  });

  it("sends texts that are too long and tells so", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
    const told: HookEvents["tooLong"][] = [];
    const hooks = { tooLong: (event: HookEvents["tooLong"]) => void told.push(event) };
    const baselinker = new Baselinker({ token, baseUrl: server.url, hooks });
    const user_comments = "x".repeat(5_000);
    await baselinker.addOrder({ ...smallOrder, user_comments });
    expect(told).toMatchObject([
      { method: "addOrder", problems: [{ code: "too_long", path: "user_comments" }] },
    ]);
    expect(server.requests[0]?.parameters).toMatchObject({ user_comments });
  });

  it("refuses texts that are too long in strict mode", async () => {
    await using server = await startApiServer();
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const call = baselinker.addOrder(
      { ...smallOrder, user_comments: "x".repeat(5_000) },
      { validation: "strict" },
    );
    await expect(call).rejects.toMatchObject({ problems: [{ code: "too_long" }] });
    expect(server.requests).toHaveLength(0);
  });

  it("refuses parameters that JSON cannot carry", async () => {
    await using server = await startApiServer();
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const failing = {
      get order_id() {
        throw new Error("no");
      },
    };
    const unwritable = "The parameters cannot be written as JSON: ";
    const rows: readonly [unknown, string][] = [
      ...[circle, { big: 5n }].map((each): [unknown, string] => [
        each,
        `${unwritable}they contain a cycle or a bigint. Pass a plain tree of strings, numbers, booleans and arrays.`,
      ]),
      [
        failing,
        `${unwritable}a getter or \`toJSON\` in them failed, or they are too deep. Pass a plain tree.`,
      ],
      ...[[1], "text", 5, null, () => {}].map((each): [unknown, string] => [
        each,
        "The argument must be an object of parameters.",
      ]),
    ];
    for (const [params, message] of rows) {
      const call = Reflect.apply(baselinker.call, baselinker, ["getOrders", params]);
      await expect(call).rejects.toMatchObject({
        name: "InvalidParamsError",
        method: "getOrders",
        problems: [{ code: "wrong_type", path: "", message }],
      });
    }
    for (const params of [circle, { order_id: 5n }, { order_id: Number.NaN }, [{}], "text", null]) {
      const call = Reflect.apply(baselinker.getOrders, baselinker, [params]);
      await expect(call).rejects.toMatchObject({ name: "InvalidParamsError" });
    }
    expect(server.requests).toHaveLength(0);
  });

  it("takes an empty array for no parameters, as PHP writes them, in each kind of call", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ orders: [], tickets: 1 }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    for (const send of [baselinker.getOrders, baselinker.getInventories])
      await Reflect.apply(send, baselinker, [[]]);
    await baselinker.call("getOrders", []);
    await baselinker.call("getTickets", []);
    await expect(Reflect.apply(baselinker.iterateOrders, baselinker, [[]]).toArray()).resolves.toEqual([]);
    const empty = [{}, {}, {}, {}, expect.anything()];
    expect(server.requests.map(({ parameters }) => parameters)).toEqual(empty);
    await expect(Reflect.apply(baselinker.addOrder, baselinker, [[]])).rejects.toMatchObject({
      problems: [{ code: "missing_field" }, { code: "missing_field" }],
    });
  });

  it("does not touch what it is given", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const params = deepFreeze({ ...smallOrder, products: [{ name: "a", price_brutto: 1, quantity: 1 }] });
    const options = Object.freeze({ retries: 0 });
    // Touched, what is frozen throws.
    await expect(baselinker.addOrder(params, options)).resolves.toMatchObject({ order_id: 1 });
  });

  it("encodes plus signs, ampersands, line ends and emoji so that they arrive as they are", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const admin_comments = "a+b/c== & % \r\n \u00a0 \u2028 ї 👩‍👩‍👧 \\ \" '";
    await baselinker.addOrder({ ...smallOrder, admin_comments });
    expect(server.requests[0]?.parameters).toMatchObject({ admin_comments });
    expect(server.requests[0]?.body).not.toContain("+b");
  });

  it("leaves out fields that are undefined", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    await baselinker.addOrder({ ...smallOrder, email: undefined });
    expect(server.requests[0]?.parameters).toEqual(smallOrder);
  });
});

describe("a result that has not its documented shape", () => {
  const sent = { order_id: "12", order: [], "new": 1 };

  it("is normalized as far as possible, and the rest is reported", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ orders: "none", page: 1 }));
    const told: HookEvents["drift"][] = [];
    const hooks = { drift: (event: HookEvents["drift"]) => void told.push(event) };
    const baselinker = new Baselinker({ token, baseUrl: server.url, hooks });
    await expect(baselinker.getOrders()).resolves.toEqual({ orders: "none", page: 1 });
    expect(told).toEqual([
      {
        side: "result",
        method: "getOrders",
        callId: 1,
        drift: [{ path: "orders", expected: "list", received: "string" }],
      },
    ]);
  });

  it("fails in strict mode, once, since the call was carried out", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: [] }));
    const baselinker = new Baselinker({ token, baseUrl: server.url, validation: "strict" });
    await expect(baselinker.addOrder(smallOrder)).rejects.toMatchObject({
      name: "UnexpectedResponseError",
      reason: "drift",
      retryable: false,
      drift: [{ path: "order_id" }],
    });
    expect(server.requests).toHaveLength(1);
    server.behave(({ succeed }) => succeed({ orders: 5 }));
    await expect(baselinker.getOrders()).rejects.toMatchObject({ reason: "drift", retryable: false });
    expect(server.requests).toHaveLength(2);
  });

  it("is handed over as it came where validation is off", async () => {
    await using server = await startApiServer(({ succeed }) => succeed(sent));
    const baselinker = new Baselinker({ token, baseUrl: server.url, validation: "off" });
    await expect(baselinker.addOrder(smallOrder)).resolves.toEqual(sent);
  });

  it("keeps fields that the SDK does not know, and takes no prototype from untrusted input", async () => {
    const body = '{"status":"SUCCESS","order_id":1,"__proto__":{"polluted":1},"constructor":2}';
    await using server = await startApiServer(({ send }) => send(200, body));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    for (const validation of ["report", "off"] as const) {
      const result = await baselinker.addOrder(smallOrder, { validation });
      expect(Object.keys(result)).toEqual(["order_id", "__proto__", "constructor"]);
      expect(Reflect.get({}, "polluted")).toBeUndefined();
      expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    }
  });
});

describe("call", () => {
  it("sends what it is given, under any name, and gives back all but the status", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ tickets: [], page: "1" }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    await expect(baselinker.call("getTicketsV2", { filter: { a: [1] } })).resolves.toEqual({
      tickets: [],
      page: "1",
    });
    expect(server.requests[0]).toMatchObject({ method: "getTicketsV2", parameters: { filter: { a: [1] } } });
  });

  it("sends no parameters as an empty object", async () => {
    await using server = await startApiServer();
    await new Baselinker({ token, baseUrl: server.url }).call("getTickets");
    expect(server.requests[0]?.parameters).toEqual({});
  });

  it("sends bytes as a file, unless they say themselves how they are written", async () => {
    await using server = await startApiServer();
    const written = (toJSON: () => unknown) => Object.assign(new Uint8Array([1, 2]), { toJSON });
    const params = {
      file: new Uint8Array([1, 2]),
      text: written(() => "a text"),
      nothing: written(() => null),
    };
    await new Baselinker({ token, baseUrl: server.url }).call("addTicket", params);
    const parameters = { file: "data:AQI=", text: "a text", nothing: null };
    expect(server.requests[0]?.parameters).toEqual(parameters);
  });

  it("does not check the parameters of a method it knows, but brings its result into shape", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: "5" }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    await expect(baselinker.call("addOrder", { newer_field: 1 })).resolves.toEqual({ order_id: 5 });
    expect(server.requests[0]?.parameters).toEqual({ newer_field: 1 });
  });

  it("takes an unknown method for a read only where its name says get", async () => {
    await using server = await startApiServer(({ send }) => send(502, ""));
    const baselinker = new Baselinker({ token, baseUrl: server.url, retries: 1 });
    await expect(baselinker.call("getTickets")).rejects.toMatchObject({ name: "HttpError", attempts: 2 });
    for (const name of ["addTicket", "widgetAdd", "getaway", "constructor", "__proto__", "toString"]) {
      const call = baselinker.call(name, {}, { retries: 1 });
      await expect(call).rejects.toMatchObject({ name: "OutcomeUnknownError", attempts: 1 });
    }
  });

  it.each([undefined, null, "", "get Orders", "a&b=c", 5, {}])("refuses %s as a name", async (name) => {
    await using server = await startApiServer();
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    await expect(Reflect.apply(baselinker.call, baselinker, [name])).rejects.toThrow("`method`");
    expect(server.requests).toHaveLength(0);
  });
});

describe("a typed method that is not declared", () => {
  it("is refused, and nothing is sent", async () => {
    const config = clientConfig({ token });
    await expect(sendTyped(config, new Declarations(), "getNothing", {}, undefined)).rejects.toThrow(
      new TypeError("`getNothing` is not declared."),
    );
  });
});

describe("an alias of a method that was renamed", () => {
  it("sends the name that the API knows now, unless it is called by `call`", async () => {
    await using server = await startApiServer();
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    await baselinker.getOrderTransactionDetails({ order_id: 1 });
    await baselinker.call("getOrderTransactionDetails", { order_id: 1 });
    expect(server.requests.map(({ method }) => method)).toEqual([
      "getOrderTransactionData",
      "getOrderTransactionDetails",
    ]);
  });
});

function deepFreeze<T extends object>(value: T): T {
  for (const each of Object.values(value)) {
    if (typeof each === "object" && each !== null) deepFreeze(each);
  }
  return Object.freeze(value);
}
