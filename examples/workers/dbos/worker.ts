import { DBOS } from "@dbos-inc/dbos-sdk";
import { Baselinker, createForwarder, outcomeOf } from "baselinker-sdk";
import { postgresRateLimiter, postgresStore } from "baselinker-sdk/postgres";
import { Pool } from "pg";
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

DBOS.setConfig({
  name: "leads",
  systemDatabaseUrl: databaseUrl,
  // A process takes what an earlier one with its id left behind, so each needs an id that survives its restarts.
  executorID: process.env.EXECUTOR_ID ?? "local",
  logLevel: "error",
});

/** The step: what it returns is recorded, and a step that was cut off runs again. Neither makes a second order. */
async function forward({ lead, receivedAt }: QueuedLead) {
  return outcomeOf(await forwarder.forward(JSON.parse(lead), { receivedAt: new Date(receivedAt) }));
}

/** The workflow: it looks at what the step returned, since for DBOS the step is done whatever that says. */
async function deliverLead(queued: QueuedLead): Promise<void> {
  const outcome = await DBOS.runStep(() => forward(queued), { name: "forward" });
  // One at fault waits for a person, as a workflow with the status ERROR.
  if (outcome.action === "reject") throw new Error(outcome.message);
  if (outcome.action === "retry") {
    // A workflow that sleeps, and a step that is retried, keep their place in the queue. One that is enqueued
    // with a delay has none.
    const delaySeconds = Math.ceil(outcome.retryAfterMs / 1_000);
    const again = { queueName: "leads", enqueueOptions: { delaySeconds } };
    await DBOS.startWorkflow(workflow, again)(queued);
  }
}

// By default a workflow is given up when its process died too often. A lead is as good as before.
const workflow = DBOS.registerWorkflow(deliverLead, { name: "deliverLead", maxRecoveryAttempts: 1_000 });
await DBOS.launch();
await DBOS.registerQueue("leads", { workerConcurrency: 20 });

// Leads that wait for their turn end as "again later", so a deployment waits for requests in flight only.
process.once("SIGTERM", async () => {
  await forwarder.close();
  await DBOS.shutdown({ workflowCompletionTimeoutMS: 5_000 });
  await pool.end();
  process.exit();
});
process.send?.("ready");
