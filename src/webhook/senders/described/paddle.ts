import type { SenderRecord } from "../record.ts";

export const paddleRecord = {
  title: "Paddle",
  seen: "2026-11-29, developer.paddle.com: signature-verification",
  verify: "[`paddle(secret)`](../examples/signatures/paddle.ts)",
  behaviour: {
    signs: "`ts=…;h1=…` over `ts:body`; several `h1` while the secret changes",
    waits: "5 s (not verified)",
    afterFailure: "for 3 days (not verified)",
    toTest: "simulations in its panel (not verified)",
  },
} as const satisfies SenderRecord;
