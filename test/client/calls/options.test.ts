import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limiterMethod } from "../../../src/client/calls/accountKey.ts";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { callChecks, clientChecks, clientConfig } from "../../../src/client/calls/config.ts";
import type { BaselinkerOptions } from "../../../src/client/calls/options.ts";
import { limiterKey, sharedLimiters } from "../../../src/client/limiter/registry.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { manualClock } from "../../support/manualClock.ts";

const token = "good-token";
const succeed = async () => new Response('{"status":"SUCCESS","orders":[]}');

describe("the options of a client", () => {
  it.each([
    ["nothing", undefined],
    ["an empty text", ""],
    ["a number", 5],
    ["null", null],
    ["spaces", "  "],
    ["a line end, as from a file", "SECRET\n"],
    ["a space in the middle", "SECRET TOKEN"],
    ["a control character", "SECRET\u0000"],
    ["letters beyond ASCII", "SECRETĄ"],
    ["an object", { token: "SECRET" }],
  ])("refuse a token that is %s, without showing it", (_name, bad) => {
    const make = () => construct({ token: bad });
    expect(make).toThrow(TypeError);
    expect(make).toThrow("`token`");
    expect(make).not.toThrow("SECRET");
  });

  it.each([
    ["baseUrl", "not a url", TypeError],
    ["baseUrl", "", TypeError],
    ["baseUrl", "ftp://example.com", TypeError],
    ["baseUrl", "javascript:alert(1)", TypeError],
    ["baseUrl", "https://user:pass@example.com", TypeError],
    ["baseUrl", 5, TypeError],
    ["fetch", "fetch", TypeError],
    ["timeoutMs", 0, RangeError],
    ["timeoutMs", -1, RangeError],
    ["timeoutMs", Number.NaN, RangeError],
    ["timeoutMs", 2 ** 31, RangeError],
    ["timeoutMs", "30s", TypeError],
    ["maxResponseBytes", 0, RangeError],
    ["retries", -1, RangeError],
    ["retries", 1.5, RangeError],
    ["retries", Number.POSITIVE_INFINITY, RangeError],
    ["retries", "3", TypeError],
    ["maxWaitMs", -1, RangeError],
    ["maxWaitMs", Number.NaN, RangeError],
    ["maxWaitMs", null, TypeError],
    ["validation", "loose", TypeError],
    ["validation", true, TypeError],
    ["readOnly", "yes", TypeError],
    ["headers", "x-a: 1", TypeError],
    ["headers", ["x-a"], TypeError],
    ["headers", { "x-a": 1 }, TypeError],
    ["headers", { "x-a": "1\r\nx-b: 2" }, TypeError],
    ["headers", { "x a": "1" }, TypeError],
    ["headers", new Headers({ "x-a": "1" }), TypeError],
    ["headers", new Map([["x-a", "1"]]), TypeError],
    ["headers", { Expect: "100-continue" }, TypeError],
    ["headers", { "X-BLToken": "1" }, TypeError],
    ["headers", { "x-a": "1", "X-A": "2" }, TypeError],
    ["hooks", "hooks", TypeError],
    ["hooks", null, TypeError],
    ["logger", console.log, TypeError],
    ["rateLimit", 100, TypeError],
    ["appInfo", "my app", TypeError],
    ["clock", Date, TypeError],
    ["random", 0.5, TypeError],
  ])("refuse a %s of %s, and name it", (name, bad, Class) => {
    const make = () => construct({ token, [name]: bad });
    expect(make).toThrow(Class);
    expect(make).toThrow(`\`${name}\``);
  });

  it.each([
    ["rateLimit.requestsPerMinute", { rateLimit: { requestsPerMinute: 0 } }, RangeError],
    ["rateLimit.requestsPerMinute", { rateLimit: { requestsPerMinute: "100" } }, TypeError],
    [
      "rateLimit.requestsPerMinute",
      { rateLimit: { requestsPerMinute: Number.POSITIVE_INFINITY } },
      RangeError,
    ],
    ["rateLimit.share", { rateLimit: { share: 0 } }, RangeError],
    ["rateLimit.share", { rateLimit: { share: 1.1 } }, RangeError],
    ["rateLimit.maxQueue", { rateLimit: { maxQueue: -1 } }, RangeError],
    ["rateLimit.limiter", { rateLimit: { limiter: {} } }, TypeError],
    ["rateLimit.perMinute", { rateLimit: { perMinute: 5 } }, TypeError],
    ["hooks.request", { hooks: { request: "log" } }, TypeError],
    ["hooks.onRequest", { hooks: { onRequest: () => {} } }, TypeError],
    ["logger.warn", { logger: { warn: "loudly" } }, TypeError],
    ["appInfo.name", { appInfo: {} }, TypeError],
    ["appInfo.name", { appInfo: { name: "a\r\nx-evil: 1" } }, TypeError],
    ["appInfo.version", { appInfo: { name: "a", version: 1 } }, TypeError],
    ["timeout", { timeout: 5 }, TypeError],
    ["__proto__", JSON.parse('{"__proto__": 1}'), TypeError],
  ])("refuse a bad `%s`", (name, bad, Class) => {
    const make = () => construct(Object.defineProperties({ token }, Object.getOwnPropertyDescriptors(bad)));
    expect(make).toThrow(Class);
    expect(make).toThrow(`\`${name}\``);
  });

  it.each([
    [
      {},
      "Expected `token` to be a non-empty string (your API token), got undefined. Is the environment variable set?",
    ],
    [{ token, timeoutMS: 5 }, "Unknown option `timeoutMS` of new Baselinker. Did you mean `timeoutMs`?"],
    [
      { token, hooks: { retrys: () => {} } },
      "Unknown option `hooks.retrys` of new Baselinker. Did you mean `hooks.retry`?",
    ],
    [{ token, clock: {} }, "Unknown option `clock` of new Baselinker. Did you mean `testing.clock`?"],
    [
      { token, testing: { clok: {} } },
      "Unknown option `testing.clok` of new Baselinker. Did you mean `testing.clock`?",
    ],
    [
      { token, testing: { random: 1 } },
      "Expected `testing.random` to be a function such as Math.random, got 1.",
    ],
    [
      { token, maxResponseBytes: 0 },
      "Expected `maxResponseBytes` to be an integer of bytes of at least 1, or Infinity, got 0.",
    ],
    [
      { token, maxWaitMs: -1 },
      "Expected `maxWaitMs` to be a number of milliseconds of at least 0, or Infinity, got -1.",
    ],
    [
      { token, rateLimit: { limiter: {} } },
      "Expected `rateLimit.limiter` to be a RateLimiter with `acquire` and `pauseUntil`, got",
    ],
    [{ token, headers: "x-a: 1" }, "Expected `headers` to be an object of strings by header name, got"],
    [
      { token, logger: 5 },
      "Expected `logger` to be a logger such as `console`, or false for no lines, got 5.",
    ],
    [{ token, hooks: { request: 5 } }, "Expected `hooks.request` to be a function, got 5."],
    [{ token, retries: 1.5 }, "Expected `retries` to be an integer of at least 0, got 1.5."],
    [
      { token, timeoutMs: 0 },
      "Expected `timeoutMs` to be a number of milliseconds above 0 and of at most 2147483647, got 0.",
    ],
    [
      { token, validation: "strcit" },
      'Expected `validation` to be "report" or "strict" or "off", got "strcit". Did you mean "strict"?',
    ],
    [
      { token, baseUrl: "connector.php" },
      "Expected `baseUrl` to be an http or https URL without user name and password, got a string of 13 characters.",
    ],
    [
      { token: Promise.resolve(token) },
      "Expected `token` to be a non-empty string (your API token), got a promise (is an `await` missing?). Is the environment variable set?",
    ],
  ])("say what came, what is allowed and what was probably meant: %o", (options, message) => {
    expect(() => construct(options)).toThrow(message);
  });

  it.each([undefined, null, "token", 5, [], () => {}])("refuse %s in place of the options", (bad) => {
    expect(() => construct(bad)).toThrow(TypeError);
    expect(() => construct(bad)).toThrow("Expected the options of new Baselinker to be an object");
  });

  it("take an object of a class for hooks and logger, and call its methods on it", async () => {
    class Watcher {
      seen: string[] = [];
      request() {
        this.seen.push("request");
      }
      debug(message: string) {
        this.seen.push(message);
      }
      fatal() {}
    }
    const hooks: object = Object.assign(new Watcher(), { name: "shop" });
    const logger = new Watcher();
    const baselinker = new Baselinker({ token, fetch: succeed, hooks, logger });
    await baselinker.getOrders();
    expect(hooks).toMatchObject({ seen: ["request"] });
    expect(logger.seen[0]).toContain("getOrders: request");
  });

  it("never crash with anything but an error that names the option, whatever they are", () => {
    const names = [...Object.keys(clientChecks), "__proto__"];
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, given) => {
        try {
          construct(Object.defineProperty({ token }, name, { value: given, enumerable: true }));
        } catch (error) {
          refused += 1;
          expect([TypeError, RangeError]).toContain(Object(error).constructor);
          expect(String(error)).toContain(`\`${name}`);
        }
      }),
    );
    // Most of what anything can be is not an option.
    expect(refused).toBeGreaterThan(10);
  });

  it("read answers of up to 50 megabytes, and larger ones where the caller says so", () => {
    const limitOf = (own?: number) => clientConfig({ token, maxResponseBytes: own }).maxResponseBytes;
    expect([limitOf(), limitOf(1), limitOf(Number.POSITIVE_INFINITY)]).toEqual([
      50_000_000,
      1,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it("are read once, so that a later change of the object changes nothing", async () => {
    await using server = await startApiServer();
    const options = { token, baseUrl: server.url, retries: 0 };
    const baselinker = new Baselinker(options);
    options.token = "other";
    await baselinker.getOrders();
    expect(server.requests[0]?.token).toBe(token);
  });

  it("give a base URL without a path the API's own", async () => {
    await using server = await startApiServer();
    for (const baseUrl of [new URL(server.url).origin, new URL("/", server.url), `${server.url}#part`]) {
      await new Baselinker({ token, baseUrl }).getOrders();
    }
    await new Baselinker({ token, baseUrl: `${new URL(server.url).origin}/proxy?to=base` }).getOrders();
    expect(server.requests.map(({ path }) => path)).toEqual([
      "/connector.php",
      "/connector.php",
      "/connector.php",
      "/proxy?to=base",
    ]);
  });

  it("name the app in the user agent", async () => {
    await using server = await startApiServer();
    const appInfo = { name: "shop", version: "1.2", url: "https://shop.example" };
    await new Baselinker({ token, baseUrl: server.url, appInfo }).getOrders();
    expect(server.requests[0]?.headers["user-agent"]).toBe("baselinker-sdk shop/1.2 (https://shop.example)");
  });

  it("send further headers with each request, and the client's own as ever", async () => {
    await using server = await startApiServer();
    const headers = { "X-Tenant": "42" };
    const baselinker = new Baselinker({ token, baseUrl: server.url, headers });
    headers["X-Tenant"] = "changed";
    await baselinker.getOrders();
    await baselinker.call("addOrder", {});
    for (const request of server.requests) {
      expect(request.headers["x-tenant"]).toBe("42");
      expect(request.headers["x-bltoken"]).toBe(token);
    }
    expect(server.requests).toHaveLength(2);
  });

  it("take a fetch of the caller's own", async () => {
    const urls: string[] = [];
    const baselinker = new Baselinker({
      token,
      fetch: async (url) => {
        urls.push(url);
        return new Response('{"status":"SUCCESS","orders":[]}');
      },
    });
    await expect(baselinker.getOrders()).resolves.toEqual({ orders: [] });
    expect(urls).toEqual(["https://api.baselinker.com/connector.php"]);
  });
});

describe("a token that was put in the wrong place", () => {
  const secrets = ["5005-CANARY-7QX2", "3007691-3019372-KH6G9ZX8TWQ4M1PVB7R2Y5LNC0DASEJ", "1-23-ABC"];
  const places = [
    ...Object.keys(clientChecks),
    ...["requestsPerMinute", "share", "maxQueue", "limiter", "x"].map((name) => `rateLimit.${name}`),
    ...["request", "drift", "x"].map((name) => `hooks.${name}`),
    ...["debug", "error"].map((name) => `logger.${name}`),
    ...["name", "version", "url", "x"].map((name) => `appInfo.${name}`),
  ];

  it.each(secrets)("shows in no message of a client's options: %s", (secret) => {
    for (const value of [
      secret,
      `${secret}\n`,
      `"${secret}"`,
      [secret],
      { [secret]: secret },
      new Error(secret),
    ]) {
      for (const place of places) {
        const [outer = "", inner] = place.split(".");
        const options = inner === undefined ? { [outer]: value } : { [outer]: { name: "a", [inner]: value } };
        for (const rest of [{}, { token }, { token: secret }]) {
          expect(messageOf(() => construct({ ...rest, ...options }))).not.toContain(secret);
        }
      }
    }
  });

  it.each(secrets)("shows in no message about an option's name: %s", (secret) => {
    for (const within of ["", "rateLimit", "hooks", "appInfo"]) {
      const own = { [secret]: () => {} };
      const message = messageOf(() =>
        construct({ token, ...(within === "" ? own : { [within]: { name: "a", ...own } }) }),
      );
      expect(message).toMatch(/^Unknown option/);
      expect(message).not.toContain(secret);
    }
  });

  it.each(secrets)("shows in no message of a call's options: %s", async (secret) => {
    const baselinker = new Baselinker({ token: secret, fetch: succeed });
    for (const name of [...Object.keys(callChecks), secret]) {
      const error = await callWith(baselinker, "getOrders", { [name]: secret }).catch(
        (cause: unknown) => cause,
      );
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).not.toContain(secret);
    }
    const misplaced = await callWith(baselinker, "getOrders", secret).catch((cause: unknown) => cause);
    expect(misplaced).toBeInstanceOf(TypeError);
    expect(String(misplaced)).not.toContain(secret);
  });
});

describe("the options of a call", () => {
  it.each([
    ["timeoutMs", -5, RangeError],
    ["retries", 0.5, RangeError],
    ["maxWaitMs", "1", TypeError],
    ["validation", "none", TypeError],
    ["priority", "high", TypeError],
    ["signal", "abort", TypeError],
    ["beforeSend", true, TypeError],
    ["order_id", 5, TypeError],
    ["baseUrl", "https://example.com", TypeError],
  ])("are refused where `%s` is %s", async (name, bad, Class) => {
    await using server = await startApiServer();
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    for (const method of methodsToCall) {
      const call = callWith(baselinker, method, { [name]: bad });
      await expect(call).rejects.toThrow(Class);
      await expect(call).rejects.toThrow(`\`${name}\``);
    }
    expect(server.requests).toHaveLength(0);
  });

  it.each([
    [
      { timeoutMS: 5 },
      "Unknown option `timeoutMS` of getOrders (its parameters go into the first argument). Did you mean `timeoutMs`?",
    ],
    [
      { order_id: 5 },
      "Unknown option `order_id` of getOrders (its parameters go into the first argument). " +
        "Known are `signal`, `timeoutMs`, `maxResponseBytes`, `retries`, `maxWaitMs`, `priority`, `validation`, `beforeSend`.",
    ],
    [
      null,
      "Expected the options of getOrders (its parameters go into the first argument) to be an object, got null.",
    ],
  ])(
    "that are unknown, as %o, are refused with what was meant or what there is",
    async (options, message) => {
      const call = callWith(new Baselinker({ token, fetch: succeed }), "getOrders", options);
      await expect(call).rejects.toThrow(new TypeError(message));
    },
  );

  it("go before those of the client", async () => {
    await using server = await startApiServer(({ send }) => send(429, "", { "retry-after": "0" }));
    const baselinker = new Baselinker({ token, baseUrl: server.url, retries: 5 });
    await expect(baselinker.getOrders({}, { retries: 0 })).rejects.toMatchObject({ attempts: 1 });
  });

  it("let a time-out count for each attempt", async () => {
    await using server = await startApiServer(
      () => {},
      ({ succeed }) => succeed({ orders: [] }),
    );
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    await expect(baselinker.getOrders({}, { timeoutMs: 500 })).resolves.toEqual({ orders: [] });
    expect(server.requests).toHaveLength(2);
  });

  it("leave the priority to the limiter: writes urgent, reads normal, or as the caller says", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1, orders: [] }));
    const priorities: unknown[] = [];
    const limiter = {
      acquire: async (how?: { priority?: string | undefined }) => void priorities.push(how?.priority),
      pauseUntil: () => {},
    };
    const baselinker = new Baselinker({ token, baseUrl: server.url, rateLimit: { limiter } });
    await baselinker.addOrder({ order_status_id: 1, date_add: 1 });
    await baselinker.updateInventoryProductsStock({ inventory_id: 1, products: {} });
    await baselinker.getOrders();
    await baselinker.getOrders({}, { priority: "urgent" });
    await baselinker.call("getSomethingNew");
    await baselinker.call("doSomethingNew");
    for await (const _ of baselinker.iterateOrders());
    for await (const _ of baselinker.iterateOrders({}, { priority: "normal" }));
    expect(priorities).toEqual([
      "urgent",
      "urgent",
      "normal",
      "urgent",
      "normal",
      "urgent",
      "bulk",
      "normal",
    ]);
  });
});

