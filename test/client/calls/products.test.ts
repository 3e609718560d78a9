import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { type ApiServer, type Behaviour, startApiServer } from "../../support/apiServer.ts";

const token = "t";

interface Product {
  readonly id: number;
  readonly parent_id: number;
}

describe("iterateInventoryProducts", () => {
  it("gives all products of all pages, variants among them, where the account lists variants", async () => {
    const products = catalogOf(1_200, 3);
    await using server = await startApiServer(honest(products));
    const ids = await collect(server);
    expect(ids).toEqual(products.map(({ id, parent_id }) => `${parent_id}/${id}`));
    expect(server.requests.map(({ method, parameters }) => [method, parameters])).toEqual(
      [1, 2, 3, 4, 5].map((page) => [
        "getInventoryProductsList",
        { inventory_id: 7, include_variants: true, page },
      ]),
    );
  });

  it("takes the variants from the products' data where the account lists none", async () => {
    const products = catalogOf(1_200, 3);
    await using server = await startApiServer(mainOnly(products));
    const ids = await collect(server);
    expect([...ids].sort()).toEqual(products.map(({ id, parent_id }) => `${parent_id}/${id}`).sort());
    expect(new Set(ids).size).toBe(ids.length);
    const data = server.requests.filter(({ method }) => method === "getInventoryProductsData");
    expect(data.map(({ parameters }) => Reflect.get(Object(parameters), "products").length)).toEqual([
      1_000, 200,
    ]);
  });

  it("reads a page when the loop gets there, and no more", async () => {
    await using server = await startApiServer(honest(catalogOf(3_000, 0)));
    const products = new Baselinker({ token, baseUrl: server.url }).iterateInventoryProducts({
      inventory_id: 7,
    });
    expect(server.requests).toHaveLength(0);
    let count = 0;
    for await (const _ of products) {
      count += 1;
      if (count === 1_000) expect(server.requests).toHaveLength(1);
      if (count === 1_001) break;
    }
    expect(server.requests).toHaveLength(2);
  });

  it.each([{}, { validation: "report" }, { validation: "off" }, { validation: "strict" }] as const)(
    "fails with %o where a page lacks its products, which would else be the last one",
    async (options) => {
      const fetch = async () => Response.json({ status: "SUCCESS" });
      const baselinker = new Baselinker({ token, fetch, retries: 0 });
      for (const products of [
        baselinker.iterateInventoryProducts({ inventory_id: 7 }, options),
        new Baselinker({ token, fetch, retries: 0, ...options }).iterateInventoryProducts({
          inventory_id: 7,
        }),
      ])
        await expect(products.toArray()).rejects.toMatchObject({ reason: "drift" });
    },
  );

  it("leaves variants out where the caller says so", async () => {
    await using server = await startApiServer(mainOnly(catalogOf(5, 2)));
    const ids = await collect(server, { include_variants: false });
    expect(ids).toHaveLength(5);
    expect(server.requests.map(({ parameters }) => parameters)).toEqual([
      { inventory_id: 7, include_variants: false, page: 1 },
    ]);
  });

  it.each([0, 999, 1_000, 1_001])("ends after a catalog of %i products", async (size) => {
    await using server = await startApiServer(honest(catalogOf(size, 0)));
    expect(await collect(server, { include_variants: false })).toHaveLength(size);
  });

  it("asks once where there are no products, and for the variants of a thousand in one request", async () => {
    for (const [size, requests] of [
      [0, 1],
      [1_000, 3],
    ] as const) {
      await using server = await startApiServer(mainOnly(catalogOf(size, 0)));
      expect(await collect(server)).toHaveLength(size);
      expect(server.requests).toHaveLength(requests);
    }
  });

  it("takes the key of a product for its id only where that is missing", async () => {
    const products = { 5: { name: "A" }, 7: { id: 8, name: "B" } };
    const fetch = async () => Response.json({ status: "SUCCESS", products });
    const baselinker = new Baselinker({ token, fetch });
    const found = await baselinker.getInventoryProducts({ inventory_id: 7, include_variants: false });
    expect(found.map(({ id, name }) => [id, name])).toEqual([
      [5, "A"],
      [8, "B"],
    ]);
  });

  it("fails where an answer holds more than ten pages, and in strict mode where a field is strange", async () => {
    const of = (products: object, options = {}) =>
      new Baselinker({ token, fetch: async () => Response.json({ status: "SUCCESS", products }) })
        .iterateInventoryProducts({ inventory_id: 7 }, { retries: 0, ...options })
        .toArray();
    const whole = { parent_id: 0, name: "A", sku: "", ean: "", prices: {}, stock: {} };
    const many = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, at) => [at + 1, { ...whole, id: at + 1 }]),
    );
    const drift = [{ path: "products", expected: "a page of 1000", received: "ten times as many" }];
    await expect(of(many)).rejects.toMatchObject({ drift });
    const strange = { 5: { ...whole, id: 5, name: {} } };
    await expect(of(strange, { validation: "strict" })).rejects.toMatchObject({
      drift: [{ path: "products.*.name" }],
    });
  });

  it("says which parameter is missing where there are none", async () => {
    const baselinker = new Baselinker({ token, fetch: async () => Response.json({ status: "SUCCESS" }) });
    const products: unknown = Reflect.apply(baselinker.getInventoryProducts, baselinker, []);
    await expect(products).rejects.toMatchObject({ name: "InvalidParamsError" });
    await expect(products).rejects.toThrow("`inventory_id`");
  });

  it("names itself where an option is unknown", () => {
    const unknown: object = { limits: 5 };
    expect(() => new Baselinker({ token }).iterateInventoryProducts({ inventory_id: 7 }, unknown)).toThrow(
      "Unknown option `limits` of iterateInventoryProducts ",
    );
  });

  it("ends with a server that gives the first page forever", async () => {
    const page = Object.fromEntries(catalogOf(1_000, 0).map((product) => [product.id, product]));
    await using server = await startApiServer(({ succeed }) => succeed({ products: page }));
    expect(await collect(server, { include_variants: false })).toHaveLength(1_000);
  });

  it("reads ids, numbers and empty maps as they come on the wire", async () => {
    await using server = await startApiServer(({ request, succeed }) => {
      if (request.method === "getInventoryProductsList") {
        succeed({
          products: { "5": { id: "5", parent_id: "0", sku: 12, name: "A", prices: [], stock: [] } },
        });
      } else {
        const variant = { name: "A red", sku: "a-red", ean: "", prices: { 1: "9.50" }, stock: { bl_2: "3" } };
        succeed({ products: { "5": { variants: { "6": variant } } } });
      }
    });
    const products: unknown[] = [];
    const baselinker = new Baselinker({ token, baseUrl: server.url, validation: "off" });
    for await (const product of baselinker.iterateInventoryProducts({ inventory_id: 7 }))
      products.push(product);
    expect(products).toEqual([
      { id: 5, parent_id: 0, sku: "12", ean: "", name: "A", prices: {}, stock: {} },
      { id: 6, parent_id: 5, sku: "a-red", ean: "", name: "A red", prices: { 1: 9.5 }, stock: { bl_2: 3 } },
    ]);
  });

  it.each([
    [0, 0, 0],
    [1, 1, 1],
    [1_000, 1_000, 1],
    [1_001, 1_001, 2],
    [5_000, 3_000, 4],
  ])("gives at most %i of 3,000 products: %i, read in %i requests", async (limit, count, requests) => {
    await using server = await startApiServer(honest(catalogOf(3_000, 0)));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const params = { inventory_id: 7, include_variants: false };
    let given = 0;
    for await (const _ of baselinker.iterateInventoryProducts(params, { limit })) given += 1;
    expect(given).toBe(count);
    expect(server.requests).toHaveLength(requests);
  });
});

