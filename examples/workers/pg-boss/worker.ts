import { Baselinker, createForwarder, outcomeOf } from "baselinker-sdk";
import { postgresRateLimiter, postgresStore } from "baselinker-sdk/postgres";
import { Pool } from "pg";
import { type Job, type JobResult, PgBoss } from "pg-boss";
import type { QueuedLead } from "../lead.ts";
import { rules } from "../rules.ts";
import { settings } from "../settings.ts";

const { databaseUrl, token, baseUrl, requestsPerMinute, settleMs, leaseMs } = settings;
const pool = new Pool({ connectionString: databaseUrl });
// Without a listener a cut connection ends the process.
pool.on("error", (error) => console.error(error.message));
const limiter = postgresRateLimiter(pool, { token, requestsPerMinute });
const baselinker = new Baselinker({ token, baseUrl, rateLimit: { limiter } });
const forwarder = createForwarder({
  baselinker,
  rules,
  store: postgresStore(pool),
  tuning: { settleMs, leaseMs },
});

// It looks for dead workers once a minute by default.
const boss = new PgBoss({
  connectionString: databaseUrl,
  superviseIntervalSeconds: 2,
  monitorIntervalSeconds: 2,
});
boss.on("error", (error) => console.error(error.message));
await boss.start();
const options = { perJobResults: true, localConcurrency: 20 } as const;
await boss.work("leads", options, (jobs: Job<QueuedLead>[]) => Promise.all(jobs.map(deliver)));

async function deliver({ id, data, signal }: Job<QueuedLead>): Promise<JobResult> {
  const receivedAt = new Date(data.receivedAt);
  const outcome = outcomeOf(await forwarder.forward(JSON.parse(data.lead), { receivedAt, signal }));
  if (outcome.action === "reject") return { id, status: "deadletter", output: { message: outcome.message } };
  if (outcome.action === "retry") {
    // pg-boss has no delay for one job, and a failure would use up a retry. So the lead is sent again; if
    // the process dies between the two, it is there twice, and still one order.
    await boss.send("leads", data, { startAfter: Math.ceil(outcome.retryAfterMs / 1_000) });
  }
  return { id, status: "completed" };
}

// Leads that wait for their turn end as "again later", so a deployment waits for requests in flight only.
process.once("SIGTERM", async () => {
  await Promise.all([forwarder.close(), boss.stop()]);
  process.exit();
});
process.send?.("ready");
