// Runs the calls of the npm package baselinker-js against the address given, and prints what it got.
import { createBaselinkerClient } from "baselinker-js";

const [url, token] = process.argv.slice(2);
const send = globalThis.fetch;
// The package knows one address only; everything else about its requests stays as it is.
globalThis.fetch = (address, init) => {
  if (address !== "https://api.baselinker.com/connector.php")
    throw new Error(`Unexpected address ${address}`);
  return send(url, init);
};

const client = createBaselinkerClient({ apiKey: token });
const order = {
  order_status_id: 8001,
  custom_source_id: 31,
  date_add: 1_767_000_000,
  currency: "EUR",
  payment_method: "Card + voucher",
  payment_method_cod: "1",
  paid: "0",
  email: "anna@example.com",
  phone: "+48 601 602 603",
  delivery_fullname: "Anna Łęcka & co",
  delivery_country_code: "PL",
  want_invoice: "0",
  extra_field_1: "lead-1",
  custom_extra_fields: { 101: "spring" },
  products: [
    {
      storage: "db",
      storage_id: "307",
      product_id: "2691",
      variant_id: 0,
      name: "T-shirt S",
      sku: "TEE-S",
      ean: "",
      location: "",
      warehouse_id: 205,
      attributes: "",
      price_brutto: 79,
      tax_rate: 23,
      quantity: 2,
      weight: 0.2,
    },
  ],
};
const added = await client.orders.addOrder(order);
const packed = await client.courierShipments.createPackage({
  order_id: added.order_id,
  courier_code: "dpd",
  fields: [],
  packages: [{ weight: 1 }],
});
const answers = {
  addOrder: added,
  getOrders: await client.orders.getOrders({ id_from: added.order_id, include_custom_extra_fields: true }),
  getOrdersByEmail: await client.orders.getOrdersByEmail({ email: order.email }),
  getOrdersByPhone: await client.orders.getOrdersByPhone({ phone: order.phone }),
  setOrderFields: await client.orders.setOrderFields({ order_id: added.order_id, admin_comments: "call" }),
  setOrderStatus: await client.orders.setOrderStatus({ order_id: added.order_id, status_id: 8002 }),
  setOrderPayment: await client.orders.setOrderPayment({
    order_id: added.order_id,
    payment_done: 158,
    payment_date: 1_767_000_000,
    payment_comment: "by card",
  }),
  addOrderProduct: await client.orders.addOrderProduct({
    ...order.products[0],
    order_id: added.order_id,
    product_id: "2685",
    name: "Mug, blue",
  }),
  getOrderSources: await client.orders.getOrderSources(),
  getOrderStatusList: await client.orders.getOrderStatusList(),
  getOrderExtraFields: await client.orders.getOrderExtraFields(),
  getInventories: await client.products.getInventories(),
  getInventoryWarehouses: await client.products.getInventoryWarehouses(),
  getInventoryPriceGroups: await client.products.getInventoryPriceGroups(),
  getInventoryProductsList: await client.products.getInventoryProductsList({ inventory_id: 307 }),
  getInventoryProductsData: await client.products.getInventoryProductsData({
    inventory_id: 307,
    products: [2685, 2690],
  }),
  getInventoryProductsStock: await client.products.getInventoryProductsStock({ inventory_id: 307 }),
  getInventoryProductsPrices: await client.products.getInventoryProductsPrices({ inventory_id: 307 }),
  createPackage: packed,
  getLabel: await client.courierShipments.getLabel({ courier_code: "dpd", package_id: packed.package_id }),
  unknownCatalog: await client.products.getInventoryProductsList({ inventory_id: 1 }),
  // A name of the package's own: the API has no such method.
  updateInventory: await client.products.updateInventory({ inventory_id: 307, name: "Main" }),
};
console.log(JSON.stringify(answers));
