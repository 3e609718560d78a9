import { headerParts } from "../digest.ts";
import { usualToleranceMs } from "../hmac.ts";
import { hmacOf, type TimedOptions } from "../senderOptions.ts";
import type { SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleBuyer, SampleSeed } from "./sample.ts";

/**
 * Stripe. Its own page was not found on 2026-11-29; the scheme (`t.body`, 300 s) comes from its open-source
 * libraries. It is said to retry for three days. The secret includes its `whsec_`.
 */
export function stripe(options: TimedOptions): SigningSignature {
  return hmacOf(
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
  );
}

const usualBuyer: Omit<SampleBuyer, "carrier" | "payment" | "taxRate"> = {
  country: "DE",
  currency: "EUR",
  city: "Berlin",
  street: "Teststraße 1",
  postcode: "10115",
  phone: "+49301234567",
  goods: "TEST mug",
};

export const stripeRecord = {
  title: "Stripe",
  seen: "own page not found; its open-source libraries",
  verify: "`signatures.stripe({ secret })`",
  lookOut: "name the `topics`",
  rules: ["stripe-checkout-session"],
  behaviour: {
    signs: "`t=…,v1=…` over `time.body`",
    afterFailure: "3 days (not verified)",
    toTest: "`stripe trigger` (not verified)",
  },
  sample: {
    body: ({ id, at, ...seed }: SampleSeed): SampleBody => {
      const buyer = seed.buyer ?? usualBuyer;
      const created = Math.floor(at.getTime() / 1000);
      const address = {
        line1: buyer.street,
        line2: null,
        city: buyer.city,
        postal_code: buyer.postcode,
        state: null,
        country: buyer.country,
      };
      const session = {
        id: `cs_live_test_${id}`,
        object: "checkout.session",
        livemode: true,
        created,
        currency: buyer.currency.toLowerCase(),
        amount_subtotal: 1990,
        amount_total: 1990,
        client_reference_id: `test-${id}`,
        payment_status: "paid",
        customer_details: {
          email: `test+${id}@example.com`,
          name: "TEST Order",
          phone: buyer.phone,
          tax_ids: [],
          address,
        },
        collected_information: { shipping_details: { name: "TEST Order", address } },
        shipping_cost: null,
        custom_fields: [],
        metadata: {},
        line_items: {
          data: [
            {
              id: "li_1",
              description: buyer.goods,
              quantity: 1,
              amount_subtotal: 1990,
              amount_total: 1990,
              price: { id: "price_1", unit_amount: 1990, metadata: { sku: "TEST-MUG" } },
            },
          ],
        },
      };
      const event = {
        id: `evt_test_${id}`,
        object: "event",
        type: "checkout.session.completed",
        livemode: true,
        created,
        data: { object: session },
      };
      return { contentType: "application/json", body: JSON.stringify(event) };
    },
    sign: (secret) => stripe({ secret }),
    isTimed: true,
  },
  vectors: [
    {
      origin: "computed with Python's hmac",
      signature: "stripe",
      atMs: 1795000000000,
      options: { secret: "a secret of ours" },
      headers: {
        "stripe-signature":
          "t=1795000000,v1=5947aa01f88e197af871b3975aea968ed7a60144c58854af18afba69a1f35db5",
      },
      body: '{"id":"evt_1","type":"checkout.session.completed"}',
    },
  ],
} as const satisfies SenderRecord;
