import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Baselinker } from "../../src/client/baselinker.ts";
import { startApiServer } from "../support/apiServer.ts";

const token = "good-token";

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
    ["baseUrl", "not a url"],
    ["baseUrl", ""],
    ["baseUrl", "ftp://example.com"],
    ["baseUrl", "javascript:alert(1)"],
    ["baseUrl", "https://user:pass@example.com"],
    ["baseUrl", 5],
    ["fetch", "fetch"],
    ["timeoutMs", 0],
    ["timeoutMs", -1],
    ["timeoutMs", Number.NaN],
    ["timeoutMs", 2 ** 31],
    ["timeoutMs", "30s"],
    ["retries", -1],
    ["retries", 1.5],
    ["retries", Number.POSITIVE_INFINITY],
    ["retries", "3"],
    ["maxWaitMs", -1],
    ["maxWaitMs", Number.NaN],
    ["validation", "loose"],
    ["validation", true],
    ["hooks", "hooks"],
    ["hooks", null],
    ["logger", console.log],
    ["rateLimit", 100],
    ["appInfo", "my app"],
  ])("refuse a %s that is malformed, and name it", (name, bad) => {
    const make = () => construct({ token, [name]: bad });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`\`${name}\``);
  });

  it.each([
    ["rateLimit.requestsPerMinute", { rateLimit: { requestsPerMinute: 0 } }],
    ["rateLimit.requestsPerMinute", { rateLimit: { requestsPerMinute: "100" } }],
    ["rateLimit.requestsPerMinute", { rateLimit: { requestsPerMinute: Number.POSITIVE_INFINITY } }],
    ["rateLimit.share", { rateLimit: { share: 0 } }],
    ["rateLimit.share", { rateLimit: { share: 1.1 } }],
    ["rateLimit.maxQueue", { rateLimit: { maxQueue: -1 } }],
    ["rateLimit.limiter", { rateLimit: { limiter: {} } }],
    ["rateLimit.perMinute", { rateLimit: { perMinute: 5 } }],
    ["hooks.request", { hooks: { request: "log" } }],
    ["hooks.onRequest", { hooks: { onRequest: () => {} } }],
    ["appInfo.name", { appInfo: {} }],
    ["appInfo.name", { appInfo: { name: "a\r\nx-evil: 1" } }],
    ["appInfo.version", { appInfo: { name: "a", version: 1 } }],
    ["timeout", { timeout: 5 }],
    ["__proto__", JSON.parse('{"__proto__": 1}')],
  ])("refuse a bad `%s`", (name, bad) => {
    const make = () => construct(Object.defineProperties({ token }, Object.getOwnPropertyDescriptors(bad)));
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`\`${name}\``);
  });

  it.each([undefined, null, "token", 5])("refuse %s in place of the options", (bad) => {
    expect(() => construct(bad)).toThrow("`options`");
  });

  it("never crash with anything but a TypeError, whatever they are", () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom(...optionNames), maxDepth: 2 }), (options) => {
        try {
          construct({ token, ...options });
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
    );
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

  it("take a fetch of the caller's own", async () => {
    const urls: string[] = [];
    const baselinker = new Baselinker({
      token,
      fetch: async (request) => {
        urls.push(request.url);
        return new Response('{"status":"SUCCESS","orders":[]}');
      },
    });
    await expect(baselinker.getOrders()).resolves.toEqual({ orders: [] });
    expect(urls).toEqual(["https://api.baselinker.com/connector.php"]);
  });
});

describe("the options of a call", () => {
  it.each([
    ["timeoutMs", -5],
    ["retries", 0.5],
    ["maxWaitMs", "1"],
    ["validation", "none"],
    ["priority", "high"],
    ["signal", "abort"],
    ["order_id", 5],
  ])("are refused where `%s` is %s", async (name, bad) => {
    await using server = await startApiServer();
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const call = Reflect.apply(baselinker.getOrders, baselinker, [{}, { [name]: bad }]);
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.toThrow(`\`${name}\``);
    expect(server.requests).toHaveLength(0);
  });

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
    await baselinker.getOrders();
    await baselinker.getOrders({}, { priority: "urgent" });
    await baselinker.call("getSomethingNew");
    await baselinker.call("doSomethingNew");
    for await (const _ of baselinker.iterateOrders());
    for await (const _ of baselinker.iterateOrders({}, { priority: "normal" }));
    expect(priorities).toEqual(["urgent", "normal", "urgent", "normal", "urgent", "bulk", "normal"]);
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

const optionNames = [
  "baseUrl",
  "fetch",
  "timeoutMs",
  "retries",
  "maxWaitMs",
  "rateLimit",
  "validation",
  "hooks",
  "logger",
  "appInfo",
  "__proto__",
];

/** As a caller without types would. */
function construct(options: unknown): unknown {
  return Reflect.construct(Baselinker, [options]);
}
