import { describe, expect, it } from "vitest";
import type { LeadRows } from "../../../src/forwarding/store/engineRows.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { EngineStoreOptions } from "../../../src/forwarding/store/storeOptions.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { manualClock } from "../../support/manualClock.ts";
import { storeOn } from "./storeOn.ts";

const leaseMs = 60_000;
const account = { key: "shop" };

/** Rows that know nothing and take everything, apart from what a test makes of them. */
function rowsWith(changes: Partial<LeadRows>): LeadRows {
  let binding: string | undefined;
  return {
    store: "The ledger",
    record: "A page of the ledger",
    readBinding: async () => ({ binding, epoch: "1" }),
    swapBinding: async (_, after) => {
      binding = after;
      return true;
    },
    claim: async () => ({ status: "claimed", lead: undefined, binding, epoch: "1" }),
    renew: async () => true,
    finish: async () => "done",
    listOpen: async () => [],
    readNote: async () => undefined,
    writeNote: async () => {},
    erase: async () => {},
    ...changes,
  };
}

function begin(changes: Partial<LeadRows>, options: EngineStoreOptions = {}) {
  const clock = manualClock();
  return { clock, store: storeOn(rowsWith(changes), { testing: { clock }, ...options }) };
}

describe("a step of an engine whose connection breaks", () => {
  const explain = () => ({ message: "The ledger is shut.", retryable: true, again: true });

  it("is said again, ever more slowly, until it is answered", async () => {
    const asked: number[] = [];
    const { clock, store } = begin({
      explain,
      async renew() {
        asked.push(clock.now());
        if (asked.length < 8) throw new Error("ECONNRESET");
        return true;
      },
    });
    const renewed = store.renew("a", { token: "t", leaseMs }, sendingLead);
    await clock.advance(5_000);
    expect(await renewed).toBe(true);
    expect(asked.slice(1).map((at, index) => at - (asked[index] ?? 0))).toEqual([
      20, 40, 80, 160, 320, 500, 500,
    ]);
    expect(clock.timers).toBe(0);
  });

  it("fails when the time-out is over, repetitions included", async () => {
    const { clock, store } = begin(
      { explain, renew: () => Promise.reject(new Error("ECONNRESET")) },
      { maxWaitMs: 1_000 },
    );
    const refused = expect(store.renew("a", { token: "t", leaseMs })).rejects.toMatchObject({
      code: "STORE_FAILED",
      message: "The ledger is shut.",
      retryable: true,
      cause: new Error("ECONNRESET"),
    });
    await clock.advance(1_000);
    await refused;
  });

  it("fails where it is not answered at all", async () => {
    const { clock, store } = begin({ claim: () => new Promise(() => {}) }, { maxWaitMs: 1_000 });
    const refused = expect(store.claim("a", { token: "t", leaseMs })).rejects.toMatchObject({
      message: "The ledger did not answer within 1000 ms. Check it, and try again when it works.",
      retryable: true,
    });
    await clock.advance(1_000);
    await refused;
  });
});

describe("a step of an engine that fails", () => {
  it("is said once where that would be no use", async () => {
    let times = 0;
    const { store } = begin({
      explain: () => ({ message: "The ledger is full.", retryable: false, again: false }),
      async finish() {
        times += 1;
        throw new Error("full");
      },
    });
    const finished = store.finish("a", "t", { state: "failed" });
    await expect(finished).rejects.toMatchObject({ message: "The ledger is full.", retryable: false });
    expect(times).toBe(1);
  });

  it("has a message of its own where the engine explains nothing", async () => {
    const { store } = begin({ listOpen: () => Promise.reject(new Error("?")) });
    await expect(store.listOpen()).rejects.toMatchObject({
      message: "The ledger could not be used. Try again when it works.",
      retryable: true,
    });
  });
});

describe("a record of an engine", () => {
  it("is reported when it cannot be read, and is the holder's anyway", async () => {
    const ends: unknown[] = [];
    const { store } = begin({
      claim: async () => ({ status: "claimed", lead: "{", binding: undefined, epoch: "1" }),
      async finish(...end) {
        ends.push(end);
        return "done";
      },
    });
    expect(await store.claim("a", { token: "t", leaseMs })).toMatchObject({
      status: "claimed",
      unfinished: undefined,
      doubt: false,
      unreadable: {
        message: "A page of the ledger cannot be read. Look for its order in Base by hand.",
        reason: "unreadable",
        retryable: false,
      },
    });
    expect(ends).toEqual([]);
  });

  it.each([
    [true],
    [77, true],
    ["0x1F"],
    ["1e3"],
    [" 12 "],
    [null],
    [{}],
    [Number.NaN],
    [1.5],
    ["12", 12],
    [12n, 12],
  ])("has an order only where it is a whole number: %o", async (orderId: unknown, read?: unknown) => {
    const { store } = begin({
      claim: async () => ({ status: "sent", orderId, fingerprint: undefined, buyers: "" }),
    });
    const claim = store.claim("a", { token: "t", leaseMs });
    if (read === undefined) await expect(claim).rejects.toMatchObject({ reason: "unreadable" });
    else expect(await claim).toMatchObject({ orderId: read === true ? orderId : read });
  });
});

