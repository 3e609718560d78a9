import type { Catalog } from "../../src/mapping/mapContext.ts";
import type { Rules } from "../../src/mapping/rules/language.ts";

/** One job, done four ways. All of them give the same order; the benchmark checks it first. */
export interface Workload {
  readonly name: string;
  readonly lead: unknown;
  readonly rules: Rules;
  readonly byHand: (lead: never) => unknown;
  readonly jsonata: string;
  readonly morphism: Readonly<Record<string, unknown>>;
  readonly catalog?: Catalog;
}

const receivedAt = 1_795_180_000;

/**
 * What a careful developer does with each text before it goes into an order, and what the mapper does too:
 * nothing where there is nothing, no spaces around it, no more than the API takes.
 */
function upTo(value: unknown, max: number): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (text === "" || text === "-" || text.startsWith("{{")) return undefined;
  return text.length <= max ? text : Array.from(text).slice(0, max).join("");
}

interface CartLead {
  Email: string;
  Name: string;
  paymentsystem: string;
  utm_source?: string;
  utm_medium?: string;
  utm_campaign?: string;
  payment: {
    orderid: string;
    delivery: string;
    delivery_price: string;
    delivery_address: string;
    delivery_comment: string;
    products: {
      name: string;
      sku: string;
      quantity: string;
      price: string;
      options?: { option: string; variant: string }[];
    }[];
  };
}

const cartLead: CartLead = {
  Email: "taras@example.com",
  Name: "Taras Hnatiuk",
  paymentsystem: "cash",
  utm_source: "google",
  utm_medium: "cpc",
  utm_campaign: "autumn",
  payment: {
    orderid: "1795000012",
    delivery: "Nova Poshta",
    delivery_price: "70",
    delivery_address: "Kyiv, Vyhadana 135",
    delivery_comment: "The bell is broken",
    products: [
      {
        name: "Hoodie Forest",
        sku: "HD-LIS-M",
        quantity: "2",
        price: "900",
        options: [
          { option: "Size", variant: "M" },
          { option: "Colour", variant: "pine" },
        ],
      },
      { name: "Cap", sku: "CAP-01", quantity: "1", price: "200" },
      { name: "Socks", sku: "SOCK-7", quantity: "3", price: "59.90" },
    ],
  },
};

