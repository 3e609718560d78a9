import type { SampleBody, SampleSeed } from "./sampleSource.ts";

const json = "application/json";

export const shopBodies = {
  woocommerce: ({ id, at }: SampleSeed): SampleBody => {
    const buyer = {
      first_name: "TEST",
      last_name: "Order",
      company: "",
      address_1: "Testowa 1",
      address_2: "",
      city: "Łódź",
      state: "",
      postcode: "90-001",
      country: "PL",
      phone: "600700800",
    };
    const order = {
      id,
      number: String(id),
      status: "processing",
      currency: "PLN",
      date_created_gmt: at.toISOString().slice(0, 19),
      shipping_total: "10.00",
      shipping_tax: "2.30",
      total: "110.70",
      customer_note: "TEST",
      billing: { ...buyer, email: `test+${id}@example.com` },
      shipping: buyer,
      payment_method: "cod",
      payment_method_title: "Za pobraniem",
      date_paid: null,
      meta_data: [],
      line_items: [
        {
          id: 1,
          name: "TEST mug",
          product_id: 1,
          variation_id: 0,
          quantity: 2,
          sku: "TEST-MUG",
          subtotal: "80.00",
          total: "80.00",
          total_tax: "18.40",
          price: 40,
          meta_data: [],
        },
      ],
      shipping_lines: [{ method_title: "Kurier", method_id: "flat_rate", total: "10.00", total_tax: "2.30" }],
      fee_lines: [],
      coupon_lines: [],
    };
    return {
      contentType: json,
      headers: { "x-wc-webhook-topic": "order.created", "x-wc-webhook-delivery-id": `test-${id}` },
      body: JSON.stringify(order),
    };
  },

  shopify: ({ id, at }: SampleSeed): SampleBody => {
    const address = {
      first_name: "TEST",
      last_name: "Order",
      company: null,
      address1: "Teststraße 1",
      address2: null,
      city: "Köln",
      zip: "50667",
      country_code: "DE",
      phone: "+4915112345678",
    };
    const order = {
      id,
      name: `#${id}`,
      order_number: id,
      created_at: at.toISOString(),
      currency: "EUR",
      test: false,
      financial_status: "pending",
      email: `test+${id}@example.com`,
      phone: "+4915112345678",
      note: "TEST",
      note_attributes: [],
      payment_gateway_names: ["Cash on Delivery (COD)"],
      total_price: "24.80",
      discount_codes: [],
      billing_address: address,
      shipping_address: address,
      shipping_lines: [{ title: "DHL", price: "4.90", discounted_price: "4.90" }],
      line_items: [
        {
          id: 1,
          title: "TEST mug",
          variant_title: null,
          name: "TEST mug",
          sku: "TEST-MUG",
          quantity: 1,
          price: "19.90",
          properties: [],
          tax_lines: [{ rate: 0.19 }],
          discount_allocations: [],
        },
      ],
    };
    return {
      contentType: json,
      headers: { "x-shopify-topic": "orders/create", "x-shopify-event-id": `test-${id}` },
      body: JSON.stringify(order),
    };
  },

  stripe: ({ id, at }: SampleSeed): SampleBody => {
    const created = Math.floor(at.getTime() / 1000);
    const address = {
      line1: "Teststraße 1",
      line2: null,
      city: "Berlin",
      postal_code: "10115",
      state: null,
      country: "DE",
    };
    const session = {
      id: `cs_live_test_${id}`,
      object: "checkout.session",
      livemode: true,
      created,
      currency: "eur",
      amount_subtotal: 1990,
      amount_total: 1990,
      client_reference_id: `test-${id}`,
      payment_status: "paid",
      customer_details: {
        email: `test+${id}@example.com`,
        name: "TEST Order",
        phone: "+49301234567",
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
            description: "TEST mug",
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
    return { contentType: json, body: JSON.stringify(event) };
  },

  ecwid: ({ id, at }: SampleSeed): SampleBody => ({
    contentType: json,
    body: JSON.stringify({
      eventId: `test-${id}`,
      eventCreated: Math.floor(at.getTime() / 1000),
      storeId: 1003,
      entityId: id,
      eventType: "order.created",
      data: { orderId: `TEST-${id}` },
    }),
  }),
};
