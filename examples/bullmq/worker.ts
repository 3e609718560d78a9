import { Baselinker, createForwarder, outcomeOf } from "baselinker-sdk";
import { redisRateLimiter, redisStore } from "baselinker-sdk/redis";
import { UnrecoverableError, Worker } from "bullmq";
import { Redis } from "ioredis";
import { rules } from "./rules.ts";
import { queueName, settings } from "./settings.ts";

const { redisUrl, token, baseUrl, requestsPerMinute, settleMs, leaseMs, lockMs } = settings;
if (token === "") throw new Error("Set BASELINKER_TOKEN to the token of your Base account.");

// BullMQ blocks its connection while it waits for jobs, so the SDK gets one of its own.
const redis = new Redis(redisUrl);
const baselinker = new Baselinker({
  token,
  baseUrl,
  rateLimit: { limiter: redisRateLimiter(redis, { token, requestsPerMinute }) },
});
const forwarder = createForwarder({ baselinker, rules, store: redisStore(redis), settleMs, leaseMs });

// The queue brings a dead worker's leads again by itself; this finds those that nobody queues any more.
await forwarder.reconcile();

const worker = new Worker(
  queueName,
  async ({ data }) => {
    const result = await forwarder.forward(data.lead, { receivedAt: new Date(data.receivedAt) });
    const outcome = outcomeOf(result);
    if ("reject" in outcome) throw new UnrecoverableError(outcome.message);
    if ("retryAfterMs" in outcome) throw new Error(outcome.message);
    return result.status;
  },
  {
    connection: new Redis(redisUrl, { maxRetriesPerRequest: null }),
    concurrency: 20,
    lockDuration: lockMs,
    stalledInterval: lockMs,
    // A worker may be killed any number of times; the lead is as good as before.
    maxStalledCount: 1_000,
  },
);
worker.on("error", (error) => console.error(error.message));
await worker.waitUntilReady();
process.send?.("ready");
