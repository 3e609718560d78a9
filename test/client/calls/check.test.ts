import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { BaselinkerOptions } from "../../../src/client/calls/options.ts";
import { InProcessLimiter } from "../../../src/client/limiter/inProcessLimiter.ts";
import { startApiServer } from "../../support/apiServer.ts";

const options = (url: string, more: Partial<BaselinkerOptions> = {}) => ({
  token: "1234567-SECRET",
  baseUrl: url,
  retries: 0,
  rateLimit: { limiter: new InProcessLimiter({ requestsPerMinute: 1_000 }) },
  ...more,
});

describe("check of a client", () => {
  it("says with one request that calls can be made", async () => {
    await using server = await startApiServer(({ succeed }) =>
      succeed({ statuses: [{ id: 1, name: "New" }] }),
    );
    const baselinker = new Baselinker(options(server.url));
    expect(await baselinker.check()).toEqual({ ok: true, tokenValid: true, refused: [] });
    expect(server.requests.map(({ method }) => method)).toEqual(["getOrderStatusList"]);
  });

  it("says that Base does not know the token, and where to get one", async () => {
    await using server = await startApiServer(({ refuse }) => refuse("ERROR_BAD_TOKEN", "Invalid token."));
    const found = await new Baselinker(options(server.url)).check();
    expect(found).toMatchObject({ ok: false, tokenValid: false });
    expect(found.error?.message).toContain("Copy the token from the Base panel");
  });

  it("says until when the token is blocked, and asks no more until then", async () => {
    await using server = await startApiServer(({ refuse }) =>
      refuse("ERROR_BLOCKED_TOKEN", "Query limit exceeded, token blocked until 2099-01-01 00:00:00"),
    );
    const baselinker = new Baselinker(options(server.url));
    for (let time = 0; time < 2; time += 1) {
      expect(await baselinker.check()).toMatchObject({ ok: false, blockedUntil: expect.any(Date) });
    }
    expect(server.requests).toHaveLength(1);
  });

  it("names the methods that the token may not call, as far as they were called", async () => {
    await using server = await startApiServer(({ request, succeed, refuse }) =>
      request.method === "getInvoices" ? refuse("ERROR_NO_ACCESS") : succeed({ statuses: [] }),
    );
    const baselinker = new Baselinker(options(server.url));
    await expect(baselinker.getInvoices()).rejects.toThrow("ERROR_NO_ACCESS");
    expect(await baselinker.check()).toEqual({ ok: true, tokenValid: true, refused: ["getInvoices"] });
  });

  it("names no method that was refused for another reason, or that the token may call since", async () => {
    await using server = await startApiServer(({ refuse }) => refuse("ERROR_STORAGE_ID"));
    const baselinker = new Baselinker(options(server.url));
    const refusedBy = async (...codes: readonly string[]) => {
      for (const code of codes) {
        server.behave(({ refuse }) => refuse(code));
        await expect(baselinker.getInvoices()).rejects.toThrow(code);
      }
      server.behave(({ succeed }) => succeed({ statuses: [], invoices: [] }));
      return (await baselinker.check()).refused;
    };
    expect(await refusedBy("ERROR_STORAGE_ID")).toEqual([]);
    expect(await refusedBy("ERROR_PERMISSION")).toEqual(["getInvoices"]);
    await baselinker.getInvoices();
    expect((await baselinker.check()).refused).toEqual([]);
  });

  it("asks once, ahead of other calls, as long and as often as its options say", async () => {
    await using server = await startApiServer(({ send }) => send(502, ""));
    const priorities: unknown[] = [];
    const limiter = {
      acquire: async (how?: { priority?: string | undefined }) => void priorities.push(how?.priority),
      pauseUntil: () => {},
    };
    const baselinker = new Baselinker(options(server.url, { retries: 5, rateLimit: { limiter } }));
    await baselinker.check();
    await baselinker.check({ priority: "bulk", retries: 0 });
    expect(priorities).toEqual(["urgent", "bulk"]);
    const unknown: object = { timeout: 5 };
    await expect(baselinker.check(unknown)).rejects.toThrow("Unknown option `timeout` of check ");
  });

  it("knows nothing of the token where Base is away", async () => {
    await using server = await startApiServer(({ send }) => send(502, ""));
    const found = await new Baselinker(options(server.url)).check({ timeoutMs: 5_000 });
    expect(found).toMatchObject({ ok: false, tokenValid: undefined, error: { code: "HTTP_ERROR" } });
  });
});

