import { type Responder, respond } from "./answers.ts";
import type { Context } from "./context.ts";
import { ApiFailure } from "./request.ts";
import type { FakeCatalog, FakeProduct } from "./state.ts";

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
  /** The number of the page, counted from 1. */
  readonly page?: number;
}

type Variants = ReturnType<typeof variantsOf>;

const pageSize = 1000;
/** The API cuts the JSON of features at this many bytes. */
const featureBytes = 65_535;

export function answerCatalogReads(): Responder[] {
  return [
    respond("getInventories", (_, { state }) => ({
      inventories: state.catalogs.map(({ products, ...catalog }) => catalog),
    })),
    respond("getInventoryWarehouses", (_, { state }) => ({ warehouses: state.warehouses })),
    respond("getInventoryPriceGroups", (_, { state }) => ({ price_groups: state.priceGroups })),
    respond("getInventoryProductsList", (parameters, context) => {
      const { products } = catalogById(parameters.inventory_id, context);
      const withVariants = parameters.include_variants === true && context.options.listsVariants;
      const found = findProducts(products, parameters, withVariants);
      const variants = variantsOf(products, found);
      return { products: byId(found, (product) => listed(product, variants)) };
    }),
    respond("getInventoryProductsData", ({ inventory_id, products: ids = [] }, context) => {
      const { products } = catalogById(inventory_id, context);
      const wanted = new Set(ids);
      const found = products.filter(({ id }) => wanted.has(id));
      const variants = variantsOf(products, found);
      return { products: byId(found, (product) => described(product, variants)) };
    }),
    respond("getInventoryProductsStock", (parameters, context) =>
      eachFound(parameters, context, (product, variants) => ({
        product_id: product.id,
        stock: stockOf(product, variants),
        reservations: {},
        variants: Object.fromEntries(variants.map(({ id, stock }) => [id, stock])),
      })),
    ),
    respond("getInventoryProductsPrices", (parameters, context) =>
      eachFound(parameters, context, ({ id, prices }, variants) => ({
        product_id: id,
        prices,
        variants: Object.fromEntries(variants.map(({ id, prices }) => [id, prices])),
      })),
    ),
  ];
}

function eachFound<Entry>(
  parameters: ProductFilters & { readonly inventory_id?: number },
  context: Context,
  write: (product: FakeProduct, variants: readonly FakeProduct[]) => Entry,
): { products: Record<string, Entry> } {
  const { products } = catalogById(parameters.inventory_id, context);
  const found = findProducts(products, parameters, false);
  const variants = variantsOf(products, found);
  return { products: byId(found, (product) => write(product, variants(product))) };
}

export function catalogById(id: number | undefined, { state }: Context): FakeCatalog {
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
  const { bundle_products } = product;
  const productVariants = variants(product);
  const variantEntries = productVariants.map((variant) => {
    const { name, sku, ean, prices, stock, locations = {} } = variant;
    return [variant.id, { name, sku, ean, prices, stock, locations }] as const;
  });
  return {
    is_bundle: product.is_bundle ?? false,
    parent_id,
    sku,
    ean,
    ean_additional: product.ean_additional ?? [],
    asin,
    tags: product.tags ?? [],
    tax_rate,
    weight,
    height: product.height ?? 0,
    width: product.width ?? 0,
    length: product.length ?? 0,
    star: product.star ?? 0,
    category_id,
    manufacturer_id: product.manufacturer_id,
    prices,
    stock: stockOf(product, productVariants),
    locations: product.locations ?? {},
    text_fields: { name, description, ...featuresOf(features), ...product.text_fields },
    average_cost: product.average_cost ?? 0,
    average_landed_cost: 0,
    images: product.images ?? {},
    links: product.links ?? {},
    ...(bundle_products === undefined ? {} : { bundle_products }),
    ...(productVariants.length === 0 ? {} : { variants: Object.fromEntries(variantEntries) }),
  };
}

