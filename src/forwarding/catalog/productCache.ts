import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";

/** A SKU or an EAN that identifies a product, without surrounding spaces. */
export interface ProductCode {
  readonly by: "sku" | "ean";
  readonly code: string;
}

/** What is known about a code. */
export interface KnownCode {
  /** All products with this code; may be empty. */ readonly products: readonly CatalogProduct[];
  /** How long ago Base was asked for the oldest of them, in milliseconds; `Infinity` if the clock was set back. */
  readonly ageMs: number;
  /**
   * Whether the absence of products is certain. It is not while the account may have unlisted variants that no sweep
   * has read.
   */
  readonly isCertain: boolean;
}

/** The process that wants to refresh a catalog. */
export interface SweepClaim {
  /** A string unique to the process. */ readonly token: string;
  /** How long no other process may sweep, in milliseconds. 0 releases the lease of this token. */
  readonly leaseMs: number;
  /** The interval from the start of the last sweep to the start of the next, in milliseconds. */
  readonly againMs: number;
}

/**
 * One request of a sweep: a page of the list; main products whose variants are read because the account does not list
 * them; or products that the sweep did not see, or their main products, which may be deleted. At most 1000 ids.
 */
export type SweepTask =
  | { readonly step: "list"; readonly page: number }
  | { readonly step: "variants" | "deleted"; readonly ids: readonly number[] };

/** What Base answered to one request of a sweep. */
export interface SweptPage {
  readonly token: string;
  readonly leaseMs: number;
  readonly task: SweepTask;
  /** All products in the answer, with variants as separate products. */
  readonly products: readonly CatalogProduct[];
  /** Whether it is the last page of the list. */ readonly isLast: boolean;
  /** How long ago Base was asked, in milliseconds: anything learned since then is newer. */
  readonly ageMs: number;
}

/**
 * Remembers what Base answered about the products of catalogs, for all processes that share it. Use one cache per
 * Base account. Created by `memoryProductCache`, `sqliteProductCache`, `redisProductCache` or `postgresProductCache`.
 */
export interface ProductCache {
  /**
   * Returns what is known about each code, in one round trip. `undefined` if Base was not asked for the code and no
   * sweep has finished: half a sweep would make a SKU of several products look unique. Also if products share the
   * code and were not read at the same moment.
   */
  find(inventoryId: number, codes: readonly ProductCode[]): Promise<readonly (KnownCode | undefined)[]>;
  /**
   * Remembers the complete answer of Base for one code, including that there is no product. Products with this code
   * that are missing from the answer were deleted or renamed.
   * @param ageMs - how long ago Base was asked
   */
  learn(
    inventoryId: number,
    code: ProductCode,
    products: readonly CatalogProduct[],
    ageMs: number,
  ): Promise<KnownCode>;
  /**
   * Takes the one background request that all processes together may make every `everyMs`. Returns 0, or how many
   * milliseconds to wait until the next one may be possible.
   */
  take(everyMs: number): Promise<number>;
  /**
   * Returns the next request of the sweep together with the right to make it; `undefined` if another process has that
   * right or nothing is due.
   */
  sweep(inventoryId: number, claim: SweepClaim): Promise<SweepTask | undefined>;
  /** Writes an answer and renews the lease. Returns `false` and writes nothing if the lease was lost. */
  putPage(inventoryId: number, page: SweptPage): Promise<boolean>;
  /** Releases its resources. Later calls reject with a `StoreError`. */ close(): Promise<void>;
}
