import { describe, expect, it } from "vitest";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import type { MatchRule } from "../../../src/mapping/rules/rules.ts";
import { buildCatalog, buildProduct } from "../../../src/testing/fake/builders.ts";
import { askedShop, codesOf, listing, reading } from "./askedShop.ts";

const hour = 3_600_000;

describe("a catalog that is asked", () => {
  it("links lines with one request for each code, and loads nothing", async () => {
    const { process, links, calls } = askedShop();
    const { forward } = process();
    expect(await forward("TEE-S", "MUG-BLUE", "TEE-S")).toMatchObject({ status: "success" });
    expect(links()).toEqual(["2691", "2685", "2691"]);
    expect(calls(listing)).toBe(2);
    expect(await forward("TEE-S")).toMatchObject({ status: "success" });
    expect(links()).toEqual(["2691"]);
    expect(calls(listing)).toBe(2);
  });

  it("asks for a lead's products side by side", async () => {
    let asked = 0;
    let release = () => {};
    const threeAsked = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { process, create } = askedShop({
      // No answer comes until three requests were sent.
      through: async (work) => {
        asked += 1;
        if (asked === 3) release();
        if (asked <= 3) await threeAsked;
        return work();
      },
    });
    create({ sku: "N-0" }, { sku: "N-1", id: 5001 }, { sku: "N-2", id: 5002 });
    expect(codesOf(await process().forward("N-0", "N-1", "N-2"))).toEqual([]);
  });

  it("asks once for a product that many leads name at the same moment", async () => {
    const { process, calls, ended } = askedShop();
    const { forwarder } = process();
    const leads = Array.from({ length: 10 }, (_, index) => ({
      id: `A${index}`,
      email: `${index}@example.com`,
      lines: [{ sku: "TEE-S" }],
    }));
    await ended(Promise.all(leads.map((lead) => forwarder.forward(lead))));
    expect(calls("addOrder")).toBe(10);
    expect(calls(listing)).toBe(1);
  });

  it("asks by EAN only where the SKU has no product", async () => {
    const { process, links, account } = askedShop({ match: { by: ["sku", "ean"] } });
    await process().forwardLines(
      { sku: "MUG-BLUE", ean: "5901234123457" },
      { sku: "OTHER", ean: "5901234123471" },
    );
    const asked = account.requestsOf(listing).map(({ parameters }) => parameters);
    const codes = asked.map(({ filter_sku, filter_ean }) => filter_sku ?? filter_ean).filter(Boolean);
    expect(codes).toEqual(["MUG-BLUE", "OTHER", "5901234123471"]);
    expect(links()?.[0]).toBe("2685");
    expect(links()?.[1]).not.toBe("");
  });

  it("asks for 20 codes of a lead at most, and calls the others unchecked", async () => {
    const { process, create, calls } = askedShop({ match: { unmatched: "drop" } });
    const skus = Array.from({ length: 25 }, (_, index) => `N-${index}`);
    create(...skus.map((sku, index) => ({ sku, id: 6000 + index })));
    const { forward } = process();
    const result = await forward(...skus);
    expect(result).toMatchObject({ status: "error", fault: "temporary" });
    expect(codesOf(result)).toEqual(Array.from({ length: 5 }, () => "sku_unchecked_needed"));
    expect(calls(listing)).toBe(20);
    expect(await forward(...skus)).toMatchObject({ status: "success" });
    expect(calls(listing)).toBe(25);
  });

  it.each<[string, MatchRule, string, string]>([
    ["stays a text line that is called unchecked", { unmatched: "keep" }, "success", "sku_unchecked"],
    [
      "makes a lead that would drop it a temporary error",
      { unmatched: "drop" },
      "error",
      "sku_unchecked_needed",
    ],
    [
      "makes a lead that would reject it a temporary error",
      { unmatched: "reject" },
      "error",
      "sku_unchecked_needed",
    ],
  ])("does not take silence for an answer: what could not be asked %s", async (_, match, status, code) => {
    const { process, account, events } = askedShop({ match });
    account.faults.inject("bad-gateway", { method: listing });
    const result = await process().forward("TEE-S");
    expect(result).toMatchObject({ status });
    expect(codesOf(result)).toEqual([code]);
    expect(events.map(({ type }) => type)).toContain("live_lookup_failed");
    expect(result).not.toMatchObject({ fault: "lead" });
  });

  it("takes no answer without its list of products for one without products", async () => {
    const { process, account } = askedShop({ match: { unmatched: "drop" } });
    account.faults.inject("account-empty", { method: listing, lists: "missing" });
    expect(codesOf(await process().forward("TEE-S"))).toEqual(["sku_unchecked_needed"]);
  });

  it("asks again for what Base does not have, but not within ten minutes", async () => {
    const { process, create, links, calls, clock } = askedShop();
    const { forward } = process();
    expect(codesOf(await forward("NEW"))).toEqual(["sku_unmatched"]);
    const before = calls(listing);
    create({ sku: "NEW" });
    expect(codesOf(await forward("NEW"))).toEqual(["sku_unmatched"]);
    expect(calls(listing)).toBe(before);
    await clock.advance(600_001);
    expect(codesOf(await forward("NEW"))).toEqual([]);
    expect(links()).toEqual(["5000"]);
  });

  it("uses what is older than an hour at once, and asks for it again in the background", async () => {
    const { process, account, links, calls, clock } = askedShop();
    const { forward } = process();
    await forward("MUG-BLUE");
    const product = account.catalogs[0]?.products.find(({ sku }) => sku === "MUG-BLUE");
    if (product !== undefined) product.id = 7777;
    await clock.advance(hour + 1);
    const before = calls(listing);
    await forward("MUG-BLUE");
    expect(links()).toEqual(["2685"]);
    await clock.advance(1);
    expect(calls(listing)).toBe(before + 1);
    await forward("MUG-BLUE");
    expect(links()).toEqual(["7777"]);
  });

  it("links no line to one of several products with the same code", async () => {
    const { process, create, links } = askedShop();
    create({ sku: "TWICE" }, { sku: "TWICE", id: 5001 });
    expect(codesOf(await process().forward("TWICE"))).toEqual(["sku_ambiguous"]);
    expect(links()).toEqual([""]);
  });

  it("links to the code that was asked for, whatever else the answer holds", async () => {
    const near = [buildProduct({ id: 1, sku: "a-1" }), buildProduct({ id: 2, sku: "A-10" })];
    const { process, answering, links } = askedShop();
    const { forward } = process({
      baselinker: answering(() => [...near, buildProduct({ id: 3, sku: " A-1 " })]),
    });
    expect(codesOf(await forward("A-1", "A"))).toEqual(["sku_unmatched"]);
    expect(links()).toEqual(["3", ""]);
  });

  it("takes a full page of near codes for no answer, since the next page may have the one", async () => {
    const near = Array.from({ length: 1_000 }, (_, index) =>
      buildProduct({ id: index + 1, sku: `A-1${index}` }),
    );
    const { process, answering } = askedShop({ match: { unmatched: "drop" } });
    const { forward } = process({ baselinker: answering(() => near) });
    expect(codesOf(await forward("A-1"))).toEqual(["sku_unchecked_needed"]);
  });

  it("asks the next catalog where the first has no such product, and links to where it was found", async () => {
    const second = buildCatalog({ inventory_id: 9, products: [buildProduct({ id: 91, sku: "NINE" })] });
    const { process, account } = askedShop({ catalog: { inventoryIds: [307, 9] } });
    account.catalogs.push(second);
    await process().forward("NINE", "TEE-S");
    expect(account.orders.at(-1)?.products).toMatchObject([
      { product_id: "91", storage_id: "9" },
      { product_id: "2691", storage_id: "307" },
    ]);
  });

  it("does not ask for a lead that has its order already", async () => {
    const { process, calls, ended, clock } = askedShop();
    const { forwarder } = process();
    const lead = { id: "same", email: "ann@example.com", lines: [{ sku: "NONE" }] };
    await ended(forwarder.forward(lead));
    await clock.advance(hour);
    const before = calls(listing);
    expect(await ended(forwarder.forward(lead))).toMatchObject({ status: "duplicate" });
    expect(calls(listing)).toBe(before);
  });
});

