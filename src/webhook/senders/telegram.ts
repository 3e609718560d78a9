import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { required } from "../../shared/options/kinds.ts";
import { secretOption } from "../secrets.ts";
import type { SecretOptions } from "../senderOptions.ts";
import { secretSignature } from "../sharedSecret.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/**
 * Telegram: the `secret_token` of `setWebhook`. Its own page core.telegram.org/bots/api could not be read on
 * 2026-11-25; copies of it say 1 to 256 of `A-Z a-z 0-9 _ -`, and that anything but 2xx is retried for a while.
 */
export function telegram(options: SecretOptions): SigningSignature {
  const owner = "signatures.telegram";
  const secret = required(
    secretOption(owner, /^[\w-]{1,256}$/, "1 to 256 letters, digits, `_` or `-`, as Telegram asks"),
  );
  return secretSignature(
    owner,
    { name: "telegram", deliveryId: { field: "update_id" } },
    { header: "x-telegram-bot-api-secret-token" },
    checkOptions(owner, { secret } satisfies OptionChecks<SecretOptions>, options).secret,
  );
}

export const telegramRecord = {
  title: "Telegram",
  seen: "own page not readable; copies of it",
  verify: "`signatures.telegram({ secret })`",
  rules: ["telegram-contact"],
  behaviour: {
    signs: "nothing: its `secret_token` in a header",
    afterFailure: "for a while",
  },
  sample: {
    body: ({ id, at, buyer }: SampleSeed): SampleBody => ({
      contentType: "application/json",
      body: JSON.stringify({
        update_id: id,
        message: {
          message_id: 1,
          from: { id: 1, is_bot: false, first_name: "TEST" },
          date: Math.floor(at.getTime() / 1000),
          contact: {
            phone_number: buyer?.phone ?? "+380500000012",
            first_name: "TEST",
            last_name: "Lead",
            user_id: 1,
          },
        },
      }),
    }),
    sign: (secret) => telegram({ secret }),
  },
  vectors: [
    {
      origin: "the secret itself",
      signature: "telegram",
      atMs: 0,
      options: { secret: "A-z_0123" },
      headers: { "x-telegram-bot-api-secret-token": "A-z_0123" },
      body: '{"update_id":10000}',
    },
  ],
} as const satisfies SenderRecord;
