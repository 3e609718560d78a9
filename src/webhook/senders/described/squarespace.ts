import type { SenderRecord } from "../record.ts";

export const squarespaceRecord = {
  title: "Squarespace",
  seen: "2026-11-29, developers.squarespace.com: verifying-notifications, notification-delivery",
  verify:
    '`signatures.hmac({ name: "squarespace", secret, secretEncoding: "hex", header: "squarespace-signature" })`',
  lookOut: "an order is only named: `fetchLead`",
  rules: ["squarespace-order"],
  behaviour: {
    signs: "hex HMAC-SHA256 of the bytes; the secret is hex, and its bytes are the key",
    afterFailure: "several times in 48 hours",
    redirectCounts: "no: only 2xx",
    disables: "may delete the subscription after several failures",
    toTest: '"send test notification" of its API',
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "hmac",
      atMs: 0,
      options: { secret: "00ff1007", secretEncoding: "hex", header: "squarespace-signature" },
      headers: {
        "squarespace-signature": "a0a4d55c599e4b0e02ea127d6f5863a0197ca4481ca98c98c0ba4f7ac355dc62",
      },
      body: '{"id":1}',
    },
  ],
} as const satisfies SenderRecord;