describe("clients of one token", () => {
  it("share its limit, and those of other tokens and servers do not", async () => {
    await using server = await startApiServer();
    await using other = await startApiServer();
    const rateLimit = { requestsPerMinute: 2 };
    const make = (ofToken: string, baseUrl: string) =>
      new Baselinker({ token: ofToken, baseUrl, rateLimit, maxWaitMs: 0 });
    await make("shared", server.url).getOrders();
    await make("shared", server.url).getOrders();
    await expect(make("shared", server.url).getOrders()).rejects.toMatchObject({
      name: "RateLimitError",
      reason: "max_wait",
      method: "getOrders",
      attempts: 0,
    });
    await make("other", server.url).getOrders();
    await make("shared", other.url).getOrders();
    expect(server.requests).toHaveLength(3);
  });

  it("have the limiter that is found by the address and the token, as a fake account looks for it", () => {
    const clock = manualClock();
    const limiter = sharedLimiters(clock)(limiterKey("http://localhost/connector.php", token), {});
    const of = (own: Pick<BaselinkerOptions, "token" | "accountKey">): unknown => {
      const client = new Baselinker({ ...own, baseUrl: "http://localhost", testing: { clock } });
      return Reflect.apply(Reflect.get(client, limiterMethod), client, []);
    };
    expect(of({ token })).toBe(limiter);
    expect(of({ token: () => "1-2-A", accountKey: token })).not.toBe(limiter);
  });

  it("fail beyond the cap of the queue, with the method's name", async () => {
    await using server = await startApiServer();
    const rateLimit = { requestsPerMinute: 1, maxQueue: 0 };
    const baselinker = new Baselinker({ token: "capped", baseUrl: server.url, rateLimit });
    await baselinker.getOrders();
    await expect(baselinker.getInventories()).rejects.toMatchObject({
      name: "RateLimitError",
      reason: "queue_full",
      method: "getInventories",
    });
  });
});

