import type { SenderRecord } from "../record.ts";

export const medusaRecord = {
  title: "Medusa v2",
  seen: "docs.medusajs.com (not verified)",
  verify: '`signatures.hmac({ name: "medusa", secret, header: "x-medusa-signature" })`',
  lookOut: "your own subscriber signs and sends; amounts are in main units, in v1 in cents",
  rules: ["medusa-order"],
  behaviour: {
    signs: "what your subscriber signs",
    waits: "as it waits",
    afterFailure: "as it repeats",
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "hmac",
      atMs: 0,
      options: { secret: "a secret of ours", header: "x-medusa-signature" },
      headers: { "x-medusa-signature": "78c39512795dbdfc226ab5252d25b27b477c6e08e034304bcda942611311655c" },
      body: '{"id":1}',
    },
  ],
} as const satisfies SenderRecord;
