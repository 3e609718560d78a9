import type { SenderRecord } from "../record.ts";

export const horoshopRecord = {
  title: "Horoshop",
  seen: "2026-11-29, horoshop.atlassian.net: hooks/subscribe",
  verify: '`signatures.sharedSecret({ name: "horoshop", secret, query: "key", repeats: false })`',
  lookOut: "sends PUT: `app.all` rather than `app.post`",
  rules: ["horoshop-order"],
  behaviour: {
    signs: "nothing; PUT (not verified)",
  },
} as const satisfies SenderRecord;
