import type { SenderRecord } from "../record.ts";

export const salesdriveRecord = {
  title: "SalesDrive",
  seen: "2026-11-29, salesdrive.ua/knowledge/webhook",
  verify: '`signatures.sharedSecret({ name: "salesdrive", secret, query: "key", repeats: false })`',
  lookOut: "`status_change` comes to the same address: skip it",
  rules: ["salesdrive-order"],
  behaviour: {
    signs: "nothing",
    toTest: "the history of webhooks shows what was sent",
  },
} as const satisfies SenderRecord;
