import { methods, read, write } from "../wire/method.ts";
import { currency, integer, list, object, optional, text } from "../wire/shape.ts";

export const suppliersMethods = methods({
  /**
   * Adds a supplier, or changes the one that `supplier_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventorySupplier
   */
  addInventorySupplier: write(
    {
      /** Only to change an existing supplier. */
      supplier_id: optional(integer()),
      name: text(40),
      // Texts rather than choices: the list of values at hand looks cut.
      /** Where a purchase order takes the cost of a product from, for example `cost`. */
      take_product_cost_from: text(20),
      /** Where a purchase order takes the code of a product from: `sku`, `ean` or `code`. */
      take_product_code_from: text(20),
      address: optional(text(200)),
      postcode: optional(text(20)),
      city: optional(text(80)),
      phone: optional(text(40)),
      email: optional(text(200)),
      email_copy_to: optional(text(200)),
      currency: optional(currency()),
      tax_no: optional(text()),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { supplier_id: optional(integer()) },
  ),
  /**
   * Deletes a supplier.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventorySupplier
   */
  deleteInventorySupplier: write({ supplier_id: integer() }, {}),
  /**
   * Suppliers, all or by filter.
   *
   * @see https://api.baselinker.com/index.php?method=getInventorySuppliers
   */
  getInventorySuppliers: read(
    { filter_id: optional(integer()), filter_name: optional(text(40)) },
    {
      suppliers: list(
        object({
          supplier_id: integer(),
          name: text(),
          address: optional(text()),
          postcode: optional(text()),
          city: optional(text()),
          phone: optional(text()),
          // The stored page was cut after it.
          email: optional(text()),
        }),
        "supplier_id",
      ),
    },
  ),
  /**
   * Adds a payer of purchase orders, or changes the one that `payer_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryPayer
   */
  addInventoryPayer: write(
    {
      /** Only to change an existing payer. */
      payer_id: optional(integer()),
      name: text(100),
      address: optional(text(100)),
      postcode: optional(text(20)),
      city: optional(text(50)),
      tax_no: optional(text(20)),
    },
    { payer_id: integer() },
  ),
  /**
   * Deletes a payer.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryPayer
   */
  deleteInventoryPayer: write({ payer_id: integer() }, {}),
  /**
   * Payers of purchase orders, all or by filter.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryPayers
   */
  getInventoryPayers: read(
    { filter_id: optional(integer()), filter_name: optional(text(40)) },
    {
      payers: list(
        object({
          payer_id: integer(),
          name: text(),
          address: optional(text()),
          postcode: optional(text()),
          city: optional(text()),
          // The stored page was cut after it.
          tax_no: optional(text()),
        }),
        "payer_id",
      ),
    },
  ),
});
