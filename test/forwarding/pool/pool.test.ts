import { describe, expect, it } from "vitest";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import type { ForwarderPoolOptions } from "../../../src/forwarding/pool/forwarderPool.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { hashAtOnce } from "../../support/hashAtOnce.ts";
import { manualClock } from "../../support/manualClock.ts";

hashAtOnce();

/** A pool whose accounts open and close as slowly as they are told to, and what of that it did. */
function slowHost(options: Partial<ForwarderPoolOptions> = {}) {
  const clock = manualClock();
  const start = clock.now();
  const log: string[] = [];
  const background: (boolean | undefined)[] = [];
  const account = createFakeAccount({ clock });
  const slow = { openMs: 0, closeMs: 0, failure: undefined as Error | undefined };
  const open = new Map<string, number>();
  let maxOpen = 0;
  const lasting = (ms: number) =>
    ms === 0 ? Promise.resolve() : new Promise<void>((resolve) => clock.after(ms, resolve));
  const tell = (what: string) => log.push(`${(clock.now() - start) / 1_000} ${what}`);
  const pool = createForwarderPool({
    testing: {
      clock: {
        ...clock,
        after(delayMs, callback, given) {
          background.push(given?.background);
          return clock.after(delayMs, callback);
        },
      },
    },
    async forwarderOf(key) {
      const { closeMs, failure } = slow;
      open.set(key, (open.get(key) ?? 0) + 1);
      maxOpen = Math.max(maxOpen, open.get(key) ?? 0);
      const gone = () => open.set(key, (open.get(key) ?? 0) - 1);
      tell(`open ${key}`);
      await lasting(slow.openMs);
      if (failure !== undefined) {
        gone();
        throw failure;
      }
      return {
        baselinker: account.client(),
        rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: "email" } },
        account: {
          statuses: [],
          sources: [],
          extraFields: [],
          catalogs: [],
          warehouses: [],
          priceGroups: [],
        },
        marker: false,
        register: memoryRegister(),
        async close() {
          await lasting(closeMs);
          gone();
          tell(`closed ${key}`);
        },
        testing: { clock },
      };
    },
    ...options,
  });
  const lead = { id: "1", email: "ann@example.com" };
  /** Uses the forwarder of an account for the given time. */
  const use = (key: string, ms = 0) => pool.use(key, () => lasting(ms));
  return { pool, clock, log, background, account, slow, lead, use, maxOpen: () => maxOpen };
}

const never = { max: 1, idleMs: Number.POSITIVE_INFINITY };

describe("the time of a lead in a pool", () => {
  it("is what opening its account has left of it", async () => {
    const { pool, clock, account, slow, lead } = slowHost();
    slow.openMs = 3_000;
    account.faults.inject("slow", { method: "addOrder", afterMs: 1_000 });
    const sent = pool.forward("a", lead, { deadlineMs: 5_000, key: "given" });
    await clock.advance(4_000);
    expect(await sent).toMatchObject({ status: "success", key: "given" });
  });

  it("is over when the caller said, though opening took most of it", async () => {
    const { pool, clock, account, slow, lead } = slowHost();
    slow.openMs = 3_000;
    account.faults.inject("stalled-headers", { method: "addOrder" });
    let isOver = false;
    pool.forward("a", lead, { deadlineMs: 5_000 }).then(() => {
      isOver = true;
    });
    await clock.advance(4_500);
    expect(isOver).toBe(false);
    await clock.advance(500);
    expect(isOver).toBe(true);
  });

  it("leaves no timer where the account cannot be opened", async () => {
    const { pool, clock, slow, lead } = slowHost(never);
    slow.failure = new Error("gone");
    await pool.forward("a", lead, { deadlineMs: 5_000 });
    expect(clock.timers).toBe(0);
  });
});

