import { migratePostgres, type PostgresClient } from "baselinker-sdk/postgres";
import type { PgBoss } from "pg-boss";
import { toQueuedLead } from "../lead.ts";

const day = 86_400;

/** Once, when you deploy: the tables of the SDK, and the queues. */
export async function prepare(boss: PgBoss, pool: PostgresClient): Promise<void> {
  await migratePostgres(pool);
  // Without this, pg-boss deletes what waited for 14 days.
  const keep = { retentionSeconds: 90 * day };
  await boss.createQueue("leads-rejected", keep);
  await boss.createQueue("leads", {
    ...keep,
    deadLetter: "leads-rejected",
    // Without a heartbeat a dead worker's leads are redelivered after 15 minutes. 10 s is the shortest.
    heartbeatSeconds: 10,
    // By default a job fails for good when its worker dies three times. A lead is as good as before.
    retryLimit: 1_000,
  });
}

/**
 * With a client that is in your own transaction, the lead is there when your order is. The lead is a text: what JSON
 * may hold and `jsonb` may not would abort your transaction.
 */
export async function enqueue(boss: PgBoss, lead: unknown, client?: PostgresClient): Promise<void> {
  const db = client && { executeSql: (text: string, values?: unknown[]) => rowsOf(client, text, values) };
  await boss.send("leads", toQueuedLead(lead), db && { db });
}

async function rowsOf(client: PostgresClient, text: string, values?: unknown[]) {
  const { rows } = await client.query(text, values);
  return { rows: [...rows] };
}
