import type { SenderRecord } from "../record.ts";

export const pipedriveRecord = {
  title: "Pipedrive",
  seen: "2026-11-29, pipedrive.readme.io: guide-for-webhooks-v2, webhooks-for-apps",
  verify: '`signatures.sharedSecret({ name: "pipedrive", secret, header: "authorization" })`',
  lookOut: "`secret` is the whole header: `Basic` and `user:password` in base64; the owner has an e-mail too",
  rules: ["pipedrive-person"],
  behaviour: {
    signs: "nothing: a user and a password of yours (HTTP Basic)",
    waits: "10 s",
    afterFailure: "3 times (not verified)",
    disables: "for 30 minutes after 10 failures in a row (not verified)",
  },
} as const satisfies SenderRecord;
