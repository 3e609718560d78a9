import { wholeHeader, withPrefix } from "../digest.ts";
import { usualToleranceMs } from "../hmac.ts";
import { hmacOf, type TimedOptions } from "../senderOptions.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/**
 * Webflow. Checked on 2026-11-25 at developers.webflow.com/docs/verifying-webhook-signatures: `time:body`, the time
 * in milliseconds. Only webhooks of an OAuth app are signed; for one from the panel use `sharedSecret` with a
 * `query`. Three retries unless it gets 200, according to secondary sources.
 */
export function webflow(options: TimedOptions): SigningSignature {
  return hmacOf(
    {
      name: "webflow",
      header: "x-webflow-signature",
      style: wholeHeader(),
      encoding: "hex",
      time: { at: { header: "x-webflow-timestamp" }, unitMs: 1, toleranceMs: usualToleranceMs },
      signed: (request, time) => withPrefix(`${time}:`, request),
      topic: { field: "triggerType" },
      topics: ["form_submission", "ecomm_new_order"],
    },
    options,
  );
}

export const webflowRecord = {
  title: "Webflow, by an OAuth app",
  seen: "2026-11-25, developers.webflow.com",
  verify: "`signatures.webflow({ secret })`",
  rules: ["webflow-form"],
  behaviour: {
    signs: "hex of `time:body`, in milliseconds",
    afterFailure: "three times, unless it gets 200 (not verified)",
  },
  sample: {
    body: ({ id, at, buyer }: SampleSeed): SampleBody => ({
      contentType: "application/json",
      body: JSON.stringify({
        triggerType: "form_submission",
        payload: {
          name: "TEST",
          siteId: "65427cf4",
          id: `test-${id}`,
          submittedAt: at.toISOString(),
          data: {
            "Ваше ім'я": "TEST Lead",
            Телефон: buyer?.phone ?? "050-000-00-12",
            "E-mail": `test+${id}@example.com`,
          },
        },
      }),
    }),
    sign: (secret) => webflow({ secret }),
    isTimed: true,
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "webflow",
      atMs: 1795000000000,
      options: { secret: "a secret of ours" },
      headers: {
        "x-webflow-timestamp": "1795000000000",
        "x-webflow-signature": "7d4ab70b5764864f747ea78c0ff719a0f38db3cdaa76c757dd7d2eb2a4917f02",
      },
      body: '{"triggerType":"form_submission","payload":{}}',
    },
  ],
} as const satisfies SenderRecord;
