import type { SenderRecord } from "../record.ts";

export const shopwareRecord = {
  title: "Shopware 6",
  seen: "2026-11-29, developer.shopware.com: webhook, app-registration-setup; a draft of its documentation",
  verify: '`signatures.hmac({ name: "shopware", secret, header: "shopware-shop-signature" })`',
  lookOut: "`secret` is the shop's, from the registration of your app; discounts are order lines",
  rules: ["shopware-order"],
  behaviour: {
    signs: "hex HMAC-SHA256 of the bytes, with the secret of the shop",
    waits: "5 s for the registration",
    afterFailure: "the `eventId` stays; 5 times in 4.5 hours (not verified)",
    disables: "past a number of failures (not verified)",
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "hmac",
      atMs: 0,
      options: { secret: "a secret of ours", header: "shopware-shop-signature" },
      headers: {
        "shopware-shop-signature": "78c39512795dbdfc226ab5252d25b27b477c6e08e034304bcda942611311655c",
      },
      body: '{"id":1}',
    },
  ],
} as const satisfies SenderRecord;