/** The API stores features as JSON and cuts it: a long one is returned as a broken string. */
function featuresOf(features: Record<string, string>): { [field: string]: unknown } {
  const bytes = new TextEncoder().encode(JSON.stringify(features));
  if (bytes.length <= featureBytes) return { features };
  return { features: new TextDecoder().decode(bytes.subarray(0, featureBytes)) };
}

/** A main product has the total stock of its variants. */
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

/** One page of products, found in one pass; only main products unless variants are requested. */
function findProducts(
  products: readonly FakeProduct[],
  filters: ProductFilters,
  withVariants: boolean,
): FakeProduct[] {
  const isDescending = /\bDESC$/i.test(filters.filter_sort ?? "");
  const tests = testsOf(filters);
  const found: FakeProduct[] = [];
  let before = (Math.max(1, filters.page ?? 1) - 1) * pageSize;
  const rising = byRisingId(products);
  for (let index = 0; index < rising.length && found.length < pageSize; index += 1) {
    const product = rising[isDescending ? rising.length - 1 - index : index];
    if (product === undefined || !(withVariants || product.parent_id === 0)) continue;
    if (!tests.every((passes) => passes(product))) continue;
    if (before > 0) before -= 1;
    else found.push(product);
  }
  return found;
}

/** Tests may insert products anywhere in the list; the API lists them by id. */
function byRisingId(products: readonly FakeProduct[]): readonly FakeProduct[] {
  let last = Number.NEGATIVE_INFINITY;
  for (const { id } of products) {
    if (id < last) return products.toSorted((a, b) => a.id - b.id);
    last = id;
  }
  return products;
}

/**
 * Variants are looked up for each request, since tests change products, and only for these mains, since there
 * may be 200,000.
 */
function variantsOf(
  all: readonly FakeProduct[],
  mains: readonly FakeProduct[],
): (product: FakeProduct) => readonly FakeProduct[] {
  const byParent = new Map<number, FakeProduct[]>();
  for (const { id, parent_id } of mains) if (parent_id === 0) byParent.set(id, []);
  for (const product of all) {
    if (product.parent_id !== 0) byParent.get(product.parent_id)?.push(product);
  }
  return ({ id, parent_id }) => (parent_id === 0 ? (byParent.get(id) ?? []) : []);
}

type Test = (product: FakeProduct) => boolean;

/**
 * Only filters that are set become tests, since the list may be long. A missing, empty or 0 filter matches
 * everything.
 */
function testsOf(filters: ProductFilters): readonly Test[] {
  const tests: Test[] = [];
  const equals = (
    wanted: string | number | undefined,
    fieldOf: (product: FakeProduct) => string | number,
  ) => {
    if (wanted) tests.push((product) => fieldOf(product) === wanted);
  };
  equals(filters.filter_id, ({ id }) => id);
  equals(filters.filter_category_id, ({ category_id }) => category_id);
  equals(filters.filter_sku, ({ sku }) => sku);
  equals(filters.filter_ean, ({ ean }) => ean);
  equals(filters.filter_asin, ({ asin }) => asin);
  const name = filters.filter_name?.toLowerCase();
  if (name) tests.push((product) => product.name.toLowerCase().includes(name));
  const {
    filter_price_from: priceFrom,
    filter_price_to: priceTo,
    filter_stock_from: stockFrom,
    filter_stock_to: stockTo,
  } = filters;
  const hasPrice = (passes: (price: number) => boolean) =>
    tests.push(({ prices }) => Object.values(prices).some(passes));
  if (priceFrom !== undefined) hasPrice((price) => price >= priceFrom);
  if (priceTo !== undefined) hasPrice((price) => price <= priceTo);
  if (stockFrom !== undefined) tests.push((product) => piecesOf(product) >= stockFrom);
  if (stockTo !== undefined) tests.push((product) => piecesOf(product) <= stockTo);
  return tests;
}

function piecesOf({ stock }: FakeProduct): number {
  return Object.values(stock).reduce((sum, pieces) => sum + pieces, 0);
}
