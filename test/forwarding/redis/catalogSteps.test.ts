import { describe, expect, it } from "vitest";
import { noSweep } from "../../../src/forwarding/catalog/sweepState.ts";
import { stateArgs } from "../../../src/forwarding/redis/catalogTexts.ts";
import { redisProductCache } from "../../../src/forwarding/redis/redisProductCache.ts";
import { product } from "../../contracts/testProducts.ts";

const running = { ...noSweep, sweep: 3, step: "list", page: 1, token: "one", until: 90_000 } as const;
const page = {
  token: "one",
  task: { step: "list", page: 1 },
  ageMs: 1.5,
  isLast: true,
  leaseMs: 60_000,
} as const;

/** What the script does is in the contract, on a real server. Here a client answers as a busy one does. */
describe("a product cache in Redis", () => {
  it("gives up a claim that others are quicker with each time, and writes nothing", async () => {
    const { store, asked } = setUp(() => 0);
    const claim = { token: "one", leaseMs: 60_000, againMs: 86_400_000 };
    expect(await store.sweep(205, claim)).toBeUndefined();
    const writes = asked.filter(([what]) => what === "write");
    expect(writes.length).toBeGreaterThan(1);
    expect(writes.length).toBeLessThan(100);
    // What was read, and the nine parts of the next state.
    expect(new Set(writes.map((args) => args.length))).toEqual(new Set([5 + 9]));
  });

  it("writes a page in steps of 250 products, each once more where another process wrote meanwhile", async () => {
    let writes = 0;
    const { store, asked } = setUp(() => {
      writes += 1;
      return writes === 2 ? 0 : 1;
    });
    const products = Array.from({ length: 600 }, (_, index) => product(index + 1, `S${index}`));
    expect(await store.putPage(205, { ...page, products })).toBe(true);
    const ids = asked
      .filter(([what]) => what === "write")
      .map((args) => args.filter((arg) => /^S\d+$/.test(arg)).map((sku) => Number(sku.slice(1))));
    expect(ids.map((each) => [each[0], each.length])).toEqual([
      [0, 250],
      [250, 250],
      [250, 250],
      [500, 100],
    ]);
    const ages = asked.filter(([what]) => what === "write").map((args) => args[2]);
    expect(ages).toEqual(["2", "2", "2", "2"]);
  });

  it("writes no page whose claim is another's", async () => {
    const { store, asked } = setUp(() => 1);
    expect(await store.putPage(205, { ...page, token: "two", products: [] })).toBe(false);
    expect(asked.map(([what]) => what)).toEqual(["read"]);
  });

  it("takes slots of the background from one key for all inventories", async () => {
    const { store, keys } = setUp(() => 7);
    expect(await store.take(1_000)).toBe(7);
    await store.find(205, []);
    expect(keys).toEqual(["{shop}:catalog:slot", "{shop}:catalog:205:"]);
  });

  it("takes an answer that is not ours for an error, which may pass where it is about a product", async () => {
    const { store } = setUp(() => 0, { reply: "OK" });
    const refused = { message: expect.stringContaining("Unexpected reply from Redis.") };
    await expect(store.find(205, [])).rejects.toMatchObject({ ...refused, retryable: false });
    const empty = setUp(() => 0).store;
    const learned = empty.learn(205, { by: "sku", code: "A" }, [], 0);
    await expect(learned).rejects.toMatchObject({ ...refused, retryable: true });
  });

  it("says that it was closed", async () => {
    const { store } = setUp(() => 0);
    await store.close();
    await expect(store.take(1)).rejects.toMatchObject({
      code: "STORE_FAILED",
      message: "The product cache was closed. Open another one.",
      reason: "closed",
      retryable: false,
    });
  });
});

/** A client that tells of a sweep that runs; `written` answers each write and each slot. */
function setUp(written: () => number, { reply }: { reply?: string } = {}) {
  const asked: string[][] = [];
  const keys: string[] = [];
  const client = {
    async sendCommand([, , , key = "", ...args]: string[]): Promise<unknown> {
      keys.push(key);
      asked.push(args);
      const [what] = args;
      if (reply !== undefined) return reply;
      if (what === "read") return ["30000", ["1", ...stateArgs(running).map(String)], [], []];
      if (what === "find" || what === "learn") return ["30000", ["1"], []];
      return written();
    },
  };
  return { asked, keys, store: redisProductCache(client, { prefix: "shop" }) };
}
