import { describe, expect, it } from "vitest";
import type { ProductSource } from "../../../src/forwarding/catalog/leadProducts.ts";
import { absent, found, leadOf, minute, mug } from "./scriptedProducts.ts";

describe("the codes of a lead", () => {
  it("are recalled together, each once and without the spaces around them", async () => {
    const { lead, known, recalled } = leadOf();
    known.set("5 sku MUG", found());
    const catalog = lead.open();
    catalog.findBySku(" MUG ");
    catalog.findByEan("590\t");
    expect(catalog.isUnchecked?.("sku", " TEE ")).toBe(true);
    catalog.findBySku("MUG");
    expect(await lead.recall()).toBe(true);
    expect(recalled).toEqual([["5 sku MUG", "5 ean 590", "5 sku TEE"]]);
    expect([await lead.recall(), recalled.length]).toEqual([false, 1]);
    expect([catalog.findBySku("MUG"), catalog.isUnchecked?.("sku", "MUG")]).toEqual([[mug], false]);
  });

  it("have nothing new where nothing is known of them", async () => {
    const { lead } = leadOf();
    lead.open().findBySku("MUG");
    expect(await lead.recall()).toBe(false);
  });

  it.each([
    ["an empty one", "  "],
    ["one that is too long", "x".repeat(51)],
  ])("are not looked up where they cannot be one: %s", async (_, code) => {
    const { lead, ask, asked, recalled } = leadOf();
    const catalog = lead.open();
    expect([catalog.findBySku(code), catalog.isUnchecked?.("sku", code)]).toEqual([[], false]);
    expect([lead.isOpen, await lead.recall(), await ask()]).toEqual([false, false, false]);
    expect([recalled, asked]).toEqual([[], []]);
  });

  it("name the catalog of a product where there are several, and not where there is one", async () => {
    const one = leadOf();
    one.known.set("5 sku MUG", found());
    one.lead.open().findBySku("MUG");
    await one.lead.recall();
    expect(one.lead.open().findBySku("MUG")).toEqual([mug]);
    const two = leadOf({ inventoryIds: [4, 5] });
    two.known.set("4 sku MUG", absent());
    two.known.set("5 sku MUG", found());
    const catalog = two.lead.open();
    expect(catalog.inventoryId).toBe(4);
    catalog.findBySku("MUG");
    await two.lead.recall();
    catalog.findBySku("MUG");
    await two.lead.recall();
    expect(catalog.findBySku("MUG")).toEqual([{ ...mug, inventoryId: 5 }]);
  });

  it("that are absent are so for ten minutes, and unchecked afterwards", async () => {
    const { clock, lead, known } = leadOf();
    known.set("5 sku MUG", absent(minute));
    const catalog = lead.open();
    catalog.findBySku("MUG");
    await lead.recall();
    await clock.advance(9 * minute);
    expect([catalog.isUnchecked?.("sku", "MUG"), lead.isOpen]).toEqual([false, false]);
    await clock.advance(1);
    expect([catalog.isUnchecked?.("sku", "MUG"), lead.isOpen]).toEqual([true, true]);
  });
});

describe("asking for the codes of a lead", () => {
  it("is not done where it may not, and nothing is refreshed then", async () => {
    const { lead, ask, asked, known, used } = leadOf({ mayAsk: false });
    known.set("5 sku MUG", found(2 * 60 * minute));
    const catalog = lead.open();
    catalog.findBySku("MUG");
    catalog.findBySku("TEE");
    await lead.recall();
    expect([await ask(), asked]).toEqual([false, []]);
    lead.tellResolved();
    expect(used).toEqual([]);
  });

  it("tells with what age they were used, of those that have a product", async () => {
    const { clock, lead, known, used } = leadOf();
    known.set("5 sku MUG", found(minute));
    known.set("5 sku TEE", absent());
    const catalog = lead.open();
    for (const sku of ["MUG", "TEE", "NEW"]) catalog.findBySku(sku);
    await lead.recall();
    await clock.advance(500);
    lead.tellResolved();
    expect(used).toEqual([["5 sku MUG", minute + 500]]);
  });

  it("is done for a price that is too old, and the one that is known stays where the answer does not tell", async () => {
    const { clock, lead, ask, asked, known, answers } = leadOf();
    known.set("5 sku MUG", found());
    const take = () => {
      const catalog = lead.open();
      for (const product of catalog.findBySku("MUG")) catalog.onPriceTaken?.(product);
      return catalog;
    };
    take();
    await lead.recall();
    take();
    await clock.advance(15 * minute);
    expect([lead.hasOldPrice, lead.isOpen, await ask(), asked]).toEqual([false, false, false, []]);
    await clock.advance(1);
    expect([lead.hasOldPrice, lead.isOpen]).toEqual([true, true]);
    answers.set("5 sku MUG", undefined);
    expect([await ask(), asked]).toEqual([true, ["5 sku MUG"]]);
    expect(take().findBySku("MUG")).toEqual([mug]);
    // One question is all that a lead has.
    expect([await ask(), asked.length]).toEqual([false, 1]);
  });

  it("leaves out a price that is young enough", async () => {
    const { lead, ask, asked, known } = leadOf();
    known.set("5 sku MUG", found());
    lead.open().findBySku("MUG");
    await lead.recall();
    const catalog = lead.open();
    for (const product of catalog.findBySku("MUG")) catalog.onPriceTaken?.(product);
    catalog.findBySku("NEW");
    await ask();
    expect(asked).toEqual(["5 sku NEW"]);
  });

  it("keeps the first failure, and rejects only where the caller has left", async () => {
    const { lead, ask, answers } = leadOf();
    answers.set("5 sku MUG", new Error("first"));
    answers.set("5 sku TEE", new Error("second"));
    const catalog = lead.open();
    for (const sku of ["MUG", "TEE"]) catalog.findBySku(sku);
    expect(await ask()).toBe(true);
    expect(lead.failure).toEqual(new Error("first"));
    lead.open().findBySku("NEW");
    await expect(ask(AbortSignal.abort(new Error("left")))).rejects.toThrow("left");
  });
});