export const cart: Workload = {
  name: "cart with three lines",
  lead: cartLead,
  rules: {
    version: 1,
    key: "payment.orderid",
    fields: {
      order_status_id: 8001,
      custom_source_id: 3102,
      date_add: receivedAt,
      currency: { value: "UAH" },
      payment_method: { path: "paymentsystem", lookup: { cash: "Cash on delivery", card: "Card" } },
      payment_method_cod: { path: "paymentsystem", lookup: { cash: true }, default: false },
      user_comments: "payment.delivery_comment",
      email: "Email",
      delivery_method: "payment.delivery",
      delivery_price: "payment.delivery_price",
      delivery_fullname: { first: ["payment.delivery_fio", "Name"] },
      delivery_address: "payment.delivery_address",
      extra_field_1: "payment.orderid",
      deal_cf_101: { join: ["utm_source", "utm_medium", "utm_campaign"], with: " / " },
    },
    products: {
      each: "payment.products",
      fields: {
        sku: "sku",
        name: "name",
        attributes: { join: [{ each: "options", take: { template: "{option}: {variant}" } }], with: "; " },
        price_brutto: "price",
        tax_rate: 0,
        quantity: "quantity",
      },
    },
  },
  byHand: (lead: CartLead) => {
    const { payment } = lead;
    const utm = [lead.utm_source, lead.utm_medium, lead.utm_campaign].filter((each) => each).join(" / ");
    return {
      order_status_id: 8001,
      custom_source_id: 3102,
      date_add: receivedAt,
      currency: "UAH",
      payment_method: lead.paymentsystem === "cash" ? "Cash on delivery" : "Card",
      payment_method_cod: lead.paymentsystem === "cash",
      user_comments: upTo(payment.delivery_comment, 510),
      email: upTo(lead.Email, 150),
      delivery_method: upTo(payment.delivery, 30),
      delivery_price: Number(payment.delivery_price),
      delivery_fullname: upTo(lead.Name, 100),
      delivery_address: upTo(payment.delivery_address, 156),
      extra_field_1: upTo(payment.orderid, 50),
      custom_extra_fields: { "101": utm },
      products: payment.products.map((product) => {
        const attributes = product.options?.map(({ option, variant }) => `${option}: ${variant}`).join("; ");
        return {
          sku: upTo(product.sku, 50),
          name: upTo(product.name, 200),
          ...(attributes ? { attributes } : {}),
          price_brutto: Number(product.price),
          tax_rate: 0,
          quantity: Number(product.quantity),
        };
      }),
    };
  },
  jsonata: `{
    "order_status_id": 8001, "custom_source_id": 3102, "date_add": ${receivedAt}, "currency": "UAH",
    "payment_method": $lookup({"cash": "Cash on delivery", "card": "Card"}, paymentsystem),
    "payment_method_cod": paymentsystem = "cash",
    "user_comments": $trim(payment.delivery_comment), "email": $trim(Email),
    "delivery_method": $trim(payment.delivery), "delivery_price": $number(payment.delivery_price),
    "delivery_fullname": $trim(payment.delivery_fio ? payment.delivery_fio : Name),
    "delivery_address": $trim(payment.delivery_address), "extra_field_1": payment.orderid,
    "custom_extra_fields": {"101": $join([utm_source, utm_medium, utm_campaign], " / ")},
    "products": [payment.products.{
      "sku": $trim(sku), "name": $trim(name),
      "attributes": options ? $join(options.(option & ": " & variant), "; "),
      "price_brutto": $number(price), "tax_rate": 0, "quantity": $number(quantity)
    }]
  }`,
  morphism: {
    order_status_id: () => 8001,
    custom_source_id: () => 3102,
    date_add: () => receivedAt,
    currency: () => "UAH",
    payment_method: {
      path: "paymentsystem",
      fn: (value: string) => (value === "cash" ? "Cash on delivery" : "Card"),
    },
    payment_method_cod: { path: "paymentsystem", fn: (value: string) => value === "cash" },
    user_comments: "payment.delivery_comment",
    email: "Email",
    delivery_method: "payment.delivery",
    delivery_price: { path: "payment.delivery_price", fn: Number },
    delivery_fullname: "Name",
    delivery_address: "payment.delivery_address",
    extra_field_1: "payment.orderid",
    custom_extra_fields: (lead: CartLead) => ({
      "101": [lead.utm_source, lead.utm_medium, lead.utm_campaign].filter(Boolean).join(" / "),
    }),
    products: (lead: CartLead) => lead.payment.products,
  },
};

interface FormLead {
  id: string;
  created_time: string;
  campaign_name: string;
  field_data: FormField[];
}

interface FormField {
  name: string;
  values: string[];
}

const formLead: FormLead = {
  id: "1200000000000000021",
  created_time: "2026-11-20T12:05:33+0000",
  campaign_name: "Blankets",
  field_data: [
    { name: "which_size?", values: ["200x220"] },
    { name: "full_name", values: ["Dmytro Shevchuk"] },
    { name: "street", values: ["Vyhadana 1"] },
    { name: "email", values: ["dmytro@example.com"] },
    { name: "city", values: ["Lviv"] },
    { name: "when_to_call?", values: ["evening"] },
  ],
};

const valueIn = (list: FormField[], name: string): string =>
  list.find((field) => field.name === name)?.values[0]?.trim() ?? "";
const answer = (lead: FormLead, name: string): string => valueIn(lead.field_data, name);

