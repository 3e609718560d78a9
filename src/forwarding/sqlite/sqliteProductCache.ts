import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import type { KnownCode, ProductCache, ProductCode, SweepClaim, SweptPage } from "../catalog/productCache.ts";
import {
  afterPage,
  ageOf,
  claimSweep,
  isCertain,
  isHeld,
  releaseSweep,
  type SweepState,
  taskOf,
  variantsAfter,
} from "../catalog/sweepState.ts";
import { CatalogRows } from "./catalogRows.ts";
import { catalogTable } from "./catalogTables.ts";
import { toStoreError } from "./fileErrors.ts";
import { catalogFormat } from "./fileFormat.ts";
import { isInPlace, openFile, type SqliteOptions, sqliteChecks, transactions } from "./openFile.ts";
import { checkpoint } from "./sqliteRows.ts";

/** Options of `sqliteProductCache`. */
export interface SqliteProductCacheOptions extends SqliteOptions {
  /** For tests and simulations. */
  readonly testing?: { /** @default the machine's clock */ readonly clock?: Clock | undefined } | undefined;
}

/**
 * Remembers Base's answers about products in a file, for all processes of one machine: `catalog: { inventoryId, cache
 * }` of `createForwarder`. One of them refreshes it in the background. Use a separate file, not that of the leads,
 * and one per Base account. All its data can be read again: you can delete it whenever no process uses it. Needs Node
 * 22.13 or later.
 * @throws StoreError if the file is not a SQLite database, belongs to another program or another version, holds leads
 * or cannot be written. It is never overwritten.
 * @throws TypeError for an option of the wrong type or an unknown name, RangeError for one out of its range.
 * @example
 * ```ts
 * const cache = sqliteProductCache("/var/lib/shop/products.sqlite");
 * const forwarder = createForwarder({ baselinker, rules, catalog: { inventoryId: 205, cache } });
 * ```
 */
export function sqliteProductCache(
  path: string,
  options: SqliteProductCacheOptions = {},
): ProductCache & Closable {
  const { maxWaitMs, testing } = checkOptions("sqliteProductCache", optionChecks, options);
  const { clock } = testing;
  const file = openFile("sqliteProductCache", path, catalogTable, { format: catalogFormat });
  const { database } = file;
  const rows = new CatalogRows(database);
  const inTransaction = transactions(file, { maxWaitMs, clock, whenReplaced });
  let checkedAt = Number.NEGATIVE_INFINITY;
  const checkOpen = () => {
    if (!database.isOpen) throw new StoreError(closedText, { retryable: false, reason: "closed" });
  };
  const step = <Result>(body: (now: number) => Result): Promise<Result> => {
    checkOpen();
    return inTransaction(() => body(Math.floor(clock.date())));
  };
  /** Reads change nothing and never wait. */
  const checkForReading = () => {
    checkOpen();
    if (clock.now() - checkedAt < checkEveryMs) return;
    checkedAt = clock.now();
    if (!isInPlace(file)) throw new StoreError(replacedText(path), { retryable: true, reason: "replaced" });
  };

  return disposable<ProductCache>({
    async find(inventoryId, codes) {
      checkForReading();
      const now = Math.floor(clock.date());
      try {
        return codes.map((code) => rows.find(inventoryId, code, now));
      } catch (error) {
        throw toStoreError(error, path);
      }
    },
    learn: async (inventoryId, code, products, ageMs) =>
      step((now) => learn(rows, inventoryId, code, products, { now, at: Math.floor(now - ageMs) })),
    take: async (everyMs) =>
      step((now) => {
        const waitMs = rows.nextSlotAt() - now;
        // A slot further ahead than possible was taken before the clock was set back.
        if (waitMs > 0 && waitMs <= everyMs) return waitMs;
        rows.takeSlot(now + Math.ceil(everyMs));
        return 0;
      }),
    sweep: async (inventoryId, claim) => step((now) => sweep(rows, inventoryId, claim, now)),
    async putPage(inventoryId, page) {
      for (let start = 0; ; start += rowsAtOnce) {
        const isOver = start + rowsAtOnce >= page.products.length;
        const isWritten = await step((now) => {
          const state = rows.state(inventoryId);
          if (!isHeld(state, page, now)) return false;
          const at = Math.floor(now - page.ageMs);
          const { sweep } = state;
          for (const product of page.products.slice(start, start + rowsAtOnce))
            rows.put(inventoryId, product, { at, now, seen: sweep, fromSweep: sweep });
          if (isOver) endPage(rows, inventoryId, state, page, now);
          return true;
        });
        if (!isWritten || isOver) return isWritten;
        // Writing a whole page at once would block the process for too long.
        await turnOfTheLoop();
      }
    },
    async close() {
      if (!database.isOpen) return;
      checkpoint(database);
      database.close();
    },
  });
}

