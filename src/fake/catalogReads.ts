import { catalogListsMethods } from "../api/catalogs/catalogLists.ts";
import { readProductsMethods } from "../api/products/readProducts.ts";
import { ApiFailure } from "./apiFailure.ts";
import { findProducts, variantsOf } from "./findProducts.ts";
import { type Responder, respond, type Workplace } from "./respond.ts";
import type { FakeCatalog, FakeProduct } from "./state.ts";

/** The reads around catalogs. */
export function answerCatalogReads(): Responder[] {
  const { getInventories, getInventoryPriceGroups, getInventoryWarehouses } = catalogListsMethods;
  const {
    getInventoryProductsData,
    getInventoryProductsList,
    getInventoryProductsPrices,
    getInventoryProductsStock,
  } = readProductsMethods;
  return [
    respond(getInventories, (_, { state }) => ({
      inventories: state.catalogs.map(({ products, ...catalog }) => catalog),
    })),
    respond(getInventoryWarehouses, (_, { state }) => ({ warehouses: state.warehouses })),
    respond(getInventoryPriceGroups, (_, { state }) => ({ price_groups: state.priceGroups })),
    respond(getInventoryProductsList, (parameters, workplace) => {
      const { products } = catalogById(parameters.inventory_id, workplace);
      const variants = variantsOf(products);
      const withVariants = parameters.include_variants === true && workplace.options.listsVariants;
      const found = findProducts(products, parameters, withVariants);
      return { products: byId(found, (product) => listed(product, variants)) };
    }),
    respond(getInventoryProductsData, ({ inventory_id, products: ids = [] }, workplace) => {
      const { products } = catalogById(inventory_id, workplace);
      const variants = variantsOf(products);
      const wanted = new Set(ids);
      const found = products.filter(({ id }) => wanted.has(id));
      return { products: byId(found, (product) => described(product, variants)) };
    }),
    respond(getInventoryProductsStock, (parameters, workplace) => {
      const { products } = catalogById(parameters.inventory_id, workplace);
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
    respond(getInventoryProductsPrices, (parameters, workplace) => {
      const { products } = catalogById(parameters.inventory_id, workplace);
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

type Variants = ReturnType<typeof variantsOf>;

function catalogById(id: number | undefined, { state }: Workplace): FakeCatalog {
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

const featureBytes = 65_535;

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
