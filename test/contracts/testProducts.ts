import type { ProductCache, SweepTask, SweptPage } from "../../src/forwarding/catalog/productCache.ts";
import type { CatalogProduct } from "../../src/mapping/contract/mapContext.ts";

/** The catalog of these tests. */
export const inventory = 205;

export const minute = 60_000;
export const day = 86_400_000;

export function product(productId: number, sku: string, more: Partial<CatalogProduct> = {}): CatalogProduct {
  return { productId, parentId: 0, sku, ean: "", name: `Product ${productId}`, prices: { "10": 5 }, ...more };
}

/** The first task of a sweep. */
export const firstPage = { step: "list", page: 1 } as const;

/** Makes a sweep due, also if only a failed search does. */
export function makeDue({ store }: { readonly store: ProductCache }): Promise<unknown> {
  return store.learn(inventory, sku("NONE"), [], 0);
}

/** Arguments of claiming a sweep. */
export function claiming(token: string, more: { readonly leaseMs?: number } = {}) {
  return { token, leaseMs: minute, againMs: day, ...more };
}

/** A page of the list, by default the last one. */
export function page(
  token: string,
  task: SweepTask,
  products: readonly CatalogProduct[],
  more: Partial<SweptPage> = {},
): SweptPage {
  return { token, leaseMs: minute, task, products, isLast: true, ageMs: 0, ...more };
}

export function sku(code: string) {
  return { by: "sku", code } as const;
}

/** The ids of a code; `undefined` if unknown. */
export async function idsOf(store: ProductCache, code: string): Promise<readonly number[] | undefined> {
  const [known] = await store.find(inventory, [sku(code)]);
  return known?.products.map(({ productId }) => productId).sort((a, b) => a - b);
}

/** Sweeps the whole catalog: returns the list on one page, and only `byId` for requests by id. */
export async function sweepAll(
  store: ProductCache,
  products: readonly CatalogProduct[],
  byId: readonly CatalogProduct[] = [],
): Promise<readonly SweepTask[]> {
  const tasks: SweepTask[] = [];
  for (;;) {
    const task = await store.sweep(inventory, claiming("sweeper"));
    if (task === undefined) return tasks;
    tasks.push(task);
    await store.putPage(inventory, page("sweeper", task, task.step === "list" ? products : byId));
  }
}
