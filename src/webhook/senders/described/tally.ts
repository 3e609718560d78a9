import type { SenderRecord } from "../record.ts";

export const tallyRecord = {
  title: "Tally",
  seen: "2026-11-29, developers.tally.so: webhooks/events/retry",
  verify: '`signatures.hmac({ name: "tally", secret, header: "tally-signature", encoding: "base64" })`',
  lookOut: "find answers by their type, not by their label",
  rules: ["tally-form"],
  behaviour: {
    signs: "base64 HMAC-SHA256 of the bytes, if you give it a secret (not verified)",
    waits: "10 s (not verified)",
    afterFailure: "5 times: after 5 and 30 minutes, 1, 6 and 24 hours",
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "hmac",
      atMs: 0,
      options: { secret: "a secret of ours", header: "tally-signature", encoding: "base64" },
      headers: { "tally-signature": "eMOVEnldvfwiarUlLSWye0d8bgjgNDBLzalCYRMRZVw=" },
      body: '{"id":1}',
    },
  ],
} as const satisfies SenderRecord;
