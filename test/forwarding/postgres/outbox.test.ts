import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { enqueueLead, enqueueLeadSql } from "../../../src/forwarding/postgres/enqueueLead.ts";
import { migratePostgres } from "../../../src/forwarding/postgres/migrate.ts";
import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { postgresRegister } from "../../../src/forwarding/postgres/postgresRegister.ts";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import type { Rules } from "../../../src/mapping/rules/rules.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { load, openPool, type Pool } from "./pools.ts";

const rules: Rules = {
  version: 1,
  key: "id",
  fields: { order_status_id: { value: 8001 }, email: "email", phone: "phone" },
};
const lead = (id: string) => ({ id, email: `${id}@example.com`, phone: "+48 600 000 012" });

/** A shop whose forwarder works on this schema, and what was ordered there. */
function shopOn(client: PostgresClient, part: { readonly schema: string; readonly accountKey?: string }) {
  const account = createFakeAccount();
  const baselinker = new Baselinker({ token: account.token, fetch: account.fetch });
  const forwarder = createForwarder({
    baselinker,
    rules,
    store: postgresStore(client, part),
    register: postgresRegister(client, part),
  });
  return { account, forwarder };
}

/** Works until the given number of leads have ended. */
async function workUntil({ forwarder }: ReturnType<typeof shopOn>, ended: number): Promise<void> {
  const stop = new AbortController();
  const working = forwarder.work({ signal: stop.signal, pollMs: 20 });
  await expect
    .poll(async () => (await forwarder.register.stats()).by.success, { timeout: 10_000 })
    .toBe(ended);
  stop.abort();
  await working;
}

