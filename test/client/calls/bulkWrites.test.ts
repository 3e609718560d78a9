import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allMethods, methodNamed } from "../../../src/api/methods/methods.ts";
import { methods as obsoleteProductsMethods } from "../../../src/api/methods/obsoleteStorage/obsoleteProducts.ts";
import { methods as changeProductsMethods } from "../../../src/api/methods/products/changeProducts.ts";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { sendInParts as sendWith } from "../../../src/client/calls/bulkWrites.ts";
import { ApiError } from "../../../src/shared/errors/apiError.ts";
import { BaselinkerError } from "../../../src/shared/errors/baselinkerError.ts";
import { BulkWriteError } from "../../../src/shared/errors/bulkWriteError.ts";
import { NetworkError } from "../../../src/shared/errors/connectionErrors.ts";
import { type Clock, systemClock } from "../../../src/shared/runtime/clock.ts";
import { runs } from "../../api/support/runs.ts";
import { type Behaviour, startApiServer } from "../../support/apiServer.ts";

const token = "1000-2000-TESTTOKEN";

const stockOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [String(index + 1), { bl_205: index }]));

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => [index + 1, 0, index]);

/** Counts the products it is sent, as a text, and warns about one of them. */
const counting: Behaviour = ({ request, succeed }) => {
  const { products = {} } = request.parameters as { products?: object };
  const [first = ""] = Object.keys(products);
  succeed({ counter: String(Object.keys(products).length), warnings: { [first]: "no such product" } });
};

