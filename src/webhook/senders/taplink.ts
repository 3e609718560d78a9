import { wholeHeader } from "../digest.ts";
import { hmacOf, type SecretOptions } from "../senderOptions.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/**
 * Taplink, which signs with SHA-1. Checked on 2026-11-25 at taplink.at/en/dev/webhooks.html. Choose JSON in its
 * panel: the signature of a form is not over the bytes sent. Retries are not documented.
 */
export function taplink(options: SecretOptions): SigningSignature {
  return hmacOf(
    { name: "taplink", header: "taplink-signature", style: wholeHeader(), encoding: "hex" },
    options,
    {
      hash: "SHA-1",
    },
  );
}

export const taplinkRecord = {
  title: "Taplink",
  seen: "2026-11-25, taplink.at/en/dev/webhooks.html",
  verify: "`signatures.taplink({ secret })`",
  lookOut: "choose JSON",
  behaviour: {
    signs: "hex HMAC-SHA-1 of the bytes, if they are JSON",
  },
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
    sign: (secret) => taplink({ secret }),
  },
  vectors: [
    {
      origin: "RFC 2202, test case 2 of HMAC-SHA-1; Taplink signs alike",
      signature: "taplink",
      atMs: 0,
      options: { secret: "Jefe" },
      headers: { "taplink-signature": "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79" },
      body: "what do ya want for nothing?",
    },
  ],
} as const satisfies SenderRecord;
