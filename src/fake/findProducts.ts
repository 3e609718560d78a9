import type { FakeProduct } from "./state.ts";

/** The filters that the product list, stock and prices share. */
export interface ProductFilters {
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

const pageSize = 1000;

/** One page of products; main products only unless variants are asked for. */
export function findProducts(
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

/** Looks the variants of a main product up; made anew for each request, since tests change products. */
export function variantsOf(all: readonly FakeProduct[]): (product: FakeProduct) => readonly FakeProduct[] {
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
