import { Queue } from "bullmq";
import { type QueuedLead, toQueuedLead } from "../lead.ts";

/** The queue of leads. What is in it survives every process, if Redis has `appendonly yes`. */
export function leadQueue(redisUrl: string): Queue<QueuedLead> {
  return new Queue("leads", {
    connection: { url: redisUrl, maxRetriesPerRequest: null },
    defaultJobOptions: {
      // Leads that wait are moved, which counts as none. These are for what fails around `forward`, such as Redis.
      attempts: 1_000,
      backoff: { type: "fixed", delay: 5_000, jitter: 0.5 },
      removeOnComplete: { age: 86_400 },
      // What is at fault itself waits here for a person.
      removeOnFail: false,
    },
  });
}

/** For the webhook: answer 200 when this has resolved, and 503 when it rejects. */
export async function enqueue(queue: Queue<QueuedLead>, lead: unknown): Promise<void> {
  await queue.add("lead", toQueuedLead(lead));
}
