import { expect, it } from "vitest";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import { describeStore } from "../contracts/store.ts";
import { manualClock } from "../support/manualClock.ts";

describeStore("memory", async () => {
  const clock = manualClock();
  const store = memoryStore({ clock, retentionMs: 10_000 });
  return {
    store,
    other: store,
    leaseMs: 1_000,
    retentionMs: 10_000,
    pass: (ms) => clock.advance(ms),
    close: () => store.close(),
  };
});

it("a memory store forgets the oldest finished keys beyond its bound", async () => {
  const store = memoryStore({ maxKeys: 2 });
  for (const key of ["a", "b", "c"]) {
    await store.claim(key, { token: key, leaseMs: 1_000 });
    await store.finish(key, key, { state: "sent", orderId: 1 });
  }
  const claims = await Promise.all(
    ["a", "b", "c"].map((key) => store.claim(key, { token: "t", leaseMs: 1 })),
  );
  expect(claims.map(({ status }) => status)).toEqual(["claimed", "sent", "sent"]);
});
