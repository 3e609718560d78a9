import { isRecord } from "../../shared/json/value.ts";
import { expected } from "../../shared/options/check.ts";
import { integer } from "../../shared/options/kinds.ts";
import { createRandom, type Random } from "../../shared/runtime/random.ts";
import { buildCatalog, buildOrder, buildOrderProduct, buildProduct } from "./builders.ts";
import type { FakeOrder, FakeProduct, FakeState } from "./state.ts";

const goods = [
  ["Mug «Morning»", "MUG"],
  ["T-shirt", "TEE"],
  ["Lampa biurkowa", "LAMP"],
  ["Шкарпетки вовняні", "SOCK"],
  ["Kissenbezug Größe 40 × 40", "PILLOW"],
] as const;

const sizes = ["S", "M", "L"];

const people = [
  ["Zofia Wójcik-Łęcka", "Łódź", "90-001", "Poland", "PL", "+4860155", "PLN"],
  ["Олена Ковальчук", "Львів", "79000", "Ukraine", "UA", "+38067155", "UAH"],
  ["Jürgen Müller-Groß", "Köln", "50667", "Germany", "DE", "+4915155", "EUR"],
  ["Mary O'Connor", "Galway", "H91 E2K3", "Ireland", "IE", "+35385155", "EUR"],
] as const;

/**
 * Sample products of a shop: every third has variants, and all have SKU, EAN, price and stock in the price group and
 * warehouse of the default catalog. The same seed generates the same products.
 * @throws TypeError or RangeError if count or seed is not an integer
 * @param count - the number of main products; their variants are additional
 * @example
 * createFakeAccount({ catalogs: [{ inventory_id: 307, products: sampleProducts(2500) }] });
 */
export function sampleProducts(count: number, seed = 1): FakeProduct[] {
  checkSample(count, seed);
  const random = createRandom(seed);
  let id = 5000;
  const make = (name: string, sku: string, price: number, parent_id: number) => {
    id += 1;
    const ean = withCheckDigit(`590${String(id).padStart(9, "0")}`);
    const stock = { bl_205: Math.floor(random() * 50) };
    return buildProduct({ id, parent_id, name, sku, ean, prices: { "105": price }, stock });
  };
  return Array.from({ length: count }, (_, index) => {
    const [name, code] = pick(goods, random);
    const sku = `${code}-${String(index + 1).padStart(5, "0")}`;
    const price = Math.round(500 + random() * 20_000) / 100;
    const main = make(name, sku, price, 0);
    if (index % 3 !== 0) return [main];
    return [main, ...sizes.map((size) => make(`${name} ${size}`, `${sku}-${size}`, price, main.id))];
  }).flat();
}

/**
 * Sample orders of sample people in several countries, with rising ids and times. E-mail addresses are at
 * example.com; phone numbers are invented.
 * @throws TypeError or RangeError if count or seed is not an integer, or there is nothing to take lines from
 * @param products - the products for the lines; default a few `sampleProducts`
 */
export function sampleOrders(count: number, seed = 1, products = sampleProducts(9, seed)): FakeOrder[] {
  checkSample(count, seed);
  if (!Array.isArray(products) || !products.every(isRecord))
    throw expected("products", "a list of products", products);
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const [delivery_fullname, city, postcode, country, delivery_country_code, phone, currency] = pick(
      people,
      random,
    );
    const date = 1_760_000_000 + index * 60;
    const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, line) => {
      const { id, name, sku, ean, prices } = pick(products, random);
      return buildOrderProduct({
        order_product_id: 9_000_000 + index * 3 + line,
        storage_id: "307",
        product_id: String(id),
        name,
        sku,
        ean,
        price_brutto: prices["105"] ?? 0,
        tax_rate: 23,
        quantity: 1 + Math.floor(random() * 2),
      });
    });
    return buildOrder({
      order_id: 3_000_000 + index * 4,
      order_status_id: 8001,
      date_add: date,
      date_confirmed: date,
      date_in_status: date,
      confirmed: true,
      currency,
      email: `buyer${index + 1}@example.com`,
      phone: `${phone}${String(index).padStart(4, "0").slice(-4)}`,
      payment_method_cod: random() < 0.3,
      delivery_fullname,
      delivery_address: `Main Street ${1 + Math.floor(random() * 90)}`,
      delivery_city: city,
      delivery_postcode: postcode,
      delivery_country: country,
      delivery_country_code,
      products: lines,
    });
  });
}

export function smallShop(): Omit<
  FakeState,
  "orders" | "journal" | "payments" | "invoices" | "packages" | "returns"
> {
  const stock = { bl_205: 20 };
  return {
    statuses: [
      { id: 8001, name: "New orders", name_for_customer: "Received", color: "#0d6efd" },
      { id: 8002, name: "To be packed", name_for_customer: "In preparation", color: "#ffc107" },
      { id: 8003, name: "Sent", name_for_customer: "Sent", color: "#198754" },
    ],
    sources: {
      personal: { "0": "In person / by phone", "31": "Landing page" },
      shop: { "2334": "Web shop" },
      order_return: { "0": "Returns" },
    },
    extraFields: [
      { extra_field_id: 101, name: "UTM", editor_type: "text" },
      { extra_field_id: 102, name: "Gift wrap", editor_type: "select", options: ["yes", "no"] },
    ],
    catalogs: [
      buildCatalog({
        inventory_id: 307,
        name: "Main catalog",
        price_groups: [105],
        default_price_group: 105,
        warehouses: ["bl_205"],
        default_warehouse: "bl_205",
        is_default: true,
        products: [
          buildProduct({
            id: 2685,
            sku: "MUG-BLUE",
            ean: "5901234123457",
            name: "Mug, blue",
            prices: { "105": 39.9 },
            stock,
          }),
          buildProduct({
            id: 2690,
            sku: "TEE",
            name: "T-shirt",
            prices: { "105": 79 },
            stock: { bl_205: 40 },
          }),
          buildProduct({
            id: 2691,
            parent_id: 2690,
            sku: "TEE-S",
            ean: "5901234123464",
            name: "T-shirt S",
            prices: { "105": 79 },
            stock,
          }),
          buildProduct({
            id: 2692,
            parent_id: 2690,
            sku: "TEE-M",
            ean: "5901234123471",
            name: "T-shirt M",
            prices: { "105": 79 },
            stock,
          }),
        ],
      }),
    ],
    warehouses: [
      {
        warehouse_type: "bl",
        warehouse_id: "205",
        name: "Main warehouse",
        description: "",
        stock_edition: true,
        is_default: true,
      },
    ],
    priceGroups: [
      { price_group_id: 105, name: "Retail", description: "", currency: "EUR", is_default: true },
    ],
  };
}

function checkSample(count: unknown, seed: unknown): void {
  integer({ least: 0 }).check("count", count);
  integer().check("seed", seed);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("Expected at least one product to take lines from.");
  return item;
}

function withCheckDigit(twelve: string): string {
  const sum = Array.from(twelve).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

/** A small PDF with one line of text, as base64: the documents of the account. */
export function samplePdf(line: string): string {
  // Other scripts would need an embedded font.
  const text = line.replace(/[^ -~]/g, "?").replace(/[\\()]/g, "\\$&");
  const content = `BT /F1 14 Tf 20 40 Td (${text}) Tj ET`;
  return btoa(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`);
}