describe("a client", () => {
  it("can be extended, and its methods overridden", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
    class Shop extends Baselinker {
      sent = 0;
      override addOrder: Baselinker["addOrder"] = (params, options) => {
        this.sent += 1;
        return Baselinker.prototype.addOrder.call(this, params, options);
      };
    }
    const shop = new Shop({ token, baseUrl: server.url });
    await shop.addOrder({ order_status_id: 1, date_add: 1 });
    expect(shop.sent).toBe(1);
    expect(shop).toBeInstanceOf(Baselinker);
  });

  it("shares its methods with all others and shows none of them", () => {
    const [one, other] = [new Baselinker({ token }), new Baselinker({ token })];
    expect(one.getOrders).toBe(other.getOrders);
    expect(Object.keys(one)).toEqual([]);
    expect(inspect(one)).toBe("Baselinker {}");
  });

  it("says what is wrong where a method is taken off it", async () => {
    const { getOrders } = new Baselinker({ token });
    await expect(Reflect.apply(getOrders, undefined, [])).rejects.toThrow("baselinker.addOrder(…)");
    await expect(Reflect.apply(getOrders, {}, [])).rejects.toThrow(TypeError);
  });
});

/** As a caller without types would. */
function construct(options: unknown): unknown {
  return Reflect.construct(Baselinker, [options]);
}

const methodsToCall = [
  "getOrders",
  "call",
  "iterateOrders",
  "iterateInventoryProducts",
  "getInventoryProducts",
] as const;

/** Calls a method with options as a caller without types would, and reads a first entry where it iterates. */
async function callWith(
  baselinker: Baselinker,
  method: (typeof methodsToCall)[number],
  options: unknown,
): Promise<unknown> {
  const params = { inventory_id: 1 };
  const given =
    method === "call" ? ["getOrders", params, options] : [method === "getOrders" ? {} : params, options];
  const result: unknown = Reflect.apply(baselinker[method], baselinker, given);
  if (typeof result === "object" && result !== null && Symbol.asyncIterator in result) {
    for await (const entry of result as AsyncIterable<unknown>) return entry;
  }
  return result;
}

function messageOf(run: () => unknown): string {
  try {
    run();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}
