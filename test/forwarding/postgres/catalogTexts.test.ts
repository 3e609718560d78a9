import { describe, expect, it } from "vitest";
import { noSweep } from "../../../src/forwarding/catalog/sweepState.ts";
import { listOf, productsOf, productTexts } from "../../../src/forwarding/postgres/catalogTexts.ts";
import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { postgresProductCache } from "../../../src/forwarding/postgres/postgresProductCache.ts";
import { product } from "../../contracts/testProducts.ts";
import { manualClock } from "../../support/manualClock.ts";
import { scriptedClient } from "./scriptedClient.ts";

describe("a product on its way into PostgreSQL", () => {
  it.each([
    [{}, { sku: "A", ean: "", padded: false }],
    [{ sku: " A" }, { sku: "A", ean: "", padded: true }],
    [{ ean: "590 " }, { sku: "A", ean: "590", padded: true }],
  ])("has its codes without the spaces of %o", (more, codes) => {
    const own = product(7, "A", { parentId: 1, ...more });
    const data = JSON.stringify({ name: own.name, prices: own.prices });
    expect(productTexts(own)).toEqual({ id: 7, parent: 1, data, ...codes });
  });

  it.each([
    [JSON.stringify({ name: "Tea", prices: { 10: 5 } }), { name: "Tea", prices: { 10: 5 } }],
    [null, { name: "", prices: {} }],
    ["[]", { name: "", prices: {} }],
    ['{"name":"Tea","prices":{"9":4,"10":"5"}}', { name: "Tea", prices: {} }],
    ['{"prices":[1]}', { name: "", prices: {} }],
  ])("is read with %j", (data, more) => {
    const text = JSON.stringify([[1, "7", 0, "A", null, data, "400", 3]]);
    expect(productsOf(text)).toEqual([
      { place: 1, product: { productId: 7, parentId: 0, sku: "A", ean: "", ...more }, at: 400, fromSweep: 3 },
    ]);
  });

  it("has empty codes where a row lacks them", () => {
    expect(productsOf("[[0,7]]")[0]?.product).toMatchObject({ productId: 7, sku: "", ean: "", name: "" });
  });

  it.each([
    [null, []],
    [undefined, []],
    ["{}", []],
    ['[[1],"a",[2]]', [[1], [2]]],
  ])("is in the list %j", (text, rows) => {
    expect(listOf(text)).toEqual(rows);
  });
});

describe("a product cache in PostgreSQL", () => {
  it.each([
    [[], noSweep, false],
    [[], { ...noSweep, variants: "listed" }, true],
    [[product(7, "A")], noSweep, true],
  ])(
    "says of %o, which is gone before it is found, whether that is certain",
    async (products, state, isCertain) => {
      const client = scriptedClient(() => [
        { state: JSON.stringify(state), now: 1_000, products: null, learned: null },
      ]);
      const learned = await postgresProductCache(client).learn(205, { by: "sku", code: "A" }, products, 5);
      expect(learned).toEqual({ products, ageMs: 5, isCertain });
      expect(client.asked.at(-1)?.[1].at(-1)).toBe(JSON.stringify([{ place: 0, by: "sku", code: "A" }]));
    },
  );

  it("gives up a claim that others are quicker with five times", async () => {
    const due = JSON.stringify({ ...noSweep, sweep: 1 });
    const client = scriptedClient(() => [{ state: due, now: 1e12, done: false }]);
    const claim = { token: "one", leaseMs: 60_000, againMs: 86_400_000 };
    expect(await postgresProductCache(client).sweep(205, claim)).toBeUndefined();
    expect(client.asked.filter(([statement]) => statement.includes("write_sweep"))).toHaveLength(5);
  });

  it("names its schema where the server does not answer", async () => {
    const clock = manualClock();
    const client = { query: () => new Promise<{ rows: [] }>(() => {}) };
    const late = expect(
      postgresProductCache(client, { testing: { clock }, maxWaitMs: 50 }).take(1),
    ).rejects.toMatchObject({
      code: "STORE_FAILED",
      message: expect.stringContaining("The schema baselinker in PostgreSQL"),
    });
    await clock.advance(50);
    await late;
  });

  it("names itself where it refuses a client", () => {
    const noClient = "postgres://" as unknown as PostgresClient;
    expect(() => postgresProductCache(noClient)).toThrow("Expected the client of postgresProductCache to be");
  });
});