describe("an error that people meet in their first hour", () => {
  it("asks for `baseUrl` where no answer was ever one of the API, and only then", async () => {
    await using server = await startApiServer(
      ({ send }) => send(200, "<html>panel</html>"),
      ({ succeed }) => succeed({ orders: [] }),
      ({ send }) => send(200, "<html>maintenance</html>"),
    );
    const baselinker = new Baselinker(options(server.url));
    await expect(baselinker.getOrders()).rejects.toThrow("is `baseUrl` correct?");
    await baselinker.getOrders();
    const later: unknown = await baselinker.getOrders().catch((error: unknown) => error);
    expect(later).toMatchObject({ message: expect.not.stringContaining("baseUrl") });
  });

  it("does not ask for `baseUrl` after an error of the API, which is an answer as well", async () => {
    await using server = await startApiServer(
      ({ refuse }) => refuse("ERROR_STORAGE_ID"),
      ({ send }) => send(200, "<html>maintenance</html>"),
    );
    const baselinker = new Baselinker(options(server.url));
    await expect(baselinker.getOrders()).rejects.toThrow("ERROR_STORAGE_ID");
    const later: unknown = await baselinker.getOrders().catch((error: unknown) => error);
    expect(later).toMatchObject({ reason: "not_json", message: expect.not.stringContaining("baseUrl") });
  });

  it("says that others use the token, where this process sent little before a block", async () => {
    const block = "Query limit exceeded, token blocked until 2099-01-01 00:00:00";
    await using server = await startApiServer(({ refuse }) => refuse("ERROR_BLOCKED_TOKEN", block));
    await expect(new Baselinker(options(server.url)).getOrders()).rejects.toThrow(
      "This process made only 1 of the requests of the last minute",
    );
    const limiter = { acquire: async () => {}, pauseUntil: () => {} };
    const unknown = new Baselinker(options(server.url, { rateLimit: { limiter } }));
    const error: unknown = await unknown.getOrders().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: expect.not.stringContaining("of this process") });
  });

  it.each([
    ["getOrder", "ERROR_UNKNOWN_METHOD", "Did you mean `getOrders`?"],
    ["getInventoryProductsList", "ERROR_STORAGE_ID", "`getInventories` lists the catalogs with their ids."],
  ])("says what was meant: %s with %s", async (method, code, hint) => {
    await using server = await startApiServer(({ refuse }) => refuse(code));
    await expect(new Baselinker(options(server.url)).call(method)).rejects.toThrow(hint);
  });

  it("is said before anything is sent where a method is one letter away from a known one", async () => {
    await using server = await startApiServer(({ succeed }) => succeed());
    const baselinker = new Baselinker(options(server.url));
    const slips = { getOrdrs: "getOrders", adOrder: "addOrder", setOrderStatsu: "setOrderStatus" };
    for (const [slip, meant] of Object.entries({ ...slips, getInventoryTagz: "getInventoryTags" })) {
      await expect(baselinker.call(slip)).rejects.toThrow(new RegExp(`\`${meant}\`, as the API spells it`));
      await expect(baselinker.call(slip)).rejects.toThrow(TypeError);
    }
    expect(server.requests).toHaveLength(0);
    // Names of the API differ by a plural, so a new method may do so too: Base says what it does not know.
    for (const name of ["getOrder", "addOrders", "getInventoryProductTags"]) await baselinker.call(name);
    expect(server.requests.map(({ method }) => method)).toEqual([
      "getOrder",
      "addOrders",
      "getInventoryProductTags",
    ]);
  });

  it("is said before anything is sent where a method is only spelt in another case", async () => {
    await using server = await startApiServer();
    await expect(new Baselinker(options(server.url)).call("getorders")).rejects.toThrow(
      "`getOrders`, as the API spells it",
    );
    expect(server.requests).toEqual([]);
  });
});

describe("a client that is set up oddly", () => {
  const real = { token: "1234567-SECRET" };

  it.each([
    [{ ...real, rateLimit: { requestsPerMinute: 1_000 } }, "`requestsPerMinute` is 1000."],
    [
      {
        ...real,
        baseUrl: "https://api.baselinker.com/connector.php#part",
        rateLimit: { requestsPerMinute: 1_000 },
      },
      "`requestsPerMinute` is 1000.",
    ],
    [{ ...real, timeoutMs: 30 }, "`timeoutMs` is 30 ms"],
  ])("is logged once, and used anyway: %o", (given, text) => {
    const lines: string[] = [];
    new Baselinker({ ...given, logger: { warn: (line) => void lines.push(line) } });
    expect(lines).toEqual([expect.stringContaining(text)]);
  });

  it("is not told of a limit of its own where it talks to something else than the real API", () => {
    const lines: string[] = [];
    const logger = { warn: (line: string) => void lines.push(line) };
    new Baselinker({
      ...real,
      baseUrl: "http://localhost:1",
      rateLimit: { requestsPerMinute: 1_000 },
      logger,
    });
    expect(lines).toEqual([]);
  });
});

describe("the entries of an iterator", () => {
  it("come all at once where someone wants them so", async () => {
    await using server = await startApiServer(({ succeed }) =>
      succeed({ orders: [{ order_id: 1 }, { order_id: 2 }] }),
    );
    const baselinker = new Baselinker(options(server.url));
    const orders = await baselinker.iterateOrders().toArray();
    expect(orders.map(({ order_id }) => order_id)).toEqual([1, 2]);
    expect(await baselinker.iterateOrders({}, { limit: 1 }).toArray()).toHaveLength(1);
  });

  it("come all at once of the products, too", async () => {
    await using server = await startApiServer(({ succeed }) =>
      succeed({ products: { 5: { id: 5, parent_id: 1, name: "Mug", sku: "M", ean: "" } } }),
    );
    const products = await new Baselinker(options(server.url))
      .iterateInventoryProducts({ inventory_id: 1 })
      .toArray();
    expect(products.map(({ id }) => id)).toEqual([5]);
  });
});
