import type { CatalogProduct } from "../mapping/mapContext.ts";

/** A SKU or an EAN that a product is looked up by, without spaces around it. */
export interface ProductCode {
  readonly by: "sku" | "ean";
  readonly code: string;
}

/** What is known of a code. */
export interface KnownCode {
  /** All products with this code. None is an answer too. */ readonly products: readonly CatalogProduct[];
  /** How long ago Base was asked for the oldest of them, in milliseconds; `Infinity` where the clock was set back. */
  readonly ageMs: number;
  /**
   * Whether the absence of products is certain. It is not while the account may have variants that it does not list,
   * and no sweep has read them.
   */
  readonly isCertain: boolean;
}

/** The process that wants to refresh a catalog. */
export interface SweepClaim {
  /** A text of the process that no other one has. */ readonly token: string;
  /** How long no other process may, in milliseconds. 0 gives back what this token holds. */
  readonly leaseMs: number;
  /** How long after the beginning of the last sweep the next one begins, in milliseconds. */
  readonly againMs: number;
}

/**
 * One request of a sweep: a page of the list; main products whose variants are read, as the account does not list
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
  /** All that the answer holds, variants as products of their own. */
  readonly products: readonly CatalogProduct[];
  /** Whether it is the last page of the list. */ readonly isLast: boolean;
  /** How long ago Base was asked, in milliseconds: what was learned since is newer. */
  readonly ageMs: number;
}

/**
 * Remembers what Base said of the products of catalogs, for all processes that share it. One store per Base account.
 * Made by `sqliteCatalog`, `redisCatalog` or `postgresCatalog`, or your own: `catalogContract` of
 * `baselinker-sdk/testing` tests it.
 */
export interface CatalogStore {
  /**
   * What is known of each code, all in one round trip. `undefined` if Base was not asked for the code and no
   * sweep has ended: half a sweep would take a SKU of several products for one of a single product. Also if
   * products share the code and were not read at the same moment.
   */
  find(inventoryId: number, codes: readonly ProductCode[]): Promise<readonly (KnownCode | undefined)[]>;
  /**
   * Remembers the whole answer of Base to one code, also that there is no product. Products with this code that the
   * answer lacks are gone or renamed.
   * @param ageMs - how long ago Base was asked
   */
  learn(
    inventoryId: number,
    code: ProductCode,
    products: readonly CatalogProduct[],
    ageMs: number,
  ): Promise<KnownCode>;
  /**
   * Takes the one place for a request in the background that all processes together have every `everyMs`. Gives 0, or
   * how long it takes until there may be one, in milliseconds.
   */
  take(everyMs: number): Promise<number>;
  /**
   * The next request of the sweep, and with it the right to make it; `undefined` if another process has it or
   * nothing is due.
   */
  sweep(inventoryId: number, claim: SweepClaim): Promise<SweepTask | undefined>;
  /** Writes an answer and renews the lease. `false` if that was lost: nothing is written. */
  putPage(inventoryId: number, page: SweptPage): Promise<boolean>;
  /** Gives back what it holds of the engine. Later steps reject with a `StoreError`. */
  close(): Promise<void>;
}
