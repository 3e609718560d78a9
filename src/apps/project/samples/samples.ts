import { signatures } from "../../../entries/webhook.ts";
import type { Source, SourceWithRules } from "../choices.ts";
import { formBodies } from "./forms.ts";
import type { SampleSource } from "./sampleSource.ts";
import { shopBodies } from "./shops.ts";

type Samples = {
  readonly [Name in Source]: SampleSource &
    (Name extends SourceWithRules ? { readonly rules: string } : unknown);
};

/** All senders with a known signature. Names start with TEST, e-mails are at example.com. */
export const sampleSources: Samples = {
  woocommerce: {
    body: shopBodies.woocommerce,
    ping: { contentType: "application/x-www-form-urlencoded", body: "webhook_id=7" },
    sign: (secret) => signatures.woocommerce({ secret }),
    rules: "woocommerce-order",
  },
  shopify: {
    body: shopBodies.shopify,
    sign: (secret) => signatures.shopify({ secret }),
    rules: "shopify-order",
  },
  stripe: {
    body: shopBodies.stripe,
    sign: (secret) => signatures.stripe({ secret }),
    isTimed: true,
    rules: "stripe-checkout-session",
  },
  ecwid: { body: shopBodies.ecwid, sign: (secret) => signatures.ecwid({ secret }) },
  tilda: {
    body: formBodies.tilda,
    ping: { contentType: "application/x-www-form-urlencoded", body: "test=test" },
    sign: (secret, place) => signatures.tilda({ secret, ...place }),
    rules: "tilda-form",
  },
  taplink: { body: formBodies.taplink, sign: (secret) => signatures.taplink({ secret }) },
  typeform: {
    body: formBodies.typeform,
    sign: (secret) => signatures.typeform({ secret }),
    rules: "typeform",
  },
  webflow: {
    body: formBodies.webflow,
    sign: (secret) => signatures.webflow({ secret }),
    isTimed: true,
    rules: "webflow-form",
  },
  calendly: {
    body: formBodies.calendly,
    sign: (secret) => signatures.calendly({ secret }),
    isTimed: true,
    rules: "calendly-invitee",
  },
  telegram: {
    body: formBodies.telegram,
    sign: (secret) => signatures.telegram({ secret }),
    rules: "telegram-contact",
  },
  googleAds: {
    body: formBodies.googleAds,
    sign: (secret) => signatures.googleAds({ secret }),
    rules: "google-ads-lead-form",
  },
  meta: { body: formBodies.meta, sign: (secret) => signatures.meta({ secret }) },
  standardWebhooks: {
    body: formBodies.standardWebhooks,
    sign: (secret) => signatures.standardWebhooks({ secret }),
    isTimed: true,
  },
  sharedSecret: {
    body: formBodies.taplink,
    sign: (secret, place) => signatures.sharedSecret({ secret, ...place }),
  },
};
