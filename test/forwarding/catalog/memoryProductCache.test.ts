import { describe, expect, it } from "vitest";
import { memoryProductCache } from "../../../src/forwarding/catalog/memoryProductCache.ts";
import { productCacheContract } from "../../contracts/contracts.ts";
import { inventory, product, sku } from "../../contracts/testProducts.ts";
import { manualClock } from "../../support/manualClock.ts";

productCacheContract({ describe, it }, "memory", async () => {
  const clock = manualClock();
  const store = memoryProductCache({ testing: { clock } });
  return { store, other: store, keeps: "asked", pass: (ms) => clock.advance(ms), close: () => store.close() };
});

it("remembers 50,000 codes in memory, and forgets what was not used for longest", async () => {
  const store = memoryProductCache({ testing: { clock: manualClock() } });
  for (let index = 0; index < 50_000; index += 1)
    await store.learn(inventory, sku(`S${index}`), [product(index, `S${index}`)], 0);
  await store.find(inventory, [sku("S0")]);
  await store.learn(inventory, sku("NEW"), [], 0);
  const found = await store.find(inventory, [sku("S0"), sku("S1"), sku("S2"), sku("NEW")]);
  expect(found.map((known) => known === undefined)).toEqual([false, true, false, false]);
});
