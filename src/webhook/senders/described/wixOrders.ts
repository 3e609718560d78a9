import type { SenderRecord } from "../record.ts";

export const wixOrdersRecord = {
  title: "Wix orders",
  seen: "2026-11-29, dev.wix.com: about-webhooks",
  verify: "[`wixOrders(webhook, publicKey)`](../examples/signatures/wixOrders.ts)",
  lookOut: "do not take the id of the event as the key",
  rules: ["wix-order"],
  behaviour: {
    signs: "the whole body is a token (RS256) with the public key of the app",
    waits: "1.25 s",
    afterFailure: "for 48 hours",
    toTest: "from the dashboard of the app (not verified)",
  },
} as const satisfies SenderRecord;
