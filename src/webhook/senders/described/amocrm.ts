import type { SenderRecord } from "../record.ts";

export const amocrmRecord = {
  title: "amoCRM, Kommo",
  seen: "2026-11-29, developers.kommo.com: webhooks-general",
  verify: '`signatures.sharedSecret({ name: "amocrm", secret, query: "key", repeats: false })`',
  lookOut: "`leads[add]` has no contact: `fetchLead`",
  rules: ["amocrm-unsorted"],
  behaviour: {
    signs: "nothing",
    waits: "2 s (not verified)",
    afterFailure: "up to 5 times (not verified)",
    disables: "after 100 failures in 2 hours (not verified)",
  },
} as const satisfies SenderRecord;
