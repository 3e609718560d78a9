import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { describeOnPostgres, newSchema } from "./databases.ts";
import { openPool, type Pool } from "./pools.ts";

const email = "anna.kowalska@example.com";

/** docs/privacy.md says where PostgreSQL keeps what a store has erased, which the store cannot change. */
describeOnPostgres("what a store on PostgreSQL has erased", (server) => {
  let pool: Pool;
  let schema = "";
  beforeAll(async () => {
    await server.start();
    pool = await openPool(server);
    schema = await newSchema(pool);
  });
  afterAll(async () => {
    await pool.end();
    await server.remove();
  });

  /** Whether files of a folder of the server hold the e-mail, as they are on the disk. */
  async function holds(folder: "base" | "pg_wal"): Promise<boolean> {
    await pool.query("CHECKPOINT");
    const { rows } = await pool.query("SHOW data_directory");
    const path = join(String(Object(rows[0]).data_directory), folder);
    const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    return files.some((file) => readFileSync(join(file.parentPath, file.name)).includes(email));
  }

  it("is in no row, but in the files of the table until VACUUM FULL, and in the log", async () => {
    const store = postgresStore(pool, { schema });
    await store.bind({ key: "shop" });
    await store.claim("k", { token: "t", leaseMs: 60_000 });
    await store.renew(
      "k",
      { token: "t", leaseMs: 60_000 },
      { ...sendingLead, order: { ...sendingLead.order, email } },
    );
    expect(await holds("base")).toBe(true);
    await store.erase("k");
    const { rows } = await pool.query(`SELECT * FROM ${schema}.lead`);
    expect(JSON.stringify(rows)).not.toContain(email);
    expect(await holds("base")).toBe(true);
    // After a plain VACUUM the bytes may be there or not, by what else the page has.
    await pool.query(`VACUUM FULL ${schema}.lead`);
    expect(await holds("base")).toBe(false);
    expect(await holds("pg_wal")).toBe(true);
  });
});