describe("getInventoryProducts", () => {
  it("gives the same products as a list, variants among them", async () => {
    await using server = await startApiServer(mainOnly(catalogOf(1_200, 3)));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const params = { inventory_id: 7 };
    const looped = await baselinker.iterateInventoryProducts(params).toArray();
    expect(looped).toHaveLength(4_800);
    expect(await baselinker.getInventoryProducts(params)).toEqual(looped);
  });

  it("gives the first ones up to a limit, and reads no further page", async () => {
    await using server = await startApiServer(honest(catalogOf(3_000, 0)));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const products = await baselinker.getInventoryProducts({ inventory_id: 7 }, { limit: 3 });
    expect(products.map(({ id }) => id)).toEqual([10, 20, 30]);
    expect(server.requests).toHaveLength(1);
  });

  it("rejects where a page cannot be read, and gives no part of the catalog", async () => {
    await using server = await startApiServer((exchange) => {
      if (server.requests.length < 2) return honest(catalogOf(3_000, 0))(exchange);
      exchange.succeed({});
    });
    const products = new Baselinker({ token, baseUrl: server.url, retries: 0 }).getInventoryProducts({
      inventory_id: 7,
    });
    await expect(products).rejects.toMatchObject({ reason: "drift" });
  });

  it.each([
    [{ limit: -1 }, RangeError, "`limit`"],
    [{ limits: 5 }, TypeError, "Unknown option `limits` of getInventoryProducts"],
    [{ cursor: "1" }, TypeError, "Unknown option `cursor` of getInventoryProducts"],
  ])("rejects options such as %o, and asks nothing", async (options: object, Class, words) => {
    await using server = await startApiServer();
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const products = baselinker.getInventoryProducts({ inventory_id: 7 }, options);
    await expect(products).rejects.toThrow(Class);
    await expect(products).rejects.toThrow(words);
    expect(server.requests).toHaveLength(0);
  });
});

