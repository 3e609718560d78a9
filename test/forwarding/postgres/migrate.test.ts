import { afterEach, describe, expect, it, vi } from "vitest";
import { enqueueLead, enqueueLeadSql } from "../../../src/forwarding/postgres/enqueueLead.ts";
import { migratePostgres } from "../../../src/forwarding/postgres/migrate.ts";
import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { postgresProductCache } from "../../../src/forwarding/postgres/postgresProductCache.ts";
import { postgresQueue } from "../../../src/forwarding/postgres/postgresQueue.ts";
import { postgresRateLimiter } from "../../../src/forwarding/postgres/postgresRateLimiter.ts";
import { postgresRegister } from "../../../src/forwarding/postgres/postgresRegister.ts";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { maxDueMs } from "../../../src/forwarding/register/entryRows.ts";
import { scriptedClient, sqlError } from "./scriptedClient.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("making the tables while others make them too", () => {
  it.each(["42P06", "42P07", "42710", "42723", "23505", "40001", "40P01"])(
    "tries again where it met another one (%s), a little later each time and ten times in all",
    async (state) => {
      vi.useFakeTimers();
      const times: number[] = [];
      const client = {
        async query() {
          times.push(performance.now());
          throw sqlError(state);
        },
      };
      const failed = expect(migratePostgres(client)).rejects.toMatchObject({ code: "STORE_FAILED" });
      await vi.runAllTimersAsync();
      await failed;
      const waits = times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0)));
      expect(waits).toEqual([20, 40, 60, 80, 100, 120, 140, 160, 180]);
    },
  );

  it.each(["42P08", "042P06", "42P061", "42501", undefined])(
    "does not where it fails with %s",
    async (state) => {
      const client = scriptedClient(() => {
        throw sqlError(state);
      });
      await expect(migratePostgres(client)).rejects.toMatchObject({
        code: "STORE_FAILED",
        // What the server says is in the cause alone: it may quote the data of a lead.
        message: expect.stringMatching(/^PostgreSQL (?:refused a step|could not be reached)/),
      });
      expect(client.asked).toHaveLength(1);
    },
  );
});

describe("the queue of accounts in PostgreSQL", () => {
  it.each([
    [0.5, maxDueMs],
    [maxDueMs + 0.5, maxDueMs + 1],
  ])("takes what is due by a lease of %d ms", async (leaseMs, latestMs) => {
    const rows = [
      { account: "a", is_due: true },
      { account: 7, is_due: true },
      { account: "b", is_due: false },
    ];
    const client = scriptedClient(() => rows);
    const queue = postgresQueue(client, { schema: "own" });
    expect(await queue.dueAccounts({ after: "", limit: 2, leaseMs })).toEqual({
      accounts: ["a", "7"],
      next: "b",
    });
    expect(client.asked).toEqual([["SELECT * FROM own.due_accounts($1, $2, $3)", ["", 2, latestMs]]]);
    expect(queue.name).toBe("The queue of the schema own in PostgreSQL");
  });
});

describe("what is refused in PostgreSQL", () => {
  const client = scriptedClient(() => []);
  const misspelt: object = { shema: "own" };

  it.each([
    { postgresStore },
    { postgresRegister },
    { postgresQueue },
    { postgresProductCache },
    { postgresRateLimiter },
  ])("names the function that refuses it: %o", (named) => {
    const [[name, make] = expect.fail("There is none.")] = Object.entries(named);
    const call = (...given: unknown[]) => Reflect.apply(make, undefined, given);
    const token = name === "postgresRateLimiter" ? { token: "t" } : {};
    expect(() => call(client, { ...token, ...misspelt })).toThrow(`Unknown option \`shema\` of ${name}.`);
    const testing = { ...token, testing: misspelt };
    expect(() => call(client, testing)).toThrow(`Unknown option \`testing.shema\` of ${name}.`);
    expect(() => call({}, token)).toThrow(`Expected the client of ${name} to be`);
  });

  it("keeps leads that became orders for an hour at least, as in any store", () => {
    expect(() => postgresStore(client, { retentionMs: 30 })).toThrow("at least 3_600_000, an hour, got 30.");
  });

  it("names `enqueueLead` and `enqueueLeadSql`, and which client is wanted", async () => {
    await expect(enqueueLead(client, {}, misspelt)).rejects.toThrow("Unknown option `shema` of enqueueLead.");
    expect(() => enqueueLeadSql({}, misspelt)).toThrow("Unknown option `shema` of enqueueLeadSql.");
    const wrong = Reflect.apply(enqueueLead, undefined, [{}, {}]);
    await expect(wrong).rejects.toThrow("Expected the client of enqueueLead to be");
  });

  it("names `migratePostgres` too", async () => {
    await expect(migratePostgres(client, misspelt)).rejects.toThrow(
      "Unknown option `shema` of migratePostgres.",
    );
    const noClient = "postgres://" as unknown as PostgresClient;
    await expect(migratePostgres(noClient)).rejects.toThrow("Expected the client of migratePostgres to be");
    expect(client.asked).toEqual([]);
  });
});
