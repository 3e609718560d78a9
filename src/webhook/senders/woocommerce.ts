import { wholeHeader } from "../digest.ts";
import { isFormPing } from "../sender.ts";
import { decodeSpecialChars, hmacOf, type TopicOptions } from "../senderOptions.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleBuyer, SampleSeed } from "./sample.ts";

/**
 * WooCommerce. Checked on 2026-11-25 at github.com/woocommerce/woocommerce, class-wc-webhook.php (commit 00e1bc4):
 * waits 60 s and never retries; the seventh failure in a row disables the webhook; its test call is not signed.
 */
export function woocommerce(options: TopicOptions): SigningSignature {
  return hmacOf(
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
  );
}

const usualBuyer: SampleBuyer = {
  country: "PL",
  currency: "PLN",
  city: "Łódź",
  street: "Testowa 1",
  postcode: "90-001",
  phone: "600700800",
  goods: "TEST mug",
  carrier: "Kurier",
  payment: "Za pobraniem",
  taxRate: 0.23,
};

export const woocommerceRecord = {
  title: "WooCommerce",
  seen: "2026-11-25, class-wc-webhook.php in its repository",
  verify: "`signatures.woocommerce({ secret })`",
  lookOut: "the branch of a carrier is in `shipping_lines[].meta_data`, or in `address_1`",
  rules: ["woocommerce-order"],
  behaviour: {
    signs: "base64 HMAC-SHA256 of the bytes",
    waits: "60 s",
    afterFailure: "**never repeats**",
    redirectCounts: "**301 and 302 do**; it follows none (not verified)",
    disables: "after the 7th failure in a row, silently",
    toTest: "saving the webhook sends `webhook_id=…`, unsigned",
  },
  sample: {
    body: ({ id, at, buyer = usualBuyer }: SampleSeed): SampleBody => {
      const taxOf = (net: number) => (net * buyer.taxRate).toFixed(2);
      const address = {
        first_name: "TEST",
        last_name: "Order",
        company: "",
        address_1: buyer.street,
        address_2: "",
        city: buyer.city,
        state: "",
        postcode: buyer.postcode,
        country: buyer.country,
        phone: buyer.phone,
      };
      const order = {
        id,
        number: String(id),
        status: "processing",
        currency: buyer.currency,
        date_created_gmt: at.toISOString().slice(0, 19),
        shipping_total: "10.00",
        shipping_tax: taxOf(10),
        total: (90 * (1 + buyer.taxRate)).toFixed(2),
        customer_note: "TEST",
        billing: { ...address, email: `test+${id}@example.com` },
        shipping: address,
        payment_method: "cod",
        payment_method_title: buyer.payment,
        date_paid: null,
        meta_data: [],
        line_items: [
          {
            id: 1,
            name: buyer.goods,
            product_id: 1,
            variation_id: 0,
            quantity: 2,
            sku: "TEST-MUG",
            subtotal: "80.00",
            total: "80.00",
            total_tax: taxOf(80),
            price: 40,
            meta_data: [],
          },
        ],
        shipping_lines: [
          { method_title: buyer.carrier, method_id: "flat_rate", total: "10.00", total_tax: taxOf(10) },
        ],
        fee_lines: [],
        coupon_lines: [],
      };
      return {
        contentType: "application/json",
        headers: { "x-wc-webhook-topic": "order.created", "x-wc-webhook-delivery-id": `test-${id}` },
        body: JSON.stringify(order),
      };
    },
    ping: { contentType: "application/x-www-form-urlencoded", body: "webhook_id=7" },
    sign: (secret) => woocommerce({ secret }),
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "woocommerce",
      atMs: 0,
      options: { secret: "a secret of ours" },
      headers: { "x-wc-webhook-signature": "s6ol1WLC0pc+gBphAT/Oa96BPb+dEqi7Rk/VT4oDIu4=" },
      body: '{"id":727,"email":"ann@example.com"}',
    },
  ],
} as const satisfies SenderRecord;