describe("the prices of a catalog that is asked", () => {
  const match: MatchRule = { priceGroup: 105 };

  it("are no older than `catalogMaxAgeMs` where a line takes one", async () => {
    const { process, account, create, calls, clock } = askedShop({ match, hasPrices: false });
    create({ sku: "NEW" });
    const { forward } = process();
    await forward("NEW");
    const product = account.catalogs[0]?.products.at(-1);
    if (product !== undefined) product.prices = { "105": 8 };
    await clock.advance(890_000);
    await forward("NEW");
    expect(account.orders.at(-1)?.products).toMatchObject([{ price_brutto: 7 }]);
    const before = calls(listing);
    await clock.advance(10_001);
    await forward("NEW");
    expect(account.orders.at(-1)?.products).toMatchObject([{ price_brutto: 8 }]);
    expect(calls(listing)).toBe(before + 1);
  });

  it("make the lead a temporary error where Base cannot be asked for them", async () => {
    const { process, account, create, clock } = askedShop({ match, hasPrices: false });
    create({ sku: "NEW" });
    const { forward } = process();
    await forward("NEW");
    await clock.advance(900_001);
    account.faults.inject("bad-gateway", { method: listing });
    const before = account.orders.length;
    expect(await forward("NEW")).toMatchObject({ status: "error", fault: "temporary" });
    expect(account.orders).toHaveLength(before);
    expect(await forward("NEW")).toMatchObject({ status: "success" });
  });

  it("are not asked for where the line has its own", async () => {
    const { process, create, calls, clock } = askedShop({ match });
    create({ sku: "NEW" });
    const { forward } = process();
    await forward("NEW");
    const before = calls(listing);
    await clock.advance(900_001);
    expect(await forward("NEW")).toMatchObject({ status: "success" });
    expect(calls(listing)).toBe(before);
  });
});

