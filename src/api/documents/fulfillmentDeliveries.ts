import { read, write } from "../wire/method.ts";
import { integer, list, object, optional, text, time } from "../wire/shape.ts";

export interface FulfillmentDeliveriesMethods {
  /**
   * Adds a delivery to a fulfilment warehouse as a draft.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryFulfillmentDelivery
   */
  addInventoryFulfillmentDelivery: typeof addInventoryFulfillmentDelivery;
  /**
   * Adds products to a draft of a delivery. Bundles and main products with variants are refused.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryFulfillmentDeliveryItems
   */
  addInventoryFulfillmentDeliveryItems: typeof addInventoryFulfillmentDeliveryItems;
  /**
   * Deliveries to fulfilment warehouses by filter, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryFulfillmentDeliveries
   */
  getInventoryFulfillmentDeliveries: typeof getInventoryFulfillmentDeliveries;
  /**
   * Items of a delivery to a fulfilment warehouse, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryFulfillmentDeliveryItems
   */
  getInventoryFulfillmentDeliveryItems: typeof getInventoryFulfillmentDeliveryItems;
  /**
   * Labels of a delivery, its boxes or its items. `fileOf` turns one label into bytes.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryFulfillmentDeliveryLabels
   */
  getInventoryFulfillmentDeliveryLabels: typeof getInventoryFulfillmentDeliveryLabels;
}

export const addInventoryFulfillmentDelivery = write(
  "addInventoryFulfillmentDelivery",
  {
    /** Where the goods come from. */
    warehouse_id: integer(),
    fulfillment_warehouse_id: integer(),
    name: text(80),
  },
  // In one source only, so both may be absent.
  { delivery_id: optional(integer()), document_number: optional(text()) },
);

export const addInventoryFulfillmentDeliveryItems = write(
  "addInventoryFulfillmentDeliveryItems",
  {
    delivery_id: integer(),
    items: list(object({ product_id: integer(), quantity: integer() })),
  },
  {
    // In one source only, so it may be absent.
    items: optional(
      list(
        object({
          item_id: integer(),
          product_id: integer(),
          product_sku: text(),
          /** With what was there before. */
          quantity: integer(),
        }),
        "item_id",
      ),
    ),
  },
);

export const getInventoryFulfillmentDeliveries = read(
  "getInventoryFulfillmentDeliveries",
  // The filters are in one source only.
  {
    fulfillment_warehouse_id: optional(integer()),
    warehouse_id: optional(integer()),
    /** 0 draft, 1 packing, 2 registered, 3 in transit, 4 unpacking, 5 completed, 6 cancelled. */
    status: optional(integer()),
    date_from: optional(time()),
    date_to: optional(time()),
    /** Also finds a part of the number. */
    filter_document_number: optional(text(30)),
    /** From **0**. */
    page: optional(integer()),
  },
  {
    deliveries: list(
      object({
        delivery_id: integer(),
        name: text(),
        document_number: text(),
        date_created: time(),
        items_count: integer(),
        /** 0 also where nothing was counted yet. */
        received_items: integer(),
        status: integer(),
      }),
      "delivery_id",
    ),
  },
  { paging: { by: "page", field: "deliveries", size: 100, first: 0 } },
);

export const getInventoryFulfillmentDeliveryItems = read(
  "getInventoryFulfillmentDeliveryItems",
  {
    delivery_id: integer(),
    /** From **0**. */
    page: optional(integer()),
  },
  {
    items: list(
      object({
        item_id: integer(),
        position: integer(),
        product_id: integer(),
        product_name: text(),
        product_ean: text(),
        product_sku: text(),
        quantity: integer(),
        /** 0 also where nothing was counted yet. */
        received_quantity: integer(),
      }),
      "item_id",
    ),
  },
  { paging: { by: "page", field: "items", size: 100, first: 0 } },
);

export const getInventoryFulfillmentDeliveryLabels = read(
  "getInventoryFulfillmentDeliveryLabels",
  {
    delivery_id: integer(),
    /** delivery, box or item. */
    type: text(10),
  },
  {
    labels: list(
      object({
        type: text(),
        position: integer(),
        /** 0 for a label of the delivery. */
        box_position: integer(),
        extension: text(),
        /** Base64. */
        label: text(),
      }),
    ),
  },
  { file: "labels[].label" },
);
