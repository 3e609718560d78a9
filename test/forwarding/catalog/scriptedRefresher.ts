import type { CallOptions } from "../../../src/client/calls/options.ts";
import { CatalogRefresher } from "../../../src/forwarding/catalog/catalogRefresher.ts";
import { GuardedCache } from "../../../src/forwarding/catalog/guardedCache.ts";
import type { CodeOfCatalog, KnownCode } from "../../../src/forwarding/catalog/productAnswer.ts";
import type { ProductCache } from "../../../src/forwarding/catalog/productCache.ts";
import { VariantSweep } from "../../../src/forwarding/catalog/variantSweep.ts";
import type { EventToReport } from "../../../src/forwarding/contract/forwardEvent.ts";
import { buildProduct } from "../../../src/testing/fake/builders.ts";
import { manualClock } from "../../support/manualClock.ts";
import { mapCache } from "./mapCache.ts";

/** A refresher over a cache that others may use too, and a server that lists `listed`. */
export function refresherOf({ inventoryIds = [5] }: { inventoryIds?: readonly number[] } = {}) {
  const clock = manualClock();
  const said = {
    listed: [] as ReturnType<typeof buildProduct>[],
    failure: undefined as Error | undefined,
    cacheFailure: undefined as Error | undefined,
  };
  const calls: { name: string; options: CallOptions | undefined; parameters: unknown }[] = [];
  const asked: { code: CodeOfCatalog; known: KnownCode | undefined; options: CallOptions }[] = [];
  const told: number[] = [];
  const events: EventToReport[] = [];
  const background: (boolean | undefined)[] = [];
  let takes = 0;
  const answer = async (name: string, parameters: unknown, options: CallOptions | undefined) => {
    calls.push({ name, parameters, options });
    await new Promise<void>((resolve) => clock.after(300, resolve));
    if (said.failure !== undefined) throw said.failure;
    const products = said.listed.map((product) => [product.id, { ...product, text_fields: {} }] as const);
    return { products: Object.fromEntries(products) } as never;
  };
  const kept = new Map<string, { value: string; until: number }>();
  const inner = mapCache(clock, kept);
  const shared: ProductCache = {
    get: (keys) => inner.get(keys),
    async set(entries, ttlMs, options) {
      if (said.cacheFailure !== undefined) throw said.cacheFailure;
      if (entries[0]?.[0].endsWith("slot") && options?.onlyIfAbsent) takes += 1;
      return inner.set(entries, ttlMs, options);
    },
  };
  const cacheOf = (id: string) =>
    new GuardedCache(shared, {
      baselinker: {},
      clock,
      randomId: () => id,
      emit: (event) => events.push(event),
    });
  const sweeps = new Map(inventoryIds.map((id) => [id, new VariantSweep()]));
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
    sweeps,
    cache: cacheOf("one process"),
    emit: (event) => events.push(event),
    async ask(code, known, options) {
      asked.push({ code, known, options });
      await new Promise<void>((resolve) => clock.after(300, resolve));
      if (said.failure !== undefined) throw said.failure;
      return undefined;
    },
    tellListed: async (inventoryId) => {
      told.push(inventoryId);
    },
  });
  /** What Base lists: that many products, whose ids begin with this one. */
  const list = (count: number, firstId = 1, parent_id = 0) => {
    said.listed = Array.from({ length: count }, (_, index) =>
      buildProduct({ id: firstId + index, sku: `S${index}`, parent_id }),
    );
  };
  return {
    refresher,
    /** The same cache in another process. */
    other: cacheOf("another process"),
    sweepOf: (inventoryId: number) => sweeps.get(inventoryId),
    clock,
    said,
    list,
    calls,
    asked,
    told,
    events,
    background,
    takes: () => takes,
  };
}
