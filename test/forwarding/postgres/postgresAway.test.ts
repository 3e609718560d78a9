import { afterAll, beforeAll, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { migratePostgres } from "../../../src/forwarding/postgres/migrate.ts";
import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { postgresEntryRows } from "../../../src/forwarding/postgres/postgresEntryRows.ts";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { isOfOrder, tablesVersion } from "../../../src/forwarding/postgres/tables.ts";
import type { Rules } from "../../../src/mapping/rules/rules.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { change, idsIn, newRow, succeeded } from "../../contracts/testEntries.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { openPool, type Pool } from "./pools.ts";
import { PostgresServer } from "./postgresServer.ts";

const rules: Rules = { version: 1, key: "id", fields: { order_status_id: { value: 8001 }, email: "email" } };
const claim = { token: "t1", leaseMs: 60_000 };
const account = { key: "shop" };

describeOnPostgres("PostgreSQL that is away or not as it should be", (server) => {
  let pool: Pool;
  beforeAll(async () => {
    await server.start();
    pool = await openPool(server);
  });
  afterAll(async () => {
    await pool.end();
    await server.remove();
  });

  it("says to migrate where its tables are missing", async () => {
    await expect(postgresStore(pool, { schema: "nothing" }).bind(account)).rejects.toMatchObject({
      message:
        "PostgreSQL refused a step (SQLSTATE 42P01). Its tables are missing. Run `await migratePostgres(pool)` once, when you deploy.",
      retryable: false,
    });
  });

  it("names both versions where its tables are newer and not for this one, and leaves them alone", async () => {
    const schema = await newSchema(pool);
    await pool.query(`INSERT INTO ${schema}.version (version, readable_from) VALUES (7, 7)`);
    await expect(postgresStore(pool, { schema }).bind(account)).rejects.toMatchObject({
      message: `The tables in the schema ${schema} are of version 7, and this SDK needs ${tablesVersion}. Update baselinker-sdk.`,
    });
    await expect(migratePostgres(pool, { schema })).rejects.toMatchObject({
      message: `The schema ${schema} was made by a newer baselinker-sdk, and this one cannot use it. Update the package.`,
    });
  });

  it("continues on tables that a newer version changed meanwhile, where they are readable from this one", async () => {
    const schema = await newSchema(pool);
    const running = postgresStore(pool, { schema });
    await running.bind(account);
    await pool.query(`ALTER TABLE ${schema}.lead ADD COLUMN colour text`);
    await pool.query(`INSERT INTO ${schema}.version (version, readable_from) VALUES (2, 1)`);
    // The deployment of an older process has nothing to do, and does not fail.
    await migratePostgres(pool, { schema });
    const started = postgresStore(pool, { schema });
    await started.bind(account);
    for (const [index, store] of [running, started].entries()) {
      const key = String(index);
      expect(await store.claim(key, { token: "t", leaseMs: 9_000 })).toMatchObject({
        status: "claimed",
        doubt: false,
      });
      expect(await store.finish(key, "t", { state: "sent", orderId: index + 1 })).toBe("done");
    }
    const { rows } = await pool.query(`SELECT max(version) AS version FROM ${schema}.version`);
    expect(rows).toEqual([{ version: 2 }]);
  });

  it("stops a process that runs, once a newer one uses the store in a format that is not for it", async () => {
    const schema = await newSchema(pool);
    const running = postgresStore(pool, { schema });
    await running.bind(account);
    await pool.query(`INSERT INTO ${schema}.version (version, readable_from) VALUES (2, 2)`);
    await pool.query(
      `UPDATE ${schema}.fact SET value = (value::jsonb || '{"version":2,"readableFrom":2}')::text WHERE name = 'binding'`,
    );
    await expect(running.claim("a", { token: "t", leaseMs: 9_000 })).rejects.toMatchObject({
      reason: "unreadable",
      message: expect.stringContaining(
        "in format 2, and this one reads format 1. Update the package here too.",
      ),
    });
    expect(await running.listOpen()).toEqual([]);
  });

  it("finds the entry of an order by an index", async () => {
    const schema = await newSchema(pool);
    const rows = postgresEntryRows(pool, { schema, accountKey: "shop" });
    for (const [id, orderId] of [
      ["ld_1", 41],
      ["ld_2", 42],
    ] as const) {
      await rows.add(newRow(id), 9);
      await rows.change(change(id, { storeKey: id, end: succeeded({ facts: JSON.stringify({ orderId }) }) }));
    }
    expect(idsIn(await rows.ofOrder(42))).toEqual(["ld_2"]);
    const where = `account = 'shop' AND ${isOfOrder.replace("$2", "'42'")}`;
    const explain = `SET enable_seqscan = off; EXPLAIN SELECT * FROM ${schema}.register WHERE ${where}`;
    expect(JSON.stringify(await pool.query(explain))).toContain("register_order");
  });

  it("makes no tables next to those of another program", async () => {
    await pool.query("CREATE SCHEMA shop");
    await pool.query("CREATE TABLE shop.orders (id int)");
    await expect(migratePostgres(pool, { schema: "shop" })).rejects.toMatchObject({
      message: "The schema shop has tables of something else. Take another name for the option schema.",
    });
  });

  it("makes its tables once where eight processes start at one moment", async () => {
    const pools = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        openPool(server, at % 2 === 0 ? "read committed" : "serializable", 1),
      ),
    );
    await Promise.all(pools.map((each) => migratePostgres(each, { schema: "eight" })));
    const { rows } = await pool.query("SELECT version FROM eight.version");
    expect(rows).toEqual([{ version: tablesVersion }]);
    await Promise.all(pools.map((each) => each.end()));
  });

  it("works for a role that may do no more than the guide grants, and names the cure for one that may not", async () => {
    const schema = await newSchema(pool);
    await pool.query("CREATE ROLE worker LOGIN");
    const role = await openPool({ url: server.url.replace("postgres@", "worker@") });
    const store = postgresStore(role, { schema });
    await expect(store.bind(account)).rejects.toMatchObject({
      message:
        "PostgreSQL refused a step (SQLSTATE 42501). The role may not use its tables. Run the GRANT statements of docs/stores.md.",
    });
    await pool.query(`GRANT USAGE ON SCHEMA ${schema} TO worker`);
    await pool.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO worker`);
    await store.bind(account);
    expect(await store.claim("a", claim)).toMatchObject({ status: "claimed" });
    expect(await store.finish("a", "t1", { state: "sent", orderId: 42 })).toBe("done");
    await role.end();
  });

  it("fails in time, and clearly, where the pool never answers", async () => {
    const hanging: PostgresClient = { query: () => new Promise(() => {}) };
    await expect(postgresStore(hanging, { maxWaitMs: 50 }).claim("a", claim)).rejects.toMatchObject({
      code: "STORE_FAILED",
      retryable: true,
      message:
        "The schema baselinker in PostgreSQL did not answer within 50 ms. Check it, and try again when it works.",
    });
  });

  it("is on disk when it is answered, although the database says it need not be", async () => {
    const own = new PostgresServer();
    await own.start();
    const before = await openPool(own);
    await before.query("ALTER SYSTEM SET synchronous_commit = off");
    // So that nothing is written by the way before the crash.
    await before.query("ALTER SYSTEM SET wal_writer_delay = '10s'");
    await before.query("SELECT pg_reload_conf()");
    await before.end();
    const used = await openPool(own);
    await migratePostgres(used);
    const store = postgresStore(used);
    for (let at = 1; at <= 50; at += 1) {
      await store.claim(`k${at}`, claim);
      await store.finish(`k${at}`, "t1", { state: "sent", orderId: at });
    }
    await own.crash();
    await used.end();
    await own.start();
    const after = await openPool(own);
    const again = postgresStore(after);
    for (let at = 1; at <= 50; at += 1) {
      expect(await again.claim(`k${at}`, { ...claim, token: "t2" })).toMatchObject({
        status: "sent",
        orderId: at,
      });
    }
    await after.end();
    await own.remove();
  });

  it("makes one order of each lead while connections are cut", async () => {
    const schema = await newSchema(pool);
    const shop = createFakeAccount();
    const baselinker = new Baselinker({
      token: shop.token,
      fetch: shop.fetch,
      rateLimit: { requestsPerMinute: 100_000 },
    });
    const used = await openPool(server, "read committed", 4);
    const store = postgresStore(used, { schema, maxWaitMs: 20_000 });
    // A claim whose end was cut off is free again when its lease is over.
    const tuning = { leaseMs: 5_000 };
    const forwarder = createForwarder({ baselinker, rules, store, tuning });
    let cut = 0;
    let isOver = false;
    const cutting = (async () => {
      while (!isOver) {
        const { rows } = await pool.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE $1 AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1",
          [`%${schema}.%`],
        );
        cut += rows.length;
        await new Promise((resolve) => systemClock.after(3, () => resolve(undefined)));
      }
    })();
    const leads = Array.from({ length: 60 }, (_, at) => ({ id: `lead-${at}`, email: `b${at}@example.com` }));
    const isSent = ({ status }: ForwardResult) => status === "success" || status === "duplicate";
    await Promise.all(leads.map((lead) => forwarder.forward(lead)));
    isOver = true;
    await cutting;
    // What a cut ended is sent again until it is an order, as a sender does.
    let unsent: readonly ForwardResult[] = [];
    for (let time = 0; time < 5; time += 1) {
      const results: ForwardResult[] = [];
      for (const lead of leads) results.push(await forwarder.forward(lead));
      unsent = results.filter((result) => !isSent(result));
      if (unsent.length === 0) break;
    }
    expect(unsent).toEqual([]);
    expect(cut).toBeGreaterThan(5);
    expect(new Set(shop.orders.map(({ email }) => email)).size).toBe(60);
    expect(shop.orders).toHaveLength(60);
    await used.end();
  });
});
