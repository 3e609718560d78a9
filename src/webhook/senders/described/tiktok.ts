import type { SenderRecord } from "../record.ts";

export const tiktokRecord = {
  title: "TikTok leads",
  seen: "own page not found",
  verify: '`signatures.sharedSecret({ name: "tiktok", secret, query: "key", repeats: false })`',
  lookOut: "`entry[0].id` is the page's",
  rules: ["tiktok-lead"],
  behaviour: {
    signs: "not found",
    afterFailure: "72 hours (not verified)",
  },
} as const satisfies SenderRecord;
