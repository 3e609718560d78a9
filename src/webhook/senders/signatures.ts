import { hmac } from "../hmac.ts";
import { sharedSecret } from "../sharedSecret.ts";
import { calendly } from "./calendly.ts";
import { ecwid } from "./ecwid.ts";
import { googleAds } from "./googleAds.ts";
import { meta } from "./meta.ts";
import { shopify } from "./shopify.ts";
import { standardWebhooks } from "./standardWebhooks.ts";
import { stripe } from "./stripe.ts";
import { taplink } from "./taplink.ts";
import { telegram } from "./telegram.ts";
import { tilda } from "./tilda.ts";
import { typeform } from "./typeform.ts";
import { webflow } from "./webflow.ts";
import { woocommerce } from "./woocommerce.ts";

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
  woocommerce,
  shopify,
  stripe,
  meta,
  typeform,
  calendly,
  webflow,
  standardWebhooks,
  telegram,
  googleAds,
  ecwid,
  tilda,
  taplink,
  hmac,
  sharedSecret,
};
