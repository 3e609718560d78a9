import type { SenderRecord } from "../record.ts";

export const paddleRecord = {
  title: "Paddle",
  seen: "2026-12-01, developer.paddle.com: signature-verification, respond-to-webhooks",
  verify: "[`paddle(secret)`](../examples/signatures/paddle.ts)",
  behaviour: {
    signs: "`ts=…;h1=…` over `ts:body`; several `h1` while the secret changes",
    waits: "5 s",
    afterFailure: "up to 60 times in 3 days, unless it gets 200",
    redirectCounts: "no: only 200",
    toTest: "simulations in its panel (not verified)",
  },
} as const satisfies SenderRecord;
