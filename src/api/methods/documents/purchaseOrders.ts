import { named, read, write } from "../../wire/method.ts";
import {
  currency,
  decimal,
  identifier,
  integer,
  list,
  numericId,
  type ObjectShape,
  object,
  optional,
  text,
  time,
  unknown,
} from "../../wire/shape.ts";

const purchaseOrderFields = {
  // `id` in one source, `order_id` in another.
  /**
   * The purchase order, for `order_id` and `purchase_order_id` of other methods. Some answers have
   * `order_id` instead.
   */
  id: optional(integer()),
  /** The purchase order, where the answer has no `id`. */ order_id: optional(integer()),
  /** What people call the purchase order. */ name: optional(text()),
  /** The numbering series, see `getInventoryPurchaseOrderSeries`. */ series_id: integer(),
  /** The number in the series, as the panel shows it. */ document_number: text(),
  /** When it was made, in unix seconds. Only some answers have it; all have `date_created`. */
  date_add: optional(time()),
  /** When it was made, in unix seconds. */ date_created: time(),
  /** 0 where it was not sent; so are the dates that follow. */ date_sent: optional(time()),
  /** When the goods came, in unix seconds; 0 while they have not. */ date_received: optional(time()),
  /** When it was completed, in unix seconds; 0 while it is open. */ date_completed: optional(time()),
  /** When the goods should arrive, in unix seconds; 0 where it is not set. */
  date_expected_delivery: optional(time()),
  /** The warehouse that the goods go to. */ warehouse_id: optional(integer()),
  /** The supplier, see `getInventorySuppliers`. */ supplier_id: optional(integer()),
  /** Who pays, see `getInventoryPayers`. */ payer_id: optional(integer()),
  /** The currency of its costs: an ISO code such as `EUR`. */ currency: optional(currency()),
  /** How many pieces were ordered. */ total_quantity: optional(integer()),
  /** How many of them have arrived. */ completed_total_quantity: optional(integer()),
  /** What all ordered pieces cost. */ total_cost: optional(decimal()),
  /** What the pieces cost that have arrived. */ completed_total_cost: optional(decimal()),
  /** Costs besides those of the items, such as freight. */
  additional_cost: optional(
    list(
      object({
        /** What the cost is for. */ name: text(),
        /** How much, in the currency of the purchase order. */ cost: decimal(),
      }),
    ),
  ),
  /** How many items it has. */ items_count: optional(integer()),
  /** How many of its items have arrived in full. */ completed_items_count: optional(integer()),
  // `invoice_no` in one source, `cost_invoice_no` in another.
  /** The number of the supplier's invoice. Some answers have `cost_invoice_no` instead. */
  invoice_no: optional(text()),
  /** The number of the supplier's invoice, where the answer has no `invoice_no`. */
  cost_invoice_no: optional(text()),
  /** The address of the invoice's file. */ cost_invoice_file: optional(text()),
  /** Notes of the people who handle it. */ notes: optional(text()),
  // A number in the documentation; an older client has a name for it.
  /** 0 draft, 1 sent, 2 received, 3 completed, 4 completed in part, 5 cancelled; some older answers have a word. */
  status: optional(identifier()),
};

/** A purchase order, as `getInventoryPurchaseOrders` gives it. */
interface PurchaseOrderShape extends ObjectShape<typeof purchaseOrderFields> {}
const purchaseOrder: PurchaseOrderShape = object(purchaseOrderFields);

