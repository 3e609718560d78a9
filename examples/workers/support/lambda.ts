/**
 * For tests: does what Lambda's event source mapping does. Takes batches from the queue, calls the handler, and deletes
 * what the handler does not name as failed.
 */
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import { handler } from "../sqs-lambda/handler.ts";

const { QUEUE_URL: QueueUrl } = process.env;
const sqs = new SQSClient({});
const timeLimitMs = 30_000;
let isEnding = false;

async function poll(): Promise<void> {
  while (!isEnding) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ["All"],
      }),
    );
    if (Messages.length === 0) continue;
    const records = Messages.map(
      ({ MessageId = "", ReceiptHandle = "", Body = "", Attributes = {} }): SQSRecord => ({
        messageId: MessageId,
        receiptHandle: ReceiptHandle,
        body: Body,
        attributes: {
          ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? "",
          SentTimestamp: Attributes.SentTimestamp ?? "",
          SenderId: "",
          ApproximateFirstReceiveTimestamp: "",
        },
        messageAttributes: {},
        md5OfBody: "",
        eventSource: "aws:sqs",
        eventSourceARN: "",
        awsRegion: "",
      }),
    );
    if (records.some(({ attributes }) => Number(attributes.ApproximateReceiveCount) > 1))
      process.send?.("again");
    const endsAt = Date.now() + timeLimitMs;
    const context = { getRemainingTimeInMillis: () => endsAt - Date.now() };
    const { batchItemFailures } = await handler({ Records: records }, context);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const done = records.filter(({ messageId }) => !failed.has(messageId));
    await Promise.all(
      done.map(({ receiptHandle }) =>
        sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receiptHandle })),
      ),
    );
  }
}

process.once("SIGTERM", () => {
  isEnding = true;
});
process.send?.("ready");
// Two calls of the function at once.
await Promise.all([poll(), poll()]);
process.exit();
