import type { Catalog } from "../../src/mapping/contract/mapContext.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { codeOf, emailOf, joined, numberOf, pieceOf, secondsOf, upTo } from "./carefulReaders.ts";

/**
 * One job, done four ways. All of them give the same key and order, and read values with the same care
 * (`carefulReaders.ts`); the benchmark checks the results first.
 */
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

interface CartLead {
  Email: string;
  Name: string;
  paymentsystem: string;
  utm_source?: string;
  utm_medium?: string;
  utm_campaign?: string;
  payment: {
    orderid: string;
    delivery_fio?: string;
    delivery: string;
    delivery_price: string;
    delivery_address: string;
    delivery_comment: string;
    products: {
      name: string;
      sku: string;
      quantity: string;
      price: string;
      options?: CartOption[];
    }[];
  };
}

interface CartOption {
  option: string;
  variant: string;
}

const payerNames: Readonly<Record<string, string>> = { cash: "Cash on delivery", card: "Card" };

function attributesOf(options: CartOption[] | undefined): string | undefined {
  return options && upTo(options.map(({ option, variant }) => `${option}: ${variant}`).join("; "), 350);
}

/** Morphism's way of one text. */
function text(path: string, max: number) {
  return { path, fn: (value: unknown) => upTo(value, max) };
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

/** Lists of lines are mapped by the caller's morphism, with a schema of their own, as its manual shows. */
type MapLines = (items: readonly unknown[]) => unknown;

export const cartWorkload = (mapLines: MapLines): Workload => ({
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
    const payer = upTo(lead.paymentsystem, 100);
    return {
      key: upTo(payment.orderid, 100),
      order_status_id: 8001,
      custom_source_id: 3102,
      date_add: receivedAt,
      currency: "UAH",
      payment_method: payerNames[payer ?? ""],
      payment_method_cod: payer === "cash",
      user_comments: upTo(payment.delivery_comment, 510),
      email: emailOf(lead.Email),
      delivery_method: upTo(payment.delivery, 30),
      delivery_price: numberOf(payment.delivery_price),
      delivery_fullname: upTo(payment.delivery_fio, 100) ?? upTo(lead.Name, 100),
      delivery_address: upTo(payment.delivery_address, 156),
      extra_field_1: upTo(payment.orderid, 50),
      custom_extra_fields: {
        "101": joined([lead.utm_source, lead.utm_medium, lead.utm_campaign], " / ", 1000),
      },
      products: payment.products.map((product) => {
        const attributes = attributesOf(product.options);
        return {
          sku: upTo(product.sku, 50),
          name: upTo(product.name, 200),
          ...(attributes === undefined ? {} : { attributes }),
          price_brutto: numberOf(product.price),
          tax_rate: 0,
          quantity: numberOf(product.quantity),
        };
      }),
    };
  },
  jsonata: `{
    "key": $upTo(payment.orderid, 100),
    "order_status_id": 8001, "custom_source_id": 3102, "date_add": ${receivedAt}, "currency": "UAH",
    "payment_method": $lookup({"cash": "Cash on delivery", "card": "Card"}, $upTo(paymentsystem, 100)),
    "payment_method_cod": $upTo(paymentsystem, 100) = "cash",
    "user_comments": $upTo(payment.delivery_comment, 510), "email": $emailOf(Email),
    "delivery_method": $upTo(payment.delivery, 30), "delivery_price": $numberOf(payment.delivery_price),
    "delivery_fullname": $upTo(payment.delivery_fio ? payment.delivery_fio : Name, 100),
    "delivery_address": $upTo(payment.delivery_address, 156), "extra_field_1": $upTo(payment.orderid, 50),
    "custom_extra_fields": {"101": $joined([utm_source, utm_medium, utm_campaign], " / ", 1000)},
    "products": [payment.products.{
      "sku": $upTo(sku, 50), "name": $upTo(name, 200),
      "attributes": options ? $upTo($join(options.(option & ": " & variant), "; "), 350),
      "price_brutto": $numberOf(price), "tax_rate": 0, "quantity": $numberOf(quantity)
    }]
  }`,
  morphism: {
    key: text("payment.orderid", 100),
    order_status_id: () => 8001,
    custom_source_id: () => 3102,
    date_add: () => receivedAt,
    currency: () => "UAH",
    payment_method: { path: "paymentsystem", fn: (value: unknown) => payerNames[upTo(value, 100) ?? ""] },
    payment_method_cod: { path: "paymentsystem", fn: (value: unknown) => upTo(value, 100) === "cash" },
    user_comments: text("payment.delivery_comment", 510),
    email: { path: "Email", fn: emailOf },
    delivery_method: text("payment.delivery", 30),
    delivery_price: { path: "payment.delivery_price", fn: numberOf },
    delivery_fullname: (lead: CartLead) => upTo(lead.payment.delivery_fio, 100) ?? upTo(lead.Name, 100),
    delivery_address: text("payment.delivery_address", 156),
    extra_field_1: text("payment.orderid", 50),
    custom_extra_fields: (lead: CartLead) => ({
      "101": joined([lead.utm_source, lead.utm_medium, lead.utm_campaign], " / ", 1000),
    }),
    products: { path: "payment.products", fn: mapLines },
  },
});

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