describeOnPostgres("enqueueLead", (server) => {
  let pool: Pool;
  beforeAll(async () => {
    await server.start();
    pool = await openPool(server);
  });
  afterAll(async () => {
    await pool.end();
    await server.remove();
  });

  it("makes one order of a lead whose transaction commits, and none of one that is rolled back", async () => {
    const schema = await newSchema(pool);
    const shop = shopOn(pool, { schema });
    const client = await pool.connect();
    for (const [id, end] of [
      ["kept", "COMMIT"],
      ["given-up", "ROLLBACK"],
    ] as const) {
      await client.query("BEGIN");
      await enqueueLead(client, lead(id), { key: id, schema });
      await client.query(end);
    }
    client.release();
    await workUntil(shop, 1);
    expect(shop.account.orders.map(({ email }) => email)).toEqual(["kept@example.com"]);
    const page = await shop.forwarder.register.list();
    expect(page.entries.map(({ key, status }) => [key, status])).toEqual([["kept", "success"]]);
    await shop.forwarder.close();
  });

  it("makes one order of a lead that is enqueued twice under one key", async () => {
    const schema = await newSchema(pool);
    const shop = shopOn(pool, { schema });
    for (let time = 0; time < 2; time += 1) await enqueueLead(pool, lead("a"), { key: "a", schema });
    await workUntil(shop, 1);
    expect(shop.account.orders).toHaveLength(1);
    await shop.forwarder.close();
  });

  it("leaves the caller's transaction usable where the lead is none, and keeps any text", async () => {
    const schema = await newSchema(pool);
    const client = await pool.connect();
    await client.query("BEGIN");
    const deep = JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`);
    let nested: unknown = deep;
    for (let level = 0; level < 20_000; level += 1) nested = [nested];
    for (const wrong of [undefined, nested, { text: "x".repeat(2_000_000) }, { amount: 1n }]) {
      await expect(enqueueLead(client, wrong, { schema })).rejects.toMatchObject({ name: "RegisterError" });
    }
    await expect(enqueueLead(client, lead("a"), { schema, kee: "a" } as object)).rejects.toThrow(
      "Did you mean `key`?",
    );
    await enqueueLead(
      client,
      { id: "a\u0000\ud800", email: "a@example.com" },
      { key: "a\u0000\ud800", schema },
    );
    await client.query("COMMIT");
    client.release();
    const { rows } = await pool.query(`SELECT lead FROM ${schema}.register`);
    expect(rows).toEqual([{ lead: '{"id":"a\\u0000\\ud800","email":"a@example.com"}' }]);
  });

  it("keeps the leads of two accounts apart", async () => {
    const schema = await newSchema(pool);
    const [one, two] = [
      shopOn(pool, { schema, accountKey: "shop-1" }),
      shopOn(pool, { schema, accountKey: "shop-2" }),
    ];
    await enqueueLead(pool, lead("a"), { key: "a", schema, accountKey: "shop-1" });
    await enqueueLead(pool, lead("b"), { key: "b", schema, accountKey: "shop-2" });
    await workUntil(one, 1);
    await workUntil(two, 1);
    expect(one.account.orders.map(({ email }) => email)).toEqual(["a@example.com"]);
    expect(two.account.orders.map(({ email }) => email)).toEqual(["b@example.com"]);
    await one.forwarder.close();
    await two.forwarder.close();
  });

  describe("through a real client", () => {
    const clients: Record<string, (url: string) => Promise<RealClient>> = {
      async pg() {
        const own = await openPool(server);
        return {
          client: own,
          async enqueue(statement, commits) {
            const connection = await own.connect();
            await connection.query("BEGIN");
            await connection.query(statement);
            await connection.query(commits ? "COMMIT" : "ROLLBACK");
            connection.release();
          },
          close: () => own.end(),
        };
      },
      async "postgres.js"(url) {
        const { default: postgres } = await load("postgres");
        const sql = postgres(url, { onnotice: () => {} });
        return {
          client: { query: async (text, values) => ({ rows: await sql.unsafe(text, values) }) },
          enqueue: ({ text, values }, commits) =>
            sql.begin(async (tx: typeof sql) => {
              await tx.unsafe(text, values);
              if (!commits) throw new Error("rolled back");
            }),
          close: () => sql.end(),
        };
      },
      async PGlite() {
        const { PGlite } = await load("@electric-sql/pglite");
        const database = await PGlite.create();
        return {
          client: database,
          enqueue: (statement, commits) =>
            database.transaction(async (tx: typeof database) => {
              await tx.query(statement.text, statement.values);
              if (!commits) throw new Error("rolled back");
            }),
          close: () => database.close(),
        };
      },
      async Kysely() {
        const { Kysely, PostgresDialect, CompiledQuery } = await load("kysely");
        const own = await openPool(server);
        const db = new Kysely({ dialect: new PostgresDialect({ pool: own }) });
        return {
          client: { query: (text, values) => db.executeQuery(CompiledQuery.raw(text, values)) },
          enqueue: ({ text, values }, commits) =>
            db.transaction().execute(async (tx: typeof db) => {
              await tx.executeQuery(CompiledQuery.raw(text, values));
              if (!commits) throw new Error("rolled back");
            }),
          close: () => db.destroy(),
        };
      },
      async Drizzle() {
        const { drizzle } = await load("drizzle-orm/node-postgres");
        const own = await openPool(server);
        const db = drizzle(own);
        return {
          client: db.$client,
          enqueue: ({ text, values }, commits) =>
            db.transaction(async (tx: { _: { session: { client: PostgresClient } } }) => {
              await tx._.session.client.query(text, values);
              if (!commits) throw new Error("rolled back");
            }),
          close: () => own.end(),
        };
      },
    };

    it.each(Object.entries(clients))(
      "%s",
      async (name, open) => {
        const { client, enqueue, close } = await open(server.url);
        const schema = `client_${name.toLowerCase().replace(".", "_")}`;
        await migratePostgres(client, { schema });
        await migratePostgres(client, { schema });
        const shop = shopOn(client, { schema });
        await enqueue(enqueueLeadSql(lead("kept"), { key: "kept", schema }), true);
        await enqueue(enqueueLeadSql(lead("given-up"), { key: "given-up", schema }), false).catch(() => {});
        await enqueueLead(client, lead("alone"), { key: "alone", schema });
        await workUntil(shop, 2);
        expect(shop.account.orders.map(({ email }) => email).sort()).toEqual([
          "alone@example.com",
          "kept@example.com",
        ]);
        expect(await shop.forwarder.forward(lead("kept"), { key: "kept" })).toMatchObject({
          status: "duplicate",
        });
        await shop.forwarder.close();
        await close();
      },
      60_000,
    );
  });
});

interface RealClient {
  readonly client: PostgresClient;
  enqueue(statement: ReturnType<typeof enqueueLeadSql>, commits: boolean): Promise<void>;
  close(): Promise<void>;
}
