import { expect } from "vitest";
import type { CallOptions } from "../../../src/client/calls/options.ts";
import { CatalogRefresher } from "../../../src/forwarding/catalog/catalogRefresher.ts";
import type { CodeOfCatalog } from "../../../src/forwarding/catalog/leadProducts.ts";
import type { KnownCode, ProductCache, SweepTask } from "../../../src/forwarding/catalog/productCache.ts";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { buildProduct } from "../../../src/testing/fake/builders.ts";
import { manualClock } from "../../support/manualClock.ts";

/** The first page of a list. */
export const firstPage: SweepTask = { step: "list", page: 1 };
/** A refresher over a store that says what it is told to, and a server that lists `listed`. */
export function refresherOf({ inventoryIds = [5] }: { inventoryIds?: readonly number[] } = {}) {
  const clock = manualClock();
  const said = {
    /** What each catalog needs next, in its order. */
    tasks: new Map<number, SweepTask[]>(),
    /** How long the next takers of a place wait; 0 where nothing is said. */
    waits: [] as number[],
    isWritten: true,
    listed: [] as ReturnType<typeof buildProduct>[],
    failure: undefined as Error | undefined,
    release: undefined as Error | undefined,
  };
  const calls: { name: string; options: CallOptions | undefined; parameters: unknown }[] = [];
  const asked: { code: CodeOfCatalog; known: KnownCode | undefined; options: CallOptions }[] = [];
  const pages: Parameters<ProductCache["putPage"]>[1][] = [];
  const released: number[] = [];
  const events: ForwardEvent[] = [];
  const background: (boolean | undefined)[] = [];
  let takes = 0;
  const answer = async (name: string, parameters: unknown, options: CallOptions | undefined) => {
    calls.push({ name, parameters, options });
    await new Promise<void>((resolve) => clock.after(300, resolve));
    if (said.failure !== undefined) throw said.failure;
    const products = said.listed.map((product) => [product.id, { ...product, text_fields: {} }] as const);
    return { products: Object.fromEntries(products) } as never;
  };
  const store: ProductCache = {
    find: async () => [],
    learn: async (_, __, products) => ({ products, ageMs: 0, isCertain: true }),
    async take(everyMs) {
      expect(everyMs).toBe(6_500);
      takes += 1;
      return said.waits.shift() ?? 0;
    },
    async sweep(inventoryId, { token, leaseMs, againMs }) {
      expect([token, againMs]).toEqual(["one process", 86_400_000]);
      if (leaseMs > 0) return said.tasks.get(inventoryId)?.shift();
      released.push(inventoryId);
      if (said.release !== undefined) throw said.release;
      return undefined;
    },
    async putPage(_, page) {
      pages.push(page);
      return said.isWritten;
    },
    close: async () => {},
  };
  const refresher = new CatalogRefresher({
    baselinker: {
      getInventoryProductsList: (parameters, options) => answer("list", parameters, options),
      getInventoryProductsData: (parameters, options) => answer("data", parameters, options),
    },
    clock: {
      ...clock,
      after(delayMs, callback, options) {
        background.push(options?.background);
        return clock.after(delayMs, callback);
      },
    },
    randomId: () => "one process",
    inventoryIds,
    cache: store,
    emit: (event) => events.push(event),
    async ask(code, known, options) {
      asked.push({ code, known, options });
      await new Promise<void>((resolve) => clock.after(300, resolve));
      if (said.failure !== undefined) throw said.failure;
      return undefined;
    },
  });
  const tasks = (...each: SweepTask[]) => said.tasks.set(5, each);
  const list = (count: number, firstId = 1, parent_id = 0) => {
    said.listed = Array.from({ length: count }, (_, at) =>
      buildProduct({ id: firstId + at, sku: `S${at}`, parent_id }),
    );
  };
  return {
    refresher,
    clock,
    said,
    tasks,
    list,
    calls,
    asked,
    pages,
    released,
    events,
    background,
    takes: () => takes,
  };
}
