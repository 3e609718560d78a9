import { named, none, read, write } from "../../wire/method.ts";
import {
  decimal,
  extend,
  identifier,
  integer,
  list,
  numericId,
  type ObjectShape,
  object,
  optional,
  text,
} from "../../wire/shape.ts";
import {
  productHead,
  readPrices,
  readQuantities,
  storage,
  storageId,
  updateRows,
} from "../externalStorages/storageShapes.ts";

// The stored page was cut after the head.
const afterHead = {
  /** Gross price of one piece. Some answers lack it. */ price_brutto: optional(decimal()),
};

interface ListedProductShape extends ObjectShape<typeof productHead & typeof afterHead> {}
const listedProduct: ListedProductShape = object(extend(productHead, afterHead));

export const methods = named({
  /**
   * Adds a category to a storage, or changes the one that `category_id` names.
   * @deprecated Obsolete at Base; see `addInventoryCategory`.
   * @see https://api.baselinker.com/index.php?method=addCategory
   */
  addCategory: write(
    {
      /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
      /** Only to change an existing category. */ category_id: optional(numericId()),
      /** What the category is called. */ name: text(200),
      /** 0 for one without a parent. */ parent_id: optional(numericId()),
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
    /** The category to delete, see `getCategories`. */ category_id: numericId(),
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
  /**
   * The storages of the account.
   * @deprecated Obsolete at Base; see `getInventories`.
   * @see https://api.baselinker.com/index.php?method=getStoragesList
   */
  getStoragesList: read(none, {
    /** The storages. */ storages: list(storage, "storage_id"),
  }),
  /**
   * Categories of a storage.
   * @deprecated Obsolete at Base; see `getInventoryCategories`.
   * @see https://api.baselinker.com/index.php?method=getCategories
   */
  getCategories: read(
    {
      /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
    },
    {
      /** The storage that was asked. */ storage_id: text(),
      /** The categories as a flat list; `parent_id` makes the tree. */
      categories: list(
        object({
          /** The category, for `filter_category_id`. */ category_id: integer(),
          /** What the category is called. */ name: text(),
          /** The category above it; 0 for one without a parent. */ parent_id: integer(),
        }),
        "category_id",
      ),
    },
  ),
  /**
   * Products of a storage by filter.
   * @deprecated Obsolete at Base; see `getInventoryProductsList`.
   * @see https://api.baselinker.com/index.php?method=getProductsList
   */
  getProductsList: read(
    {
      /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
      /** Only products of this category, see `getCategories`. */
      filter_category_id: optional(identifier(30)),
      /** At most how many, and from where, for example `100, 200`. */ filter_limit: optional(text(30)),
      /** For example `id ASC`. */ filter_sort: optional(text(30)),
      /** Only this product. */ filter_id: optional(identifier(30)),
      /** Only products with this code of the seller. */ filter_sku: optional(text(32)),
      /** Only products with this barcode number. */ filter_ean: optional(text(320)),
      /** Only products with this id on Amazon. */ filter_asin: optional(text(50)),
      /** Only products whose name holds this text. */ filter_name: optional(text(100)),
      /** Only products that cost this much or more. */ filter_price_from: optional(decimal()),
      /** Only products that cost this much or less. */ filter_price_to: optional(decimal()),
      /** Only products with this many pieces or more in stock. */ filter_quantity_from: optional(integer()),
      /** Only products with this many pieces or fewer in stock. */ filter_quantity_to: optional(integer()),
    },
    // No source at hand shows the answer; its successors answer so.
    {
      /** The storage that was asked. */ storage_id: optional(text()),
      /** The products that the filters let through. */ products: optional(list(listedProduct, "product_id")),
    },
  ),
  /**
   * Everything about the named products of a storage.
   * @deprecated Obsolete at Base; see `getInventoryProductsData`.
   * @see https://api.baselinker.com/index.php?method=getProductsData
   */
  getProductsData: read(
    {
      /** The storage, as `getStoragesList` gives its id, such as `bl_1`. */ storage_id: storageId,
      /** Ids of the products. */ products: list(identifier(30)),
    },
    {
      /** The storage that was asked. */ storage_id: text(),
      /** The named products. */ products: list(listedProduct, "product_id"),
    },
  ),
  /**
   * Stock of a storage, by page.
   * @deprecated Obsolete at Base; see `getInventoryProductsStock`.
   * @see https://api.baselinker.com/index.php?method=getProductsQuantity
   */
  getProductsQuantity: readQuantities,
  /**
   * Prices of a storage, by page.
   * @deprecated Obsolete at Base; see `getInventoryProductsPrices`.
   * @see https://api.baselinker.com/index.php?method=getProductsPrices
   */
  getProductsPrices: readPrices,
  /**
   * Sets the stock of products of a storage, up to 1000 at once.
   * @deprecated Obsolete at Base; see `updateInventoryProductsStock`.
   * @see https://api.baselinker.com/index.php?method=updateProductsQuantity
   */
  updateProductsQuantity: updateRows,
  /**
   * Sets the prices of products of a storage, up to 1000 at once.
   * @deprecated Obsolete at Base; see `updateInventoryProductsPrices`.
   * @see https://api.baselinker.com/index.php?method=updateProductsPrices
   */
  updateProductsPrices: updateRows,
});