describe("a bulk write", () => {
  it("is cut into calls of 1000 entries, whose answers become one", async () => {
    await using server = await startApiServer(counting);
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const result = await baselinker.updateInventoryProductsStock({
      inventory_id: 1,
      products: stockOf(2_500),
    });
    expect(result).toEqual({
      counter: 2_500,
      warnings: { 1: "no such product", 1001: "no such product", 2001: "no such product" },
    });
    const sent = server.requests.map(
      ({ parameters }) => parameters as { products: object; inventory_id: number },
    );
    expect(sent.map(({ products }) => Object.keys(products).length)).toEqual([1000, 1000, 500]);
    expect(Object.assign({}, ...sent.map(({ products }) => products))).toEqual(stockOf(2_500));
    expect(sent.every(({ inventory_id }) => inventory_id === 1)).toBe(true);
  });

  it.each([
    ["updateInventoryProductsStock", stockOf(2_001)],
    ["updateInventoryProductsPrices", stockOf(2_001)],
    ["updateExternalStorageProductsQuantity", rowsOf(2_001)],
    ["updateProductsQuantity", rowsOf(2_001)],
    ["updateProductsPrices", rowsOf(2_001)],
  ] as const)(
    "of %s takes any number of entries and leaves the caller's as they were",
    async (name, products) => {
      await using server = await startApiServer(counting);
      const client = new Baselinker({ token, baseUrl: server.url });
      const write: unknown = Reflect.get(client, name);
      if (typeof write !== "function") throw new Error(`Expected ${name} to be a method.`);
      const before = structuredClone(products);
      const own = Array.isArray(products) ? { storage_id: "shop_1" } : { inventory_id: 1 };
      const result: unknown = await Reflect.apply(write, client, [{ ...own, products }]);
      expect(result).toMatchObject({ counter: 2_001 });
      const sent = server.requests.map(({ parameters }) => parameters as { products: object });
      expect(sent.map((each) => Object.keys(each.products).length)).toEqual([1000, 1000, 1]);
      const together = Array.isArray(products)
        ? sent.flatMap((each) => each.products)
        : Object.assign({}, ...sent.map((each) => each.products));
      expect(together).toEqual(before);
      expect(products).toEqual(before);
    },
  );

  it("is one call up to 1000 entries", async () => {
    await using server = await startApiServer(counting);
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    await baselinker.updateInventoryProductsStock({ inventory_id: 1, products: stockOf(1_000) });
    await baselinker.updateInventoryProductsStock({ inventory_id: 1, products: {} });
    expect(server.requests).toHaveLength(2);
  });

  it("sends nothing where one of its entries is wrong", async () => {
    await using server = await startApiServer(counting);
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const products = { ...stockOf(1_500), 1400: { bl_205: Number.NaN } };
    await expect(baselinker.updateInventoryProductsStock({ inventory_id: 1, products })).rejects.toThrow(
      "`products.1400.bl_205`",
    );
    expect(server.requests).toHaveLength(0);
  });

  it("tells what is done and what remains where a later part fails", async () => {
    await using server = await startApiServer(counting, ({ refuse }) =>
      refuse("ERROR_STORAGE_ID", "Invalid."),
    );
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const products = stockOf(2_500);
    const error = await baselinker
      .updateInventoryProductsStock({ inventory_id: 1, products })
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof BulkWriteError)) throw error;
    expect(error).toMatchObject({
      code: "BULK_INCOMPLETE",
      method: "updateInventoryProductsStock",
      retryable: false,
      result: { counter: 1_000 },
    });
    expect(error.message).toContain("1000 of 2500 entries");
    expect(error.cause instanceof ApiError).toBe(true);
    expect(error instanceof BaselinkerError).toBe(true);
    expect(error.remaining).toEqual(Object.fromEntries(Object.entries(products).slice(1_000)));
    expect(server.requests).toHaveLength(2);
  });

  it("says that nothing is done and all remains where its first part fails", async () => {
    await using server = await startApiServer(({ refuse }) => refuse("ERROR_STORAGE_ID", "Invalid."));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const products = stockOf(2_000);
    const call = baselinker.updateInventoryProductsStock({ inventory_id: 1, products });
    await expect(call).rejects.toMatchObject({
      name: "BulkWriteError",
      message:
        "updateInventoryProductsStock was carried out for 0 of 2000 entries, then a part failed (ERROR_STORAGE_ID). Look at `cause` before you call it again with `remaining`.",
      done: 0,
      total: 2_000,
      result: {},
      remaining: products,
      retryable: false,
      cause: { name: "ApiError", code: "ERROR_STORAGE_ID" },
    });
    expect(server.requests).toHaveLength(1);
  });

  it("of one part fails with the error of that part", async () => {
    await using server = await startApiServer(({ refuse }) => refuse("ERROR_STORAGE_ID", "Invalid."));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const call = baselinker.updateInventoryProductsStock({ inventory_id: 1, products: stockOf(1_000) });
    await expect(call).rejects.toMatchObject({ name: "ApiError", code: "ERROR_STORAGE_ID" });
  });

  it("goes on after two lost answers, and sends the part again that they were of", async () => {
    const lose: Behaviour = ({ socket }) => void socket.destroy();
    await using server = await startApiServer(counting, lose, lose, counting, counting);
    const retried: unknown[] = [];
    const baselinker = new Baselinker({
      token,
      baseUrl: server.url,
      hooks: { retry: ({ attempt, error }) => void retried.push([attempt, error.code]) },
      testing: { clock: hastyClock },
    });
    const products = stockOf(2_500);
    const result = await baselinker.updateInventoryProductsStock({ inventory_id: 1, products });
    expect(result.counter).toBe(2_500);
    const sent = server.requests.map(({ parameters }) => parameters as { products: object });
    expect(sent.map(({ products: part }) => Object.keys(part)[0])).toEqual([
      "1",
      "1001",
      "1001",
      "1001",
      "2001",
    ]);
    expect(retried).toEqual([
      [1, "NETWORK_ERROR"],
      [2, "NETWORK_ERROR"],
    ]);
  });

  it("may be sent again, and says so, where no answer comes to one of its parts", async () => {
    const lose: Behaviour = ({ socket }) => void socket.destroy();
    await using server = await startApiServer(counting, lose);
    const baselinker = new Baselinker({ token, baseUrl: server.url, retries: 0 });
    const products = stockOf(2_500);
    const call = baselinker.updateInventoryProductsStock({ inventory_id: 1, products });
    await expect(call).rejects.toMatchObject({
      message:
        "updateInventoryProductsStock was carried out for 1000 of 2500 entries, then a part failed (OUTCOME_UNKNOWN). Call it again with `remaining`.",
      done: 1_000,
      retryable: true,
      cause: {
        name: "OutcomeUnknownError",
        message:
          "updateInventoryProductsStock was sent, but its answer was lost: it may have been carried out. Send it again: the values will be the same.",
      },
    });
  });

  it("keeps what remains where it is aborted, with the signal's reason as its cause", async () => {
    await using server = await startApiServer(counting, () => {});
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const controller = new AbortController();
    const { signal } = controller;
    const products = stockOf(2_500);
    const call = baselinker.updateInventoryProductsStock({ inventory_id: 1, products }, { signal });
    await server.received(2);
    const reason = new Error("the user left");
    controller.abort(reason);
    const error: unknown = await call.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "BulkWriteError", done: 1_000, retryable: false, cause: reason });
    expect(error instanceof BulkWriteError && Object.keys(Object(error.remaining))).toHaveLength(1_500);
  });

  it("may be tried again where its part may", () => {
    const progress = { result: {}, remaining: [], done: 1, total: 2 };
    const once = new BulkWriteError(progress, { method: "x", cause: new Error("any") });
    expect(once.retryable).toBe(false);
    const cause = new NetworkError({ method: "x" });
    expect(new BulkWriteError(progress, { method: "x", cause }).retryable).toBe(true);
  });

  it("is known for each method that takes up to 1000 products", () => {
    expect(
      Object.values(allMethods())
        .filter(({ bulk }) => bulk !== undefined)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      "updateExternalStorageProductsQuantity",
      "updateInventoryProductsPrices",
      "updateInventoryProductsStock",
      "updateProductsPrices",
      "updateProductsQuantity",
    ]);
    expect(methodNamed("updateInventoryProductsPrices")?.bulk).toEqual({ field: "products", size: 1000 });
  });
});

