import type { ProductCache } from "../../../src/forwarding/catalog/productCache.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";

/** A cache as a user writes it around a Map: that of the guide, with the clock of a test. */
export function mapCache(
  clock: Clock,
  kept = new Map<string, { value: string; until: number }>(),
): ProductCache {
  const known = (key: string) => {
    const entry = kept.get(key);
    return entry !== undefined && entry.until > clock.date() ? entry.value : null;
  };
  return {
    get: async (keys) => keys.map(known),
    async set(entries, ttlMs, { onlyIfAbsent = false } = {}) {
      for (const [key, value] of entries) {
        if (onlyIfAbsent && known(key) !== null) return false;
        kept.set(key, { value, until: clock.date() + ttlMs });
      }
      return true;
    },
  };
}
