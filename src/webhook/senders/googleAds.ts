import { type SecretOptions, secretOf } from "../senderOptions.ts";
import { secretSignature } from "../sharedSecret.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/**
 * Lead forms of Google Ads. Checked on 2026-11-25 at developers.google.com/google-ads/webhook/docs/implementation:
 * the key is a field of the body, `lead_id` identifies retries. Retries are not documented.
 */
export function googleAds(options: SecretOptions): SigningSignature {
  return secretSignature(
    "signatures.googleAds",
    { name: "googleAds", deliveryId: { field: "lead_id" } },
    { field: "google_key" },
    secretOf("signatures.googleAds", options),
  );
}

export const googleAdsRecord = {
  title: "Google Ads",
  seen: "2026-11-25, developers.google.com/google-ads/webhook",
  verify: "`signatures.googleAds({ secret })`",
  rules: ["google-ads-lead-form"],
  behaviour: {
    signs: "nothing: `google_key` in the body",
    toTest: '"Send test data", with `is_test`',
  },
  sample: {
    body: ({ id, buyer }: SampleSeed): SampleBody => {
      const columns = [
        ["FULL_NAME", "Full Name", "TEST Lead"],
        ["EMAIL", "User Email", `test+${id}@example.com`],
        ["PHONE_NUMBER", "User Phone", buyer?.phone ?? "+380500000012"],
      ];
      return {
        contentType: "application/json",
        body: JSON.stringify({
          lead_id: `test-${id}`,
          api_version: "1.0",
          form_id: 1,
          campaign_id: 1,
          gcl_id: "",
          is_test: false,
          user_column_data: columns.map(([column_id, column_name, string_value]) => ({
            column_id,
            column_name,
            string_value,
          })),
        }),
      };
    },
    sign: (secret) => googleAds({ secret }),
  },
  vectors: [
    {
      origin: "the secret itself",
      signature: "googleAds",
      atMs: 0,
      options: { secret: "a secret of ours" },
      headers: {},
      body: '{"lead_id":"1","google_key":"a secret of ours"}',
    },
  ],
} as const satisfies SenderRecord;