describe("an engine store", () => {
  it("asks for a hundred keys at once, and says nothing of what it cannot read", async () => {
    const asked: (readonly string[])[] = [];
    const { store } = begin({
      async ordersOf(keys) {
        asked.push(keys);
        return keys.map((key) => (key === "bad" ? "0x1F" : key === "7" ? "7" : undefined));
      },
    });
    const keys = Array.from({ length: 205 }, (_, index) => `${index}`);
    const orders = (await store.ordersOf?.(keys)) ?? [];
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 5]);
    expect([orders.length, orders.indexOf(7), orders.filter((order) => order !== undefined)]).toEqual([
      205,
      7,
      [7],
    ]);
    await expect(store.ordersOf?.(["7", "bad"])).rejects.toMatchObject({ reason: "unreadable" });
    expect(begin({}).store.ordersOf).toBeUndefined();
  });

  it("sweeps at most once a minute, and claims also where that fails", async () => {
    const swept: number[] = [];
    const { clock, store } = begin(
      {
        async sweep(retentionMs) {
          swept.push(retentionMs);
          throw new Error("no broom");
        },
      },
      { retentionMs: 7 },
    );
    for (let second = 0; second < 121; second += 1) {
      expect(await store.claim("a", { token: "t", leaseMs })).toMatchObject({ status: "claimed" });
      await clock.advance(1_000);
    }
    expect(swept).toEqual([7, 7, 7]);
  });

  it("binds again where another process has bound it at the same moment", async () => {
    let binding: string | undefined;
    let tries = 0;
    const { store } = begin({
      readBinding: async () => ({ binding, epoch: "1" }),
      async swapBinding(before, after) {
        tries += 1;
        if (tries === 1) binding = after.replace('"shop"', '"another"');
        if (binding !== before) return false;
        binding = after;
        return true;
      },
    });
    await expect(store.bind(account)).rejects.toMatchObject({ reason: "other_account" });
    expect(tries).toBe(1);
  });

  it("is not used where a later version of this package made it", async () => {
    let binding: string | undefined;
    const rows: Partial<LeadRows> = {
      readBinding: async () => ({ binding, epoch: "1" }),
      async swapBinding(_, after) {
        binding = after;
        return true;
      },
    };
    await begin(rows).store.bind(account);
    await begin(rows).store.bind(account);
    binding = binding?.replace('"version":1', '"version":2');
    await expect(begin(rows).store.bind(account)).rejects.toMatchObject({
      reason: "unreadable",
      message: expect.stringContaining("is used by a newer version of this package"),
    });
  });

  it("waits for its steps before it closes the engine, and closes that once", async () => {
    const told: string[] = [];
    let answer = (_: boolean) => {};
    const { store } = begin({
      async renew() {
        const done = await new Promise<boolean>((resolve) => {
          answer = resolve;
        });
        told.push("renewed");
        return done;
      },
      async close() {
        told.push("closed");
      },
    });
    const renewed = store.renew("a", { token: "t", leaseMs });
    const closing = [store.close(), store.close()];
    await expect(store.listOpen()).rejects.toMatchObject({
      reason: "closed",
      message: "The ledger is closed. Open it again.",
    });
    answer(true);
    await Promise.all([...closing, renewed]);
    expect(told).toEqual(["renewed", "closed"]);
  });

  it("is closed by `await using`", async () => {
    const store = memoryStore();
    {
      await using used = store;
      await used.bind(account);
    }
    await expect(store.bind(account)).rejects.toMatchObject({ reason: "closed" });
  });

  it("refuses options that cannot be", () => {
    expect(() => storeOn(rowsWith({}), { doubtMs: -1 })).toThrow(RangeError);
    expect(() => storeOn(rowsWith({}), { unsafe: "yes" as never })).toThrow(TypeError);
    expect(() => storeOn(rowsWith({}), { retention: 5 } as never)).toThrow("Did you mean `retentionMs`?");
  });
});
