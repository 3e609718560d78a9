import { describe, expect, it } from "vitest";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import { storeContract } from "../../src/testing/storeContract.ts";
import type { StoreUnderTest } from "../../src/testing/storeUnderTest.ts";
import { describeHolders } from "../contracts/storeHolders.ts";
import { manualClock } from "../support/manualClock.ts";

const underTest = async (): Promise<StoreUnderTest> => {
  const clock = manualClock();
  const store = memoryStore({ clock, retentionMs: 100_000 });
  return {
    store,
    other: store,
    leaseMs: 1_000,
    retentionMs: 100_000,
    pass: (ms) => clock.advance(ms),
    damage: "never",
    forget: "never",
    refuse: "never",
    close: () => store.close(),
  };
};

storeContract({ describe, it }, "memory", underTest);
describeHolders("memory", underTest);

it("a memory store forgets the oldest finished keys beyond its bound", async () => {
  const store = memoryStore({ maxKeys: 2 });
  for (const [index, key] of ["a", "b", "c"].entries()) {
    await store.claim(key, { token: key, leaseMs: 1_000 });
    await store.finish(key, key, { state: "sent", orderId: index + 1 });
  }
  const claims = await Promise.all(
    ["a", "b", "c"].map((key) => store.claim(key, { token: "t", leaseMs: 1 })),
  );
  expect(claims.map(({ status }) => status)).toEqual(["claimed", "sent", "sent"]);
});
