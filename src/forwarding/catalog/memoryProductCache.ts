import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { checkOptions } from "../../shared/options/check.ts";
import { testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import type { KnownCode, ProductCache, ProductCode, SweptPage } from "./productCache.ts";
import {
  afterPage,
  ageOf,
  claimSweep,
  isCertain,
  isHeld,
  maxIds,
  noSweep,
  releaseSweep,
  type SweepState,
  taskOf,
  variantsAfter,
} from "./sweepState.ts";

interface Answer {
  readonly products: readonly CatalogProduct[];
  readonly at: number;
}

interface Remembered {
  readonly answers: Map<string, Answer>;
  state: SweepState;
  /** Whether a code was not found, so that it matters whether the account lists variants. */
  isSweepWanted: boolean;
  /** The ids of the main products of a sweep. */ mains: number[];
  /** The unlisted variants of the account by code, and those of the current sweep. */
  hidden: Map<string, Answer>;
  nextHidden: Map<string, Answer>;
}

/**
 * A product cache in this process: the requested codes, at most 50,000. It sweeps only while it is unknown whether
 * the account lists variants, and keeps only the unlisted variants of a sweep.
 */
export function memoryProductCache(
  options: { /** For tests and simulations. */ readonly testing?: { readonly clock?: Clock } } = {},
): ProductCache {
  const checks = { testing: testingOption("memoryProductCache", systemClock) };
  const { clock } = checkOptions("memoryProductCache", checks, options).testing;
  const catalogs = new Map<number, Remembered>();
  let nextAt = Number.NEGATIVE_INFINITY;
  const of = (inventoryId: number): Remembered => {
    const known = catalogs.get(inventoryId);
    if (known !== undefined) return known;
    const answers = new Map<string, Answer>();
    const begun = { isSweepWanted: false, mains: [], hidden: new Map(), nextHidden: new Map() };
    const remembered: Remembered = { answers, state: noSweep, ...begun };
    catalogs.set(inventoryId, remembered);
    return remembered;
  };

  return {
    async find(inventoryId, codes) {
      const catalog = of(inventoryId);
      return codes.map((code) => known(catalog, code, clock.now()));
    },
    async learn(inventoryId, code, products, ageMs) {
      const catalog = of(inventoryId);
      const answer = { products: [...products], at: clock.now() - ageMs };
      catalog.state = { ...catalog.state, variants: variantsAfter(catalog.state, answer) };
      if (products.length === 0 && !isCertain(catalog.state)) catalog.isSweepWanted = true;
      remember(catalog.answers, nameOf(code), answer);
      return known(catalog, code, clock.now()) ?? toKnown(catalog, answer, clock.now());
    },
    async take(everyMs) {
      const now = clock.now();
      if (nextAt > now) return nextAt - now;
      nextAt = now + everyMs;
      return 0;
    },
    async sweep(inventoryId, claim) {
      const catalog = of(inventoryId);
      if (claim.leaseMs === 0) {
        catalog.state = releaseSweep(catalog.state, claim.token) ?? catalog.state;
        return undefined;
      }
      if (!catalog.isSweepWanted || catalog.state.variants === "listed") return undefined;
      const claimed = claimSweep(catalog.state, claim, clock.now());
      if (claimed === undefined) return undefined;
      if (claimed.sweep !== catalog.state.sweep) forgetSweep(catalog);
      const mains = ({ after }: SweepState) => catalog.mains.filter((id) => id > after).slice(0, maxIds);
      const { state, task } = taskOf(claimed, { mains, unseen: () => [] });
      if (task === undefined) {
        catalog.hidden = catalog.nextHidden;
        forgetSweep(catalog);
        catalog.isSweepWanted = state.variants === "hidden";
      }
      catalog.state = state;
      return task;
    },
    async putPage(inventoryId, page) {
      const catalog = of(inventoryId);
      const now = clock.now();
      if (!isHeld(catalog.state, page, now)) return false;
      const { task, products } = page;
      if (task.step === "list") {
        for (const { productId, parentId } of products) if (parentId === 0) catalog.mains.push(productId);
        catalog.mains.sort((a, b) => a - b);
      } else keepHidden(catalog, page, now - page.ageMs);
      const lastId = task.step === "list" ? 0 : Math.max(...task.ids);
      catalog.state = afterPage(catalog.state, page, lastId, now);
      if (catalog.state.variants === "listed") forgetSweep(catalog);
      return true;
    },
    async close() {
      catalogs.clear();
    },
  };
}

const maxCodes = 50_000;

function known(catalog: Remembered, code: ProductCode, now: number): KnownCode | undefined {
  const name = nameOf(code);
  const answer = catalog.answers.get(name);
  const hidden = catalog.state.variants === "hidden" ? catalog.hidden.get(name) : undefined;
  if (answer === undefined) return undefined;
  // Moved to the end: the least recently used code is dropped first.
  remember(catalog.answers, name, answer);
  if (hidden === undefined) return toKnown(catalog, answer, now);
  const own = new Set(answer.products.map(({ productId }) => productId));
  const others = hidden.products.filter(({ productId }) => !own.has(productId));
  if (others.length === 0) return toKnown(catalog, answer, now);
  const at = own.size === 0 ? hidden.at : Math.min(answer.at, hidden.at);
  return toKnown(catalog, { products: [...answer.products, ...others], at }, now);
}

function toKnown({ state }: Remembered, { products, at }: Answer, now: number): KnownCode {
  return { products, ageMs: ageOf(at, now), isCertain: products.length > 0 || isCertain(state) };
}

function remember(answers: Map<string, Answer>, name: string, answer: Answer): void {
  answers.delete(name);
  answers.set(name, answer);
  if (answers.size <= maxCodes) return;
  const [oldest] = answers.keys();
  if (oldest !== undefined) answers.delete(oldest);
}

function keepHidden({ nextHidden }: Remembered, { products }: SweptPage, at: number): void {
  for (const product of products) {
    if (product.parentId === 0) continue;
    for (const by of ["sku", "ean"] as const) {
      const code = product[by].trim();
      if (code === "") continue;
      const name = nameOf({ by, code });
      nextHidden.set(name, { products: [...(nextHidden.get(name)?.products ?? []), product], at });
    }
  }
}

function forgetSweep(catalog: Remembered): void {
  catalog.mains = [];
  catalog.nextHidden = new Map();
}

function nameOf({ by, code }: ProductCode): string {
  return `${by} ${code}`;
}