/** Waits for nothing but the time-out of an attempt. */
const hastyClock: Clock = {
  ...systemClock,
  after: (delayMs, callback) => systemClock.after(delayMs === 30_000 ? delayMs : 0, callback),
};

const sendInParts = (...[method, params, send]: Parts) => sendWith(method, params, send, BulkWriteError);
type Parts = Parameters<typeof sendWith> extends [...infer First, unknown] ? First : never;

describe("sendInParts", () => {
  const small = {
    ...changeProductsMethods.updateInventoryProductsStock,
    bulk: { field: "products", size: 3 },
  };
  const rows = { ...obsoleteProductsMethods.updateProductsQuantity, bulk: { field: "products", size: 3 } };

  it("sends every entry of a list once and in order, however many", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 20 }), async (products) => {
        const sent: unknown[][] = [];
        await sendInParts(rows, { storage_id: "bl_1", products }, async (part) => {
          sent.push((part as { products: unknown[] }).products);
          return {};
        });
        expect(sent.flat()).toEqual(products);
        expect(sent.every((part) => part.length <= 3)).toBe(true);
        expect(sent).toHaveLength(Math.max(1, Math.ceil(products.length / 3)));
      }),
      runs(50),
    );
  });

  it("sends as they came what fits into one part, and what is neither a list nor a map of entries", async () => {
    for (const products of [[1, 2, 3], "text", null, undefined]) {
      const params = { storage_id: "bl_1", products };
      const sent: unknown[] = [];
      const answer = { counter: "3" };
      const send = async (part: unknown) => {
        sent.push(part);
        return answer;
      };
      expect(await sendInParts(rows, params, send)).toBe(answer);
      expect(sent).toEqual([params]);
      expect(sent[0]).toBe(params);
    }
  });

  it("adds no counter and no warnings where no part has any", async () => {
    const send = async () => ({ done: true });
    expect(await sendInParts(rows, { products: [1, 2, 3, 4] }, send)).toEqual({ done: true });
  });

  it("keeps both warnings where two parts warn under one key", async () => {
    const send = async () => ({ counter: 3, warnings: { 0: "wrong" } });
    expect(await sendInParts(rows, { products: [1, 2, 3, 4] }, send)).toEqual({
      counter: 6,
      warnings: { 0: "wrong", "0 (from entry 4 on)": "wrong" },
    });
  });

  it("adds warnings as they come, also where the first parts have none", async () => {
    let part = 0;
    const send = async () => {
      part += 1;
      return part === 2 ? { counter: 1, warnings: { 4: "late" } } : { counter: 1 };
    };
    expect(await sendInParts(rows, { products: [1, 2, 3, 4, 5, 6, 7] }, send)).toEqual({
      counter: 3,
      warnings: { 4: "late" },
    });
  });

  it("treats untrusted keys as ordinary names", async () => {
    const products: unknown = JSON.parse('{"1":{},"2":{},"3":{},"__proto__":{"bl_1":7}}');
    const sent: unknown[] = [];
    await sendInParts(small, { products }, async (part) => {
      sent.push(part);
      return { counter: 1, warnings: JSON.parse('{"__proto__":"w"}') };
    });
    expect(JSON.stringify(sent[1])).toBe('{"products":{"__proto__":{"bl_1":7}}}');
    expect({}).not.toHaveProperty("bl_1");
  });
});
