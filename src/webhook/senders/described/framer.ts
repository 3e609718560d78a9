import type { SenderRecord } from "../record.ts";

export const framerRecord = {
  title: "Framer",
  seen: "2026-11-29, framer.com/help: framer-form-webhook-setup",
  verify: "[`framer(secret)`](../examples/signatures/framer.ts)",
  lookOut: "the id is only in a header",
  rules: ["framer-form"],
  behaviour: {
    signs: "`sha256=` hex HMAC-SHA256 of the body and its id (not verified)",
    afterFailure: "5 times, unless it gets 2xx",
    redirectCounts: "no, and follows none",
  },
} as const satisfies SenderRecord;
