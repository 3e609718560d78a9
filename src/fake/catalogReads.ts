import { type Responder, respond } from "./answers.ts";
import type { Context } from "./context.ts";
import { ApiFailure } from "./request.ts";
import type { FakeCatalog, FakeProduct } from "./state.ts";

/** The filters that the product list, stock and prices share. */
interface ProductFilters {
  readonly filter_id?: number;
  readonly filter_category_id?: number;
  readonly filter_sku?: string;
  readonly filter_ean?: string;
  readonly filter_asin?: string;
  readonly filter_name?: string;
  readonly filter_price_from?: number;
  readonly filter_price_to?: number;
  readonly filter_stock_from?: number;
  readonly filter_stock_to?: number;
  readonly filter_sort?: string;
  /** From 1. */
  readonly page?: number;
}

type Variants = ReturnType<typeof variantsOf>;

/** Products a page. */
const pageSize = 1000;

/** The API cuts the JSON text of features at so many bytes. */
const featureBytes = 65_535;

/** The reads around catalogs. */
export function answerCatalogReads(): Responder[] {
  return [
    respond("getInventories", (_, { state }) => ({
      inventories: state.catalogs.map(({ products, ...catalog }) => catalog),
    })),
    respond("getInventoryWarehouses", (_, { state }) => ({ warehouses: state.warehouses })),
    respond("getInventoryPriceGroups", (_, { state }) => ({ price_groups: state.priceGroups })),
    respond("getInventoryProductsList", (parameters, context) => {
      const { products } = catalogById(parameters.inventory_id, context);
      const variants = variantsOf(products);
      const withVariants = parameters.include_variants === true && context.options.listsVariants;
      const found = findProducts(products, parameters, withVariants);
      return { products: byId(found, (product) => listed(product, variants)) };
    }),
    respond("getInventoryProductsData", ({ inventory_id, products: ids = [] }, context) => {
      const { products } = catalogById(inventory_id, context);
      const variants = variantsOf(products);
      const wanted = new Set(ids);
      const found = products.filter(({ id }) => wanted.has(id));
      return { products: byId(found, (product) => described(product, variants)) };
    }),
    respond("getInventoryProductsStock", (parameters, context) => {
      const { products } = catalogById(parameters.inventory_id, context);
      const variants = variantsOf(products);
      return {
        products: byId(findProducts(products, parameters, false), (product) => ({
          product_id: product.id,
          stock: stockOf(product, variants(product)),
          reservations: {},
          variants: Object.fromEntries(variants(product).map(({ id, stock }) => [id, stock])),
        })),
      };
    }),
    respond("getInventoryProductsPrices", (parameters, context) => {
      const { products } = catalogById(parameters.inventory_id, context);
      const variants = variantsOf(products);
      return {
        products: byId(findProducts(products, parameters, false), (product) => ({
          prices: product.prices,
          variants: Object.fromEntries(variants(product).map(({ id, prices }) => [id, prices])),
        })),
      };
    }),
  ];
}

function catalogById(id: number | undefined, { state }: Context): FakeCatalog {
  const catalog = state.catalogs.find(({ inventory_id }) => inventory_id === id);
  if (catalog !== undefined) return catalog;
  throw new ApiFailure("ERROR_STORAGE_ID", "Invalid catalogue identifier provided.");
}

function listed(product: FakeProduct, variants: Variants) {
  const { id, sku, ean, asin, name, parent_id, prices } = product;
  return { id, sku, ean, asin, name, parent_id, prices, stock: stockOf(product, variants(product)) };
}

function described(product: FakeProduct, variants: Variants) {
  const { sku, ean, asin, name, description, features, parent_id, prices, category_id, tax_rate, weight } =
    product;
  const own = variants(product);
  const variantEntries = own.map((variant) => {
    const { name, sku, ean, prices, stock } = variant;
    return [variant.id, { name, sku, ean, prices, stock, locations: {} }] as const;
  });
  return {
    is_bundle: false,
    parent_id,
    sku,
    ean,
    ean_additional: [],
    asin,
    tags: [],
    tax_rate,
    weight,
    height: 0,
    width: 0,
    length: 0,
    star: 0,
    category_id,
    manufacturer_id: product.manufacturer_id,
    prices,
    stock: stockOf(product, own),
    locations: {},
    text_fields: { name, description, features: featuresOf(features) },
    average_cost: 0,
    average_landed_cost: 0,
    images: {},
    links: {},
    ...(own.length === 0 ? {} : { variants: Object.fromEntries(variantEntries) }),
  };
}

/** The API keeps features as JSON text and cuts it: a long one comes back as a broken text. */
function featuresOf(features: Record<string, string>): Record<string, string> | string {
  const bytes = new TextEncoder().encode(JSON.stringify(features));
  if (bytes.length <= featureBytes) return features;
  return new TextDecoder().decode(bytes.subarray(0, featureBytes));
}

/** A main product has what its variants have together. */
function stockOf(product: FakeProduct, variants: readonly FakeProduct[]): Record<string, number> {
  if (variants.length === 0) return product.stock;
  const sum: Record<string, number> = {};
  for (const { stock } of variants) {
    for (const [warehouse, pieces] of Object.entries(stock)) sum[warehouse] = (sum[warehouse] ?? 0) + pieces;
  }
  return sum;
}

function byId<T>(products: readonly FakeProduct[], write: (product: FakeProduct) => T): Record<string, T> {
  return Object.fromEntries(products.map((product) => [product.id, write(product)]));
}

/** One page of products; main products only unless variants are asked for. */
function findProducts(
  products: readonly FakeProduct[],
  filters: ProductFilters,
  withVariants: boolean,
): FakeProduct[] {
  const direction = /\bDESC$/i.test(filters.filter_sort ?? "") ? -1 : 1;
  const found = products
    .filter((product) => (withVariants || product.parent_id === 0) && passes(product, filters))
    .sort((a, b) => direction * (a.id - b.id));
  const start = (Math.max(1, filters.page ?? 1) - 1) * pageSize;
  return found.slice(start, start + pageSize);
}

/** Looks the variants of a main product up; built for each request, since tests change products. */
function variantsOf(all: readonly FakeProduct[]): (product: FakeProduct) => readonly FakeProduct[] {
  const byParent = Map.groupBy(all, ({ parent_id }) => parent_id);
  return ({ id, parent_id }) => (parent_id === 0 ? (byParent.get(id) ?? []) : []);
}

function passes(product: FakeProduct, filters: ProductFilters): boolean {
  const prices = Object.values(product.prices);
  const stock = Object.values(product.stock).reduce((sum, pieces) => sum + pieces, 0);
  return (
    equals(filters.filter_id, product.id) &&
    equals(filters.filter_category_id, product.category_id) &&
    equals(filters.filter_sku, product.sku) &&
    equals(filters.filter_ean, product.ean) &&
    equals(filters.filter_asin, product.asin) &&
    product.name.toLowerCase().includes(filters.filter_name?.toLowerCase() ?? "") &&
    (filters.filter_price_from === undefined ||
      prices.some((price) => price >= (filters.filter_price_from ?? 0))) &&
    (filters.filter_price_to === undefined ||
      prices.some((price) => price <= (filters.filter_price_to ?? 0))) &&
    stock >= (filters.filter_stock_from ?? Number.NEGATIVE_INFINITY) &&
    stock <= (filters.filter_stock_to ?? Number.POSITIVE_INFINITY)
  );
}

/** A filter that is absent, empty or 0 lets everything through. */
function equals(wanted: string | number | undefined, own: string | number): boolean {
  return wanted === undefined || wanted === "" || wanted === 0 || wanted === own;
}
