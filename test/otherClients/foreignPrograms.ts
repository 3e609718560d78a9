/**
 * What public programs of others send to Base, and what they read of its answers: facts of their requests, with sample
 * values in place of theirs, and none of their code. Each has its source as a comment. A mistake of theirs is part of
 * the facts: the account has to show it as Base would, and otherwise to accept the call.
 */

/** Where a program puts the method, its parameters and the token. */
type Transport =
  /** A posted form with the header `X-BLToken`. */
  | "header"
  /** A posted form with a field `token`, which Base calls deprecated and accepts. */
  | "field"
  /** Both of them. */
  | "both"
  /** A posted form in `multipart/form-data`. */
  | "multipart"
  /** A JSON body with the header. */
  | "json"
  /** The query of a GET with the header. */
  | "query";

/** How the language of a program spells JSON. */
export type Spelling = "plain" | "python" | "php";

export interface ForeignCall {
  readonly method: string;
  /** Absent if the program sends none. */
  readonly parameters?: object;
  /** The fields that it reads, such as `orders[].order_id`; `[]` is each entry of a list or of a map. */
  readonly reads?: readonly string[];
  readonly mistake?: Mistake;
}

/** A mistake of the program, and where the account shows it. */
interface Mistake {
  readonly words: string;
  /** The `error_code` of the answer. */
  readonly refused?: string;
  /** What the account ignores: path and reason. */
  readonly ignored?: readonly (readonly [path: string, reason: string])[];
  /** Fields that it reads and the API does not have. */
  readonly absent?: readonly string[];
  /** Fields that it reads and some answers have by another name. */
  readonly renamed?: readonly string[];
  /** Fields that it reads as one type and the API also writes as another. */
  readonly otherType?: readonly (readonly [path: string, type: "string" | "number"])[];
}

export interface ForeignProgram {
  readonly name: string;
  readonly language: string;
  readonly transport: Transport;
  readonly spelling?: Spelling;
  readonly calls: readonly ForeignCall[];
}

const line = {
  storage: "db",
  storage_id: 307,
  product_id: "2685",
  variant_id: 0,
  name: "Mug, blue",
  sku: "MUG-BLUE",
  ean: "",
  price_brutto: 39.9,
  tax_rate: 23,
  quantity: 2,
  weight: 0.3,
};

const buyer = {
  email: "anna@example.com",
  phone: "+48 601 602 603",
  delivery_fullname: "Anna Łęcka & co",
  delivery_address: "ul. Sample 1/2",
  delivery_city: "Łódź",
  delivery_postcode: "90-001",
  delivery_country_code: "PL",
};

