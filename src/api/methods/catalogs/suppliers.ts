import { named, read, write } from "../../wire/method.ts";
import { currency, integer, list, numericId, object, optional, text } from "../../wire/shape.ts";

export const methods = named({
  /**
   * Adds a supplier, or changes the one that `supplier_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventorySupplier
   */
  addInventorySupplier: write(
    {
      /** Only to change an existing supplier. */ supplier_id: optional(numericId()),
      /** What people call the supplier. */ name: text(40),
      // Texts rather than choices: the list of values at hand looks cut.
      /** Where a purchase order takes the cost of a product from, for example `cost`. */
      take_product_cost_from: text(20),
      /** Where a purchase order takes the code of a product from: `sku`, `ean` or `code`. */
      take_product_code_from: text(20),
      /** Street and house number of the supplier. */ address: optional(text(200)),
      /** Postcode of the supplier. */ postcode: optional(text(20)),
      /** City of the supplier. */ city: optional(text(80)),
      /** Where to call the supplier. */ phone: optional(text(40)),
      /** Where purchase orders are sent. */ email: optional(text(200)),
      /** Who gets a copy of what is sent to the supplier. */ email_copy_to: optional(text(200)),
      /** The currency of purchase orders to this supplier: an ISO code such as `EUR`. */
      currency: optional(currency()),
      /** The supplier's tax number. */ tax_no: optional(text(16)),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The supplier that was added or changed. No source shows the answer, so it may be absent. */
      supplier_id: optional(integer()),
    },
  ),
  /** Deletes a supplier. @see https://api.baselinker.com/index.php?method=deleteInventorySupplier */
  deleteInventorySupplier: write({
    /** The supplier to delete, see `getInventorySuppliers`. */ supplier_id: numericId(),
  }),
  /** Suppliers, all or by filter. @see https://api.baselinker.com/index.php?method=getInventorySuppliers */
  getInventorySuppliers: read(
    {
      /** Only this supplier. */ filter_id: optional(numericId()),
      /** Only suppliers of this name. */ filter_name: optional(text(40)),
    },
    {
      /** The suppliers that the filters let through. */
      suppliers: list(
        object({
          /** The supplier, for `supplier_id` of a purchase order. */ supplier_id: integer(),
          /** What people call the supplier. */ name: text(),
          /** Street and house number of the supplier. */ address: optional(text()),
          /** Postcode of the supplier. */ postcode: optional(text()),
          /** City of the supplier. */ city: optional(text()),
          /** Where to call the supplier. */ phone: optional(text()),
          /** Where purchase orders are sent. */ email: optional(text()),
          /** Who gets a copy of what is sent to the supplier. */ email_copy_to: optional(text()),
          /** The currency of purchase orders to this supplier. */ currency: optional(currency()),
          /** The supplier's tax number. */ tax_no: optional(text()),
        }),
        "supplier_id",
      ),
    },
  ),
  /**
   * Adds a payer of purchase orders, or changes the one that `payer_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryPayer
   */
  addInventoryPayer: write(
    {
      /** Only to change an existing payer. */ payer_id: optional(numericId()),
      /** The company that pays, as invoices name it. The newest source allows 40 characters only. */
      name: text(100, 40),
      /** Street and house number of the payer. */ address: optional(text(200, 100)),
      /** Postcode of the payer. */ postcode: optional(text(20)),
      /** City of the payer. */ city: optional(text(80, 50)),
      /** The payer's tax number. */ tax_no: optional(text(40, 20)),
    },
    {
      /** The payer that was added or changed. */ payer_id: integer(),
    },
  ),
  /** Deletes a payer. @see https://api.baselinker.com/index.php?method=deleteInventoryPayer */
  deleteInventoryPayer: write({
    /** The payer to delete, see `getInventoryPayers`. */ payer_id: numericId(),
  }),
  /**
   * Payers of purchase orders, all or by filter.
   * @see https://api.baselinker.com/index.php?method=getInventoryPayers
   */
  getInventoryPayers: read(
    {
      /** Only this payer. */ filter_id: optional(numericId()),
      /** Only payers of this name. */ filter_name: optional(text(40)),
    },
    {
      /** The payers that the filters let through. */
      payers: list(
        object({
          /** The payer, for `payer_id` of a purchase order. */ payer_id: integer(),
          /** The company that pays, as invoices name it. */ name: text(),
          /** Street and house number of the payer. */ address: optional(text()),
          /** Postcode of the payer. */ postcode: optional(text()),
          /** City of the payer. */ city: optional(text()),
          // The stored page was cut after it.
          /** The payer's tax number. Some answers lack it. */ tax_no: optional(text()),
        }),
        "payer_id",
      ),
    },
  ),
});
