/** A process that forwards leads with products of a catalog that is asked, and tells what that took. */
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { sqliteProductCache } from "../../src/forwarding/sqlite/sqliteProductCache.ts";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import { settledHeap } from "../support/heap.ts";

export interface CatalogTask {
  readonly baseUrl: string;
  /** The file of the leads, which every process has. */
  readonly leads: string;
  /** The file of the cache; `undefined` remembers in the process, and `"no catalog"` has none to look in. */
  readonly path: string | undefined;
  /** `first` forwards one lead; `many` all of them, one after the other; `run` one per interval. */
  readonly work: "first" | "many" | "run";
  /** The SKUs of each lead. */
  readonly skus: readonly (readonly string[])[];
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
const cache = path === undefined || path === "no catalog" ? undefined : sqliteProductCache(path);
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
  ...(path === "no catalog"
    ? {}
    : { catalog: { inventoryId: 205, ...(cache === undefined ? {} : { cache }) } }),
});

async function forward(named: readonly string[]): Promise<number> {
  const since = performance.now();
  const id = `${process.pid} ${named.join()} ${since}`;
  const result = await forwarder.forward({ id, email: "ann@example.com", skus: named });
  if (result.status !== "success") throw new Error(`${id}: ${JSON.stringify(result)}`);
  return performance.now() - since;
}

const [first = [], ...others] = skus;
const firstMs = await forward(first);
if (work === "many") for (const named of others) await forward(named);
if (work === "run") {
  for (const named of others) {
    const ended = forward(named);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    await ended;
  }
}
await forwarder.close();
const heap = work === "many" ? await settledHeap() : 0;
const report: CatalogReport = { firstMs, rss: process.memoryUsage().rss, heap };
await cache?.close();
await leadStore.close();
process.send?.(report);
process.disconnect?.();
