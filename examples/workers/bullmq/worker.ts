import { Baselinker, createForwarder, outcomeOf } from "baselinker-sdk";
import { redisRateLimiter, redisStore } from "baselinker-sdk/redis";
import { DelayedError, UnrecoverableError, Worker } from "bullmq";
import { Redis } from "ioredis";
import type { QueuedLead } from "../lead.ts";
import { rules } from "../rules.ts";
import { settings } from "../settings.ts";

const { redisUrl, token, baseUrl, requestsPerMinute, settleMs, leaseMs, lockMs = 30_000 } = settings;
// BullMQ blocks its connection while it waits for jobs, so the SDK gets one of its own.
const redis = new Redis(redisUrl);
const limiter = redisRateLimiter(redis, { token, requestsPerMinute });
const baselinker = new Baselinker({ token, baseUrl, rateLimit: { limiter } });
const forwarder = createForwarder({
  baselinker,
  rules,
  store: redisStore(redis),
  tuning: { settleMs, leaseMs },
});

const worker = new Worker<QueuedLead>(
  "leads",
  async (job, lock) => {
    const { lead, receivedAt } = job.data;
    const result = await forwarder.forward(JSON.parse(lead), { receivedAt: new Date(receivedAt) });
    const outcome = outcomeOf(result);
    if (outcome.action === "reject") throw new UnrecoverableError(outcome.message);
    if (outcome.action === "retry") {
      // Not an error of the job: it would use up an attempt, and Base may be away for hours.
      await job.moveToDelayed(Date.now() + outcome.retryAfterMs, lock);
      throw new DelayedError(outcome.message);
    }
    return result.status;
  },
  {
    connection: { url: redisUrl, maxRetriesPerRequest: null },
    concurrency: 20,
    // A dead worker's jobs are redelivered after these two. BullMQ renews the lock while the lead waits for
    // its turn.
    lockDuration: lockMs,
    stalledInterval: lockMs,
    // By default a job fails for good when its worker dies twice. A lead is as good as before.
    maxStalledCount: 1_000,
  },
);
worker.on("error", (error) => console.error(error.message));
// Leads that wait for their turn end as "again later", so a deployment waits for requests in flight only.
process.once("SIGTERM", async () => {
  await Promise.all([worker.close(), forwarder.close()]);
  process.exit();
});
await worker.waitUntilReady();
process.send?.("ready");