const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...sqliteChecks,
    testing: testingOption("sqliteProductCache", systemClock),
  }) satisfies OptionChecks<SqliteProductCacheOptions>)();

const whenReplaced = { advice: "Restart the processes that use it.", retryable: true };
const closedText = "The product cache was closed. Open another one.";
const rowsAtOnce = 250;
const checkEveryMs = 1_000;
/** A code that was not asked for again in a week is deleted, and asked for when it is needed. */
const keptMs = 7 * 86_400_000;

function replacedText(path: string): string {
  return `The file ${path} was removed or replaced while it was in use. ${whenReplaced.advice}`;
}

function learn(
  rows: CatalogRows,
  inventoryId: number,
  code: ProductCode,
  products: readonly CatalogProduct[],
  { now, at }: { readonly now: number; readonly at: number },
): KnownCode {
  const before = rows.state(inventoryId);
  const state = { ...before, variants: variantsAfter(before, { products }) };
  if (state.variants !== before.variants) rows.writeState(inventoryId, state);
  const ids = new Set(products.map(({ productId }) => productId));
  for (const row of rows.withCode(inventoryId, code)) {
    // The filter of Base may miss codes with spaces around them, and the account may not list variants.
    const isListed = row.parentId === 0 || state.variants === "listed";
    if (!ids.has(row.productId) && isListed && !row.isPadded && row.at <= at)
      rows.remove(inventoryId, row.productId);
  }
  // Products found through one code count for other codes only after a sweep has ended.
  const fromSweep = state.step === "none" ? state.sweep + 1 : state.sweep;
  for (const product of products) rows.put(inventoryId, product, { at, now, seen: 0, fromSweep });
  rows.learn(inventoryId, code, at, products.length === 0, now - keptMs);
  const isAbsent = products.length === 0;
  return (
    rows.find(inventoryId, code, now) ?? {
      products,
      ageMs: ageOf(at, now),
      isCertain: !isAbsent || isCertain(state),
    }
  );
}

function sweep(rows: CatalogRows, inventoryId: number, claim: SweepClaim, now: number) {
  const before = rows.state(inventoryId);
  if (claim.leaseMs === 0) {
    const released = releaseSweep(before, claim.token);
    if (released !== undefined) rows.writeState(inventoryId, released);
    return undefined;
  }
  const claimed = claimSweep(before, claim, now);
  if (claimed === undefined) return undefined;
  const { state, task } = taskOf(claimed, {
    mains: ({ sweep: number, after }) => rows.mains(inventoryId, number, after),
    unseen: (running) => [...new Set(rows.unseen(inventoryId, running).map(mainOf))],
  });
  rows.writeState(inventoryId, state);
  return task;
}

function endPage(
  rows: CatalogRows,
  inventoryId: number,
  state: SweepState,
  page: SweptPage,
  now: number,
): void {
  const { task } = page;
  let lastId = task.step === "variants" ? Math.max(...task.ids) : state.after;
  if (task.step === "deleted") {
    const asked = new Set(task.ids);
    // Products that Base returned were just written, so they count as seen.
    for (const row of rows.unseen(inventoryId, state)) {
      if (!asked.has(mainOf(row))) continue;
      rows.remove(inventoryId, row.productId);
      lastId = Math.max(lastId, row.productId);
    }
  }
  rows.writeState(inventoryId, afterPage(state, page, lastId, now));
}

function mainOf({ productId, parentId }: Pick<CatalogProduct, "productId" | "parentId">): number {
  return parentId === 0 ? productId : parentId;
}