const valueIn = (list: FormField[], name: string): unknown =>
  list.find((field) => field.name === name)?.values[0];
const answer = (lead: FormLead, name: string): unknown => valueIn(lead.field_data, name);

/** Morphism's way of one answer. */
function answered(name: string, max: number) {
  return { path: "field_data", fn: (list: FormField[]) => upTo(valueIn(list, name), max) };
}

const blankets: Readonly<Record<string, { sku: string; name: string; price: number }>> = {
  "200x220": { sku: "KOV-200-220", name: "Blanket 200x220", price: 1590 },
};
const blanketOf = (size: unknown) => blankets[upTo(size, 100) ?? ""];

export function callOf(value: unknown): string | undefined {
  const time = upTo(value, 500);
  return time && `Call: ${time}`;
}

export const formWorkload = (mapLines: MapLines): Workload => ({
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
    const product = blanketOf(answer(lead, "which_size?"));
    return {
      key: upTo(lead.id, 100),
      order_status_id: 8001,
      custom_source_id: 3103,
      date_add: secondsOf(lead.created_time),
      currency: "UAH",
      user_comments: callOf(answer(lead, "when_to_call?")),
      admin_comments: upTo(lead.campaign_name, 200),
      email: emailOf(answer(lead, "email")),
      delivery_fullname: upTo(answer(lead, "full_name"), 100),
      delivery_address: upTo(answer(lead, "street"), 156),
      delivery_city: upTo(answer(lead, "city"), 100),
      extra_field_1: upTo(lead.id, 50),
      products: [
        {
          sku: upTo(product?.sku, 50),
          name: upTo(product?.name, 200),
          price_brutto: numberOf(product?.price),
          tax_rate: 0,
          quantity: 1,
        },
      ],
    };
  },
  jsonata: `(
    $blankets := {"200x220": {"sku": "KOV-200-220", "name": "Blanket 200x220", "price": 1590}};
    $product := $lookup($blankets, $upTo(field_data[name="which_size?"].values[0], 100));
    {
      "key": $upTo(id, 100), "order_status_id": 8001, "custom_source_id": 3103, "currency": "UAH",
      "date_add": $secondsOf(created_time),
      "user_comments": $callOf(field_data[name="when_to_call?"].values[0]),
      "admin_comments": $upTo(campaign_name, 200),
      "email": $emailOf(field_data[name="email"].values[0]),
      "delivery_fullname": $upTo(field_data[name="full_name"].values[0], 100),
      "delivery_address": $upTo(field_data[name="street"].values[0], 156),
      "delivery_city": $upTo(field_data[name="city"].values[0], 100),
      "extra_field_1": $upTo(id, 50),
      "products": [{
        "sku": $upTo($product.sku, 50), "name": $upTo($product.name, 200),
        "price_brutto": $numberOf($product.price), "tax_rate": 0, "quantity": 1
      }]
    }
  )`,
  morphism: {
    key: text("id", 100),
    order_status_id: () => 8001,
    custom_source_id: () => 3103,
    date_add: { path: "created_time", fn: secondsOf },
    currency: () => "UAH",
    user_comments: {
      path: "field_data",
      fn: (list: FormField[]) => callOf(valueIn(list, "when_to_call?")),
    },
    admin_comments: text("campaign_name", 200),
    email: { path: "field_data", fn: (list: FormField[]) => emailOf(valueIn(list, "email")) },
    delivery_fullname: answered("full_name", 100),
    delivery_address: answered("street", 156),
    delivery_city: answered("city", 100),
    extra_field_1: text("id", 50),
    products: {
      path: "field_data",
      fn: (list: FormField[]) => mapLines([blanketOf(valueIn(list, "which_size?"))]),
    },
  },
});

