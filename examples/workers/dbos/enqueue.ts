import type { DBOSClient } from "@dbos-inc/dbos-sdk";
import { migratePostgres, type PostgresClient } from "baselinker-sdk/postgres";
import { toQueuedLead } from "../lead.ts";

/**
 * Once, when you deploy, after `npx dbos schema <url>`: workers that start at the same time on a new database would each
 * create the tables of DBOS, and all but one of them would fail.
 */
export async function prepare(pool: PostgresClient): Promise<void> {
  await migratePostgres(pool);
}

/**
 * For the webhook: answer 200 when this has resolved, and 503 when it rejects. The client is that of
 * `DBOSClient.create({ systemDatabaseUrl, applicationName: "leads" })`.
 */
export async function enqueue(client: DBOSClient, lead: unknown): Promise<void> {
  await client.enqueue({ queueName: "leads", workflowName: "deliverLead" }, toQueuedLead(lead));
}
