import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createForwarder } from "baselinker-sdk";
import { migratePostgres, postgresRegister, postgresStore } from "baselinker-sdk/postgres";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { Pool } from "pg";
import { PostgresServer, serverMissing } from "../../../test/forwarding/postgres/postgresServer.ts";
import { toQueuedLead } from "../lead.ts";
import { rules } from "../rules.ts";
import { leadOf, until, withAccount } from "../support/engine.ts";
import { newDatabase } from "../support/newDatabase.ts";

/** In workerd, with the queues and the Hyperdrive of miniflare, on a real PostgreSQL. */
describe("a consumer of Cloudflare Queues", { skip: serverMissing ?? false, timeout: 300_000 }, () => {
  const server = new PostgresServer();
  before(() => server.start());
  after(() => server.remove());

  it("makes one order of a lead that comes twice, though answers are lost", () =>
    withAccount(
      {
        requestsPerMinute: 2_000,
        faults: [
          { scenario: "answer-lost", method: "addOrder", probability: 0.2 },
          { scenario: "request-lost", method: "addOrder", probability: 0.2 },
        ],
      },
      async (account, env) => {
        await withConsumer(env, async (send) => {
          await Promise.all(Array.from({ length: 40 }, (_, index) => send(leadOf(`L-${index % 20}`))));
          await until(() => new Set(account.orders.map(({ email }) => email)).size === 20);
        });
        assert.equal(account.orders.length, 20);
      },
    ));

  it("sends a lead that has to wait again, and keeps one at fault in the register", () =>
    withAccount({}, async (account, env) => {
      await withConsumer(env, async (send, pool) => {
        account.faults.inject("error", { method: "addOrder", code: "ERROR_TEMPORARY" });
        await send(leadOf("W-1"));
        await send(leadOf("undefined"));
        await until(() => account.orders.length === 1);
        const places = { store: postgresStore(pool), register: postgresRegister(pool) };
        const { register } = createForwarder({ baselinker: account.client(), rules, ...places });
        const { entries } = await register.list({ status: "error" });
        const kept = entries.filter(({ fault, leadKept }) => fault === "lead" && leadKept);
        assert.deepEqual(
          kept.map(({ issues }) => issues.at(-1)?.code),
          ["key_placeholder"],
        );
      });
    }));

  async function withConsumer(
    env: Readonly<Record<string, string>>,
    body: (send: (lead: object) => Promise<unknown>, pool: Pool) => Promise<void>,
  ): Promise<void> {
    const url = await newDatabase(server);
    const pool = new Pool({ connectionString: url });
    pool.on("error", () => {});
    await migratePostgres(pool);
    const built = await build({
      entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
      bundle: true,
      format: "esm",
      write: false,
      conditions: ["workerd", "worker"],
      external: ["node:*", "cloudflare:*"],
      platform: "node",
      logLevel: "error",
      // What wrangler does for CommonJS modules that require parts of Node.
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire("/");' },
    });
    const miniflare = new Miniflare({
      modules: true,
      script: built.outputFiles[0]?.text ?? "",
      compatibilityDate: "2026-07-01",
      compatibilityFlags: ["nodejs_compat"],
      bindings: { ...env },
      hyperdrives: { HYPERDRIVE: url.replace("postgres@", "postgres:any@") },
      queueProducers: { LEADS: "leads" },
      queueConsumers: { leads: { maxBatchSize: 10, maxBatchTimeout: 1, maxRetries: 100 } },
    });
    try {
      const queue = await miniflare.getQueueProducer("LEADS");
      await body((lead) => queue.send(toQueuedLead(lead)), pool);
    } finally {
      await miniflare.dispose();
      await pool.end();
    }
  }
});
