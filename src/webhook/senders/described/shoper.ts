import type { SenderRecord } from "../record.ts";

export const shoperRecord = {
  title: "Shoper",
  seen: "2026-11-29, shoper.pl: jak-utworzyc-webhook, which only says that there is a checksum",
  verify: "[`shoper(secret)`](../examples/signatures/shoper.ts)",
  lookOut: "`notes_priv` is for the staff",
  rules: ["shoper-order"],
  behaviour: {
    signs:
      "hex SHA-1 of `id:secret:body`, no HMAC (not verified); newer shops may send an HMAC too (not verified)",
    toTest: "the panel sends a sample order (not verified)",
  },
} as const satisfies SenderRecord;
