import { afterAll, beforeAll, expect, it } from "vitest";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { openPool, type Pool } from "./pools.ts";

describeOnPostgres("a claim in PostgreSQL that began before its lead was sent and erased", (server) => {
  let pool: Pool;
  beforeAll(async () => {
    await server.start();
    pool = await openPool(server);
  });
  afterAll(async () => {
    await pool.end();
    await server.remove();
  });

  it.each([
    ["READ COMMITTED", "sent"],
    ["REPEATABLE READ", "40001"],
    ["SERIALIZABLE", "40001"],
  ])("is never a free key: at %s it ends as %s", async (level, expected) => {
    const schema = await newSchema(pool);
    const store = postgresStore(pool, { schema });
    await store.erase("another");
    const early = await pool.connect();
    await early.query(`BEGIN ISOLATION LEVEL ${level}`);
    await early.query(`SELECT count(*) FROM ${schema}.lead`);
    await store.finish("a", "t", { state: "sent", orderId: 42 });
    await store.erase("a");
    const [erased] = (await pool.query(`SELECT key FROM ${schema}.lead`)).rows;
    const alias = isRecord(erased) ? erased.key : undefined;
    const claim = early.query(
      `SELECT status FROM ${schema}.claim_lead('', 'a', 'u', 60000, NULL, 3, NULL, NULL, 1000, $1)`,
      [alias],
    );
    const status = await claim.then(
      (answer) => answer.rows,
      (error: unknown) => (isRecord(error) ? error.code : error),
    );
    expect(status).toEqual(expected === "sent" ? [{ status: "sent" }] : expected);
    await early.query("ROLLBACK");
    early.release();
    expect(await store.claim("a", { token: "v", leaseMs: 60_000 })).toMatchObject({ status: "sent" });
  });
});
