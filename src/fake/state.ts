import type { MethodResult } from "../api/methods.ts";
import type { Order, OrderProduct } from "../api/orders/readOrders.ts";

/** An order, with every field that `getOrders` gives. */
export type FakeOrder = Order;
/** One line of an order. */
export type FakeOrderProduct = OrderProduct;
/** An order status; the first of the list is the account's default. */
export type FakeStatus = MethodResult<"getOrderStatusList">["statuses"][number];
/** An additional order field. */
export type FakeExtraField = MethodResult<"getOrderExtraFields">["extra_fields"][number];
/** Order sources by type and id; type `personal` holds the custom ones. */
export type FakeSources = Record<string, Record<string, string>>;
/** A warehouse; type and id make the key `bl_205`. */
export type FakeWarehouse = MethodResult<"getInventoryWarehouses">["warehouses"][number];
/** A price group. */
export type FakePriceGroup = MethodResult<"getInventoryPriceGroups">["price_groups"][number];
/** An entry of the journal; only filled where the journal is switched on. */
export type FakeJournalEntry = MethodResult<"getJournalList">["logs"][number];

/** An entry of `getOrderPaymentsHistory`, and the order that it belongs to. */
export type FakePayment = MethodResult<"getOrderPaymentsHistory">["payments"][number] & { order_id: number };

/** A product or, with a `parent_id`, a variant of one. */
export interface FakeProduct {
  id: number;
  /** The main product of a variant; 0 for a main product. */
  parent_id: number;
  sku: string;
  ean: string;
  asin: string;
  name: string;
  description: string;
  /** Feature names and values. */
  features: Record<string, string>;
  category_id: number;
  manufacturer_id: number;
  tax_rate: number;
  weight: number;
  /** Gross, by price group id. */
  prices: Record<string, number>;
  /** By warehouse key, for example `bl_205`. */
  stock: Record<string, number>;
}

/** A catalog ("inventory" in method names) with its products and variants in one list. */
export type FakeCatalog = MethodResult<"getInventories">["inventories"][number] & { products: FakeProduct[] };

/** Everything that an account holds. Plain data: read it and change it as you like. */
export interface FakeState {
  /** In rising order of ids. */
  orders: FakeOrder[];
  statuses: FakeStatus[];
  sources: FakeSources;
  extraFields: FakeExtraField[];
  catalogs: FakeCatalog[];
  warehouses: FakeWarehouse[];
  priceGroups: FakePriceGroup[];
  journal: FakeJournalEntry[];
  /** Oldest first, of all orders. */
  payments: FakePayment[];
}
