import type { Account } from "../../src/mapping/contract/mapContext.ts";

/** An account that has nothing but a status, so that an order has one. */
export const emptyAccount: Account = {
  statuses: [{ id: 8001, name: "New" }],
  sources: [],
  extraFields: [],
  catalogs: [],
  warehouses: [],
  priceGroups: [],
};
