import { wholeHeader } from "../digest.ts";
import { hmacOf, type TopicOptions } from "../senderOptions.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/**
 * Typeform. Checked on 2026-11-25 at typeform.com/developers/webhooks/secure-your-webhooks and
 * typeform.com/developers/webhooks: waits 30 s; retries 408, 423, 429 and 503 for 10 hours, others five times; 404
 * and 410 disable the webhook.
 */
export function typeform(options: TopicOptions): SigningSignature {
  return hmacOf(
    {
      name: "typeform",
      header: "typeform-signature",
      style: wholeHeader("sha256="),
      encoding: "base64",
      deliveryId: { field: "event_id" },
      topic: { field: "event_type" },
      topics: ["form_response"],
    },
    options,
  );
}

export const typeformRecord = {
  title: "Typeform",
  seen: "2026-11-25, typeform.com/developers/webhooks",
  verify: "`signatures.typeform({ secret })`",
  rules: ["typeform"],
  behaviour: {
    signs: "`sha256=` base64 of the bytes",
    waits: "30 s",
    afterFailure: "408, 423, 429, 503: every 2 to 3 minutes for 10 hours; others: five times",
    disables: "on 404 and 410",
  },
  sample: {
    body: ({ id, at, buyer }: SampleSeed): SampleBody => {
      const answers = [
        { type: "text", text: "TEST Lead", field: { id: "1", ref: "name", type: "short_text" } },
        { type: "email", email: `test+${id}@example.com`, field: { id: "2", ref: "email", type: "email" } },
        {
          type: "phone_number",
          phone_number: buyer?.phone ?? "+491511112223",
          field: { id: "3", ref: "phone", type: "phone_number" },
        },
      ];
      const response = {
        form_id: "TEST",
        token: `test-${id}`,
        submitted_at: at.toISOString().replace(/\.\d+Z/, "Z"),
        hidden: {},
        definition: { id: "TEST", fields: answers.map(({ field }) => ({ ...field, title: field.ref })) },
        answers,
      };
      return {
        contentType: "application/json",
        body: JSON.stringify({
          event_id: `test-${id}`,
          event_type: "form_response",
          form_response: response,
        }),
      };
    },
    sign: (secret) => typeform({ secret }),
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "typeform",
      atMs: 0,
      options: { secret: "a secret of ours" },
      headers: { "typeform-signature": "sha256=uAl6sP4KN1+Qjpk3J/FXqHt0UUvUxAWyZ3llW5Bo6u8=" },
      body: '{"event_id":"LtWXD3crgy","event_type":"form_response"}',
    },
  ],
} as const satisfies SenderRecord;