describe("an account that does not list variants", () => {
  const seed = { listsVariants: false };

  it("has its variants read before one of them is called unmatched", async () => {
    const { process, links, calls } = askedShop({ seed });
    const { forward } = process();
    expect(codesOf(await forward("TEE-S"))).toEqual([]);
    expect(links()).toEqual(["2691"]);
    expect([calls(listing), calls(reading)]).toEqual([2, 1]);
    expect(codesOf(await forward("NONE"))).toEqual(["sku_unmatched"]);
  });

  it("makes a lead wait for them, where the catalog is large", async () => {
    const many = Array.from({ length: 2_500 }, (_, index) =>
      buildProduct({ id: index + 1, sku: `S${index}` }),
    );
    const variant = buildProduct({ id: 9_999, parent_id: 2_400, sku: "V" });
    const catalogs = [buildCatalog({ inventory_id: 307, products: [...many, variant] })];
    const { process, links, clock } = askedShop({
      seed: { ...seed, catalogs },
      match: { unmatched: "drop" },
    });
    const { forward } = process();
    expect(codesOf(await forward("V"))).toEqual(["sku_unchecked_needed"]);
    await clock.advance(120_000);
    expect(codesOf(await forward("V", "S7"))).toEqual([]);
    expect(links()).toEqual(["9999", "8"]);
  });

  it("is asked for a variant's price by its main product", async () => {
    const { process, account, clock } = askedShop({ seed, match: { priceGroup: 105 }, hasPrices: false });
    const { forward } = process();
    await forward("TEE-S");
    const variant = account.catalogs[0]?.products.find(({ sku }) => sku === "TEE-S");
    if (variant !== undefined) variant.prices = { "105": 11 };
    await clock.advance(900_001);
    expect(await forward("TEE-S")).toMatchObject({ status: "success" });
    expect(account.orders.at(-1)?.products).toMatchObject([{ price_brutto: 11, product_id: "2691" }]);
  });
});

describe("the option `catalog`", () => {
  const given = (catalog: unknown) => ({ catalog }) as Partial<ForwarderOptions>;
  const cache = { find() {} };

  it.each([
    [{ inventoryID: 5 }, "Did you mean `catalog.inventoryId`?"],
    [{}, "Expected either `catalog.inventoryId` or `catalog.inventoryIds`, got neither."],
    [{ inventoryId: undefined }, "got neither."],
    [{ inventoryId: 5, inventoryIds: [5] }, "got both."],
    [
      { inventoryId: "5" },
      'Expected `catalog.inventoryId` to be an integer of at least 1, got "5". Convert the string with `Number`.',
    ],
    [{ inventoryId: Number(undefined) }, "to be an integer of at least 1, got NaN."],
    [{ inventoryId: 0 }, "got 0"],
    [{ inventoryIds: [] }, "a list of at least one id of a catalog"],
    [{ inventoryIds: [5, null] }, "Expected `catalog.inventoryIds[1]`"],
    [{ inventoryId: 5, cache }, "Expected `catalog.cache` to be a cache of products"],
    [[], "Expected `catalog` to be `{ inventoryId }` to ask Base, or a catalog of"],
  ])("refuses %o", (catalog, message) => {
    const { process } = askedShop();
    expect(() => process(given(catalog))).toThrow(message);
  });
});
