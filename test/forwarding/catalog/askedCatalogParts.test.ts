import { expect, it } from "vitest";
import type { CallOptions } from "../../../src/client/calls/options.ts";
import { AskedCatalog } from "../../../src/forwarding/catalog/askedCatalog.ts";
import type { KnownCode, ProductCache, ProductCode } from "../../../src/forwarding/catalog/productCache.ts";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { manualClock } from "../../support/manualClock.ts";

interface Scripted {
  readonly hasStore?: boolean;
  readonly liveLookups?: boolean;
  readonly inventoryIds?: readonly number[];
}

/** A catalog over a store and a server that say what they are told to. */
function asked({ hasStore = true, liveLookups = true, inventoryIds = [5] }: Scripted = {}) {
  const clock = manualClock();
  const finds: [number, readonly ProductCode[]][] = [];
  const learned: unknown[] = [];
  const read: unknown[] = [];
  const sweeps: number[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const events: ForwardEvent[] = [];
  const said = {
    known: undefined as KnownCode | undefined,
    listed: {},
    data: {},
    failure: undefined as Error | undefined,
    lasts: false,
  };
  const store: ProductCache = {
    async find(inventoryId, codes) {
      finds.push([inventoryId, codes]);
      if (said.failure !== undefined) throw said.failure;
      return codes.map(() => said.known);
    },
    async learn(_, __, products) {
      learned.push(products);
      return { products, ageMs: 0, isCertain: true };
    },
    take: async () => 0,
    async sweep(_, { leaseMs }) {
      sweeps.push(leaseMs);
      return undefined;
    },
    putPage: async () => true,
    close: async () => {},
  };
  const answer = async (products: object, options: CallOptions | undefined) => {
    signals.push(options?.signal);
    if (said.lasts) await new Promise<void>((resolve) => clock.after(5_000, resolve));
    return { products } as never;
  };
  const catalog = new AskedCatalog(
    { inventoryIds, cache: hasStore ? store : undefined },
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
  return { clock, catalog, said, finds, learned, read, sweeps, signals, events, lead };
}

it.each([
  [{}, 1],
  [{ liveLookups: false }, 0],
  [{ hasStore: false }, 0],
])("is swept once leads come where there is a store and Base may be asked: %o", async (options, timers) => {
  const { clock, lead } = asked(options);
  expect(clock.timers).toBe(0);
  lead().tellResolved();
  expect(clock.timers).toBe(timers);
});

it("gives back the right to sweep when it is closed", async () => {
  const { clock, catalog, lead, sweeps } = asked();
  lead().tellResolved();
  await catalog.close();
  expect([sweeps, clock.timers]).toEqual([[0], 0]);
});

it("asks the store for the codes of each catalog alone, in one step for each", async () => {
  const { finds, lead, said } = asked({ inventoryIds: [4, 5] });
  const products = lead("A");
  said.known = { products: [], ageMs: 0, isCertain: true };
  await products.recall();
  const catalog = products.open();
  catalog.findBySku("A");
  catalog.findBySku("B");
  await products.recall();
  expect(finds.map(([id, codes]) => [id, codes.map(({ code }) => code)])).toEqual([
    [4, ["A"]],
    [5, ["A"]],
    [4, ["B"]],
  ]);
});

it("ends its request with the last lead that waits for it", async () => {
  const { clock, lead, said, signals } = asked();
  said.lasts = true;
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
  const { lead, said, learned, clock, read } = asked();
  const product = (productId: number, parentId: number, sku: string) => ({
    productId,
    parentId,
    sku,
    ean: "",
    name: "",
    prices: {},
  });
  const data = (sku: string) => ({ sku, ean: "", name: "", prices: {} });
  const listed = { ...data("V"), id: 8, parent_id: 2 };
  const known = (...products: ReturnType<typeof product>[]) => ({ products, ageMs: 0, isCertain: true });
  const askAgain = async () => {
    const products = lead("V");
    await products.recall();
    const catalog = products.open();
    for (const each of catalog.findBySku("V")) catalog.onPriceTaken?.(each);
    await clock.advance(900_001);
    await products.ask(new AbortController().signal);
  };
  said.listed = { 8: listed };
  // One of a main product that is gone, one that is listed, and one that is not.
  said.known = known(product(7, 0, "V"), product(8, 2, "V"), product(9, 1, "V"));
  const variants = { 9: data(" V "), 8: data("V"), 6: data("W") };
  said.data = { 1: { ...data("V"), text_fields: {}, variants } };
  await askAgain();
  expect(read).toEqual([[1]]);
  expect(learned).toEqual([[product(8, 2, "V"), product(9, 1, " V ")]]);
  said.known = known(product(8, 2, "V"));
  await askAgain();
  expect(read).toHaveLength(1);
});

it("tries a store that failed again after exactly five seconds, and uses its own memory until then", async () => {
  const { clock, lead, said, finds, events } = asked();
  said.failure = new Error("away");
  const recall = () => lead("A").recall();
  await recall();
  await clock.advance(4_999);
  await recall();
  expect([finds.length, events]).toEqual([1, [{ type: "product_cache_failed", error: said.failure }]]);
  await clock.advance(1);
  await recall();
  expect(finds).toHaveLength(2);
});
