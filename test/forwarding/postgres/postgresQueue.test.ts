import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import { enqueueLead } from "../../../src/forwarding/postgres/enqueueLead.ts";
import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { postgresEntryRows } from "../../../src/forwarding/postgres/postgresEntryRows.ts";
import { postgresQueue } from "../../../src/forwarding/postgres/postgresQueue.ts";
import { postgresRegister } from "../../../src/forwarding/postgres/postgresRegister.ts";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { fairWorkContract } from "../../contracts/poolWorker.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { isolationLevels, openPool, type Pool } from "./pools.ts";
import { replaceTime, ServerTime } from "./serverTime.ts";

describeOnPostgres("postgresQueue", (server) => {
  const pools: Pool[] = [];
  beforeAll(async () => {
    await server.start();
    for (const isolation of isolationLevels) pools.push(await openPool(server, isolation));
  });
  afterAll(async () => {
    for (const pool of pools) await pool.end();
    await server.remove();
  });
  const poolOf = (at: number): Pool => pools[at] ?? expect.fail("There is no such pool.");

  for (const [at, isolation] of isolationLevels.entries()) {
    // What serializable allows, repeatable read does.
    if (isolation === "repeatable read") continue;
    fairWorkContract(`PostgreSQL, ${isolation}`, async () => {
      const schema = await newSchema(poolOf(at));
      await replaceTime(poolOf(at), schema);
      const time = new ServerTime(schema);
      const { clock } = time;
      const client = time.client(poolOf(at));
      return {
        clock,
        queue: postgresQueue(client, { schema, testing: { clock } }),
        rowsOf: (accountKey) => postgresEntryRows(client, { schema, accountKey }),
        partOf: (accountKey) => ({
          store: postgresStore(client, { schema, accountKey, testing: { clock } }),
          register: postgresRegister(client, { schema, accountKey, testing: { clock } }),
        }),
        async close() {},
      };
    });
  }

  describe("says which accounts have something due", () => {
    const all = { after: "", limit: 100, leaseMs: 60_000 };
    const enqueue = (schema: string, accountKey: string, namespace = "lead") =>
      enqueueLead(poolOf(0), { id: "a" }, { schema, accountKey, namespace });

    it("each once, in pages, without leads that have no account", async () => {
      const schema = await newSchema(poolOf(0));
      const queue = postgresQueue(poolOf(0), { schema });
      expect(await queue.dueAccounts(all)).toEqual({ accounts: [] });
      for (const account of ["b", "a", "c", "a", "d"]) await enqueue(schema, account);
      await enqueue(schema, "a", "other");
      await enqueueLead(poolOf(0), { id: "a" }, { schema });
      expect(await queue.dueAccounts(all)).toEqual({ accounts: ["a", "b", "c", "d"] });
      expect(await queue.dueAccounts({ ...all, limit: 2 })).toEqual({ accounts: ["a", "b"], next: "b" });
      expect(await queue.dueAccounts({ ...all, after: "b" })).toEqual({ accounts: ["c", "d"] });
    });

    it("and not those whose leads are taken or due later, unless the date was set back", async () => {
      const schema = await newSchema(poolOf(0));
      await replaceTime(poolOf(0), schema);
      const time = new ServerTime(schema);
      const client = time.client(poolOf(0));
      const queue = postgresQueue(client, { schema, testing: { clock: time.clock } });
      for (const accountKey of ["a", "b"]) await enqueueLead(client, { id: "a" }, { schema, accountKey });
      const rows = postgresEntryRows(client, { schema, accountKey: "a" });
      await rows.take({ namespace: "lead", limit: 1, leaseMs: 60_000, newest: 0, alone: true });
      expect(await queue.dueAccounts(all)).toEqual({ accounts: ["b"] });
      await time.clock.advance(60_000);
      expect(await queue.dueAccounts(all)).toEqual({ accounts: ["a", "b"] });
      time.clock.jump(-86_400_000);
      expect(await queue.dueAccounts(all)).toEqual({ accounts: ["a", "b"] });
    });

    it("with a few looks, however many accounts wait for later", async () => {
      const schema = await newSchema(poolOf(0));
      await poolOf(0).query(
        `INSERT INTO ${schema}.register (account, id, namespace, status, head, due_at, kept_until, lead_kept_until)
         SELECT 'later-' || lpad(i::text, 5, '0'), 'ld_', 'lead', 'received', '{}', ${schema}.now_ms() + 60000, 0, 0 FROM generate_series(1, 2500) i`,
      );
      await enqueue(schema, "z");
      const queue = postgresQueue(poolOf(0), { schema });
      const first = await queue.dueAccounts(all);
      expect(first).toEqual({ accounts: [], next: "later-01000" });
      const second = await queue.dueAccounts({ ...all, after: first.next ?? "" });
      expect(second).toEqual({ accounts: [], next: expect.stringMatching(/^later-0(1999|2000)$/) });
      expect(await queue.dueAccounts({ ...all, after: second.next ?? "" })).toEqual({ accounts: ["z"] });
    });
  });

  it("refuses a register that is elsewhere, and names both places", async () => {
    const schema = await newSchema(poolOf(0));
    await enqueueLead(poolOf(0), { id: "a" }, { schema, accountKey: "shop-1" });
    const workWith = async (client: PostgresClient, accountKey: string) => {
      await using pool = createForwarderPool({
        forwarderOf: () => ({
          baselinker: createFakeAccount().client(),
          rules: { version: 1, fields: { email: "email" } },
          store: postgresStore(client, { schema, accountKey }),
          register: postgresRegister(client, { schema, accountKey }),
        }),
      });
      await pool.work(postgresQueue(poolOf(0), { schema }));
    };
    await expect(workWith(poolOf(0), "shop-2")).rejects.toThrow(
      /Expected the `register` of shop-1 to be in the same place as its queue, .* of the account shop-1 in PostgreSQL, got .* shop-2/,
    );
    const other = await openPool(server);
    await expect(workWith(other, "shop-1")).rejects.toThrow(/Make both with the same client/);
    await other.end();
  });

  it("ends the work where its tables are missing, and says so", async () => {
    await using pool = createForwarderPool({ forwarderOf: () => expect.fail("Nothing is due.") });
    await expect(pool.work(postgresQueue(poolOf(0), { schema: "nowhere" }))).rejects.toMatchObject({
      name: "StoreError",
      message: expect.stringContaining("Run `await migratePostgres(pool)`"),
    });
  });

  it("refuses options that cannot be, and names the nearest one", () => {
    expect(() => postgresQueue(poolOf(0), { shema: "x" } as never)).toThrow(/Did you mean `schema`\?/);
    expect(() => postgresQueue({} as never)).toThrow(/the client of postgresQueue/);
    expect(() => postgresQueue(poolOf(0), { maxWaitMs: 0 })).toThrow(RangeError);
  });
});
