import { sharedSecret } from "../sharedSecret.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

export const anyKeyRecord = {
  title: "any other with a key",
  verify: '`signatures.sharedSecret({ secret, query: "key" })`',
  lookOut: "or `header`, or `field`",
  sample: {
    body: ({ id, buyer }: SampleSeed): SampleBody => ({
      contentType: "application/json",
      body: JSON.stringify({
        id,
        name: "TEST Lead",
        phone: buyer?.phone ?? "+380500000012",
        email: `test+${id}@example.com`,
      }),
    }),
    sign: (secret, place) => sharedSecret({ secret, ...place }),
  },
  vectors: [
    {
      origin: "the secret itself",
      signature: "sharedSecret",
      atMs: 0,
      query: "key=k1",
      options: { secret: "k1", query: "key" },
      headers: {},
      body: "{}",
    },
  ],
} as const satisfies SenderRecord;
