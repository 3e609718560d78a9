import type { Clock } from "../../shared/runtime/clock.ts";
import type { ProductCache } from "./productCache.ts";

/** The values of this process, at most 50,000: the one that was not used for longest makes room. */
export function memoryProductCache(clock: Clock): ProductCache {
  const kept = new Map<string, { readonly value: string; readonly until: number }>();
  const find = (key: string): string | undefined => {
    const entry = kept.get(key);
    if (entry === undefined) return undefined;
    kept.delete(key);
    if (entry.until <= clock.now()) return undefined;
    // The order of a map is that in which its keys were set.
    kept.set(key, entry);
    return entry.value;
  };
  return {
    get: async (keys) => keys.map(find),
    async set(entries, ttlMs, { onlyIfAbsent = false } = {}) {
      for (const [key, value] of entries) {
        if (onlyIfAbsent && find(key) !== undefined) return false;
        kept.delete(key);
        kept.set(key, { value, until: clock.now() + ttlMs });
        const [oldest] = kept.keys();
        if (kept.size > maxValues && oldest !== undefined) kept.delete(oldest);
      }
      return true;
    },
  };
}

const maxValues = 50_000;
