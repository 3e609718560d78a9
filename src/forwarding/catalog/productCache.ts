/**
 * Remembers what Base answered about products, for all processes that share it and after a restart. Created by
 * `sqliteProductCache`, `redisProductCache` or `postgresProductCache`, or an object of yours around another store of
 * keys and values.
 *
 * Keys and values are texts of the forwarder, without control characters; the key names the account and the catalog.
 * A value that is lost costs a request, and one that was changed is not used.
 * @example
 * ```ts
 * const kept = new Map<string, { value: string; until: number }>();
 * const known = (key: string) => {
 *   const entry = kept.get(key);
 *   return entry !== undefined && entry.until > Date.now() ? entry.value : undefined;
 * };
 * const cache: ProductCache = {
 *   get: async (keys) => keys.map(known),
 *   async set(entries, ttlMs, { onlyIfAbsent = false } = {}) {
 *     for (const [key, value] of entries) {
 *       if (onlyIfAbsent && known(key) !== undefined) return false;
 *       kept.set(key, { value, until: Date.now() + ttlMs });
 *     }
 *     return true;
 *   },
 * };
 * ```
 */
export interface ProductCache {
  /** Returns the value of each key, in their order; `undefined` or `null` for one that was not set, or not lately. */
  get(keys: readonly string[]): Promise<readonly (string | null | undefined)[]>;
  /**
   * Sets values, each of which is forgotten after `ttlMs` milliseconds.
   * @param options - `onlyIfAbsent` comes with one entry. It is set only if its key has no value, in one step: of
   * several processes that try at once, one gets `true`. So they agree who makes a request in the background.
   * @returns whether the values were set
   */
  set(
    entries: readonly (readonly [key: string, value: string])[],
    ttlMs: number,
    options?: { readonly onlyIfAbsent?: boolean | undefined },
  ): Promise<boolean>;
}