async function collect(server: ApiServer, params: { include_variants?: boolean } = {}): Promise<string[]> {
  const baselinker = new Baselinker({ token, baseUrl: server.url, rateLimit: { requestsPerMinute: 1_000 } });
  const ids: string[] = [];
  for await (const { id, parent_id } of baselinker.iterateInventoryProducts({ inventory_id: 7, ...params })) {
    ids.push(`${parent_id}/${id}`);
  }
  return ids;
}

/** Main products by ascending id, each followed by its variants. */
function catalogOf(size: number, variantsEach: number): Product[] {
  return Array.from({ length: size }, (_, index) => {
    const id = (index + 1) * 10;
    const variants = Array.from({ length: variantsEach }, (_each, at) => ({
      id: id + at + 1,
      parent_id: id,
    }));
    return [{ id, parent_id: 0 }, ...variants];
  }).flat();
}

function honest(products: readonly Product[]): Behaviour {
  return ({ request, succeed }) => {
    const page = Number(Reflect.get(Object(request.parameters), "page"));
    succeed({ products: byId(products.slice((page - 1) * 1_000, page * 1_000)) });
  };
}

/** An account that does not know `include_variants`. */
function mainOnly(products: readonly Product[]): Behaviour {
  const main = products.filter(({ parent_id }) => parent_id === 0);
  return (exchange) => {
    if (exchange.request.method === "getInventoryProductsList") return honest(main)(exchange);
    const wanted: number[] = Reflect.get(Object(exchange.request.parameters), "products");
    const data = wanted.map((id) => {
      const variants = products.filter(({ parent_id }) => parent_id === id);
      return [id, { variants: variants.length === 0 ? null : byId(variants) }];
    });
    exchange.succeed({ products: Object.fromEntries(data) });
  };
}

function byId(products: readonly Product[]): Record<string, unknown> | [] {
  if (products.length === 0) return [];
  return Object.fromEntries(
    products.map((product) => [product.id, { ...product, sku: `s${product.id}`, ean: "", name: "n" }]),
  );
}
