import { storageId } from "../externalStorages/storageShapes.ts";
import { methods, write } from "../wire/method.ts";
import { decimal, identifier, integer, optional, text } from "../wire/shape.ts";

export const changeObsoleteProductsMethods = methods({
  /**
   * Adds a category to a storage, or changes the one that `category_id` names.
   * @deprecated Obsolete at Base; see `addInventoryCategory`.
   * @see https://api.baselinker.com/index.php?method=addCategory
   */
  addCategory: write(
    {
      /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
      /** Only to change an existing category. */ category_id: optional(integer()),
      /** What the category is called. */ name: text(200),
      /** 0 for one without a parent. */ parent_id: optional(integer()),
    },
    {
      /** The storage that was changed. */ storage_id: text(),
      /** The category that was added or changed. */ category_id: integer(),
    },
  ),
  /**
   * Deletes a category of a storage.
   * @deprecated Obsolete at Base; see `deleteInventoryCategory`.
   * @see https://api.baselinker.com/index.php?method=deleteCategory
   */
  deleteCategory: write({
    /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
    /** The category to delete, see `getCategories`. */ category_id: integer(),
  }),
  /**
   * Adds a product to a storage, or changes the one that `product_id` names.
   * @deprecated Obsolete at Base; see `addInventoryProduct`.
   * @see https://api.baselinker.com/index.php?method=addProduct
   */
  addProduct: write(
    // The stored page was cut after the descriptions; send what follows them with `call`.
    {
      /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
      /** Only to change an existing product. */ product_id: optional(identifier(30)),
      /** The seller's own code. */ sku: optional(text(32)),
      /** The barcode number. */ ean: optional(text(32)),
      /** The id on Amazon. */ asin: optional(text(50)),
      /** What the product is called. */ name: optional(text(200)),
      /** How many pieces are in stock. */ quantity: optional(integer()),
      /** Gross price of one piece. */ price_brutto: optional(decimal()),
      /** What the product costs the seller, net. */ price_wholesale_netto: optional(decimal()),
      /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
      tax_rate: optional(decimal()),
      /** Kilograms of one piece. */ weight: optional(decimal()),
      /** The description of the product, mostly HTML. */ description: optional(text()),
      /** A further description. */ description_extra1: optional(text()),
      /** A second further description. */ description_extra2: optional(text()),
    },
    // No source at hand shows the answer; the sibling methods give the ids.
    {
      /** The storage that was changed. */ storage_id: optional(text()),
      /** The product that was added or changed. No source shows the answer, so it may be absent. */
      product_id: optional(identifier()),
    },
  ),
  /**
   * Deletes a product of a storage.
   * @deprecated Obsolete at Base; see `deleteInventoryProduct`.
   * @see https://api.baselinker.com/index.php?method=deleteProduct
   */
  deleteProduct: write({
    /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
    /** The product to delete. */ product_id: identifier(30),
  }),
  /**
   * Adds a variant to a product of a storage, or changes the one that `variant_id` names.
   * @deprecated Obsolete at Base; see `addInventoryProduct` with `parent_id`.
   * @see https://api.baselinker.com/index.php?method=addProductVariant
   */
  addProductVariant: write(
    {
      /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
      /** The product that it is a variant of. */ product_id: identifier(30),
      /** Only to change an existing variant. */ variant_id: optional(identifier(30)),
      /** What distinguishes the variant, such as its size. */ name: optional(text(100)),
      /** How many pieces are in stock. */ quantity: optional(integer()),
      /** Gross price of one piece. */ price_brutto: optional(decimal()),
      /** The seller's own code. */ sku: optional(text(32)),
      /** The barcode number. */ ean: optional(text(32)),
      /** The id on Amazon. */ asin: optional(text(50)),
    },
    // The stored page was cut after `storage_id`.
    {
      /** The storage that was changed. */ storage_id: text(),
      /** The product that it is a variant of. Some answers lack it. */ product_id: optional(identifier()),
      /** The variant that was added or changed. Some answers lack it. */ variant_id: optional(identifier()),
    },
  ),
  /**
   * Deletes a variant of a product of a storage.
   * @deprecated Obsolete at Base; see `deleteInventoryProduct`.
   * @see https://api.baselinker.com/index.php?method=deleteProductVariant
   */
  deleteProductVariant: write({
    /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
    /** The product that it is a variant of. */ product_id: identifier(30),
    /** The variant to delete. */ variant_id: identifier(30),
  }),
});
