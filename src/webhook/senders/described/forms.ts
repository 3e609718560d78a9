import type { SenderRecord } from "../record.ts";

export const formsRecord = {
  title: "Jotform, contact forms",
  verify: '`signatures.sharedSecret({ name: "form", secret, query: "key", repeats: false })`',
  rules: ["jotform", "contact-form-7", "wpforms"],
  behaviour: {
    signs: "nothing",
  },
} as const satisfies SenderRecord;
