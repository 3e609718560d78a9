import { wholeHeader } from "../digest.ts";
import { hmacOf, type TopicOptions } from "../senderOptions.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleBuyer, SampleSeed } from "./sample.ts";

/**
 * Shopify. Checked on 2026-11-25 at shopify.dev/docs/apps/build/events/verify-deliveries and
 * shopify.dev/changelog/updates-to-webhook-retry-mechanism: 8 retries within 4 hours. Its 5 s and
 * `X-Shopify-Event-Id` as the id that identifies retries come from secondary sources.
 */
export function shopify(options: TopicOptions): SigningSignature {
  return hmacOf(
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
  );
}

const usualBuyer: SampleBuyer = {
  country: "DE",
  currency: "EUR",
  city: "Köln",
  street: "Teststraße 1",
  postcode: "50667",
  phone: "+4915112345678",
  goods: "TEST mug",
  carrier: "DHL",
  payment: "Cash on Delivery (COD)",
  taxRate: 0.19,
};

export const shopifyRecord = {
  title: "Shopify",
  seen: "2026-11-25, shopify.dev: changelog, verify-deliveries",
  verify: "`signatures.shopify({ secret })`",
  rules: ["shopify-order"],
  behaviour: {
    signs: "base64 HMAC-SHA256 of the bytes",
    waits: "5 s (not verified)",
    afterFailure: "8 times in 4 hours",
    redirectCounts: "no: only 2xx (not verified)",
    disables: "after 8 failures in a row, where the Admin API made it (not verified)",
    toTest: '"Send test notification" in its panel (not verified)',
  },
  sample: {
    body: ({ id, at, buyer = usualBuyer }: SampleSeed): SampleBody => {
      const address = {
        first_name: "TEST",
        last_name: "Order",
        company: null,
        address1: buyer.street,
        address2: null,
        city: buyer.city,
        zip: buyer.postcode,
        country_code: buyer.country,
        phone: buyer.phone,
      };
      const order = {
        id,
        name: `#${id}`,
        order_number: id,
        created_at: at.toISOString(),
        currency: buyer.currency,
        test: false,
        financial_status: "pending",
        email: `test+${id}@example.com`,
        phone: buyer.phone,
        note: "TEST",
        note_attributes: [],
        payment_gateway_names: [buyer.payment],
        total_price: "24.80",
        discount_codes: [],
        billing_address: address,
        shipping_address: address,
        shipping_lines: [{ title: buyer.carrier, price: "4.90", discounted_price: "4.90" }],
        line_items: [
          {
            id: 1,
            title: buyer.goods,
            variant_title: null,
            name: buyer.goods,
            sku: "TEST-MUG",
            quantity: 1,
            price: "19.90",
            properties: [],
            tax_lines: [{ rate: buyer.taxRate }],
            discount_allocations: [],
          },
        ],
      };
      return {
        contentType: "application/json",
        headers: { "x-shopify-topic": "orders/create", "x-shopify-event-id": `test-${id}` },
        body: JSON.stringify(order),
      };
    },
    sign: (secret) => shopify({ secret }),
  },
  vectors: [
    {
      origin: "SQLPage, tests of sqlpage.hmac: what Shopify sends",
      signature: "shopify",
      atMs: 0,
      options: { secret: "test-webhook-secret" },
      headers: { "x-shopify-hmac-sha256": "QNyObTlKbMx2qDlPF/ZOZcBqg5OgPg+2oky3zldc0Gw=" },
      body: '{"id":1234567890,"email":"customer@example.com","total_price":"123.45"}',
    },
  ],
} as const satisfies SenderRecord;
