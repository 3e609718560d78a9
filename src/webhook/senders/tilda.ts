import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { required } from "../../shared/options/kinds.ts";
import { secretOption } from "../secrets.ts";
import { isFormPing } from "../sender.ts";
import type { SecretOptions } from "../senderOptions.ts";
import { placeChecks, type SecretPlace, secretSignature } from "../sharedSecret.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/** Options of `signatures.tilda`: its panel shows where the key is sent. */
export type TildaOptions = SecretOptions & SecretPlace;

/**
 * Tilda. Checked on 2026-11-25 at help-ru.tilda.cc/forms/webhook (its Kazakh translation): a test call with
 * `test=test` must be answered with 200; waits 5 s; two more attempts, a minute apart. You choose in its panel
 * where the key is sent.
 */
export function tilda(options: TildaOptions): SigningSignature {
  const owner = "signatures.tilda";
  const checks = { ...placeChecks, secret: required(secretOption(owner)) };
  const { secret, ...place } = checkOptions(owner, checks satisfies OptionChecks<TildaOptions>, options);
  return secretSignature(
    owner,
    {
      name: "tilda",
      ping: (request) => isFormPing(request, /^test=test$/),
      deliveryId: { field: "tranid" },
      deadlineMs: 4_000,
    },
    place,
    secret,
  );
}

export const tildaRecord = {
  title: "Tilda",
  seen: "2026-11-25, help-ru.tilda.cc/forms/webhook",
  verify: '`signatures.tilda({ secret, query: "key" })`',
  rules: ["tilda-form", "tilda-cart"],
  behaviour: {
    signs: "a key in a header, the address or a field",
    waits: "5 s",
    afterFailure: "two more attempts, a minute apart",
    toTest: "`test=test`, when you add the address",
  },
  sample: {
    body: ({ id, buyer }: SampleSeed): SampleBody => ({
      contentType: "application/x-www-form-urlencoded",
      body: new URLSearchParams({
        Name: "TEST Lead",
        Phone: buyer?.phone ?? "+38 (050) 000-00-12",
        Email: `test+${id}@example.com`,
        tranid: `${id}:test`,
        formid: "form1",
        formname: "TEST",
      }).toString(),
    }),
    ping: { contentType: "application/x-www-form-urlencoded", body: "test=test" },
    sign: (secret, place) => tilda({ secret, ...place }),
  },
  vectors: [
    {
      origin: "the secret itself",
      signature: "tilda",
      atMs: 0,
      query: "key=k1",
      options: { secret: "k1", query: "key" },
      headers: {},
      body: '{"tranid":"1:2"}',
    },
  ],
} as const satisfies SenderRecord;