export const methods = named({
  /**
   * Adds items to a draft of a purchase order.
   * @see https://api.baselinker.com/index.php?method=addInventoryPurchaseOrderItems
   */
  addInventoryPurchaseOrderItems: write(
    {
      /** The draft of a purchase order, as `addInventoryPurchaseOrder` gave its id. */ order_id: numericId(),
      /** What is bought, one entry for each product. */
      items: list(
        object({
          /** The product or variant in the catalog. */ product_id: numericId(),
          /** How many pieces are bought. */ quantity: integer(),
          /** Of one piece, in the currency of the purchase order. */ item_cost: decimal(),
          /** The supplier's own code of the product. */ supplier_code: optional(text(50)),
          /** The name of the place where the pieces are put. */ location: optional(text(255)),
          /** The batch or lot that the pieces are from. */ batch: optional(text(128)),
          /** For example `2027-01-31`. */ expiry_date: optional(text()),
          /** The serial number of the piece. */ serial_no: optional(text(128)),
        }),
      ),
    },
    {
      /** The items that were added. */
      items: list(
        object({
          /** The item in the purchase order, for `setInventoryPurchaseOrderStatus`. */ item_id: integer(),
          /** The item's place in the purchase order. */ position: integer(),
        }),
        "item_id",
      ),
    },
  ),
  /**
   * Items of a purchase order, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryPurchaseOrderItems
   */
  getInventoryPurchaseOrderItems: read(
    {
      /** The purchase order, see `getInventoryPurchaseOrders`. */ order_id: numericId(),
      /** From 1. */ page: optional(integer()),
    },
    {
      /** One page of items. */
      items: list(
        object({
          /** The item in the purchase order, for `setInventoryPurchaseOrderStatus`. */ item_id: integer(),
          /** The product or variant in the catalog. */ product_id: integer(),
          /** The item's place in the purchase order. */ position: integer(),
          /** The product's name. */ product_name: text(),
          /** The seller's own code of the product; empty if it has none. */ product_sku: text(),
          /** The product's barcode number; empty if it has none. */ product_ean: text(),
          /** The supplier's own code of the product. */ supplier_code: optional(text()),
          /** How many pieces were ordered. */ quantity: integer(),
          /** How many have arrived. */ completed_quantity: integer(),
          /** Of one piece. */ item_cost: decimal(),
          /** The name of the place where the pieces are put. */ location: optional(text()),
          /** Until when the pieces can be used, as `YYYY-MM-DD`; empty if it is not set. */
          expiry_date: optional(text()),
          /** The batch or lot that the pieces are from. */ batch: optional(text()),
          /** The serial number of the piece. */ serial_no: optional(text()),
        }),
        "item_id",
      ),
    },
  ),
  /**
   * Adds a purchase order as a draft.
   * @see https://api.baselinker.com/index.php?method=addInventoryPurchaseOrder
   */
  addInventoryPurchaseOrder: write(
    {
      /** Where the goods go. */ warehouse_id: numericId(),
      /** See `getInventorySuppliers`. */ supplier_id: numericId(),
      /** See `getInventoryPayers`. */ payer_id: numericId(),
      /** The currency of its costs: an ISO code such as `EUR`. */ currency: currency(),
      /** What people call the purchase order. */ name: optional(text(80)),
      /** Anything that the people who handle it should know. */ notes: optional(text()),
      /** The number of the supplier's invoice. */ invoice_no: optional(text(50)),
      /** When the goods should arrive, in unix seconds. */ date_delivery_expected: optional(time()),
      // Newer sources name these two as lists and show no fields.
      /** Costs besides those of the items, such as freight. No source shows the fields of an entry. */
      additional_costs: optional(list(unknown())),
      /** The parcels that the goods come in. No source shows the fields of an entry. */
      packages: optional(list(unknown())),
    },
    {
      /** The new purchase order; newer methods call this id `purchase_order_id`. */ order_id: integer(),
      /** Its number in the numbering series, as the panel shows it. */ document_number: text(),
    },
  ),
  /**
   * Moves a purchase order to another status.
   * @see https://api.baselinker.com/index.php?method=setInventoryPurchaseOrderStatus
   */
  setInventoryPurchaseOrderStatus: write({
    /** The purchase order to move on, see `getInventoryPurchaseOrders`. */ order_id: numericId(),
    /** 0 draft, 1 sent, 2 received, 3 completed, 4 completed in part, 5 cancelled. */ status: integer(),
    /** What has arrived, for an order that is completed in part. */
    completed_items: optional(
      list(
        object({
          /** The item, as `getInventoryPurchaseOrderItems` gives its id. */ item_id: numericId(),
          /** How many pieces of it have arrived. */ completed_quantity: integer(),
        }),
      ),
    ),
  }),
  /**
   * Purchase orders by filter, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryPurchaseOrders
   */
  getInventoryPurchaseOrders: read(
    {
      /** Only purchase orders for this warehouse. */ warehouse_id: optional(numericId()),
      /** Only purchase orders to this supplier, see `getInventorySuppliers`. */
      supplier_id: optional(numericId()),
      /** Only purchase orders of this numbering series, see `getInventoryPurchaseOrderSeries`. */
      series_id: optional(numericId()),
      /** Only purchase orders made at or after this time, in unix seconds. */ date_from: optional(time()),
      /** Only purchase orders made up to this time, in unix seconds. */ date_to: optional(time()),
      /** Also finds a part of the number. */ filter_document_number: optional(text(50)),
      /** Only purchase orders that hold this product. */ filter_product_id: optional(numericId()),
      /** From 1. */ page: optional(integer()),
    },
    {
      /** One page of purchase orders. */ purchase_orders: list(purchaseOrder),
    },
  ),
  /**
   * Numbering series of purchase orders.
   * @see https://api.baselinker.com/index.php?method=getInventoryPurchaseOrderSeries
   */
  getInventoryPurchaseOrderSeries: read(
    {
      /** Only the series of this warehouse. Left out, all series. */ warehouse_id: optional(numericId()),
    },
    {
      /** The numbering series. */
      series: list(
        object({
          /** The series, for `series_id` of `getInventoryPurchaseOrders`. */ series_id: integer(),
          /** What people call the series. */ name: text(),
          /** The warehouse whose purchase orders are numbered by it. */ warehouse_id: integer(),
          /** The pattern of a number, with placeholders such as `%N`. */ format: text(),
        }),
        "series_id",
      ),
    },
  ),
});
