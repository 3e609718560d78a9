import type { SenderRecord } from "../record.ts";

export const keycrmRecord = {
  title: "KeyCRM",
  seen: "2026-11-29, help.keycrm.app: webhook-setup-in-keycrm",
  verify: '`signatures.sharedSecret({ name: "keycrm", secret, query: "key", repeats: false })`',
  lookOut: "choose POST in its settings; the notice has no buyer: `fetchLead`",
  rules: ["keycrm-order"],
  behaviour: {
    signs: "nothing; POST or GET, as you choose",
  },
} as const satisfies SenderRecord;
