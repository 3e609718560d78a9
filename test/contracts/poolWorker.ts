import { afterEach, describe, expect, it } from "vitest";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
// Loaded ahead: reading files takes turns of the event loop, and hours would pass on the clock of the test meanwhile.
import "../../src/client/calls/transport.ts";
import type { LeadQueue } from "../../src/forwarding/contract/leadQueue.ts";
import type { ForwarderOptions } from "../../src/forwarding/forwarder/options.ts";
import { createForwarderPool } from "../../src/forwarding/pool/createForwarderPool.ts";
import type { ForwarderPoolOptions, PoolWorkOptions } from "../../src/forwarding/pool/forwarderPool.ts";
import { newEntryId } from "../../src/forwarding/register/entryId.ts";
import type { EntryRows } from "../../src/forwarding/register/entryRows.ts";
import { headText } from "../../src/forwarding/register/entryTexts.ts";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { hashAtOnce } from "../support/hashAtOnce.ts";
import type { ManualClock } from "../support/manualClock.ts";

/** Registers of many accounts on one engine. */
export interface AccountsUnderTest {
  readonly clock: ManualClock;
  readonly queue: LeadQueue;
  /** The store and the register of an account, as another process sees them with each call. */
  partOf(accountKey: string): Pick<ForwarderOptions, "store" | "register">;
  /** The rows of that register. */
  rowsOf(accountKey: string): EntryRows;
  close(): Promise<void>;
}

/** How long a request takes. */
const requestMs = 300;

