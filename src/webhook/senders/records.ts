import { anyHmacRecord } from "./anyHmac.ts";
import { anyKeyRecord } from "./anyKey.ts";
import { calendlyRecord } from "./calendly.ts";
import { amocrmRecord } from "./described/amocrm.ts";
import { bigcommerceRecord } from "./described/bigcommerce.ts";
import { binotelRecord } from "./described/binotel.ts";
import { elementorRecord } from "./described/elementor.ts";
import { formsRecord } from "./described/forms.ts";
import { framerRecord } from "./described/framer.ts";
import { horoshopRecord } from "./described/horoshop.ts";
import { hubspotRecord } from "./described/hubspot.ts";
import { keycrmRecord } from "./described/keycrm.ts";
import { medusaRecord } from "./described/medusa.ts";
import { paddleRecord } from "./described/paddle.ts";
import { pipedriveRecord } from "./described/pipedrive.ts";
import { polarRecord } from "./described/polar.ts";
import { salesdriveRecord } from "./described/salesdrive.ts";
import { shoperRecord } from "./described/shoper.ts";
import { shopwareRecord } from "./described/shopware.ts";
import { squarespaceRecord } from "./described/squarespace.ts";
import { tallyRecord } from "./described/tally.ts";
import { tiktokRecord } from "./described/tiktok.ts";
import { webflowPanelRecord } from "./described/webflowPanel.ts";
import { wixFormsRecord } from "./described/wixForms.ts";
import { wixOrdersRecord } from "./described/wixOrders.ts";
import { zohoRecord } from "./described/zoho.ts";
import { ecwidRecord } from "./ecwid.ts";
import { googleAdsRecord } from "./googleAds.ts";
import { metaRecord } from "./meta.ts";
import type { SenderRecord } from "./record.ts";
import { shopifyRecord } from "./shopify.ts";
import { standardWebhooksRecord } from "./standardWebhooks.ts";
import { stripeRecord } from "./stripe.ts";
import { taplinkRecord } from "./taplink.ts";
import { telegramRecord } from "./telegram.ts";
import { tildaRecord } from "./tilda.ts";
import { typeformRecord } from "./typeform.ts";
import { webflowRecord } from "./webflow.ts";
import { woocommerceRecord } from "./woocommerce.ts";

/** What documents each sender, in the order of docs/senders.md. No entry imports it. */
export const senderRecords: readonly SenderRecord[] = [
  woocommerceRecord,
  shopifyRecord,
  shopwareRecord,
  squarespaceRecord,
  bigcommerceRecord,
  ecwidRecord,
  shoperRecord,
  medusaRecord,
  wixOrdersRecord,
  horoshopRecord,
  salesdriveRecord,
  keycrmRecord,
  stripeRecord,
  paddleRecord,
  typeformRecord,
  tallyRecord,
  framerRecord,
  webflowRecord,
  webflowPanelRecord,
  wixFormsRecord,
  elementorRecord,
  tildaRecord,
  taplinkRecord,
  formsRecord,
  calendlyRecord,
  metaRecord,
  googleAdsRecord,
  tiktokRecord,
  telegramRecord,
  binotelRecord,
  hubspotRecord,
  pipedriveRecord,
  amocrmRecord,
  zohoRecord,
  standardWebhooksRecord,
  polarRecord,
  anyHmacRecord,
  anyKeyRecord,
];
