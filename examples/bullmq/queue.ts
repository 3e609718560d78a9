import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { queueName, settings } from "./settings.ts";

/** The queue of leads. What is in it survives every process. */
export function leadQueue(redisUrl: string): Queue {
  return new Queue(queueName, {
    connection: new Redis(redisUrl, { maxRetriesPerRequest: null }),
    defaultJobOptions: {
      // `error` and `unknown` come again and mean the same order, so trying on is safe.
      attempts: 5_000,
      backoff: { type: "fixed", delay: settings.retryMs, jitter: 0.5 },
      removeOnComplete: { age: 86_400 },
      removeOnFail: false,
    },
  });
}