/** Whether one `work` for all accounts is fair between them, on the registers of an engine. */
export function fairWorkContract(engine: string, make: () => Promise<AccountsUnderTest>): void {
  describe(`work of a pool, on ${engine}`, { timeout: 60_000 }, () => {
    hashAtOnce();
    const over: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of over.splice(0).reverse()) await end();
    }, 60_000);

    async function host(limits: Readonly<Record<string, number>> = {}) {
      const under = await make();
      over.push(() => under.close());
      const { clock } = under;
      const accounts = new Map<string, ReturnType<typeof createFakeAccount>>();
      const inFlight = new Map<string, number>();
      const maxInFlight = new Map<string, number>();
      const accountOf = (key: string) => {
        const account = accounts.get(key) ?? createFakeAccount({ clock });
        accounts.set(key, account);
        return account;
      };
      const optionsOf = (key: string): ForwarderOptions => {
        const account = accountOf(key);
        const slowly: typeof fetch = async (...given) => {
          const count = (inFlight.get(key) ?? 0) + 1;
          inFlight.set(key, count);
          maxInFlight.set(key, Math.max(count, maxInFlight.get(key) ?? 0));
          await new Promise<void>((resolve) => clock.after(requestMs, resolve));
          inFlight.set(key, (inFlight.get(key) ?? 0) - 1);
          return account.fetch(...given);
        };
        const rateLimit = { requestsPerMinute: limits[key] ?? 100 };
        return {
          baselinker: new Baselinker({ token: account.token, fetch: slowly, testing: { clock }, rateLimit }),
          rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: "email" } },
          ...under.partOf(key),
          testing: { clock },
        };
      };
      const open = (options: Partial<ForwarderPoolOptions> = {}) => {
        const pool = createForwarderPool({
          testing: { clock },
          forwarderOf: async (key) => optionsOf(key),
          ...options,
        });
        over.push(() => passing(pool.close()));
        return pool;
      };
      const work = (options: PoolWorkOptions = {}, pool = open()) => {
        const stop = new AbortController();
        const working = pool.work(under.queue, { signal: stop.signal, ...options });
        working.catch(() => {});
        return {
          working,
          async end() {
            stop.abort();
            await passing(working);
          },
        };
      };
      let count = 0;
      const receive = async (key: string, leads: number) => {
        const rows = under.rowsOf(key);
        for (let at = 0; at < leads; at += 1) {
          count += 1;
          const lead = JSON.stringify({ id: `${key}-${count}`, email: `a${count}@example.com` });
          await rows.add(
            {
              id: newEntryId(clock.date(), `${100_000_000 + count}`),
              namespace: "lead",
              head: headText({ receivedAt: clock.date() }),
              lead,
              leadBytes: lead.length,
              dueInMs: 0,
              keepMs: 9e9,
              keepLeadMs: 3e9,
            },
            1e6,
          );
        }
      };
      const passing = async <Value>(promise: Promise<Value>): Promise<Value> => {
        let isOver = false;
        const done = () => {
          isOver = true;
        };
        promise.then(done, done);
        while (!isOver) await clock.advance(1_000);
        return promise;
      };
      const orders = (key: string) => accountOf(key).orders.length;
      return {
        ...under,
        accountOf,
        optionsOf,
        open,
        work,
        receive,
        passing,
        orders,
        maxInFlight,
      };
    }

    const quiet = Array.from({ length: 30 }, (_, at) => `quiet-${at}`);

    it("sends what thirty have within seconds, though one has hundreds waiting, and works on those", async () => {
      const { clock, work, receive, orders, maxInFlight } = await host();
      await receive("noisy", 250);
      for (const key of quiet) await receive(key, 2);
      const { end } = work();
      await clock.advance(6_000);
      expect(quiet.map(orders)).toEqual(quiet.map(() => 2));
      expect(orders("noisy")).toBeGreaterThanOrEqual(5);
      await clock.advance(60_000);
      expect(orders("noisy")).toBeGreaterThan(95);
      expect(orders("noisy")).toBeLessThanOrEqual(120);
      expect(maxInFlight.get("noisy")).toBe(2);
      await end();
    });

    it("continues with an account as its leads end, and not once a poll", async () => {
      const { clock, work, receive, orders } = await host({ alone: 6_000 });
      await receive("alone", 40);
      const { end } = work({ pollMs: 60_000 });
      await clock.advance(20 * requestMs);
      expect(orders("alone")).toBeGreaterThan(30);
      await end();
    });

    it("lets no lead that waits for its account's limit keep a slot from others for more than two seconds", async () => {
      const noisy = ["noisy-1", "noisy-2", "noisy-3", "noisy-4", "noisy-5"];
      const { clock, work, receive, orders } = await host(Object.fromEntries(noisy.map((key) => [key, 4])));
      for (const key of noisy) await receive(key, 40);
      const { end } = work({ concurrency: 4 });
      await clock.advance(15_000);
      // All five are at their limits, and would fill the slots twice; some of the requests were reads.
      expect(noisy.map(orders).every((made) => made >= 2 && made <= 4)).toBe(true);
      await receive("quiet", 2);
      await clock.advance(1_000 + 2_000 + 2 * requestMs);
      expect(orders("quiet")).toBe(2);
      await clock.advance(60_000);
      expect(noisy.map(orders).every((made) => made >= 6)).toBe(true);
      await end();
    });

    it("makes one order of each lead, with two processes at work, of which one stops in the middle", async () => {
      const { clock, work, receive, orders, open } = await host();
      const keys = quiet.slice(0, 8);
      for (const key of keys) await receive(key, 6);
      const first = work({ concurrency: 3 }, open());
      const second = work({ concurrency: 3 }, open());
      await clock.advance(1_000);
      await first.end();
      await clock.advance(10_000);
      expect(keys.map(orders)).toEqual(keys.map(() => 6));
      await second.end();
    });

    it("continues with the others where an account cannot be opened, tells of it, and tries it again later", async () => {
      const { clock, work, receive, orders, open, optionsOf } = await host();
      let isThere = false;
      let giveUp = () => {};
      const never = new Promise<never>((_, reject) => {
        giveUp = () => reject(new Error("gone"));
      });
      const told: (string | undefined)[] = [];
      const pool = open({
        async forwarderOf(key) {
          if (key === "gone" && !isThere) throw new Error("The database of tenants is away.");
          if (key === "hangs") return never;
          return optionsOf(key);
        },
      });
      for (const key of ["gone", "hangs", "quiet"]) await receive(key, 3);
      const { end } = work({ concurrency: 2, onError: (_, key) => told.push(key) }, pool);
      await clock.advance(8_000);
      expect([orders("quiet"), told[0]]).toEqual([3, "gone"]);
      expect(told.length).toBeLessThanOrEqual(2);
      isThere = true;
      await clock.advance(30_000);
      expect(orders("gone")).toBe(3);
      expect(told).toContain("hangs");
      giveUp();
      await end();
    });

    it("tries one lead of an account whose setup is wrong, and no other for its time", async () => {
      const { clock, work, receive, orders, accountOf } = await host();
      await receive("wrong", 20);
      await receive("quiet", 3);
      accountOf("wrong").faults.inject("error", { method: "addOrder", code: "ERROR_BAD_TOKEN", times: 999 });
      const { end } = work();
      await clock.advance(30_000);
      expect(orders("quiet")).toBe(3);
      expect(accountOf("wrong").requests.length).toBeLessThanOrEqual(2);
      await end();
    });

    it("finishes what is in progress when it is told to stop or its pool is closed, and takes nothing more", async () => {
      const { clock, work, receive, orders, open, passing } = await host();
      await receive("a", 10);
      const stopped = work();
      await clock.advance(100);
      await stopped.end();
      expect(orders("a")).toBe(2);
      const pool = open();
      const closed = work({}, pool);
      await clock.advance(100);
      await passing(pool.close());
      await passing(closed.working);
      expect(orders("a")).toBe(4);
      await clock.advance(5_000);
      expect(orders("a")).toBe(4);
    });

    it("refuses an account without a register, a queue that is none, and options that cannot be", async () => {
      const { work, open, optionsOf, receive, passing, queue } = await host();
      await receive("a", 1);
      const pool = open({ forwarderOf: async (key) => ({ ...optionsOf(key), register: undefined }) });
      await expect(passing(work({}, pool).working)).rejects.toThrow(
        "Give the forwarder of a the option `register`.",
      );
      await expect(pool.work({} as never)).rejects.toThrow(/a queue with `dueAccounts`/);
      await expect(pool.work(queue, { perAcount: 3 } as never)).rejects.toThrow(
        /Did you mean `perAccount`\?/,
      );
      await expect(pool.work(queue, { perAccount: 0 })).rejects.toThrow(RangeError);
    });
  });
}