describe("a forwarder that no one uses", () => {
  it("is closed as soon as another one is begun, where they are too many", async () => {
    const { use, log, clock, slow } = slowHost({ max: 1 });
    await use("a");
    slow.openMs = 5_000;
    const used = use("b");
    await clock.advance(1_000);
    expect(log).toEqual(["0 open a", "0 open b", "0 closed a"]);
    await clock.advance(4_000);
    await used;
  });

  it("is closed when its time is over, for which one timer is set that keeps no process running", async () => {
    const { use, clock, background, log } = slowHost({ idleMs: 10_000 });
    await use("a");
    await clock.advance(4_000);
    await use("b");
    expect([clock.timers, background]).toEqual([1, [true]]);
    await clock.advance(6_000);
    expect(log.at(-1)).toBe("10 closed a");
    await clock.advance(4_000);
    expect(log.at(-1)).toBe("14 closed b");
    expect([clock.timers, background]).toEqual([0, [true, true]]);
  });

  it("is never closed for that where it may be idle forever, and is not open any more once the pool is closed", async () => {
    const { pool, use, clock, log } = slowHost(never);
    await use("a");
    expect([clock.timers, pool.size]).toEqual([0, 1]);
    await pool.close();
    expect([pool.size, log.at(-1)]).toEqual([0, "0 closed a"]);
  });

  it("stays open as long as one of several uses it", async () => {
    const { use, clock, log } = slowHost({ max: 1 });
    const long = use("a", 10_000);
    await use("a", 0);
    await use("b");
    await clock.advance(9_999);
    expect(log).not.toContain("0 closed a");
    expect(log.filter((line) => line.includes("closed a"))).toEqual([]);
    await clock.advance(1);
    await long;
  });

  it("has no timer left after the pool was closed", async () => {
    const { pool, use, clock } = slowHost({ idleMs: 10_000 });
    const lasting = use("a", 3_000);
    const closed = pool.close();
    await clock.advance(3_000);
    await Promise.all([lasting, closed]);
    expect(clock.timers).toBe(0);
  });
});

it("is closed after a work had it, as after any other use", async () => {
  const { pool, use, clock, log } = slowHost({ max: 1 });
  const stop = new AbortController();
  const queue = { name: "a queue", dueAccounts: async () => ({ accounts: ["a"] }) };
  const working = pool.work(queue, { signal: stop.signal });
  await clock.advance(500);
  stop.abort();
  await working;
  await use("b");
  await clock.advance(0);
  expect(log).toEqual(["0 open a", "0.5 open b", "0.5 closed a"]);
});

describe("an account that opens slowly, and whose callers have gone", () => {
  it("keeps the forwarder that a later lead began, where it fails in the end", async () => {
    const { pool, use, clock, slow, lead, log, maxOpen } = slowHost({ max: 1 });
    Object.assign(slow, { openMs: 10_000, failure: new Error("gone") });
    const gone = pool.forward("a", lead, { deadlineMs: 1_000 });
    await clock.advance(1_000);
    expect(await gone).toMatchObject({ status: "error", fault: "temporary" });
    Object.assign(slow, { openMs: 0, failure: undefined });
    // One too many: the first one is closed as soon as it is open, which it will never be.
    const other = use("b", 20_000);
    const later = use("a", 20_000);
    await clock.advance(10_000);
    const another = use("a", 1_000);
    await clock.advance(30_000);
    await Promise.all([other, later, another]);
    expect(log.filter((line) => line.endsWith("open a"))).toEqual(["0 open a", "10 open a"]);
    expect(maxOpen()).toBe(1);
    await pool.close();
    expect(log.at(-1)).toMatch(/closed [ab]$/);
    expect(log.filter((line) => line.includes("closed a"))).toHaveLength(1);
  });

  it("is not among those that no one uses once it has failed", async () => {
    const { pool, use, clock, slow, lead, log } = slowHost({ max: 2 });
    Object.assign(slow, { openMs: 2_000, failure: new Error("gone") });
    const gone = pool.forward("a", lead, { deadlineMs: 1_000 });
    await clock.advance(2_000);
    await gone;
    expect(pool.size).toBe(0);
    Object.assign(slow, { openMs: 0, failure: undefined });
    const used = [use("b", 5_000), use("c", 5_000), use("a", 5_000)];
    await clock.advance(1_000);
    expect(pool.size).toBe(3);
    await clock.advance(4_000);
    await Promise.all(used);
    await pool.close();
    expect(log.filter((line) => line.includes("closed")).length).toBe(3);
  });

  it("is not opened a second time before what was begun last has closed too", async () => {
    const { pool, use, clock, slow, lead, maxOpen } = slowHost({ max: 1 });
    slow.closeMs = 3_000;
    await use("a");
    await use("b");
    // The first one closes until 3 s. The second one waits for that, and no one waits for the second one.
    slow.openMs = 2_000;
    const gone = pool.forward("a", lead, { deadlineMs: 1_000 });
    await clock.advance(1_000);
    await gone;
    const other = use("c", 1_000);
    await clock.advance(2_500);
    const third = use("a");
    await clock.advance(30_000);
    await Promise.all([other, third]);
    expect(maxOpen()).toBe(1);
    const closed = pool.close();
    await clock.advance(10_000);
    await closed;
  });
});
