import { type SenderSample, sampledSenders } from "../../../entries/apps.ts";
import type { Source, SourceWithRules } from "../choices.ts";

/** A sender whose requests can be generated. */
export interface SampleSource extends SenderSample {
  /** The ready rules for it, if any. */
  readonly rules?: string;
}

type Samples = {
  readonly [Name in Source]: SampleSource &
    (Name extends SourceWithRules ? { readonly rules: string } : unknown);
};

const {
  woocommerce,
  shopify,
  stripe,
  tilda,
  typeform,
  webflow,
  calendly,
  telegram,
  googleAds,
  ecwid,
  taplink,
  meta,
  standardWebhooks,
  sharedSecret,
} = sampledSenders;

/** All senders with a known signature. */
export const sampleSources: Samples = {
  woocommerce: { ...woocommerce.sample, rules: woocommerce.rules[0] },
  shopify: { ...shopify.sample, rules: shopify.rules[0] },
  stripe: { ...stripe.sample, rules: stripe.rules[0] },
  tilda: { ...tilda.sample, rules: tilda.rules[0] },
  typeform: { ...typeform.sample, rules: typeform.rules[0] },
  webflow: { ...webflow.sample, rules: webflow.rules[0] },
  calendly: { ...calendly.sample, rules: calendly.rules[0] },
  telegram: { ...telegram.sample, rules: telegram.rules[0] },
  googleAds: { ...googleAds.sample, rules: googleAds.rules[0] },
  ecwid: ecwid.sample,
  taplink: taplink.sample,
  meta: meta.sample,
  standardWebhooks: standardWebhooks.sample,
  sharedSecret: sharedSecret.sample,
};
