import {
  currency,
  decimal,
  identifier,
  integer,
  list,
  type ObjectShape,
  object,
  optional,
  text,
  time,
} from "../wire/shape.ts";

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
  /**
   * 0 draft, 1 sent, 2 received, 3 completed, 4 completed in part, 5 cancelled; some older answers have a
   * word.
   */
  status: optional(identifier()),
};

/** A purchase order, as `getInventoryPurchaseOrders` gives it. */
export interface PurchaseOrderShape extends ObjectShape<typeof purchaseOrderFields> {}

export const purchaseOrder: PurchaseOrderShape = object(purchaseOrderFields);
