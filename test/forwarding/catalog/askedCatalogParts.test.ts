import { expect, it } from "vitest";
import type { CallOptions } from "../../../src/client/calls/options.ts";
import { AskedCatalog } from "../../../src/forwarding/catalog/askedCatalog.ts";
import { answerText } from "../../../src/forwarding/catalog/productAnswer.ts";
import type { ProductCache } from "../../../src/forwarding/catalog/productCache.ts";
import type { EventToReport } from "../../../src/forwarding/contract/forwardEvent.ts";
import type { CatalogProduct } from "../../../src/mapping/contract/mapContext.ts";
import { hashAtOnce } from "../../support/hashAtOnce.ts";
import { manualClock } from "../../support/manualClock.ts";

hashAtOnce();

interface Scripted {
  readonly liveLookups?: boolean;
  readonly inventoryIds?: readonly number[];
}

/** A catalog over a cache and a server that say what they are told to. */
function asked({ liveLookups = true, inventoryIds = [5] }: Scripted = {}) {
  const clock = manualClock();
  /** What is remembered, by the key without its account. */
  const values = new Map<string, string>();
  const gets: string[][] = [];
  const sets: { key: string; value: string; ttlMs: number }[] = [];
  const read: unknown[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const events: EventToReport[] = [];
  const said = { listed: {}, data: {}, failure: undefined as Error | undefined, lastsMs: 0 };
  const nameOf = (key: string) => key.slice(key.indexOf(":") + 1);
  const cache: ProductCache = {
    async get(keys) {
      gets.push(keys.map(nameOf));
      if (said.failure !== undefined) throw said.failure;
      return keys.map((key) => values.get(nameOf(key)));
    },
    async set(entries, ttlMs, { onlyIfAbsent = false } = {}) {
      if (onlyIfAbsent) return false;
      for (const [key, value] of entries) {
        sets.push({ key: nameOf(key), value, ttlMs });
        values.set(nameOf(key), value);
      }
      return true;
    },
  };
  const answer = async (products: object, options: CallOptions | undefined) => {
    signals.push(options?.signal);
    if (said.lastsMs > 0) await new Promise<void>((resolve) => clock.after(said.lastsMs, resolve));
    return { products } as never;
  };
  const catalog = new AskedCatalog(
    { inventoryIds, cache },
    {
      baselinker: {
        getInventoryProductsList: (_, options) => answer(said.listed, options),
        getInventoryProductsData: ({ products }, options) => {
          read.push(products);
          return answer(said.data, options);
        },
      },
      clock,
      catalogMaxAgeMs: 900_000,
      liveLookups,
      randomId: () => "one process",
    },
    (event) => events.push(event),
  );
  const lead = (...skus: string[]) => {
    const products = catalog.forLead();
    for (const sku of skus) products.open().findBySku(sku);
    return products;
  };
  const ask = (sku: string) => lead(sku).ask(new AbortController().signal);
  return { clock, catalog, said, values, gets, sets, read, signals, events, lead, ask };
}

function product(productId: number, parentId: number, sku: string): CatalogProduct {
  return { productId, parentId, sku, ean: "", name: "", prices: {} };
}

const data = (sku: string) => ({ sku, ean: "", name: "", prices: {} });
const week = 7 * 86_400_000;

it("reads all codes of a lead in one step, and until that is known whether variants are listed", async () => {
  const { gets, lead, clock, values } = asked({ inventoryIds: [4, 5] });
  const none = answerText({ products: [], at: clock.date() });
  values.set("4:sku:A", none);
  values.set("4:sku:B", none);
  values.set("4:variants", "listed");
  const products = lead();
  const catalog = products.open();
  catalog.findBySku("A");
  catalog.findBySku("B");
  await products.recall();
  products.open().findBySku("A");
  await products.recall();
  expect(gets).toEqual([
    ["4:sku:A", "4:sku:B", "4:variants"],
    ["5:sku:A", "5:variants"],
  ]);
});

it("keeps what it found for a week, and that there is nothing for ten minutes from the question on", async () => {
  const { said, sets, ask } = asked();
  said.listed = { 7: { ...data("A"), id: 7, parent_id: 0 } };
  await ask("A");
  said.listed = {};
  await ask("NONE");
  expect(sets.map(({ key, ttlMs }) => [key, ttlMs])).toEqual([
    ["5:sku:A", week],
    ["5:sku:NONE", 600_000],
  ]);
});

it("counts the age of an answer from the question", async () => {
  const { said, sets, ask, clock } = asked();
  const since = clock.date();
  said.lastsMs = 5_000;
  const done = ask("NONE");
  await clock.advance(5_000);
  await done;
  expect(sets).toEqual([
    { key: "5:sku:NONE", value: answerText({ products: [], at: since }), ttlMs: 595_000 },
  ]);
});

it("does not keep an answer that is too old when it comes", async () => {
  const { said, sets, ask, clock } = asked();
  said.lastsMs = 600_000;
  const done = ask("NONE");
  await clock.advance(600_000);
  await done;
  expect(sets).toEqual([]);
});

it("tells other processes once that variants are listed, and is told so by them", async () => {
  const { said, sets, ask } = asked();
  said.listed = { 8: { ...data("V"), id: 8, parent_id: 2 } };
  await ask("V");
  await ask("V");
  expect(sets.filter(({ key }) => key === "5:variants")).toEqual([
    { key: "5:variants", value: "listed", ttlMs: week },
  ]);
  const other = asked();
  other.values.set("5:variants", "listed");
  other.values.set("5:sku:NONE", answerText({ products: [], at: other.clock.date() }));
  const products = other.lead("NONE");
  expect(products.isOpen).toBe(true);
  await products.recall();
  expect(products.isOpen).toBe(false);
});

it.each(["yes", "", "null", "{}"])("takes no other word than its own for that: %o", async (word) => {
  const { values, lead, clock } = asked();
  values.set("5:variants", word);
  values.set("5:sku:NONE", answerText({ products: [], at: clock.date() }));
  const products = lead("NONE");
  await products.recall();
  expect(products.isOpen).toBe(true);
});

it("asks Base where what is remembered is not an answer, or is about another code", async () => {
  const { values, said, lead, signals, clock } = asked();
  said.listed = { 7: { ...data("A"), id: 7, parent_id: 0 } };
  const wrong = ["[]", "{", '{"at":1}', answerText({ products: [product(9, 0, "B")], at: clock.date() })];
  for (const [index, value] of wrong.entries()) {
    values.set("5:sku:A", value);
    const products = lead("A");
    expect(await products.recall()).toBe(false);
    await products.ask(new AbortController().signal);
    expect(products.open().findBySku("A")).toMatchObject([{ productId: 7 }]);
    expect(signals).toHaveLength(index + 1);
  }
});

it("ends its request with the last lead that waits for it", async () => {
  const { clock, lead, said, signals } = asked();
  said.lastsMs = 5_000;
  const [first, second] = [new AbortController(), new AbortController()];
  const refused = [lead("A").ask(first.signal), lead("A").ask(second.signal)].map((each) =>
    expect(each).rejects.toThrow("left"),
  );
  await clock.advance(100);
  expect(signals).toHaveLength(1);
  first.abort(new Error("left"));
  await clock.advance(0);
  expect(signals[0]?.aborted).toBe(false);
  second.abort(new Error("left"));
  await clock.advance(0);
  expect(signals[0]?.aborted).toBe(true);
  await clock.advance(5_000);
  await Promise.all(refused);
});

it("reads the variants that are known of a code and are not listed, spaces around theirs aside", async () => {
  const { lead, said, values, sets, clock, read } = asked();
  const askAgain = async (...known: CatalogProduct[]) => {
    values.set("5:sku:V", answerText({ products: known, at: clock.date() }));
    const products = lead("V");
    await products.recall();
    const catalog = products.open();
    for (const each of catalog.findBySku("V")) catalog.onPriceTaken?.(each);
    await clock.advance(900_001);
    await products.ask(new AbortController().signal);
  };
  // A main product that is gone, and two variants, of which one has another code by now.
  const variants = { 9: data(" V "), 6: data("W") };
  said.data = { 1: { ...data("V"), text_fields: {}, variants } };
  await askAgain(product(7, 0, "V"), product(9, 1, "V"), product(6, 1, "V"));
  expect(read).toEqual([[1]]);
  expect(sets.at(-1)?.value).toBe(answerText({ products: [product(9, 1, " V ")], at: clock.date() }));
  // Once variants are listed, one that is not is gone.
  said.listed = { 8: { ...data("V"), id: 8, parent_id: 2 } };
  await askAgain(product(8, 2, "V"), product(9, 1, "V"));
  expect(read).toHaveLength(1);
});

it("tries a cache that failed again after exactly five seconds, and asks Base meanwhile", async () => {
  const { clock, lead, said, gets, events } = asked();
  said.failure = new Error("away");
  const recall = () => lead("A").recall();
  await recall();
  await clock.advance(4_999);
  await recall();
  expect([gets.length, events]).toEqual([1, [{ type: "product_cache_failed", error: said.failure }]]);
  await clock.advance(1);
  await recall();
  expect(gets).toHaveLength(2);
});

it("does nothing in the background where Base may not be asked", async () => {
  const { clock, lead, values } = asked({ liveLookups: false });
  values.set("5:sku:A", answerText({ products: [product(7, 0, "A")], at: clock.date() - week }));
  const products = lead("A");
  await products.recall();
  products.tellResolved();
  expect(clock.timers).toBe(0);
});
