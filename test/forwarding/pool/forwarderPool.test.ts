import { describe, expect, it } from "vitest";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import type { ForwarderPoolOptions } from "../../../src/forwarding/pool/forwarderPool.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { hashAtOnce } from "../../support/hashAtOnce.ts";
import { manualClock } from "../../support/manualClock.ts";

hashAtOnce();

/** A host of many tenants: which forwarders were made and closed, and the accounts that they reach. */
function host(options: Partial<ForwarderPoolOptions> = {}, more: Partial<ForwarderOptions> = {}) {
  const clock = manualClock();
  const made: string[] = [];
  const closed: string[] = [];
  const accounts = new Map<string, ReturnType<typeof createFakeAccount>>();
  const stores = new Map<string, ReturnType<typeof memoryStore>>();
  const accountOf = (tenant: string) => {
    const account = accounts.get(tenant) ?? createFakeAccount({ clock });
    accounts.set(tenant, account);
    return account;
  };
  const pool = createForwarderPool({
    testing: { clock },
    async forwarderOf(tenant) {
      made.push(tenant);
      const account = accountOf(tenant);
      const store = stores.get(tenant) ?? memoryStore({ testing: { clock } });
      stores.set(tenant, store);
      return {
        baselinker: account.client(),
        // Rules of its own: each tenant names its e-mail differently.
        rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: `${tenant}_email` } },
        store,
        ...more,
        close: async () => closed.push(tenant),
        testing: { clock },
        tuning: { settleMs: 5_000 },
      };
    },
    ...options,
  });
  const lead = (tenant: string, id: number) => ({
    id: String(id),
    [`${tenant}_email`]: `a${id}@example.com`,
  });
  const send = (tenant: string, id: number) => pool.forward(tenant, lead(tenant, id));
  /** The promise's value, while time passes. */
  const ended = async <Value>(promise: Promise<Value>): Promise<Value> => {
    let isOver = false;
    promise.then(
      () => (isOver = true),
      () => (isOver = true),
    );
    for (let second = 0; second < 600 && !isOver; second += 1) await clock.advance(second === 0 ? 0 : 1_000);
    return promise;
  };
  return { pool, clock, made, closed, accountOf, lead, send, ended };
}