/** Morphism's mapper of the one line of a form. */
export const formLineSchema = {
  sku: text("sku", 50),
  name: text("name", 200),
  price_brutto: { path: "price", fn: numberOf },
  tax_rate: () => 0,
  quantity: () => 1,
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
  line_items: ShopLine[];
}

interface ShopLine {
  name: string;
  sku: string;
  quantity: number;
  total: string;
  total_tax: string;
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

const metaIn = (list: ShopLead["meta_data"], key: string): unknown =>
  list.find((each) => each.key === key)?.value;

type Address = Readonly<Record<string, string>>;

/** The shipping address where it is filled, else the billing one. */
function filled(shipping: Address, billing: Address, name: string, max: number): string | undefined {
  return upTo(shipping[name], max) ?? upTo(billing[name], max);
}

/** Morphism's way of it. */
function either(name: string, max: number) {
  return {
    path: [`shipping.${name}`, `billing.${name}`],
    fn: (of: { shipping?: Address; billing?: Address }) =>
      filled(of.shipping ?? {}, of.billing ?? {}, name, max),
  };
}

function fullName(shipping: Address, billing: Address): string | undefined {
  return (
    joined([shipping.first_name, shipping.last_name], " ", 100) ??
    joined([billing.first_name, billing.last_name], " ", 100)
  );
}

/** Morphism's mapper of one line. */
export const shopLineSchema = {
  sku: text("sku", 50),
  name: text("name", 200),
  tax_rate: () => 23,
  storage: () => "db",
  storage_id: () => "205",
  product_id: "id",
  price_brutto: {
    path: ["total", "total_tax", "quantity"],
    fn: ({ total, total_tax, quantity }: ShopLine) => pieceOf(total, total_tax, quantity),
  },
  quantity: { path: "quantity", fn: numberOf },
};

/** The catalog is the caller's: it takes a while to make. */
export function shopWorkload(
  catalog: Catalog,
  idOf: (sku: string | undefined) => string | undefined,
  mapLines: MapLines,
): Workload {
  const line = (item: ShopLine) => {
    const sku = upTo(item.sku, 50);
    return {
      sku,
      name: upTo(item.name, 200),
      tax_rate: 23,
      storage: "db",
      storage_id: "205",
      product_id: idOf(sku),
      price_brutto: pieceOf(item.total, item.total_tax, item.quantity),
      quantity: numberOf(item.quantity),
    };
  };
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
    byHand: ({ shipping, billing, ...lead }: ShopLead) => ({
      key: upTo(lead.number, 100),
      order_status_id: 8001,
      date_add: secondsOf(lead.date_created_gmt),
      currency: codeOf(lead.currency, 3),
      payment_method_cod: upTo(lead.payment_method, 100) === "cod",
      user_comments: upTo(lead.customer_note, 510),
      email: emailOf(billing.email),
      delivery_price: pieceOf(lead.shipping_total, lead.shipping_tax, 1),
      delivery_fullname: fullName(shipping, billing),
      delivery_company: filled(shipping, billing, "company", 100),
      delivery_address: filled(shipping, billing, "address_1", 156),
      delivery_city: filled(shipping, billing, "city", 100),
      delivery_country_code: codeOf(filled(shipping, billing, "country", 100), 2),
      delivery_point_id: upTo(metaIn(lead.meta_data, "_paczkomat_id"), 40),
      invoice_nip: upTo(metaIn(lead.meta_data, "_billing_nip"), 100),
      extra_field_1: upTo(lead.number, 50),
      products: lead.line_items.map(line),
    }),
    jsonata: `{
      "key": $upTo(number, 100),
      "order_status_id": 8001,
      "date_add": $secondsOf(date_created_gmt),
      "currency": $codeOf(currency, 3), "payment_method_cod": $upTo(payment_method, 100) = "cod",
      "user_comments": $upTo(customer_note, 510), "email": $emailOf(billing.email),
      "delivery_price": $pieceOf(shipping_total, shipping_tax, 1),
      "delivery_fullname": $joined([shipping.first_name ? shipping.first_name : billing.first_name, shipping.last_name ? shipping.last_name : billing.last_name], " ", 100),
      "delivery_company": $upTo(shipping.company ? shipping.company : billing.company, 100),
      "delivery_address": $upTo(shipping.address_1 ? shipping.address_1 : billing.address_1, 156),
      "delivery_city": $upTo(shipping.city ? shipping.city : billing.city, 100),
      "delivery_country_code": $codeOf(shipping.country ? shipping.country : billing.country, 2),
      "delivery_point_id": $upTo(meta_data[key="_paczkomat_id"].value, 40),
      "invoice_nip": $upTo(meta_data[key="_billing_nip"].value, 100),
      "extra_field_1": $upTo(number, 50),
      "products": [line_items.{
        "sku": $upTo(sku, 50), "name": $upTo(name, 200), "tax_rate": 23,
        "storage": "db", "storage_id": "205", "product_id": $idOf(sku),
        "price_brutto": $pieceOf(total, total_tax, quantity), "quantity": $numberOf(quantity)
      }]
    }`,
    morphism: {
      key: text("number", 100),
      order_status_id: () => 8001,
      date_add: { path: "date_created_gmt", fn: secondsOf },
      currency: { path: "currency", fn: (code: unknown) => codeOf(code, 3) },
      payment_method_cod: { path: "payment_method", fn: (method: unknown) => upTo(method, 100) === "cod" },
      user_comments: text("customer_note", 510),
      email: { path: "billing.email", fn: emailOf },
      delivery_price: {
        path: ["shipping_total", "shipping_tax"],
        fn: (of: ShopLead) => pieceOf(of.shipping_total, of.shipping_tax, 1),
      },
      delivery_fullname: {
        path: ["shipping", "billing"],
        fn: ({ shipping, billing }: ShopLead) => fullName(shipping, billing),
      },
      delivery_company: either("company", 100),
      delivery_address: either("address_1", 156),
      delivery_city: either("city", 100),
      delivery_country_code: {
        path: ["shipping.country", "billing.country"],
        fn: ({ shipping, billing }: ShopLead) => codeOf(filled(shipping, billing, "country", 100), 2),
      },
      delivery_point_id: {
        path: "meta_data",
        fn: (list: ShopLead["meta_data"]) => upTo(metaIn(list, "_paczkomat_id"), 40),
      },
      invoice_nip: {
        path: "meta_data",
        fn: (list: ShopLead["meta_data"]) => upTo(metaIn(list, "_billing_nip"), 100),
      },
      extra_field_1: text("number", 50),
      products: {
        path: "line_items",
        fn: (items: ShopLine[]) => mapLines(items.map((item) => ({ ...item, id: idOf(upTo(item.sku, 50)) }))),
      },
    },
  };
}

/** Morphism's mapper of one line. */
export const cartLineSchema = {
  sku: text("sku", 50),
  name: text("name", 200),
  attributes: { path: "options", fn: attributesOf },
  price_brutto: { path: "price", fn: numberOf },
  tax_rate: () => 0,
  quantity: { path: "quantity", fn: numberOf },
};

/** What a catalog of the shop is made of. */
export const products = Array.from({ length: 50_000 }, (_, index) => ({
  productId: 100_000 + index,
  parentId: 0,
  sku: `SKU-${String(index).padStart(5, "0")}`,
  ean: "",
  name: `Product ${index}`,
  prices: {},
}));
