import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { openPool, type Pool } from "./pools.ts";

const account = { key: "shop" };
const leaseMs = 60_000;

describeOnPostgres("a step of others on the leads in PostgreSQL", (server) => {
  let pool: Pool;
  let schema = "";
  beforeAll(async () => {
    await server.start();
    pool = await openPool(server);
    await pool.query("CREATE ROLE clerk LOGIN");
    await pool.query("CREATE SCHEMA decoy");
    await pool.query(
      "CREATE FUNCTION decoy.gen_random_uuid() RETURNS uuid LANGUAGE sql AS $$ SELECT NULL::uuid $$",
    );
  });
  afterAll(async () => {
    await pool.end();
    await server.remove();
  });
  beforeEach(async () => {
    schema = await newSchema(pool);
  });

  let keys = 0;
  /** A store with a sent lead and an open one, whose process knows it. */
  const begin = async (client: Pool = pool) => {
    const store = postgresStore(client, { schema });
    await store.bind(account);
    await store.finish("sent", "t", { state: "sent", orderId: 42 });
    await store.claim("open", { token: "t", leaseMs });
    await store.renew("open", { token: "t", leaseMs }, sendingLead);
    const isDoubted = async () => {
      keys += 1;
      const claim = await store.claim(`key-${keys}`, { token: "t", leaseMs });
      return claim.status === "claimed" && claim.doubt;
    };
    expect(await isDoubted()).toBe(false);
    return { store, isDoubted };
  };
  const psql = (sql: string) => server.ask("psql", ["-Atqc", sql.replaceAll("$schema", schema)]);

  it.each([
    "DELETE FROM $schema.lead WHERE key = 'sent'",
    "TRUNCATE $schema.lead",
    "UPDATE $schema.lead SET order_id = NULL WHERE key = 'sent'",
    "UPDATE $schema.lead SET order_id = 43 WHERE key = 'sent'",
    "UPDATE $schema.lead SET key = 'another' WHERE key = 'sent'",
    "UPDATE $schema.lead SET account = 'another'",
    "SET session_replication_role = replica; DELETE FROM $schema.lead",
    "SET search_path = decoy, pg_catalog; DELETE FROM $schema.lead",
    "BEGIN; SELECT $schema.finish_lead('', 'open', 't', 'failed', 0, NULL, NULL, 3, NULL, NULL); DELETE FROM $schema.lead; COMMIT",
    "BEGIN; SELECT $schema.claim_lead('', 'sent', 't', 9, NULL, 3, 42, NULL, 9, NULL); DELETE FROM $schema.lead; COMMIT",
    "DELETE FROM $schema.incarnation",
    "UPDATE $schema.incarnation SET id = id",
  ])("is noticed where it may have removed keys: %s", async (sql) => {
    const { isDoubted } = await begin();
    psql(sql);
    expect(await isDoubted()).toBe(true);
    const later = postgresStore(pool, { schema });
    await later.bind(account);
    expect(await later.claim("later", { token: "t", leaseMs })).toMatchObject({ doubt: true });
  });

  it.each([
    "VACUUM FULL $schema.lead",
    "CLUSTER $schema.lead USING lead_pkey",
    "REINDEX TABLE $schema.lead",
    "BEGIN; DELETE FROM $schema.lead; ROLLBACK",
    "INSERT INTO $schema.lead (account, key, token, order_id) VALUES ('', 'more', 't', 7)",
    "UPDATE $schema.lead SET order_id = 43 WHERE key = 'open'",
    "SELECT $schema.erase_lead('', 'sent', 'h:1'), $schema.erase_lead('', 'open', 'h:2'), $schema.sweep_leads('', -1000)",
  ])("costs no look-ups where no key is gone by it: %s", async (sql) => {
    const { isDoubted } = await begin();
    psql(sql);
    expect(await isDoubted()).toBe(false);
  });

  it("is noticed where it was a restored dump of the data, which has the old incarnation", async () => {
    const dump = server.ask("pg_dump", ["--data-only", "-n", schema]);
    const { isDoubted } = await begin();
    psql("TRUNCATE $schema.lead; TRUNCATE $schema.incarnation, $schema.version");
    server.ask("psql", ["-q"], dump);
    expect(psql("SELECT count(*) FROM $schema.version")).toBe("1\n");
    expect(await isDoubted()).toBe(true);
  });

  it("is noticed where it made the tables again from a dump, and afterwards", async () => {
    const { store, isDoubted } = await begin();
    const dump = server.ask("pg_dump", ["--clean", "-n", schema]);
    server.ask("psql", ["-q"], dump);
    expect(await isDoubted()).toBe(true);
    expect(await store.ordersOf?.(["sent", "open"])).toEqual([42, "open"]);
    const before = psql("SELECT $schema.epoch()");
    psql("DELETE FROM $schema.lead");
    expect(psql("SELECT $schema.epoch()")).not.toBe(before);
  });

  it("is noticed where its role has no right on the incarnation", async () => {
    const { isDoubted } = await begin();
    psql("GRANT USAGE ON SCHEMA $schema TO clerk; GRANT SELECT, DELETE ON $schema.lead TO clerk");
    psql("SET ROLE clerk; DELETE FROM $schema.lead WHERE key = 'sent'");
    expect(await isDoubted()).toBe(true);
  });

  it("is not noticed where triggers are off: that the orders in Base show", async () => {
    const { store, isDoubted } = await begin();
    const table = `ALTER TABLE ${schema}.lead`;
    psql(`${table} DISABLE TRIGGER ALL; DELETE FROM $schema.lead; ${table} ENABLE TRIGGER ALL`);
    expect(await isDoubted()).toBe(false);
    expect(await store.ordersOf?.(["sent"])).toEqual([undefined]);
  });

  it("is told once, with what happened, what is done and what to do", async () => {
    const { store, isDoubted } = await begin();
    psql("DELETE FROM $schema.lead");
    const reason =
      `Rows of the table ${schema}.lead in PostgreSQL were deleted, changed or restored by others. ` +
      "For 60 minutes, leads that it does not know are looked up in Base before they are sent. " +
      "Find out by what, and leave this table to baselinker-sdk.";
    expect(await store.claim("told", { token: "t", leaseMs })).toMatchObject({ warnings: [{ reason }] });
    psql("DELETE FROM $schema.lead");
    expect(await store.claim("told", { token: "t", leaseMs })).not.toHaveProperty("warnings");
    expect(await isDoubted()).toBe(true);
    psql("TRUNCATE $schema.fact");
    expect(await store.claim("emptied", { token: "t", leaseMs })).toMatchObject({
      warnings: [{ reason: expect.stringContaining("in PostgreSQL lost everything that it held.") }],
    });
  });

  it("renews the incarnation once in a transaction, however many rows it changes", async () => {
    await begin();
    const ids = psql(
      "BEGIN; UPDATE $schema.lead SET order_id = 8 WHERE key = 'sent'; SELECT id FROM $schema.incarnation; " +
        "DELETE FROM $schema.lead; SELECT id FROM $schema.incarnation; COMMIT",
    );
    const [first, second] = ids.trim().split("\n");
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toBe(first);
  });

  it("is made from what is in a schema of another name, by a role that is no superuser", async () => {
    await pool.query("CREATE ROLE owner LOGIN");
    await pool.query("CREATE DATABASE owned OWNER owner");
    const url = server.url.replace("postgres@", "owner@").replace(/postgres$/, "owned");
    const theirs = await openPool({ url });
    schema = await newSchema(theirs);
    const { isDoubted } = await begin(theirs);
    await theirs.query(`DELETE FROM ${schema}.lead`);
    expect(await isDoubted()).toBe(true);
    await theirs.end();
  });
});
