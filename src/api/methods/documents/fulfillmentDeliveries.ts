import { named, read, write } from "../../wire/method.ts";
import { integer, list, numericId, object, optional, text, time } from "../../wire/shape.ts";

export const methods = named({
  /**
   * Adds a delivery to a fulfilment warehouse as a draft.
   * @see https://api.baselinker.com/index.php?method=addInventoryFulfillmentDelivery
   */
  addInventoryFulfillmentDelivery: write(
    {
      /** Where the goods come from. */ warehouse_id: numericId(),
      /** The fulfilment warehouse that the goods go to. */ fulfillment_warehouse_id: numericId(),
      /** What people call the delivery. */ name: text(80),
    },
    // In one source only, so both may be absent.
    {
      /** The new delivery, for the other methods of deliveries. */ delivery_id: optional(integer()),
      /** Its number, as the panel shows it. */ document_number: optional(text()),
    },
  ),
  /**
   * Adds products to a draft of a delivery. Bundles and main products with variants are refused.
   * @see https://api.baselinker.com/index.php?method=addInventoryFulfillmentDeliveryItems
   */
  addInventoryFulfillmentDeliveryItems: write(
    {
      /** The draft, as `addInventoryFulfillmentDelivery` gave its id. */ delivery_id: numericId(),
      /** What is sent, one entry for each product. */
      items: list(
        object({
          /** The product or variant in the catalog. */ product_id: numericId(),
          /** How many pieces are added to what is there. */ quantity: integer(),
        }),
      ),
    },
    {
      // In one source only, so it may be absent.
      /** The items that were added or changed. */
      items: optional(
        list(
          object({
            /** The item in the delivery. */ item_id: integer(),
            /** The product or variant in the catalog. */ product_id: integer(),
            /** The seller's own code of the product; empty if it has none. */ product_sku: text(),
            /** With what was there before. */ quantity: integer(),
          }),
          "item_id",
        ),
      ),
    },
  ),
  /**
   * Registers a delivery with the fulfilment service. It must be a draft or in packing, and it works with some
   * integrations only, those with simple packing.
   * @see https://api.baselinker.com/index.php?method=runInventoryFulfillmentDeliverySubmission
   */
  runInventoryFulfillmentDeliverySubmission: write(
    {
      /** The delivery, as `addInventoryFulfillmentDelivery` gave its id. */ delivery_id: numericId(),
      /** When the goods will arrive, in unix seconds. Some services, such as DHL Fulfillment, require it. */
      date_arrival: optional(time()),
    },
    {
      /** The delivery in Base. */ delivery_id: integer(),
      /** Its id at the fulfilment service. */ external_id: text(),
    },
  ),
  /**
   * Deliveries to fulfilment warehouses by filter, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryFulfillmentDeliveries
   */
  getInventoryFulfillmentDeliveries: read(
    // The filters are in one source only.
    {
      /** Only deliveries to this fulfilment warehouse. */ fulfillment_warehouse_id: optional(numericId()),
      /** Only deliveries to one of these fulfilment warehouses. */
      fulfillment_warehouse_ids: optional(list(numericId())),
      /** Only deliveries that come from this warehouse. */ warehouse_id: optional(numericId()),
      /** 0 draft, 1 packing, 2 registered, 3 in transit, 4 unpacking, 5 completed, 6 cancelled. */
      status: optional(integer()),
      /** Only deliveries in one of these statuses, by the same numbers. */
      statuses: optional(list(integer())),
      /** Only deliveries made at or after this time, in unix seconds. */ date_from: optional(time()),
      /** Only deliveries made up to this time, in unix seconds. */ date_to: optional(time()),
      /** Also finds a part of the number. */ filter_document_number: optional(text(30)),
      /** From **0**. */ page: optional(integer()),
    },
    {
      /** One page of deliveries. */
      deliveries: list(
        object({
          /** The delivery, for the other methods of deliveries. */ delivery_id: integer(),
          /** What people call the delivery. */ name: text(),
          /** Its number, as the panel shows it. */ document_number: text(),
          /** When it was made, in unix seconds. */ date_created: time(),
          /** How many items it has. */ items_count: integer(),
          /** 0 also where nothing was counted yet. */ received_items: integer(),
          /** 0 draft, 1 packing, 2 registered, 3 in transit, 4 unpacking, 5 completed, 6 cancelled. */
          status: integer(),
        }),
        "delivery_id",
      ),
    },
  ),
  /**
   * Items of a delivery to a fulfilment warehouse, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryFulfillmentDeliveryItems
   */
  getInventoryFulfillmentDeliveryItems: read(
    {
      /** The delivery, see `getInventoryFulfillmentDeliveries`. */ delivery_id: numericId(),
      /** From **0**. */ page: optional(integer()),
    },
    {
      /** One page of items. */
      items: list(
        object({
          /** The item in the delivery. */ item_id: integer(),
          /** The item's place in the delivery. */ position: integer(),
          /** The product or variant in the catalog. */ product_id: integer(),
          /** The product's name. */ product_name: text(),
          /** The product's barcode number; empty if it has none. */ product_ean: text(),
          /** The seller's own code of the product; empty if it has none. */ product_sku: text(),
          /** How many pieces are sent. */ quantity: integer(),
          /** 0 also where nothing was counted yet. */ received_quantity: integer(),
        }),
        "item_id",
      ),
    },
  ),
  /**
   * Labels of a delivery, its boxes or its items. `fileOf` turns one label into bytes.
   * @see https://api.baselinker.com/index.php?method=getInventoryFulfillmentDeliveryLabels
   */
  getInventoryFulfillmentDeliveryLabels: read(
    {
      /** The delivery, see `getInventoryFulfillmentDeliveries`. */ delivery_id: numericId(),
      /** delivery, box or item. */ type: text(10),
    },
    {
      /** The labels, each a file of its own. */
      labels: list(
        object({
          /** What it is stuck on: delivery, box or item. */ type: text(),
          /** The place of the item or box in the delivery. */ position: integer(),
          /** 0 for a label of the delivery. */ box_position: integer(),
          /** The ending of the file's name without the dot, such as `pdf`. */ extension: text(),
          /** Base64. */ label: text(),
        }),
      ),
    },
    { file: "labels[].label" },
  ),
});
