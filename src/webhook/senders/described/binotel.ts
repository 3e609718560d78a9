import type { SenderRecord } from "../record.ts";

export const binotelRecord = {
  title: "Binotel",
  verify: '`signatures.sharedSecret({ name: "binotel", secret, query: "key", repeats: false })`',
  lookOut: 'wants `{"status":"success"}`: see [`respond`](webhooks.md#what-does-the-sender-get)',
  rules: ["binotel-call"],
  behaviour: {
    signs: "nothing",
  },
} as const satisfies SenderRecord;
