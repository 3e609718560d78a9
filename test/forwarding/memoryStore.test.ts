import { expect, it } from "vitest";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import { ManualClock } from "./manualClock.ts";
import { describeStore } from "../contracts/store.ts";

describeStore("memory", async () => {
  const clock = new ManualClock();
  const store = memoryStore({ clock, retentionMs: 10_000 });
  return {
    store,
    other: store,
    leaseMs: 1_000,
    retentionMs: 10_000,
    pass: (ms) => clock.pass(ms),
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
