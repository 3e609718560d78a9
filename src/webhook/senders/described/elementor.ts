import type { SenderRecord } from "../record.ts";

export const elementorRecord = {
  title: "Elementor Pro",
  seen: "2026-11-25, elementor/elementor #19502",
  verify: '`signatures.sharedSecret({ name: "elementor", secret, query: "key", repeats: false })`',
  lookOut: 'without "Advanced data" the keys are the labels',
  rules: ["elementor-pro-form-advanced", "elementor-pro-form-simple"],
  behaviour: {
    signs: "nothing",
    waits: "5 s (not verified)",
    afterFailure: "**never repeats**; the visitor sees an error",
  },
} as const satisfies SenderRecord;