export const form: Workload = {
  name: "form with a list by key",
  lead: formLead,
  rules: {
    version: 1,
    key: "id",
    fields: {
      order_status_id: 8001,
      custom_source_id: 3103,
      date_add: "created_time",
      currency: { value: "UAH" },
      user_comments: { template: "Call: {field_data[name='when_to_call?'].values[0]}" },
      admin_comments: "campaign_name",
      email: "field_data[name=email].values[0]",
      delivery_fullname: "field_data[name=full_name].values[0]",
      delivery_address: "field_data[name=street].values[0]",
      delivery_city: "field_data[name=city].values[0]",
      extra_field_1: "id",
    },
    products: {
      values: {
        product: {
          path: "field_data[name='which_size?'].values[0]",
          lookup: { "200x220": { sku: "KOV-200-220", name: "Blanket 200x220", price: 1590 } },
        },
      },
      fields: {
        sku: "$product.sku",
        name: "$product.name",
        price_brutto: "$product.price",
        tax_rate: 0,
        quantity: 1,
      },
    },
  },
  byHand: (lead: FormLead) => {
    const products: Record<string, { sku: string; name: string; price: number }> = {
      "200x220": { sku: "KOV-200-220", name: "Blanket 200x220", price: 1590 },
    };
    const product = products[answer(lead, "which_size?")];
    return {
      order_status_id: 8001,
      custom_source_id: 3103,
      date_add: Math.floor(Date.parse(lead.created_time.replace("+0000", "Z")) / 1000),
      currency: "UAH",
      user_comments: upTo(`Call: ${answer(lead, "when_to_call?")}`, 510),
      admin_comments: upTo(lead.campaign_name, 200),
      email: upTo(answer(lead, "email"), 150),
      delivery_fullname: upTo(answer(lead, "full_name"), 100),
      delivery_address: upTo(answer(lead, "street"), 156),
      delivery_city: upTo(answer(lead, "city"), 100),
      extra_field_1: upTo(lead.id, 50),
      products: [
        { sku: product?.sku, name: product?.name, price_brutto: product?.price, tax_rate: 0, quantity: 1 },
      ],
    };
  },
  jsonata: `(
    $products := {"200x220": {"sku": "KOV-200-220", "name": "Blanket 200x220", "price": 1590}};
    $product := $lookup($products, field_data[name="which_size?"].values[0]);
    {
      "order_status_id": 8001, "custom_source_id": 3103, "currency": "UAH",
      "date_add": $floor($toMillis($replace(created_time, "+0000", "Z")) / 1000),
      "user_comments": "Call: " & field_data[name="when_to_call?"].values[0],
      "admin_comments": $trim(campaign_name),
      "email": $trim(field_data[name="email"].values[0]),
      "delivery_fullname": $trim(field_data[name="full_name"].values[0]),
      "delivery_address": $trim(field_data[name="street"].values[0]),
      "delivery_city": $trim(field_data[name="city"].values[0]),
      "extra_field_1": id,
      "products": [{"sku": $product.sku, "name": $product.name, "price_brutto": $product.price, "tax_rate": 0, "quantity": 1}]
    }
  )`,
  morphism: {
    order_status_id: () => 8001,
    custom_source_id: () => 3103,
    date_add: {
      path: "created_time",
      fn: (time: string) => Math.floor(Date.parse(time.replace("+0000", "Z")) / 1000),
    },
    currency: () => "UAH",
    user_comments: {
      path: "field_data",
      fn: (list: FormField[]) => `Call: ${valueIn(list, "when_to_call?")}`,
    },
    admin_comments: "campaign_name",
    email: { path: "field_data", fn: (list: FormField[]) => valueIn(list, "email") },
    delivery_fullname: { path: "field_data", fn: (list: FormField[]) => valueIn(list, "full_name") },
    delivery_address: { path: "field_data", fn: (list: FormField[]) => valueIn(list, "street") },
    delivery_city: { path: "field_data", fn: (list: FormField[]) => valueIn(list, "city") },
    extra_field_1: "id",
    products: () => [
      { sku: "KOV-200-220", name: "Blanket 200x220", price_brutto: 1590, tax_rate: 0, quantity: 1 },
    ],
  },
};

interface ShopLead {
  number: string;
  date_created_gmt: string;
  currency: string;
  customer_note: string;
  payment_method: string;
  shipping_total: string;
  shipping_tax: string;
  billing: Record<string, string>;
  shipping: Record<string, string>;
  meta_data: { key: string; value: string }[];
  line_items: { name: string; sku: string; quantity: number; total: string; total_tax: string }[];
}

const shopLead: ShopLead = {
  number: "20041",
  date_created_gmt: "2026-11-20T12:05:33",
  currency: "PLN",
  customer_note: "Please call before",
  payment_method: "cod",
  shipping_total: "13.00",
  shipping_tax: "2.99",
  billing: {
    first_name: "Agnieszka",
    last_name: "Nowak",
    company: "Example",
    address_1: "ul. Testowa 12",
    city: "Gdynia",
    country: "PL",
    email: "agnieszka@example.com",
  },
  shipping: { first_name: "", last_name: "", company: "", address_1: "", city: "", country: "" },
  meta_data: [
    { key: "_billing_nip", value: "1234563218" },
    { key: "_other", value: "1" },
    { key: "_paczkomat_id", value: "GDA01M" },
  ],
  line_items: [
    { name: "Lamp", sku: "SKU-00123", quantity: 1, total: "105.69", total_tax: "24.31" },
    { name: "Bulb", sku: "SKU-40001", quantity: 2, total: "81.30", total_tax: "18.70" },
    { name: "Shade", sku: "SKU-25000", quantity: 1, total: "40.65", total_tax: "9.35" },
  ],
};

