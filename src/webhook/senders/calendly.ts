import { headerParts } from "../digest.ts";
import { usualToleranceMs } from "../hmac.ts";
import { hmacOf, type TimedOptions } from "../senderOptions.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/**
 * Calendly. Checked on 2026-11-29 at developer.calendly.com/docs/webhooks/overview: the time and the body are signed,
 * it waits 15 s for an answer, and 410 deletes the webhook. community.calendly.com says that 24 hours of failures
 * disable it for good.
 */
export function calendly(options: TimedOptions): SigningSignature {
  return hmacOf(
    {
      name: "calendly",
      header: "calendly-webhook-signature",
      style: headerParts("v1", "t"),
      encoding: "hex",
      time: { at: { part: "t" }, unitMs: 1_000, toleranceMs: usualToleranceMs },
      topic: { field: "event" },
      topics: ["invitee.created", "routing_form_submission.created"],
    },
    options,
  );
}

export const calendlyRecord = {
  title: "Calendly",
  seen: "2026-11-29, developer.calendly.com: webhooks/overview; community.calendly.com",
  verify: "`signatures.calendly({ secret })`",
  lookOut: "the host has an e-mail too",
  rules: ["calendly-invitee"],
  behaviour: {
    signs: "`t=…,v1=…` over `time.body`, if you give it a signing key",
    waits: "10 s to connect, 15 s to read",
    afterFailure: "less and less often for 24 hours",
    disables: "after 24 hours, for good; on 410 at once",
  },
  sample: {
    body: ({ id, at }: SampleSeed): SampleBody => ({
      contentType: "application/json",
      body: JSON.stringify({
        event: "invitee.created",
        created_at: at.toISOString(),
        payload: {
          uri: `https://api.calendly.com/test/${id}`,
          name: "TEST Lead",
          email: `test+${id}@example.com`,
          questions_and_answers: [],
        },
      }),
    }),
    sign: (secret) => calendly({ secret }),
    isTimed: true,
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "calendly",
      atMs: 1795000000000,
      options: { secret: "a secret of ours" },
      headers: {
        "calendly-webhook-signature":
          "t=1795000000,v1=a9580dbd31146e5f3e0bd94bcd107326ce20873eeb71e1dc7f129a03b626e621",
      },
      body: '{"event":"invitee.created","payload":{}}',
    },
  ],
} as const satisfies SenderRecord;
