import { anyKeyRecord } from "./anyKey.ts";
import { calendlyRecord } from "./calendly.ts";
import { ecwidRecord } from "./ecwid.ts";
import { googleAdsRecord } from "./googleAds.ts";
import { metaRecord } from "./meta.ts";
import { shopifyRecord } from "./shopify.ts";
import { standardWebhooksRecord } from "./standardWebhooks.ts";
import { stripeRecord } from "./stripe.ts";
import { taplinkRecord } from "./taplink.ts";
import { telegramRecord } from "./telegram.ts";
import { tildaRecord } from "./tilda.ts";
import { typeformRecord } from "./typeform.ts";
import { webflowRecord } from "./webflow.ts";
import { woocommerceRecord } from "./woocommerce.ts";

/** The records of the senders whose requests the command `trigger` makes, by the names of their signatures. */
export const sampledSenders = {
  woocommerce: woocommerceRecord,
  shopify: shopifyRecord,
  stripe: stripeRecord,
  tilda: tildaRecord,
  typeform: typeformRecord,
  webflow: webflowRecord,
  calendly: calendlyRecord,
  telegram: telegramRecord,
  googleAds: googleAdsRecord,
  ecwid: ecwidRecord,
  taplink: taplinkRecord,
  meta: metaRecord,
  standardWebhooks: standardWebhooksRecord,
  sharedSecret: anyKeyRecord,
} as const;
