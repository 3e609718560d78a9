import { methods, pages, read, write } from "../wire/method.ts";
import { integer, list, object, optional, text, time } from "../wire/shape.ts";

export const fulfillmentDeliveriesMethods = methods({
  /**
   * Adds a delivery to a fulfilment warehouse as a draft.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryFulfillmentDelivery
   */
  addInventoryFulfillmentDelivery: write(
    {
      /** Where the goods come from. */
      warehouse_id: integer(),
      fulfillment_warehouse_id: integer(),
      name: text(80),
    },
    // In one source only, so both may be absent.
    { delivery_id: optional(integer()), document_number: optional(text()) },
  ),
  /**
   * Adds products to a draft of a delivery. Bundles and main products with variants are refused.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryFulfillmentDeliveryItems
   */
  addInventoryFulfillmentDeliveryItems: write(
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
  ),
  /**
   * Deliveries to fulfilment warehouses by filter, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryFulfillmentDeliveries
   */
  getInventoryFulfillmentDeliveries: read(
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
  ),
  /**
   * Items of a delivery to a fulfilment warehouse, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryFulfillmentDeliveryItems
   */
  getInventoryFulfillmentDeliveryItems: read(
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
  ),
  /**
   * Labels of a delivery, its boxes or its items. `fileOf` turns one label into bytes.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryFulfillmentDeliveryLabels
   */
  getInventoryFulfillmentDeliveryLabels: read(
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
  ),
});

export const fulfillmentDeliveriesPages = pages(fulfillmentDeliveriesMethods, {
  /** All deliveries of `getInventoryFulfillmentDeliveries`. */
  iterateInventoryFulfillmentDeliveries: {
    of: "getInventoryFulfillmentDeliveries",
    by: "page",
    field: "deliveries",
    size: 100,
    first: 0,
  },
  /** All items of `getInventoryFulfillmentDeliveryItems`. */
  iterateInventoryFulfillmentDeliveryItems: {
    of: "getInventoryFulfillmentDeliveryItems",
    by: "page",
    field: "items",
    size: 100,
    first: 0,
  },
});
