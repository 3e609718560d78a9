import { checkOptions, type OptionChecks } from "../shared/options/check.ts";
import { required } from "../shared/options/kinds.ts";
import { headerParts, wholeHeader, withPrefix } from "./digest.ts";
import { ecwid } from "./ecwid.ts";
import { hmac, usualToleranceMs } from "./hmac.ts";
import { meta } from "./meta.ts";
import { secretOption } from "./secrets.ts";
import { isFormPing } from "./sender.ts";
import {
  decodeSpecialChars,
  hmacOf,
  type SecretOptions,
  secretOf,
  type TimedOptions,
  type TopicOptions,
} from "./senderOptions.ts";
import { placeChecks, type SecretPlace, secretSignature, sharedSecret } from "./sharedSecret.ts";
import type { SigningSignature } from "./signature.ts";
import { standardWebhooks } from "./standardWebhooks.ts";

/** Options of `signatures.tilda`: its panel shows where the key is sent. */
export interface TildaOptions extends SecretOptions, SecretPlace {}

/**
 * How the requests of known webhook senders are verified. Each also knows how its sender behaves: test calls,
 * retries, topics that are not leads, and how long it waits. `docs/senders.md` has options to copy for more senders.
 *
 * Every secret may be a list; an empty one throws at once.
 * @example
 * ```ts
 * const verify = signatures.woocommerce({ secret: process.env.WOO_SECRET ?? "" });
 * const webhook = createWebhook({ forwarder, verify });
 * ```
 */
export const signatures = {
  /**
   * WooCommerce. Checked on 2026-11-25 at github.com/woocommerce/woocommerce, class-wc-webhook.php (commit 00e1bc4):
   * waits 60 s and never retries; the seventh failure in a row disables the webhook; its test call is not signed.
   */
  woocommerce: (options: TopicOptions): SigningSignature =>
    hmacOf(
      {
        name: "woocommerce",
        header: "x-wc-webhook-signature",
        style: wholeHeader(),
        encoding: "base64",
        ping: (request) =>
          !request.headers.has("x-wc-webhook-signature") && isFormPing(request, /^webhook_id=\d+$/),
        deliveryId: { header: "x-wc-webhook-delivery-id" },
        topic: { header: "x-wc-webhook-topic" },
        // A topic of deletion sends only an id.
        topics: /^(?!.*\.deleted$)/,
        repeats: false,
        // It waits a minute, but most proxies only half a minute.
        deadlineMs: 25_000,
      },
      options,
      { spellings: (secret) => [secret, decodeSpecialChars(secret)] },
    ),

  /**
   * Shopify. Checked on 2026-11-25 at shopify.dev/docs/apps/build/events/verify-deliveries and
   * shopify.dev/changelog/updates-to-webhook-retry-mechanism: 8 retries within 4 hours. Its 5 s and
   * `X-Shopify-Event-Id` as the id that identifies retries come from secondary sources.
   */
  shopify: (options: TopicOptions): SigningSignature =>
    hmacOf(
      {
        name: "shopify",
        header: "x-shopify-hmac-sha256",
        style: wholeHeader(),
        encoding: "base64",
        deliveryId: { header: "x-shopify-event-id" },
        topic: { header: "x-shopify-topic" },
        topics: /^(?!app\/|.*(?:delete|redact|data_request)$)/,
        deadlineMs: 4_000,
      },
      options,
    ),

  /**
   * Stripe. Its own page was not found on 2026-11-29; the scheme (`t.body`, 300 s) comes from its open-source
   * libraries. It is said to retry for three days. The secret includes its `whsec_`.
   */
  stripe: (options: TimedOptions): SigningSignature =>
    hmacOf(
      {
        name: "stripe",
        header: "stripe-signature",
        style: headerParts("v1", "t"),
        encoding: "hex",
        time: { at: { part: "t" }, unitMs: 1_000, toleranceMs: usualToleranceMs },
        deliveryId: { field: "id" },
        topic: { field: "type" },
      },
      options,
    ),

  meta,

  /**
   * Typeform. Checked on 2026-11-25 at typeform.com/developers/webhooks/secure-your-webhooks and
   * typeform.com/developers/webhooks: waits 30 s; retries 408, 423, 429 and 503 for 10 hours, others five times; 404
   * and 410 disable the webhook.
   */
  typeform: (options: TopicOptions): SigningSignature =>
    hmacOf(
      {
        name: "typeform",
        header: "typeform-signature",
        style: wholeHeader("sha256="),
        encoding: "base64",
        deliveryId: { field: "event_id" },
        topic: { field: "event_type" },
        topics: ["form_response"],
      },
      options,
    ),

  /**
   * Calendly. Checked on 2026-11-29 at developer.calendly.com/docs/webhooks/overview: the time and the body are signed,
   * it waits 15 s for an answer, and 410 deletes the webhook. community.calendly.com says that 24 hours of failures
   * disable it for good.
   */
  calendly: (options: TimedOptions): SigningSignature =>
    hmacOf(
      {
        name: "calendly",
        header: "calendly-webhook-signature",
        style: headerParts("v1", "t"),
        encoding: "hex",
        time: { at: { part: "t" }, unitMs: 1_000, toleranceMs: usualToleranceMs },
        topic: { field: "event" },
        topics: ["invitee.created", "routing_form_submission.created"],
      },
      options,
    ),

  /**
   * Webflow. Checked on 2026-11-25 at developers.webflow.com/docs/verifying-webhook-signatures: `time:body`, the time
   * in milliseconds. Only webhooks of an OAuth app are signed; for one from the panel use `sharedSecret` with a
   * `query`. Three retries unless it gets 200, according to secondary sources.
   */
  webflow: (options: TimedOptions): SigningSignature =>
    hmacOf(
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
    ),

  standardWebhooks,

  /**
   * Telegram: the `secret_token` of `setWebhook`. Its own page core.telegram.org/bots/api could not be read on
   * 2026-11-25; copies of it say 1 to 256 of `A-Z a-z 0-9 _ -`, and that anything but 2xx is retried for a while.
   */
  telegram: (options: SecretOptions): SigningSignature => {
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
  },

  /**
   * Lead forms of Google Ads. Checked on 2026-11-25 at developers.google.com/google-ads/webhook/docs/implementation:
   * the key is a field of the body, `lead_id` identifies retries. Retries are not documented.
   */
  googleAds: (options: SecretOptions): SigningSignature =>
    secretSignature(
      "signatures.googleAds",
      { name: "googleAds", deliveryId: { field: "lead_id" } },
      { field: "google_key" },
      secretOf("signatures.googleAds", options),
    ),

  ecwid,

  /**
   * Tilda. Checked on 2026-11-25 at help-ru.tilda.cc/forms/webhook (its Kazakh translation): a test call with
   * `test=test` must be answered with 200; waits 5 s; two more attempts, a minute apart. You choose in its panel
   * where the key is sent.
   */
  tilda: (options: TildaOptions): SigningSignature => {
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
  },

  /**
   * Taplink, which signs with SHA-1. Checked on 2026-11-25 at taplink.at/en/dev/webhooks.html. Choose JSON in its
   * panel: the signature of a form is not over the bytes sent. Retries are not documented.
   */
  taplink: (options: SecretOptions): SigningSignature =>
    hmacOf({ name: "taplink", header: "taplink-signature", style: wholeHeader(), encoding: "hex" }, options, {
      hash: "SHA-1",
    }),

  hmac,
  sharedSecret,
};
