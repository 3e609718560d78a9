import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";

/** For the webhook: answer 200 when this has resolved, and 503 when it rejects. */
export async function enqueue(
  sqs: SQSClient,
  queueUrl: string,
  lead: unknown,
  account: string,
): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      // SQS refuses two characters that JSON leaves as they are. At most 1 MiB.
      MessageBody: JSON.stringify(lead).replace(
        /[\ufffe\uffff]/g,
        (each) => `\\u${each.charCodeAt(0).toString(16)}`,
      ),
      // In a standard queue: leads of an account with many of them do not hold up those of the others.
      MessageGroupId: account,
    }),
  );
}
