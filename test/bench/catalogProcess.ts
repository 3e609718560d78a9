/** A process that forwards leads with products of a catalog that is asked, and tells what that took. */
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { sqliteProductCache } from "../../src/forwarding/sqlite/sqliteProductCache.ts";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import { settledHeap } from "../support/heap.ts";

/**
 * What the process does: `first` one lead; `many` the given number at once; `run` one per interval, for a
 * time.
 */
export interface CatalogTask {
  readonly baseUrl: string;
  /** The file of the leads, which every process has. */
  readonly leads: string;
  /** The file of the catalog; `undefined` for none. */
  readonly path: string | undefined;
  readonly work: "first" | "many" | "run";
  readonly skus: readonly string[];
  readonly everyMs?: number;
}

export interface CatalogReport {
  /** How long the first lead took. */
  readonly firstMs: number;
  readonly rss: number;
  readonly heap: number;
}

const task: CatalogTask = JSON.parse(process.argv[2] ?? "");
const { baseUrl, leads, path, work, skus, everyMs = 0 } = task;
const limiter = { acquire: async () => {}, pauseUntil: () => {} };
const baselinker = new Baselinker({
  token: `1-${process.pid}-BENCH`,
  accountKey: "bench",
  baseUrl,
  allowInsecure: true,
  ...(work === "many" ? { rateLimit: { limiter } } : {}),
});
const store = path === undefined ? undefined : sqliteProductCache(path);
const leadStore = sqliteStore(leads);
const forwarder = createForwarder({
  baselinker,
  store: leadStore,
  rules: {
    version: 1,
    key: "id",
    fields: { order_status_id: 1, email: "email" },
    products: { each: "skus", fields: { sku: "@", name: "@", price_brutto: { value: 9 } } },
  },
  // What is read back once for each account has nothing to do with catalogs.
  marker: false,
  ...(store === undefined ? {} : { catalog: { inventoryId: 205, cache: store } }),
});

async function forward(sku: string): Promise<number> {
  const since = performance.now();
  const id = `${process.pid} ${sku} ${since}`;
  const result = await forwarder.forward({ id, email: "ann@example.com", skus: [sku] });
  if (result.status !== "success") throw new Error(`${sku}: ${JSON.stringify(result)}`);
  return performance.now() - since;
}

const [first = "", ...others] = skus;
const firstMs = await forward(first);
if (work === "many") for (const sku of others) await forward(sku);
if (work === "run") {
  for (const sku of others) {
    const ended = forward(sku);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    await ended;
  }
}
await forwarder.close();
const heap = work === "many" ? await settledHeap() : 0;
const report: CatalogReport = { firstMs, rss: process.memoryUsage().rss, heap };
await store?.close();
await leadStore.close();
process.send?.(report);
process.disconnect?.();
