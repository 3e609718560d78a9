import type { Context } from "./context.ts";
import type { HasKey } from "./receive.ts";
import type { FakeProduct, FakeState } from "./state.ts";

/**
 * Judges keys by the account as it is now, since tests change it. It has a warehouse or a price group if one of its
 * lists, a catalog or a product names it: a seed may leave out the lists.
 */
export function keysKnownTo(method: string, { state }: Context): HasKey {
  const hasNumber = Object.hasOwn(numbers, method) ? numbers[method] : undefined;
  // A request may name the same warehouse for each of a thousand products.
  const looked = new Map<string, boolean>();
  return (prefix, key) => {
    const has = prefix === "bl_" ? hasWarehouse : hasNumber;
    const known = looked.get(key) ?? (has === undefined || has(state, key));
    looked.set(key, known);
    return known;
  };
}

type Has = (state: FakeState, key: string) => boolean;

/** What a number without a prefix stands for. Returns and clients have fields of their own, which no account here has. */
const numbers: { readonly [method: string]: Has } = {
  addOrder: hasExtraField,
  setOrderFields: hasExtraField,
  addInventoryProduct: hasPriceGroup,
  updateInventoryProductsPrices: hasPriceGroup,
};

function hasExtraField({ extraFields }: FakeState, key: string): boolean {
  return extraFields.some(({ extra_field_id }) => String(extra_field_id) === key);
}

function hasPriceGroup({ priceGroups, catalogs }: FakeState, key: string): boolean {
  return (
    priceGroups.some(({ price_group_id }) => String(price_group_id) === key) ||
    catalogs.some(({ price_groups }) => price_groups.some((id) => String(id) === key)) ||
    someProduct(catalogs, ({ prices }) => Object.hasOwn(prices, key))
  );
}

function hasWarehouse({ warehouses, catalogs }: FakeState, key: string): boolean {
  return (
    warehouses.some(({ warehouse_type, warehouse_id }) => `${warehouse_type}_${warehouse_id}` === key) ||
    catalogs.some((catalog) => catalog.warehouses.includes(key)) ||
    someProduct(catalogs, ({ stock }) => Object.hasOwn(stock, key))
  );
}

function someProduct(catalogs: FakeState["catalogs"], has: (product: FakeProduct) => boolean): boolean {
  return catalogs.some(({ products }) => products.some(has));
}
