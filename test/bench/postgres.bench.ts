/**
 * What PostgreSQL costs: a lead in the store against SQLite, transactions with `enqueueLead` against those without, and
 * a take of the limiter against a commit of one row, and how fast a
 * queue of leads is drained against pg-boss and graphile-worker. `npm run bench -- postgres`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enqueueLead } from "../../src/forwarding/postgres/enqueueLead.ts";
import { migratePostgres } from "../../src/forwarding/postgres/migrate.ts";
import { PostgresLog } from "../../src/forwarding/postgres/postgresLog.ts";
import { postgresStore } from "../../src/forwarding/postgres/postgresStore.ts";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import type { LeadStore } from "../../src/forwarding/store/store.ts";
import { systemClock } from "../../src/shared/runtime/clock.ts";
import { sendingLead } from "../contracts/testLeads.ts";
import { openPool, type Pool } from "../forwarding/postgres/pools.ts";
import { PostgresServer, postgresMissing } from "../forwarding/postgres/postgresServer.ts";
import { compareDrains } from "./drain.ts";

const leaseMs = 60_000;
const leads = 1_000;
const transactions = 1_000;
const callers = 8;

if (postgresMissing === undefined) await measure();
else console.log(`PostgreSQL ${postgresMissing}`);

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "postgres-bench-"));
  const server = new PostgresServer();
  await server.start();
  const pool = await openPool(server, "read committed", callers);
  try {
    await migratePostgres(pool);
    await compareDrains(pool, server.url);
    await stores(pool, join(folder, "leads.sqlite"));
    await commits(pool);
    await takes(pool);
    await sizes(pool);
  } finally {
    await pool.end();
    await server.remove();
    rmSync(folder, { recursive: true });
  }
}

async function stores(pool: Pool, path: string): Promise<void> {
  const both = { postgres: postgresStore(pool), sqlite: sqliteStore(path) };
  const times: Record<keyof typeof both, number[]> = { postgres: [], sqlite: [] };
  await both.postgres.bind({ key: "shop" });
  await both.sqlite.bind({ key: "shop" });
  // In turns, so that whatever else the machine does meets both.
  for (let at = 1; at <= leads; at += 1) {
    for (const name of ["postgres", "sqlite"] as const) {
      const begun = performance.now();
      await oneLead(both[name], at);
      times[name].push(performance.now() - begun);
    }
  }
  await both.postgres.close();
  await both.sqlite.close();
  const [ours, file] = [median(times.postgres), median(times.sqlite)];
  console.log(
    `store: ${ours.toFixed(2)} ms a lead, SQLite ${file.toFixed(2)} ms: ${(ours / file).toFixed(2)} times (goal: at most 2.5)`,
  );
}

async function oneLead(store: LeadStore, at: number): Promise<void> {
  const claim = { token: `t${at}`, leaseMs, buyer: "b".repeat(22) };
  await store.claim(`lead:${at}`, claim);
  await store.renew(`lead:${at}`, claim, sendingLead);
  await store.finish(`lead:${at}`, claim.token, { state: "sent", orderId: at, fingerprint: "f".repeat(43) });
}

/** Transactions of a shop's own, with a lead in them and without, in turns. */
async function commits(pool: Pool): Promise<void> {
  await pool.query("CREATE TABLE shop_orders (id serial PRIMARY KEY, order_json text)");
  const order = JSON.stringify(sendingLead.order);
  await pool.query("CREATE TABLE plain_leads (id serial PRIMARY KEY, lead text)");
  const round = async (what: "nothing" | "lead" | "row") => {
    let left = transactions;
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: callers }, async () => {
        const client = await pool.connect();
        while (left-- > 0) {
          await client.query("BEGIN");
          await client.query("INSERT INTO shop_orders (order_json) VALUES ($1)", [order]);
          if (what === "lead") await enqueueLead(client, sendingLead.order, { key: String(left) });
          if (what === "row") await client.query("INSERT INTO plain_leads (lead) VALUES ($1)", [order]);
          await client.query("COMMIT");
        }
        client.release();
      }),
    );
    return (transactions / (performance.now() - begun)) * 1_000;
  };
  await round("lead");
  const ratios: number[] = [];
  const plain: number[] = [];
  let last = [0, 0];
  for (let turn = 0; turn < 5; turn += 1) {
    const [without, withLead, withRow] = [await round("nothing"), await round("lead"), await round("row")];
    ratios.push(withLead / without);
    plain.push(withRow / without);
    last = [withLead, without];
  }
  const [withLead = 0, without = 0] = last;
  console.log(
    `enqueueLead: ${withLead.toFixed(0)} commits/s, without it ${without.toFixed(0)}: ${median(ratios).toFixed(2)} (goal: at least 0.75); with a row of two columns instead: ${median(plain).toFixed(2)}`,
  );
}

async function takes(pool: Pool): Promise<void> {
  const log = new PostgresLog(pool, {
    schema: "baselinker",
    account: "bench",
    limit: 100,
    maxWaitMs: 5_000,
    clock: systemClock,
  });
  await pool.query("CREATE TABLE plain (at int)");
  const times: number[] = [];
  const plain: number[] = [];
  for (let at = 0; at < 500; at += 1) {
    const begun = performance.now();
    await log.take(`id-${at}`, 60_000, 0);
    const taken = performance.now();
    await pool.query("INSERT INTO plain VALUES ($1)", [at]);
    times.push(taken - begun);
    plain.push(performance.now() - taken);
    if (at >= 80) await log.hold(`id-${at - 80}`, 0);
  }
  const [take, row] = [median(times), median(plain)];
  console.log(
    `limiter: a take ${take.toFixed(2)} ms at the median (goal: at most 1.5); a row that is inserted alone ${row.toFixed(2)} ms: ${(take / row).toFixed(2)} times`,
  );
}

async function sizes(pool: Pool): Promise<void> {
  const [row] = (
    await pool.query(
      "SELECT pg_total_relation_size('baselinker.lead')::float8 / (SELECT count(*) FROM baselinker.lead) AS bytes",
    )
  ).rows;
  console.log(`a finished lead: ${JSON.stringify(row)} with its indexes`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
