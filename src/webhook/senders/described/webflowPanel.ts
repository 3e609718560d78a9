import type { SenderRecord } from "../record.ts";

export const webflowPanelRecord = {
  title: "Webflow, made in its panel",
  seen: "2026-11-25, developers.webflow.com",
  verify: '`signatures.sharedSecret({ name: "webflow", secret, query: "key" })`',
  lookOut: "not signed",
  rules: ["webflow-form"],
  behaviour: {
    signs: "**nothing**",
    afterFailure: "the same",
  },
} as const satisfies SenderRecord;
