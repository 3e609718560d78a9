/** An account for pages that make orders: its first status takes the orders that name none. */
export const madeUpAccount = {
  statuses: [{ id: 8001, name: "New orders" }],
  sources: [],
  extraFields: [],
  catalogs: [],
  warehouses: [],
  priceGroups: [],
};