const metaIn = (list: ShopLead["meta_data"], key: string): string =>
  list.find((each) => each.key === key)?.value ?? "";
const meta = (lead: ShopLead, key: string): string => metaIn(lead.meta_data, key);

/** The shipping address where it is filled, else the billing one. */
const either = (name: string) => ({
  path: [`shipping.${name}`, `billing.${name}`],
  fn: (of: Record<string, Record<string, string>>) => of.shipping?.[name] || of.billing?.[name],
});

const shopFields = {
  order_status_id: () => 8001,
  date_add: (lead: ShopLead) => Math.floor(Date.parse(`${lead.date_created_gmt}Z`) / 1000),
  currency: (lead: ShopLead) => lead.currency,
  payment_method_cod: (lead: ShopLead) => lead.payment_method === "cod",
  user_comments: (lead: ShopLead) => lead.customer_note.trim(),
  email: (lead: ShopLead) => (lead.billing.email ?? "").trim(),
  delivery_price: (lead: ShopLead) =>
    Math.round((Number(lead.shipping_total) + Number(lead.shipping_tax)) * 100) / 100,
  delivery_fullname: (lead: ShopLead) =>
    [lead.shipping.first_name || lead.billing.first_name, lead.shipping.last_name || lead.billing.last_name]
      .filter(Boolean)
      .join(" "),
  delivery_company: (lead: ShopLead) => lead.shipping.company || lead.billing.company,
  delivery_address: (lead: ShopLead) => lead.shipping.address_1 || lead.billing.address_1,
  delivery_city: (lead: ShopLead) => lead.shipping.city || lead.billing.city,
  delivery_country_code: (lead: ShopLead) => lead.shipping.country || lead.billing.country,
  delivery_point_id: (lead: ShopLead) => meta(lead, "_paczkomat_id"),
  invoice_nip: (lead: ShopLead) => meta(lead, "_billing_nip"),
  extra_field_1: (lead: ShopLead) => lead.number,
};

/** Morphism's mapper of one line; its library is the caller's. */
export const shopLineSchema = {
  sku: "sku",
  name: "name",
  tax_rate: () => 23,
  storage: () => "db",
  storage_id: () => "205",
  product_id: "id",
  price_brutto: {
    path: ["total", "total_tax", "quantity"],
    fn: ({ total, total_tax, quantity }: { total: string; total_tax: string; quantity: number }) =>
      Math.round(((Number(total) + Number(total_tax)) / quantity) * 100) / 100,
  },
  quantity: "quantity",
};

