import type { SenderRecord } from "../record.ts";

export const bigcommerceRecord = {
  title: "BigCommerce",
  seen: "own page on signatures not found",
  verify: '`signatures.standardWebhooks({ secret, secretEncoding: "text" })`',
  lookOut: "`secret` is the client secret; an order is only named: `fetchLead`",
  rules: ["bigcommerce-order"],
  behaviour: {
    signs: "as Standard Webhooks, with the client secret (not verified)",
    afterFailure: "for two days (not verified)",
    disables: "after that (not verified)",
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "standardWebhooks",
      atMs: 1795000000000,
      options: { secret: "a secret of ours", secretEncoding: "text" },
      headers: {
        "webhook-id": "msg_1",
        "webhook-timestamp": "1795000000",
        "webhook-signature": "v1,p3kVTS83XFnme9U3309/S7oUv7ampFE4u0maK2AmW7w=",
      },
      body: '{"id":1}',
    },
  ],
} as const satisfies SenderRecord;
