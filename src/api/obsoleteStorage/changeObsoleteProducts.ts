import { storageId } from "../externalStorages/storageShapes.ts";
import { methods, write } from "../wire/method.ts";
import { decimal, identifier, integer, optional, text } from "../wire/shape.ts";

export const changeObsoleteProductsMethods = methods({
  /**
   * Adds a category to a storage, or changes the one that `category_id` names.
   *
   * @deprecated Obsolete at Base; see `addInventoryCategory`.
   * @see https://api.baselinker.com/index.php?method=addCategory
   */
  addCategory: write(
    {
      storage_id: storageId,
      /** Only to change an existing category. */
      category_id: optional(integer()),
      name: text(200),
      /** 0 for one without a parent. */
      parent_id: optional(integer()),
    },
    { storage_id: text(), category_id: integer() },
  ),
  /**
   * Deletes a category of a storage.
   *
   * @deprecated Obsolete at Base; see `deleteInventoryCategory`.
   * @see https://api.baselinker.com/index.php?method=deleteCategory
   */
  deleteCategory: write({ storage_id: storageId, category_id: integer() }, {}),
  /**
   * Adds a product to a storage, or changes the one that `product_id` names.
   *
   * @deprecated Obsolete at Base; see `addInventoryProduct`.
   * @see https://api.baselinker.com/index.php?method=addProduct
   */
  addProduct: write(
    // The stored page was cut after the descriptions; send what follows them with `call`.
    {
      storage_id: storageId,
      /** Only to change an existing product. */
      product_id: optional(identifier(30)),
      sku: optional(text(32)),
      ean: optional(text(32)),
      asin: optional(text(50)),
      name: optional(text(200)),
      quantity: optional(integer()),
      price_brutto: optional(decimal()),
      price_wholesale_netto: optional(decimal()),
      tax_rate: optional(decimal()),
      weight: optional(decimal()),
      description: optional(text()),
      description_extra1: optional(text()),
      description_extra2: optional(text()),
    },
    // No source at hand shows the answer; the sibling methods give the ids.
    { storage_id: optional(text()), product_id: optional(identifier()) },
  ),
  /**
   * Deletes a product of a storage.
   *
   * @deprecated Obsolete at Base; see `deleteInventoryProduct`.
   * @see https://api.baselinker.com/index.php?method=deleteProduct
   */
  deleteProduct: write({ storage_id: storageId, product_id: identifier(30) }, {}),
  /**
   * Adds a variant to a product of a storage, or changes the one that `variant_id` names.
   *
   * @deprecated Obsolete at Base; see `addInventoryProduct` with `parent_id`.
   * @see https://api.baselinker.com/index.php?method=addProductVariant
   */
  addProductVariant: write(
    {
      storage_id: storageId,
      product_id: identifier(30),
      /** Only to change an existing variant. */
      variant_id: optional(identifier(30)),
      name: optional(text(100)),
      quantity: optional(integer()),
      price_brutto: optional(decimal()),
      sku: optional(text(32)),
      ean: optional(text(32)),
      asin: optional(text(50)),
    },
    // The stored page was cut after `storage_id`.
    {
      storage_id: text(),
      product_id: optional(identifier()),
      variant_id: optional(identifier()),
    },
  ),
  /**
   * Deletes a variant of a product of a storage.
   *
   * @deprecated Obsolete at Base; see `deleteInventoryProduct`.
   * @see https://api.baselinker.com/index.php?method=deleteProductVariant
   */
  deleteProductVariant: write(
    { storage_id: storageId, product_id: identifier(30), variant_id: identifier(30) },
    {},
  ),
});
