import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Pool } from "pg";
import { PgBoss } from "pg-boss";
import { PostgresServer, serverMissing } from "../../../test/forwarding/postgres/postgresServer.ts";
import { type Engine, forkWorker, oneOrderEach, waitsAndRejects } from "../support/engine.ts";
import { newDatabase } from "../support/newDatabase.ts";
import { enqueue, prepare } from "./enqueue.ts";

describe("a worker of pg-boss", { skip: serverMissing ?? false, timeout: 300_000 }, () => {
  const server = new PostgresServer();
  before(() => server.start());
  after(() => server.remove());

  it("makes one order of a lead whose workers die on the way", () =>
    withEngine(async (engine, pool) => {
      await oneOrderEach(engine, 4);
      const { rows } = await pool.query("SELECT count(*)::int AS died FROM pgboss.job WHERE retry_count > 0");
      assert.ok(rows[0].died > 0, "leads lost their worker");
    }));

  it("sends a lead that has to wait again, and puts one at fault aside", () => withEngine(waitsAndRejects));

  it("has no lead where the caller's transaction is rolled back, and breaks none", () =>
    withEngine(async (engine, pool, boss) => {
      const client = await pool.connect();
      for (const end of ["ROLLBACK", "COMMIT"]) {
        await client.query("BEGIN");
        await enqueue(boss, { comment: "\u0000\ud800" }, client);
        await client.query(end);
        assert.equal(await engine.left(), end === "COMMIT" ? 1 : 0);
      }
      client.release();
    }));

  async function withEngine(
    body: (engine: Engine, pool: Pool, boss: PgBoss) => Promise<void>,
  ): Promise<void> {
    const url = await newDatabase(server);
    const pool = new Pool({ connectionString: url });
    pool.on("error", () => {});
    const boss = new PgBoss({ connectionString: url, supervise: false });
    boss.on("error", () => {});
    await boss.start();
    await prepare(boss, pool);
    const countOf = async (name: string, states: string[]) => {
      const sql = "SELECT count(*)::int AS count FROM pgboss.job WHERE name = $1 AND state::text = ANY ($2)";
      return Number((await pool.query(sql, [name, states])).rows[0].count);
    };
    const engine: Engine = {
      start: (env) => forkWorker(new URL("worker.ts", import.meta.url), { ...env, DATABASE_URL: url }),
      enqueue: (lead) => enqueue(boss, lead),
      left: () => countOf("leads", ["created", "retry", "active"]),
      rejected: () => countOf("leads-rejected", ["created"]),
    };
    await body(engine, pool, boss).finally(() => Promise.all([boss.stop({ graceful: false }), pool.end()]));
  }
});
