import { describe, expect, it } from "vitest";
import { memoryOf, memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { storeContract } from "../../contracts/contracts.ts";
import { describeHolders } from "../../contracts/storeHolders.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import type { StoreUnderTest } from "../../contracts/underTest.ts";
import { manualClock } from "../../support/manualClock.ts";

const underTest = async (): Promise<StoreUnderTest> => {
  const clock = manualClock();
  const store = memoryStore({ testing: { clock }, retentionMs: 100_000 });
  return {
    store,
    other: store,
    leaseMs: 1_000,
    retentionMs: 100_000,
    pass: (ms) => clock.advance(ms),
    damage: "never",
    forget: "never",
    removeByHand: "never",
    holds: "never",
    refuse: "never",
    close: () => store.close(),
  };
};

storeContract({ describe, it }, "memory", underTest);
describeHolders("memory", underTest);

describe("a memory store", () => {
  const leased = { token: "t", leaseMs: 1_000 };
  const other = { token: "u", leaseMs: 1_000 };
  const begin = (retentionMs = 100_000) => {
    const clock = manualClock();
    return { clock, store: memoryStore({ testing: { clock }, retentionMs }) };
  };

  it("has a name for its memory, which no other store has", () => {
    const [one, two] = [memoryStore(), memoryStore()];
    expect(memoryOf(one)).toBe(memoryOf(one));
    expect(memoryOf(one)).toBeTypeOf("object");
    expect(memoryOf(one)).not.toBe(memoryOf(two));
    // Any copy of the package knows it by this.
    expect(Reflect.get(one, Symbol.for("baselinker-sdk/memory"))).toBe(memoryOf(one));
    for (const name of [undefined, null, "a text"]) {
      const strange = { ...one, [Symbol.for("baselinker-sdk/memory")]: name };
      expect(memoryOf(strange)).toBeUndefined();
    }
  });

  it("gives a lead to another holder at the very end of its lease", async () => {
    const { clock, store } = begin();
    await store.claim("a", leased);
    await clock.advance(999);
    expect(await store.claim("a", other)).toEqual({ status: "busy" });
    await clock.advance(1);
    expect(await store.claim("a", other)).toMatchObject({ status: "claimed" });
  });

  it("forgets a finished lead at the very end of its retention, and that its order was taken", async () => {
    const { clock, store } = begin();
    await store.claim("a", leased);
    await store.finish("a", "t", { state: "sent", orderId: 8 });
    await clock.advance(99_999);
    await store.claim("b", other);
    expect(await store.finish("b", "u", { state: "sent", orderId: 8 })).toBe("order_taken");
    expect(await store.ordersOf?.(["a"])).toEqual([8]);
    await clock.advance(1);
    expect(await store.claim("a", other)).toMatchObject({ status: "claimed" });
    expect(await store.finish("b", "u", { state: "sent", orderId: 8 })).toBe("done");
  });

  it("keeps a note for as long as was said, and no longer", async () => {
    const { clock, store } = begin();
    await store.writeNote("a", "x", 1_000);
    await clock.advance(999);
    expect(await store.readNote("a")).toBe("x");
    await clock.advance(1);
    expect(await store.readNote("a")).toBeUndefined();
  });

  it("knows the buyer of an order that was told without a claim", async () => {
    const { store } = begin();
    await store.finish("a", "t", { state: "sent", orderId: 8, buyer: "ann" });
    expect(await store.claim("a", other)).toMatchObject({ status: "sent", buyers: ["ann"] });
  });

  it("takes no other end from a holder that gave its lead up", async () => {
    const { store } = begin();
    await store.claim("a", leased);
    await store.renew("a", leased, sendingLead);
    expect(await store.finish("a", "t", { state: "open" })).toBe("done");
    expect(await store.finish("a", "t", { state: "open" })).toBe("done");
    expect(await store.finish("a", "t", { state: "failed" })).toBe("lost");
    expect(await store.claim("a", other)).toMatchObject({ unfinished: sendingLead });
  });

  it("says what it is where it is closed, and which function has a wrong option", async () => {
    const store = memoryStore();
    await store.close();
    await expect(store.listOpen()).rejects.toThrow("This store is closed.");
    expect(() => memoryStore({ retentionMs: 0 })).toThrow(/`retentionMs`.*milliseconds/);
    expect(() => Reflect.apply(memoryStore, undefined, [7])).toThrow("the options of memoryStore");
    expect(() => memoryStore({ maxKeys: 0 })).toThrow(RangeError);
    expect(() => memoryStore({ retentionMs: Number.POSITIVE_INFINITY })).not.toThrow();
  });
});

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

/** A store with room for two keys, which finishes one each `everyMs`. */
async function storeOfTwo(everyMs: number) {
  const clock = manualClock();
  const store = memoryStore({ maxKeys: 2, retentionMs: 100_000, testing: { clock } });
  await store.bind({ key: "shop" });
  const born = clock.date();
  const finish = async (key: string, orderId: number) => {
    await clock.advance(everyMs);
    await store.finish(key, key, { state: "sent", orderId });
  };
  /** How long after it was made the store knows every key. */
  const knowsFrom = async () => {
    const claim = await store.claim(`${clock.now()}`, { token: "t", leaseMs: 1 });
    return claim.status === "claimed" ? (claim.knowsFrom ?? Number.NaN) - born : undefined;
  };
  return { clock, store, finish, knowsFrom };
}

it("a memory store knows what was finished since the last key that it dropped", async () => {
  const { clock, store, finish, knowsFrom } = await storeOfTwo(1_000);
  await finish("a", 1);
  await finish("b", 2);
  expect(await knowsFrom()).toBe(0);
  await finish("c", 3);
  // The first was dropped. Another lead may have been finished in the same millisecond.
  expect(await knowsFrom()).toBe(1_001);
  expect(await store.ordersOf?.(["a", "b", "c"])).toEqual([undefined, 2, 3]);
  // What is over is not dropped early.
  await clock.advance(100_000);
  expect(await knowsFrom()).toBe(3_000);
});

it("a memory store drops last what was received last, and never knows more than before for that", async () => {
  const { store, finish, knowsFrom } = await storeOfTwo(20_000);
  await finish("a", 1);
  await finish("b", 2);
  expect(await store.claim("a", { token: "t", leaseMs: 1 })).toMatchObject({ status: "sent", orderId: 1 });
  await finish("c", 3);
  expect(await knowsFrom()).toBe(40_001);
  expect(await store.ordersOf?.(["a", "b", "c"])).toEqual([1, undefined, 3]);
  await finish("d", 4);
  // The first was finished before the one that is already dropped.
  expect(await knowsFrom()).toBe(40_001);
  expect(await store.ordersOf?.(["a", "c", "d"])).toEqual([undefined, 3, 4]);
});