describe("a pool of forwarders", () => {
  it("makes a forwarder when the first lead of an account comes, and one for all that come together", async () => {
    const { pool, made, accountOf, send, ended } = host();
    const results = await ended(Promise.all([send("a", 1), send("a", 2), send("b", 1), send("a", 1)]));
    expect(results.map(({ status }) => status)).toEqual(["success", "success", "success", "success"]);
    expect(made).toEqual(["a", "b"]);
    expect(pool.size).toBe(2);
    expect([accountOf("a").orders.length, accountOf("b").orders.length]).toEqual([2, 1]);
    await ended(pool.close());
  });

  it("closes the one that was idle for longest where there are too many, and remembers its leads by their store", async () => {
    const { pool, made, closed, send, ended } = host({ max: 2 });
    for (const tenant of ["a", "b", "a", "c"]) await ended(send(tenant, 1));
    expect(closed).toEqual(["b"]);
    expect(pool.size).toBe(2);
    expect(await ended(send("b", 1))).toMatchObject({ status: "duplicate" });
    expect(made).toEqual(["a", "b", "c", "b"]);
    expect(closed).toEqual(["b", "a"]);
    await ended(pool.close());
    expect(closed.toSorted()).toEqual(["a", "b", "b", "c"]);
  });

  it("closes none that is in use, though there are too many then", async () => {
    const { pool, clock, closed, accountOf, send, ended } = host({ max: 1 });
    const slow = ["a", "b", "c"].map((tenant) => {
      accountOf(tenant).faults.inject("slow", { method: "addOrder", afterMs: 20_000 });
      return send(tenant, 1);
    });
    await clock.advance(10_000);
    expect(pool.size).toBe(3);
    expect(closed).toEqual([]);
    expect(await ended(Promise.all(slow))).toMatchObject([
      { status: "success" },
      { status: "success" },
      { status: "success" },
    ]);
    await clock.advance(1_000);
    expect(pool.size).toBe(1);
    expect(closed).toHaveLength(2);
    await ended(pool.close());
  });

  it("closes what was idle for its time", async () => {
    const { pool, clock, closed, send, ended } = host({ idleMs: 60_000 });
    await ended(send("a", 1));
    await clock.advance(30_000);
    await ended(send("b", 1));
    await clock.advance(20_000);
    await ended(send("a", 2));
    await clock.advance(45_000);
    expect(closed).toEqual(["b"]);
    await clock.advance(30_000);
    expect(closed).toEqual(["b", "a"]);
    expect(pool.size).toBe(0);
    await pool.close();
  });

  it("gives an error where an account cannot be opened, says whose fault it is, and tries again with the next lead", async () => {
    let tries = 0;
    const closed: string[] = [];
    const { pool, ended } = host({
      forwarderOf: async () => {
        tries += 1;
        if (tries === 1) throw new Error("The database of tenants is away.");
        const baselinker = createFakeAccount().client();
        return { baselinker, rules: { version: 7 } as never, close: async () => closed.push("x") };
      },
    });
    expect(await ended(pool.forward("a", {}))).toMatchObject({
      status: "error",
      fault: "temporary",
      error: { message: "The database of tenants is away." },
    });
    expect(await ended(pool.forward("a", {}))).toMatchObject({
      fault: "setup",
      error: { name: "RulesError" },
    });
    // The store that was made for it is closed.
    expect(closed).toEqual(["x"]);
    expect([tries, pool.size]).toEqual([2, 0]);
    await expect(pool.use("a", async () => 1)).rejects.toThrow();
  });

  it("says what is wrong with the options of an account also where they name nothing to close", async () => {
    const { pool } = host({
      forwarderOf: async () => ({ baselinker: createFakeAccount().client(), rules: { version: 7 } as never }),
    });
    expect(await pool.forward("a", {})).toMatchObject({ fault: "setup", error: { name: "RulesError" } });
  });

  it.each([[""], ["  "], [7], [undefined]])("refuses %j as an account", async (key) => {
    const { pool } = host();
    const message = expect.stringContaining("`accountKey` to be a text that names the account");
    expect(await pool.forward(key as string, {})).toMatchObject({
      status: "error",
      fault: "setup",
      error: { message },
    });
  });

  it("refuses options that cannot be, and names the nearest one", () => {
    const forwarderOf = () => Promise.reject(new Error("never"));
    expect(() => createForwarderPool({ forwarderOf, maxx: 1 } as never)).toThrow(/Did you mean `max`/);
    expect(() => createForwarderPool({ forwarderOf, max: 0 })).toThrow(RangeError);
    expect(() => createForwarderPool({} as never)).toThrow(/forwarderOf/);
  });

  it("counts the opening for the deadline of a lead, and stops with its signal", async () => {
    const { pool, clock, ended } = host({ forwarderOf: () => new Promise<never>(() => {}) });
    const begun = clock.now();
    const result = await ended(pool.forward("a", {}, { deadlineMs: 5_000 }));
    expect(result).toMatchObject({ fault: "temporary", error: { code: "DEADLINE_OVER" } });
    expect(clock.now() - begun).toBeLessThanOrEqual(5_000);
    const signal = AbortSignal.abort(new Error("gone"));
    expect(await pool.forward("a", {}, { signal })).toMatchObject({ error: { message: "gone" } });
  });

  it("opens an account again only when its forwarder before has closed", async () => {
    let open = 0;
    let most = 0;
    const { pool, clock, accountOf, ended, lead } = host({
      max: 1,
      async forwarderOf(tenant) {
        if (tenant === "a") open += 1;
        most = Math.max(most, open);
        const close = async () => {
          await new Promise<void>((resolve) => clock.after(3_000, resolve));
          if (tenant === "a") open -= 1;
        };
        const rules = { version: 1, key: "id", fields: { order_status_id: 8001, email: "a_email" } } as const;
        return { baselinker: accountOf(tenant).client(), rules, close, testing: { clock } };
      },
    });
    await ended(pool.forward("a", lead("a", 1)));
    await ended(pool.forward("b", lead("a", 1)));
    expect(await ended(pool.forward("a", lead("a", 2)))).toMatchObject({ status: "success" });
    expect(most).toBe(1);
    await ended(pool.close());
  });

  it("lends the forwarder of an account, which stays open meanwhile", async () => {
    const { pool, clock, closed, send, ended } = host({ max: 1, idleMs: 1_000 });
    await ended(send("a", 1));
    const lent = pool.use("a", async (forwarder) => {
      await new Promise<void>((resolve) => clock.after(50_000, resolve));
      return forwarder.health();
    });
    await clock.advance(10_000);
    await ended(send("b", 1));
    expect(closed).not.toContain("a");
    expect(await ended(lent)).toMatchObject({ canAccept: true });
    await ended(pool.close());
  });

  it("finishes what is in progress when it closes, takes nothing more, and closes once", async () => {
    const { pool, clock, closed, accountOf, send, ended } = host();
    accountOf("a").faults.inject("slow", { method: "addOrder", afterMs: 3_000 });
    const running = send("a", 1);
    await clock.advance(100);
    const closing = pool.close();
    expect(await send("b", 1)).toMatchObject({ status: "error", fault: "temporary" });
    await expect(pool.use("a", async () => 1)).rejects.toThrow("The pool was closed");
    await ended(Promise.all([closing, pool.close()]));
    expect(await running).toMatchObject({ status: "success" });
    expect(closed).toEqual(["a"]);
  });

  it("lets no one wait for an account that is noisy", async () => {
    const { pool, clock, send, ended } = host({ max: 5 }, { tuning: { maxInFlight: 1 } });
    const noisy = Array.from({ length: 500 }, (_, id) => send("noisy", id + 1));
    await clock.advance(0);
    for (let tenant = 0; tenant < 50; tenant += 1)
      expect(await ended(send(`t${tenant}`, 1))).toMatchObject({ status: "success" });
    const all = await ended(Promise.all(noisy));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(["success"]));
    expect(pool.size).toBe(5);
    await ended(pool.close());
  });
});