it("asks for 20 codes at most, and by EAN only when no SKU has to be asked for any more", async () => {
  const { lead, ask, asked } = leadOf();
  const catalog = lead.open();
  for (let code = 0; code < 15; code += 1) catalog.findBySku(`S${code}`);
  for (let code = 0; code < 15; code += 1) catalog.findByEan(`E${code}`);
  await ask();
  expect(asked).toEqual(Array.from({ length: 15 }, (_, code) => `5 sku S${code}`));
  await ask();
  expect(asked.slice(15)).toEqual(Array.from({ length: 5 }, (_, code) => `5 ean E${code}`));
  expect(await ask()).toBe(false);
});

describe("a code that Base does not list, where the account may have variants that it does not list", () => {
  const doubtful = async (options: Partial<ProductSource> = {}) => {
    const made = leadOf(options);
    made.known.set("5 sku V", absent(0, false));
    const catalog = made.lead.open();
    catalog.findBySku("V");
    await made.lead.recall();
    return { ...made, catalog };
  };

  it("is unchecked until that is settled, which is done once for a lead", async () => {
    const { lead, catalog, ask, asked, settled } = await doubtful();
    expect([catalog.isUnchecked?.("sku", "V"), lead.isOpen]).toEqual([true, true]);
    expect(await ask()).toBe(true);
    expect([asked, settled]).toEqual([[], [5]]);
    expect([await ask(), settled]).toEqual([false, [5]]);
    expect(catalog.isUnchecked?.("sku", "V")).toBe(true);
    const better = await doubtful();
    better.known.set("5 sku V", found());
    expect(await better.ask()).toBe(true);
    expect(better.catalog.findBySku("V")).toEqual([mug]);
  });

  it("stays as it was where the store has forgotten it meanwhile", async () => {
    const { catalog, ask, known } = await doubtful();
    known.clear();
    await ask();
    expect(catalog.findBySku("V")).toEqual([]);
    expect(catalog.isUnchecked?.("sku", "V")).toBe(true);
  });

  it("has its turn also where another code was asked for before", async () => {
    const { lead, ask, answers, known, recalled, settled } = leadOf();
    answers.set("5 sku MUG", found());
    lead.open().findBySku("MUG");
    expect(await ask()).toBe(true);
    expect([settled, recalled]).toEqual([[], []]);
    known.set("5 sku V", absent(0, false));
    lead.open().findBySku("V");
    await lead.recall();
    await ask();
    expect(settled).toEqual([5]);
  });

  it("stays unchecked where that fails, and the lead is told why", async () => {
    const { lead, ask, catalog } = await doubtful({
      settleVariants: () => Promise.reject(new Error("away")),
    });
    expect(await ask()).toBe(true);
    expect(lead.failure).toEqual(new Error("away"));
    expect(catalog.isUnchecked?.("sku", "V")).toBe(true);
  });

  it("holds no one who leaves meanwhile", async () => {
    const leaving = new AbortController();
    const { lead, ask } = await doubtful({
      async settleVariants() {
        leaving.abort(new Error("left"));
        throw new Error("away");
      },
    });
    await expect(ask(leaving.signal)).rejects.toThrow("left");
    expect(lead.failure).toBeUndefined();
  });
});
