import { describe, expect, it } from "vitest";
import { memoryProductCache } from "../../../src/forwarding/catalog/memoryProductCache.ts";
import { productCacheContract } from "../../contracts/contracts.ts";
import { manualClock } from "../../support/manualClock.ts";
import { mapCache } from "./mapCache.ts";

productCacheContract({ describe, it }, "memory", async () => {
  const clock = manualClock();
  const cache = memoryProductCache(clock);
  return { cache, other: cache, pass: (ms) => clock.advance(ms), close: async () => {} };
});

productCacheContract({ describe, it }, "an object of the user's", async () => {
  const clock = manualClock();
  const cache = mapCache(clock);
  return { cache, other: cache, pass: (ms) => clock.advance(ms), close: async () => {} };
});

it("remembers 50,000 values in memory, and forgets what was not used for longest", async () => {
  const cache = memoryProductCache(manualClock());
  const names = Array.from({ length: 50_000 }, (_, index) => `S${index}`);
  await cache.set(
    names.map((name) => [name, "x"] as const),
    60_000,
  );
  await cache.get(["S0"]);
  await cache.set([["NEW", "x"]], 60_000);
  expect(await cache.get(["S0", "S1", "S2", "NEW"])).toEqual(["x", undefined, "x", "x"]);
});
