import type { SenderRecord } from "../record.ts";

export const polarRecord = {
  title: "Polar",
  seen: "its open-source libraries",
  verify: "`signatures.standardWebhooks({ secret })`",
  lookOut: "its letters are the key: known by `polar_whs_`",
  behaviour: {
    signs: "as Standard Webhooks, with the letters of the secret (not verified)",
    waits: "10 s (not verified)",
    afterFailure: "10 times (not verified)",
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "standardWebhooks",
      atMs: 1795000000000,
      options: { secret: "polar_whs_00112233" },
      headers: {
        "webhook-id": "msg_1",
        "webhook-timestamp": "1795000000",
        "webhook-signature": "v1,ut3j3U8zyLW8agYFSPyqqA5pJoxyyn9N7k3X8RTc4nk=",
      },
      body: '{"id":1}',
    },
  ],
} as const satisfies SenderRecord;
