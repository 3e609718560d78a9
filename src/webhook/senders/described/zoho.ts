import type { SenderRecord } from "../record.ts";

export const zohoRecord = {
  title: "Zoho CRM",
  verify: '`signatures.sharedSecret({ name: "zoho", secret, query: "key", repeats: false })`',
  lookOut: "the owner has an e-mail too",
  rules: ["zoho-lead"],
  behaviour: {
    signs: "nothing",
  },
} as const satisfies SenderRecord;