export const foreignPrograms: readonly ForeignProgram[] = [
  {
    // github.com/kyrylpopyk/tilda-baselinker-integration
    name: "orders of a Tilda form",
    language: "TypeScript",
    transport: "header",
    calls: [
      {
        method: "addOrder",
        parameters: {
          ...buyer,
          order_status_id: 8001,
          custom_source_id: 31,
          custom_extra_fields: [],
          date_add: 1_767_000_000_000,
          currency: "PLN",
          paid: 0,
          payment_method_cod: 1,
          want_invoice: 0,
          extra_field_1: "T-1",
          products: [{ ...line, storage: "", storage_id: 0, product_id: "", location: "", warehouse_id: 0 }],
        },
        reads: ["status"],
        mistake: {
          words: "sends the date in milliseconds",
          refused: "ERROR_DATE_ADD",
          ignored: [["date_add", "milliseconds"]],
        },
      },
      {
        method: "getOrders",
        parameters: { get_unconfirmed_orders: "true", date_from: 1_700_000_000 },
        reads: ["orders[].extra_field_1", "orders[].date_confirmed"],
      },
      {
        method: "setOrderPayment",
        parameters: {
          order_id: 3_000_000,
          payment_done: 79.8,
          payment_date: 1_767_000_000_000,
          payment_comment: "",
        },
        reads: ["status"],
        mistake: {
          words: "sends the date of a payment in milliseconds",
          ignored: [["payment_date", "milliseconds"]],
        },
      },
    ],
  },
  {
    // github.com/npnpdev/baselinker-stock-sync
    name: "stock of a supplier's file",
    language: "PHP",
    transport: "field",
    spelling: "php",
    calls: [
      { method: "getInventories", parameters: {}, reads: ["inventories[].inventory_id"] },
      {
        method: "getInventoryProductsList",
        parameters: { inventory_id: 307, page: 1 },
        reads: ["products[].id", "products[].ean", "products[].stock"],
      },
      {
        method: "getInventoryProductsData",
        parameters: { inventory_id: 307, products: [2690] },
        reads: ["products[].variants"],
      },
      {
        method: "updateInventoryProductsStock",
        parameters: { inventory_id: 307, products: { 2685: { bl_205: 7 } } },
        reads: ["counter"],
      },
      {
        method: "updateInventoryProductsStock",
        parameters: { inventory_id: 307, products: { 2685: { "": 7 } } },
        mistake: {
          words: "writes the stock of a product that has none yet under an empty key",
          ignored: [["products.2685.", "unknown-key"]],
        },
      },
    ],
  },
  {
    // github.com/rodorn/fluxlab-baselinker-shopify-sync
    name: "stock for Shopify",
    language: "Python",
    transport: "header",
    spelling: "python",
    calls: [
      {
        method: "getInventoryWarehouses",
        parameters: { inventory_id: "307" },
        reads: ["warehouses[].warehouse_id", "warehouses[].name"],
        mistake: {
          words: "asks for the warehouses of one catalog, and is given those of all",
          ignored: [["inventory_id", "unknown-parameter"]],
        },
      },
      {
        method: "getInventoryProductsStock",
        parameters: { inventory_id: "307" },
        reads: ["products[].stock"],
        mistake: {
          words: "looks for the SKU in an answer that has none, and finds no product",
          absent: ["products[].sku"],
        },
      },
    ],
  },
  {
    // github.com/koktajlik/Transfer-Faire-Orders-To-BaseLinker-Panel
    name: "orders of Faire",
    language: "C#",
    transport: "header",
    calls: [
      {
        method: "addOrder",
        parameters: {
          order_status_id: 8001,
          custom_source_id: 31,
          date_add: 1_767_000_000,
          currency: "EUR",
          ...buyer,
          delivery_company: null,
          delivery_state: null,
          want_invoice: false,
          extra_field_1: "bo_1",
          products: [{ product_id: null, name: "Mug", sku: "MUG-BLUE", price_brutto: 12.5, quantity: 1 }],
        },
      },
    ],
  },
  {
    // github.com/koktajlik/Transfer-Faire-Orders-To-BaseLinker-Panel
    name: "the look-up before an order of Faire is added",
    language: "C#",
    transport: "query",
    calls: [
      {
        method: "getOrders",
        parameters: { status_id: 8001, include_custom_extra_fields: true },
        mistake: {
          words: "asks with GET, so it finds no order and adds each one again",
          refused: "ERROR_EMPTY_METHOD",
          absent: ["orders[].extra_field_1"],
        },
      },
    ],
  },
  {
    // github.com/michalkulisiewicz/woocommerce_baselinker_orders
    name: "orders to WooCommerce",
    language: "Python",
    transport: "field",
    spelling: "python",
    calls: [
      {
        method: "getOrders",
        parameters: { storage_id: 1, status_id: 8001 },
        reads: [
          "orders[].order_id",
          "orders[].payment_method",
          "orders[].invoice_fullname",
          "orders[].invoice_country",
          "orders[].delivery_postcode",
          "orders[].delivery_price",
          "orders[].products[].sku",
          "orders[].products[].price_brutto",
        ],
        mistake: {
          words: "filters by a storage, which the method does not know",
          ignored: [["storage_id", "unknown-parameter"]],
        },
      },
      { method: "setOrderStatus", parameters: { order_id: 3_000_000, status_id: 8002 } },
    ],
  },
  {
    // github.com/Solizion/go-baselinker
    name: "a client",
    language: "Go",
    transport: "field",
    calls: [
      {
        method: "getOrders",
        parameters: { get_unconfirmed_orders: false, order_id: 3_000_000 },
        reads: [
          "orders[].order_id",
          "orders[].invoice_nip",
          "orders[].products[].product_id",
          "orders[].products[].storage_id",
        ],
        mistake: {
          words: "decodes a storage's id as text alone",
          otherType: [["orders[].products[].storage_id", "string"]],
        },
      },
      {
        method: "getJournalList",
        parameters: { logs_types: [1, 18] },
        reads: ["logs[].log_type", "logs[].order_id", "logs[].object_id", "logs[].date"],
        mistake: { words: "reads an entry's id by one of its two names alone", renamed: ["logs[].log_id"] },
      },
      { method: "getProductsList", parameters: { storage_id: "bl_1", filter_id: "2685" } },
    ],
  },
  {
    // github.com/apsg/Baselinker
    name: "a client for Laravel",
    language: "PHP",
    transport: "field",
    spelling: "php",
    calls: [
      { method: "getStoragesList", parameters: {}, reads: ["storages"] },
      { method: "getOrderStatusList", parameters: {}, reads: ["statuses[].id", "statuses[].name"] },
      {
        method: "addProduct",
        parameters: { storage_id: "bl_1", name: "Mug", quantity: 5, price_brutto: 39.9 },
      },
    ],
  },
  {
    // github.com/shivero/BaseLinker-Orders
    name: "copies of orders",
    language: "C#",
    transport: "field",
    calls: [
      {
        method: "getOrders",
        parameters: { order_id: 3_000_000 },
        reads: [
          "orders[].order_id",
          "orders[].order_source_id",
          "orders[].date_in_status",
          "orders[].delivery_package_module",
          "orders[].order_page",
        ],
      },
      {
        method: "addOrder",
        parameters: {
          order_status_id: 8001,
          date_add: 1_767_000_064,
          ...buyer,
          payment_method_cod: "0",
          paid: "1",
          delivery_price: "15.00",
          want_invoice: "0",
          Products: [line],
        },
        reads: ["order_id"],
        mistake: {
          words: "spells the lines with a capital letter, so the order has none",
          ignored: [["Products", "unknown-parameter"]],
        },
      },
    ],
  },
  {
    // github.com/suchokrates1/baselinker_agent
    name: "labels for a printer",
    language: "Python",
    transport: "header",
    spelling: "python",
    calls: [
      {
        method: "getOrders",
        parameters: { status_id: 8001 },
        reads: [
          "orders[].order_id",
          "orders[].delivery_fullname",
          "orders[].order_source",
          "orders[].delivery_method",
          "orders[].products[].quantity",
        ],
      },
      {
        method: "getOrderPackages",
        parameters: { order_id: "3000000" },
        reads: ["packages[].package_id", "packages[].courier_code"],
      },
      {
        method: "getLabel",
        parameters: { courier_code: "dpd", package_id: 77 },
        reads: ["label", "extension"],
      },
    ],
  },
  {
    // github.com/Bystrol/medusa-baselinker
    name: "orders of Medusa",
    language: "TypeScript",
    transport: "header",
    calls: [
      {
        method: "addOrder",
        parameters: {
          ...buyer,
          order_status_id: 8001,
          custom_source_id: 31,
          date_add: 1_767_000_000,
          currency: "PLN",
          payment_method: "Medusa",
          payment_method_cod: false,
          admin_comments: "Medusa order order_1",
          extra_field_1: "order_1",
          delivery_price: 15,
          delivery_state: "",
          invoice_state: "",
          want_invoice: false,
          products: [
            {
              storage_id: "bl_307",
              product_id: "2685",
              name: "Mug",
              sku: "MUG-BLUE",
              price_brutto: 97.17,
              tax_rate: 23,
              quantity: 1,
            },
          ],
        },
        reads: ["order_id"],
      },
      {
        method: "getInventoryProductsPrices",
        parameters: { inventory_id: 307 },
        reads: ["products[].product_id", "products[].prices"],
      },
      { method: "getOrderSources", parameters: {}, reads: ["sources.personal"] },
      { method: "getCouriersList", parameters: {} },
    ],
  },
  {
    // github.com/kmatulewicz/SyliusBaselinkerPlugin
    name: "orders of Sylius",
    language: "PHP",
    transport: "header",
    spelling: "php",
    calls: [
      {
        method: "addOrder",
        parameters: {
          ...buyer,
          order_status_id: 8001,
          custom_source_id: 0,
          date_add: 1_767_000_000,
          currency: "PLN",
          payment_method: "Przelew",
          payment_method_cod: false,
          paid: false,
          user_login: "",
          delivery_point_id: "",
          invoice_nip: "",
          want_invoice: false,
          extra_field_1: "",
          extra_field_2: "",
          custom_extra_fields: [],
          products: [
            { ...line, location: "", warehouse_id: 0, attributes: "" },
            { ...line, product_id: "", name: "Order promotion: summer", price_brutto: -10, quantity: 1 },
          ],
        },
        reads: ["order_id"],
      },
      {
        method: "setOrderPayment",
        parameters: {
          order_id: 3_000_000,
          payment_done: 79.8,
          payment_date: 1_767_000_000,
          payment_comment: "card",
          external_payment_id: "",
        },
      },
      {
        method: "getJournalList",
        parameters: { logs_types: [5, 6, 7, 9, 10, 14, 17, 18] },
        reads: ["logs[].object_id"],
        mistake: {
          words: "rejects a journal whose entries have their id by the other of its two names",
          renamed: ["logs[].log_id"],
        },
      },
    ],
  },
  {
    // github.com/soft-synergy/Integracja-baselinker---ovoko
    name: "links of products",
    language: "JavaScript",
    transport: "both",
    calls: [
      { method: "getInventories", parameters: [], reads: ["inventories[].inventory_id"] },
      {
        method: "getInventoryProductsData",
        parameters: { inventory_id: 307, products: ["2685"] },
        reads: ["products[].links"],
      },
      {
        method: "addInventoryProduct",
        parameters: { inventory_id: 307, product_id: "2685", links: { shop_2334: { product_id: "X-1" } } },
        reads: ["status"],
      },
    ],
  },
  {
    // github.com/cicmen35/baselinker_api
    name: "additional fields of products",
    language: "Python",
    transport: "field",
    spelling: "python",
    calls: [
      { method: "getInventoryProductsList", parameters: { inventory_id: 307 }, reads: ["products[].name"] },
      {
        method: "addInventoryProduct",
        parameters: { inventory_id: 307, product_id: "2685", text_fields: { extra_field_483: "Łódź" } },
      },
    ],
  },
  {
    // github.com/mgrtomaszzurawski/baselinker-client-java
    name: "a client",
    language: "Java",
    transport: "header",
    calls: [
      {
        method: "addOrder",
        parameters: {
          order_status_id: 8001,
          date_add: 1_767_000_000,
          currency: "PLN",
          user_comments: "Pick-up — Warsaw",
          products: [{ storage: "db", product_id: "2685", quantity: 3, price_brutto: 0.0 }],
        },
        reads: ["order_id"],
      },
    ],
  },
  {
    // github.com/bugproof/baselinker-rs
    name: "a client",
    language: "Rust",
    transport: "header",
    calls: [
      {
        method: "addOrder",
        parameters: {
          ...buyer,
          order_status_id: "8001",
          source_id: 31,
          date_add: 1_767_000_000,
          payment_method_cod: "0",
          paid: "0",
          delivery_price: "15.00",
          want_invoice: true,
          custom_extra_fields: { 101: "spring" },
          products: [{ ...line, price_brutto: "39.90", tax_rate: "23" }],
        },
        reads: ["order_id"],
        mistake: {
          words: "names the source otherwise than the method, and decodes the order's id as text",
          ignored: [["source_id", "unknown-parameter"]],
          otherType: [["order_id", "string"]],
        },
      },
    ],
  },
  {
    // A public script that sends an entry of a WordPress form; the index of files does not name its repository.
    name: "an entry of a WordPress form",
    language: "Python",
    transport: "json",
    spelling: "python",
    calls: [
      {
        method: "addOrder",
        parameters: {
          external_order_id: "PROP-152",
          ...buyer,
          products: [{ name: "A banner", quantity: 1, price_brutto: 0 }],
        },
        mistake: { words: "sends JSON in place of a form", refused: "ERROR_EMPTY_METHOD" },
      },
    ],
  },
  {
    // A public service that sends open orders of bol.com; the index of files does not name its repository.
    name: "orders of bol.com",
    language: "Python",
    transport: "field",
    spelling: "python",
    calls: [
      {
        method: "addOrder",
        parameters: {
          order_source: "bol.com",
          date_add: 1_767_000_000,
          currency: "EUR",
          ...buyer,
          products: [{ name: "Mug", sku: "5901234123457", price_brutto: 12.5, quantity: 1 }],
          custom_extra_fields: { bol_order_id: "A-1" },
        },
        mistake: {
          words: "sends no status, a parameter of the answer and an additional field by name",
          refused: "ERROR_ORDER_STATUS_ID",
          ignored: [
            ["order_source", "unknown-parameter"],
            ["custom_extra_fields.bol_order_id", "unknown-key"],
          ],
        },
      },
    ],
  },
  {
    // A public shop on Laravel; the index of files does not name its repository.
    name: "orders of a shop on Laravel",
    language: "PHP",
    transport: "field",
    spelling: "php",
    calls: [
      {
        method: "addOrder",
        parameters: {
          order_status_id: null,
          custom_source_id: "Shop",
          date_add: 1_767_000_000,
          currency: "PLN",
          payment_method_cod: 0,
          paid: 1,
          ...buyer,
          delivery_price: 15,
          products: [{ ...line, storage_id: 0, product_id: "v_12", variant_id: 12 }],
        },
        mistake: {
          words: "sends null for a default status, and the name of the source for its id",
          refused: "ERROR_ORDER_STATUS_ID",
          ignored: [["custom_source_id", "wrong-type"]],
        },
      },
    ],
  },
  {
    // A public shop with deposits; the index of files does not name its repository.
    name: "orders of a shop with deposits",
    language: "PHP",
    transport: "field",
    spelling: "php",
    calls: [
      { method: "getOrderStatusList", reads: ["statuses[].id"] },
      {
        method: "addOrder",
        parameters: {
          order_status_id: "8001",
          date_add: 1_767_000_000,
          ...buyer,
          payment_method_cod: "0",
          paid: "1",
          want_invoice: "0",
          extra_field_1: "1",
          products: [
            {
              storage: "DB",
              storage_id: "1",
              product_id: "2685",
              name: "Mug",
              price_brutto: "39.90",
              tax_rate: "23",
              quantity: 1,
            },
            { storage: "DB", storage_id: "1", product_id: "2690", name: "Deposit", price_brutto: 5 },
          ],
        },
        reads: ["order_id"],
      },
    ],
  },
  {
    // A public page of reserved quantities; the index of files does not name its repository.
    name: "reserved quantities",
    language: "TypeScript",
    transport: "header",
    calls: [
      {
        method: "getOrders",
        parameters: { status_id: 8001, page: 1, limit: 100, get_unconfirmed_orders: false },
        reads: ["orders[].products[].product_id", "orders[].products[].quantity"],
        mistake: {
          words: "pages by a number, which the method does not know: each page is the first",
          ignored: [
            ["page", "unknown-parameter"],
            ["limit", "unknown-parameter"],
          ],
        },
      },
    ],
  },
  {
    // A public report of orders; the index of files does not name its repository.
    name: "a report of orders",
    language: "JavaScript",
    transport: "multipart",
    calls: [
      {
        method: "getOrders",
        parameters: { get_unconfirmed_orders: true },
        reads: [
          "orders[].order_source_info",
          "orders[].delivery_country_code",
          "orders[].payment_done",
          "orders[].delivery_package_module",
          "orders[].extra_field_1",
        ],
        mistake: {
          words: "reads regions, the date of a payment and a rate of tax by names that no order has",
          absent: [
            "orders[].delivery_state_code",
            "orders[].invoice_state_code",
            "orders[].payment_date",
            "orders[].delivery_vat_rate",
          ],
        },
      },
    ],
  },
];
