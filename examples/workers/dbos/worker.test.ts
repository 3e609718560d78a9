import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { DBOSClient } from "@dbos-inc/dbos-sdk";
import { Pool } from "pg";
import { PostgresServer, serverMissing } from "../../../test/forwarding/postgres/postgresServer.ts";
import { type Engine, forkWorker, oneOrderEach, type Worker, waitsAndRejects } from "../support/engine.ts";
import { newDatabase } from "../support/newDatabase.ts";
import { enqueue, prepare } from "./enqueue.ts";

describe("a workflow of DBOS", { skip: serverMissing ?? false, timeout: 300_000 }, () => {
  const server = new PostgresServer();
  before(() => server.start());
  after(() => server.remove());

  it("makes one order of a lead whose workers die on the way", () =>
    withEngine(async (engine, pool) => {
      await oneOrderEach(engine, 4);
      const { rows } = await pool.query(
        "SELECT count(*)::int AS died FROM dbos.workflow_status WHERE recovery_attempts > 1",
      );
      assert.ok(rows[0].died > 0, "leads lost their worker");
    }));

  it("sends a lead that has to wait again, and leaves one at fault as a failed workflow", () =>
    withEngine(waitsAndRejects));

  async function withEngine(body: (engine: Engine, pool: Pool) => Promise<void>): Promise<void> {
    const url = await newDatabase(server);
    const pool = new Pool({ connectionString: url });
    pool.on("error", () => {});
    await promisify(execFile)("npx", ["dbos", "schema", url]);
    await prepare(pool);
    const client = await DBOSClient.create({ systemDatabaseUrl: url, applicationName: "leads" });
    const restarted: Worker[] = [];
    let started = 0;
    const start = (env: Readonly<Record<string, string>>, id: string) =>
      forkWorker(new URL("worker.ts", import.meta.url), { ...env, DATABASE_URL: url, EXECUTOR_ID: id });
    const countOf = async (...statuses: string[]) => {
      const sql = "SELECT count(*)::int AS count FROM dbos.workflow_status WHERE status = ANY ($1)";
      return Number((await pool.query(sql, [statuses])).rows[0].count);
    };
    const engine: Engine = {
      async start(env) {
        started += 1;
        const id = `worker-${started}`;
        const worker = await start(env, id);
        let hasEnded = false;
        return {
          async end() {
            await worker.end();
            hasEnded = true;
          },
          // Whatever supervises processes starts one that died again, with its name.
          async kill() {
            await worker.kill();
            if (!hasEnded) restarted.push(await start(env, id));
          },
        };
      },
      enqueue: (lead) => enqueue(client, lead),
      left: () => countOf("PENDING", "ENQUEUED", "DELAYED"),
      rejected: () => countOf("ERROR"),
    };
    await body(engine, pool).finally(async () => {
      await Promise.all(restarted.map((worker) => worker.kill()));
      await Promise.all([client.destroy(), pool.end()]);
    });
  }
});
