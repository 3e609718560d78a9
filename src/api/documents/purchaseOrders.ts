import { methods, pages, read, write } from "../wire/method.ts";
import { currency, decimal, identifier, integer, list, object, optional, text, time } from "../wire/shape.ts";

export const purchaseOrdersMethods = methods({
  /**
   * Adds a purchase order as a draft.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryPurchaseOrder
   */
  addInventoryPurchaseOrder: write(
    {
      /** Where the goods go. */
      warehouse_id: integer(),
      /** See `getInventorySuppliers`. */
      supplier_id: integer(),
      /** See `getInventoryPayers`. */
      payer_id: integer(),
      currency: currency(),
      name: optional(text(80)),
      notes: optional(text()),
      invoice_no: optional(text(50)),
      date_delivery_expected: optional(time()),
    },
    { order_id: integer(), document_number: text() },
  ),
  /**
   * Adds items to a draft of a purchase order.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryPurchaseOrderItems
   */
  addInventoryPurchaseOrderItems: write(
    {
      order_id: integer(),
      items: list(
        object({
          product_id: integer(),
          quantity: integer(),
          /** Of one piece, in the currency of the purchase order. */
          item_cost: decimal(),
          supplier_code: optional(text(50)),
          location: optional(text(255)),
          batch: optional(text(128)),
          /** For example `2027-01-31`. */
          expiry_date: optional(text()),
          serial_no: optional(text(128)),
        }),
      ),
    },
    { items: list(object({ item_id: integer(), position: integer() }), "item_id") },
  ),
  /**
   * Moves a purchase order to another status.
   *
   * @see https://api.baselinker.com/index.php?method=setInventoryPurchaseOrderStatus
   */
  setInventoryPurchaseOrderStatus: write(
    {
      order_id: integer(),
      /** 0 draft, 1 sent, 2 received, 3 completed, 4 completed in part, 5 cancelled. */
      status: integer(),
      /** What has arrived, for an order that is completed in part. */
      completed_items: optional(list(object({ item_id: integer(), completed_quantity: integer() }))),
    },
    {},
  ),
  /**
   * Purchase orders by filter, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryPurchaseOrders
   */
  getInventoryPurchaseOrders: read(
    {
      warehouse_id: optional(integer()),
      supplier_id: optional(integer()),
      series_id: optional(integer()),
      date_from: optional(time()),
      date_to: optional(time()),
      /** Also finds a part of the number. */
      filter_document_number: optional(text(50)),
      filter_product_id: optional(integer()),
      /** From 1. */
      page: optional(integer()),
    },
    {
      purchase_orders: list(
        object({
          // `id` in one source, `order_id` in another.
          id: optional(integer()),
          order_id: optional(integer()),
          name: optional(text()),
          series_id: integer(),
          document_number: text(),
          date_add: optional(time()),
          date_created: time(),
          /** 0 where it was not sent; so are the dates that follow. */
          date_sent: optional(time()),
          date_received: optional(time()),
          date_completed: optional(time()),
          date_expected_delivery: optional(time()),
          warehouse_id: optional(integer()),
          supplier_id: optional(integer()),
          payer_id: optional(integer()),
          currency: optional(currency()),
          total_quantity: optional(integer()),
          completed_total_quantity: optional(integer()),
          total_cost: optional(decimal()),
          completed_total_cost: optional(decimal()),
          additional_cost: optional(list(object({ name: text(), cost: decimal() }))),
          items_count: optional(integer()),
          completed_items_count: optional(integer()),
          // `invoice_no` in one source, `cost_invoice_no` in another.
          invoice_no: optional(text()),
          cost_invoice_no: optional(text()),
          /** The address of the invoice's file. */
          cost_invoice_file: optional(text()),
          notes: optional(text()),
          // A number in the documentation; an older client has a name for it.
          status: optional(identifier()),
        }),
      ),
    },
  ),
  /**
   * Items of a purchase order, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryPurchaseOrderItems
   */
  getInventoryPurchaseOrderItems: read(
    {
      order_id: integer(),
      /** From 1. */
      page: optional(integer()),
    },
    {
      items: list(
        object({
          item_id: integer(),
          product_id: integer(),
          position: integer(),
          product_name: text(),
          product_sku: text(),
          product_ean: text(),
          supplier_code: optional(text()),
          quantity: integer(),
          /** How many have arrived. */
          completed_quantity: integer(),
          /** Of one piece. */
          item_cost: decimal(),
          location: optional(text()),
          expiry_date: optional(text()),
          batch: optional(text()),
          serial_no: optional(text()),
        }),
        "item_id",
      ),
    },
  ),
  /**
   * Numbering series of purchase orders.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryPurchaseOrderSeries
   */
  getInventoryPurchaseOrderSeries: read(
    { warehouse_id: optional(integer()) },
    {
      series: list(
        object({ series_id: integer(), name: text(), warehouse_id: integer(), format: text() }),
        "series_id",
      ),
    },
  ),
});

export const purchaseOrdersPages = pages(purchaseOrdersMethods, {
  /** All purchase orders of `getInventoryPurchaseOrders`. */
  // The first page is 1 in examples; no text says so.
  iterateInventoryPurchaseOrders: {
    of: "getInventoryPurchaseOrders",
    by: "page",
    field: "purchase_orders",
    size: 100,
  },
  /** All items of `getInventoryPurchaseOrderItems`. */
  iterateInventoryPurchaseOrderItems: {
    of: "getInventoryPurchaseOrderItems",
    by: "page",
    field: "items",
    size: 100,
  },
});
