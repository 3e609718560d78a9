import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { Baselinker, createForwarder, outcomeOf } from "baselinker-sdk";
import { redisRateLimiter, redisStore } from "baselinker-sdk/redis";
import { Redis } from "ioredis";
import { rules } from "../rules.ts";
import { settings } from "../settings.ts";

const { redisUrl, token, baseUrl, requestsPerMinute, settleMs, leaseMs } = settings;
const { QUEUE_URL: QueueUrl, REJECTED_QUEUE_URL } = process.env;
// Once for an instance, not for each call.
const sqs = new SQSClient({});
const redis = new Redis(redisUrl);
const limiter = redisRateLimiter(redis, { token, requestsPerMinute });
const baselinker = new Baselinker({ token, baseUrl, rateLimit: { limiter } });
const forwarder = createForwarder({
  baselinker,
  rules,
  store: redisStore(redis),
  tuning: { settleMs, leaseMs },
});

type Remaining = Pick<Context, "getRemainingTimeInMillis">;

/** Needs `ReportBatchItemFailures`: without it SQS takes every lead of a call for delivered. */
export async function handler(event: SQSEvent, context: Remaining): Promise<SQSBatchResponse> {
  // Lambda stops what is not done by its time limit, and freezes what continues after the answer.
  const deadlineMs = context.getRemainingTimeInMillis() - 5_000;
  const done = await Promise.allSettled(event.Records.map((record) => deliver(record, deadlineMs)));
  const failed = event.Records.filter((_, index) => done[index]?.status === "rejected");
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** Rejects if the lead has to be redelivered: SQS then keeps it. */
async function deliver({ body, receiptHandle: ReceiptHandle, attributes }: SQSRecord, deadlineMs: number) {
  const receivedAt = new Date(Number(attributes.SentTimestamp));
  const outcome = outcomeOf(await forwarder.forward(JSON.parse(body), { receivedAt, deadlineMs }));
  if (outcome.action === "reject") {
    // At once, instead of after as many receives as `maxReceiveCount` says.
    await sqs.send(new SendMessageCommand({ QueueUrl: REJECTED_QUEUE_URL, MessageBody: body }));
  } else if (outcome.action === "retry") {
    // Later and later, up to ten minutes: a message may be received 1,000 times, and Base may be away for hours.
    const laterS = Math.min(600, 5 * Number(attributes.ApproximateReceiveCount));
    const VisibilityTimeout = Math.min(39_600, Math.max(laterS, Math.ceil(outcome.retryAfterMs / 1_000)));
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    throw new Error(outcome.message);
  }
}
