import type { SenderRecord } from "../record.ts";

export const wixFormsRecord = {
  title: "Wix forms",
  seen: "own page not found",
  verify: '`signatures.sharedSecret({ name: "wix", secret, query: "key", repeats: false })`',
  lookOut: "`formName` is not a person",
  rules: ["wix-form"],
  behaviour: {
    signs: "nothing",
    toTest: "a test run of the automation sends example data (not verified)",
  },
} as const satisfies SenderRecord;