/** The catalog is the caller's: it takes a while to make. */
export function shopWorkload(
  catalog: Catalog,
  idOf: (sku: string) => string,
  mapShopLine: (item: unknown) => unknown,
): Workload {
  const line = (item: ShopLead["line_items"][number]) => ({
    sku: item.sku.trim(),
    name: item.name.trim(),
    tax_rate: 23,
    storage: "db",
    storage_id: "205",
    product_id: idOf(item.sku),
    price_brutto: Math.round(((Number(item.total) + Number(item.total_tax)) / item.quantity) * 100) / 100,
    quantity: item.quantity,
  });
  return {
    name: "shop order with a catalog of 50,000",
    lead: shopLead,
    catalog,
    rules: {
      version: 1,
      key: "number",
      fields: {
        order_status_id: 8001,
        date_add: "date_created_gmt",
        currency: "currency",
        payment_method_cod: { path: "payment_method", lookup: { cod: true }, default: false },
        user_comments: "customer_note",
        email: "billing.email",
        delivery_price: { sum: ["shipping_total", "shipping_tax"] },
        delivery_fullname: {
          first: [
            { join: ["shipping.first_name", "shipping.last_name"], with: " " },
            { join: ["billing.first_name", "billing.last_name"], with: " " },
          ],
        },
        delivery_company: { first: ["shipping.company", "billing.company"] },
        delivery_address: { first: ["shipping.address_1", "billing.address_1"] },
        delivery_city: { first: ["shipping.city", "billing.city"] },
        delivery_country_code: { first: ["shipping.country", "billing.country"] },
        delivery_point_id: "meta_data[key=_paczkomat_id].value",
        invoice_nip: "meta_data[key=_billing_nip].value",
        extra_field_1: "number",
      },
      products: {
        each: "line_items",
        fields: {
          sku: "sku",
          name: "name",
          line_brutto: { sum: ["total", "total_tax"] },
          tax_rate: 23,
          quantity: "quantity",
        },
      },
    },
    byHand: (lead: ShopLead) => ({
      order_status_id: 8001,
      date_add: shopFields.date_add(lead),
      currency: lead.currency,
      payment_method_cod: lead.payment_method === "cod",
      user_comments: upTo(shopFields.user_comments(lead), 510),
      email: upTo(shopFields.email(lead), 150),
      delivery_price: shopFields.delivery_price(lead),
      delivery_fullname: upTo(shopFields.delivery_fullname(lead), 100),
      delivery_company: upTo(shopFields.delivery_company(lead), 100),
      delivery_address: upTo(shopFields.delivery_address(lead), 156),
      delivery_city: upTo(shopFields.delivery_city(lead), 100),
      delivery_country_code: shopFields.delivery_country_code(lead),
      delivery_point_id: upTo(shopFields.delivery_point_id(lead), 40),
      invoice_nip: upTo(shopFields.invoice_nip(lead), 100),
      extra_field_1: upTo(lead.number, 50),
      products: lead.line_items.map(line),
    }),
    jsonata: `{
      "order_status_id": 8001,
      "date_add": $floor($toMillis(date_created_gmt & "Z") / 1000),
      "currency": currency, "payment_method_cod": payment_method = "cod",
      "user_comments": $trim(customer_note), "email": $trim(billing.email),
      "delivery_price": $round($number(shipping_total) + $number(shipping_tax), 2),
      "delivery_fullname": $join([shipping.first_name ? shipping.first_name : billing.first_name, shipping.last_name ? shipping.last_name : billing.last_name], " "),
      "delivery_company": shipping.company ? shipping.company : billing.company,
      "delivery_address": shipping.address_1 ? shipping.address_1 : billing.address_1,
      "delivery_city": shipping.city ? shipping.city : billing.city,
      "delivery_country_code": shipping.country ? shipping.country : billing.country,
      "delivery_point_id": meta_data[key="_paczkomat_id"].value,
      "invoice_nip": meta_data[key="_billing_nip"].value,
      "extra_field_1": number,
      "products": [line_items.{
        "sku": $trim(sku), "name": $trim(name), "tax_rate": 23,
        "storage": "db", "storage_id": "205", "product_id": $idOf(sku),
        "price_brutto": $round(($number(total) + $number(total_tax)) / quantity, 2), "quantity": quantity
      }]
    }`,
    morphism: {
      order_status_id: () => 8001,
      date_add: {
        path: "date_created_gmt",
        fn: (time: string) => Math.floor(Date.parse(`${time}Z`) / 1000),
      },
      currency: "currency",
      payment_method_cod: { path: "payment_method", fn: (method: string) => method === "cod" },
      user_comments: "customer_note",
      email: "billing.email",
      delivery_price: {
        path: ["shipping_total", "shipping_tax"],
        fn: (sums: Record<string, string>) =>
          Math.round((Number(sums.shipping_total) + Number(sums.shipping_tax)) * 100) / 100,
      },
      delivery_fullname: {
        path: ["shipping", "billing"],
        fn: ({ shipping, billing }: Pick<ShopLead, "shipping" | "billing">) =>
          [shipping.first_name || billing.first_name, shipping.last_name || billing.last_name]
            .filter(Boolean)
            .join(" "),
      },
      delivery_company: either("company"),
      delivery_address: either("address_1"),
      delivery_city: either("city"),
      delivery_country_code: either("country"),
      delivery_point_id: {
        path: "meta_data",
        fn: (list: ShopLead["meta_data"]) => metaIn(list, "_paczkomat_id"),
      },
      invoice_nip: { path: "meta_data", fn: (list: ShopLead["meta_data"]) => metaIn(list, "_billing_nip") },
      extra_field_1: "number",
      products: {
        path: "line_items",
        fn: (items: ShopLead["line_items"]) =>
          items.map((item) => mapShopLine({ ...item, id: idOf(item.sku) })),
      },
    },
  };
}

/** Morphism maps lists with a schema of their own, as its manual shows. */
export const cartLineSchema = {
  sku: "sku",
  name: "name",
  attributes: {
    path: "options",
    fn: (options?: { option: string; variant: string }[]) =>
      options?.map(({ option, variant }) => `${option}: ${variant}`).join("; "),
  },
  price_brutto: { path: "price", fn: Number },
  tax_rate: () => 0,
  quantity: { path: "quantity", fn: Number },
};
