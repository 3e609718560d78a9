import { named, set, write } from "../../wire/method.ts";
import {
  decimal,
  either,
  type FieldsOutput,
  file,
  flag,
  identifier,
  integer,
  keyed,
  list,
  map,
  type NamedShape,
  numericId,
  object,
  optional,
  text,
  unknown,
} from "../../wire/shape.ts";

const erpUnit = object({
  /** How many pieces came with this purchase and are left. */ quantity: integer(),
  /** What one of them cost. */ purchase_cost: optional(decimal()),
  /** Until when they can be used, as `YYYY-MM-DD`; empty if it is not set. */ expiry_date: optional(text()),
});

const wmsUnit = object({
  /** How many pieces lie there. */ quantity: integer(),
  /** The name of the place in the warehouse. */ location: optional(text()),
  /** Until when they can be used, as `YYYY-MM-DD`; empty if it is not set. */ expiry_date: optional(text()),
  /** The batch or lot that they are from. */ batch: optional(text()),
  /** The serial number of the piece. */ serial_no: optional(text()),
});

const productSupplier = object({
  /** The supplier, see `getInventorySuppliers`. */ id: integer(),
  /** The supplier's own code of the product. */ product_code: optional(text()),
  /** What the supplier charges for one piece. */ cost: optional(decimal()),
});

const textFields = {
  /** What the product is called, in the catalog's default language. */ name: optional(text()),
  /** What the product is, in the default language: HTML. */ description: optional(text()),
  /** Features by name, such as `{ "Colour": "Green" }`. Base cuts long ones: those stay a text, and are drift. */
  features: optional(map(text())),
};
/** Texts of a product; those of other languages and channels have names such as `name|en` or `name|en|amazon_0`. */
interface TextsShape extends NamedShape<FieldsOutput<typeof textFields> & { [field: string]: unknown }> {}
const productTexts: TextsShape = object(textFields);

const productDataFields = {
  /** Whether it is a bundle of other products. */ is_bundle: optional(flag()),
  /** The main product of this one; 0 or absent if it is a main product itself. */
  parent_id: optional(integer()),
  /** The seller's own code of the product; empty if it has none. */ sku: text(),
  /** The barcode number of one piece; empty if it has none. */ ean: text(),
  /** EANs of packages that hold `quantity` pieces. Only with `include_additional_eans`. */
  ean_additional: optional(
    list(
      object({
        /** The barcode number of the package. */ ean: text(),
        /** How many pieces it holds. */ quantity: optional(integer()),
      }),
    ),
  ),
  /** The id of the product on Amazon. */ asin: optional(text()),
  /** Names of its tags, see `getInventoryTags`. */ tags: optional(list(text())),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
  tax_rate: optional(decimal()),
  /** Kilograms of one piece; 0 where it is not set. */ weight: optional(decimal()),
  /** Height in centimetres; 0 where it is not set. */ height: optional(decimal()),
  /** Width in centimetres; 0 where it is not set. */ width: optional(decimal()),
  /** Length in centimetres; 0 where it is not set. */ length: optional(decimal()),
  /** A mark from 1 to 5; 0 for none. */ star: optional(integer()),
  /** The category, see `getInventoryCategories`; 0 for none. */ category_id: optional(integer()),
  /** The maker, see `getInventoryManufacturers`; 0 for none. */ manufacturer_id: optional(integer()),
  /** Gross prices of one piece, by price group id. */ prices: map(decimal()),
  /** Pieces in stock, by warehouse key such as `bl_205`. For a product with variants the sum of theirs. */
  stock: map(integer()),
  /** Places in warehouses, by warehouse key; several are separated by `;`. */
  locations: optional(map(text())),
  /** `name`, `description`, `features` and their language or channel versions (`name|en`). */
  text_fields: productTexts,
  /** Pieces that open orders have reserved, by warehouse key such as `bl_205`. */
  reservations: optional(map(integer())),
  /** Below how many pieces stock counts as low, by warehouse key. */ thresholds: optional(map(integer())),
  /** Pieces that are on their way, by warehouse key. */ incoming: optional(map(integer())),
  /** For a bundle: how many pieces of each product are in it, by product id. */
  bundle_products: optional(map(integer())),
  /** Stock by purchase, by warehouse key. Only with `include_erp_units`. */
  stock_erp_units: optional(map(list(erpUnit))),
  /** Stock by place, by warehouse key. Only with `include_wms_units`. */
  stock_wms_units: optional(map(list(wmsUnit))),
  /** Who supplies the product. Only with `include_suppliers`. */ suppliers: optional(list(productSupplier)),
  /** Videos of the product, seen empty only. No source shows the fields of an entry. */
  videos: optional(unknown()),
  /** What one piece costs the seller on average. */ average_cost: optional(decimal()),
  /** The same with freight and other costs. */ average_landed_cost: optional(decimal()),
  /** Addresses of the pictures, by place from 1 to 16. */ images: optional(map(text())),
  /** Products of connected shops and wholesalers, by storage such as `shop_23`. The form of a value differs. */
  links: optional(map(unknown())),
  /** By variant id. */
  variants: optional(
    map(
      object({
        /** What the variant is called. */ name: text(),
        /** The seller's own code of the variant; empty if it has none. */ sku: text(),
        /** The barcode number of the variant; empty if it has none. */ ean: text(),
        /** The id of the variant on Amazon. */ asin: optional(text()),
        /** Gross prices of one piece, by price group id. */ prices: map(decimal()),
        /** Pieces in stock, by warehouse key such as `bl_205`. */ stock: map(integer()),
        /** Places in warehouses, by warehouse key; several are separated by `;`. */
        locations: optional(map(text())),
      }),
    ),
  ),
};

/** A product, as `getInventoryProductsData` gives it. */
export interface InventoryProductData extends FieldsOutput<typeof productDataFields> {}
export const productData: NamedShape<InventoryProductData> = object(productDataFields);

const counted = {
  /** How many products were taken. */ counter: integer(),
  /** What was wrong, by product id. */ warnings: optional(map(unknown())),
};

export const methods = named({
  /**
   * Adds a product to a catalog, or changes the named fields of the one that `product_id` names. A variant
   * is a product with a `parent_id`.
   * @see https://api.baselinker.com/index.php?method=addInventoryProduct
   */
  addInventoryProduct: write(
    {
      /** The catalog, see `getInventories`. */ inventory_id: identifier(30),
      /** Only to change an existing product. */ product_id: optional(identifier(30)),
      /** The main product of a variant. */ parent_id: optional(identifier(30)),
      /** Whether it is a bundle of `bundle_products`. */ is_bundle: optional(flag()),
      /** The seller's own code of the product. */ sku: optional(text(50)),
      /** The barcode number of one piece. */ ean: optional(text(32)),
      /** EANs of packages that hold `quantity` pieces. */
      ean_additional: optional(
        list(
          object({
            /** The barcode number of the package. */ ean: text(),
            /** How many pieces it holds. */ quantity: optional(integer()),
          }),
        ),
      ),
      /** The id of the product on Amazon. */ asin: optional(text(50)),
      /** Names of tags. An empty list removes all; left out, they stay. */ tags: optional(list(text())),
      /** Percent, 0 to 100; -1 is exempt (ZW). */ tax_rate: optional(decimal()),
      /** Kilograms. */ weight: optional(decimal()),
      /** Height in centimetres. */ height: optional(decimal()),
      /** Width in centimetres. */ width: optional(decimal()),
      /** Length in centimetres. */ length: optional(decimal()),
      /**
       * What one piece costs the seller on average. If the account keeps warehouse documents, it is taken for
       * a new product or in place of 0 only.
       */
      average_cost: optional(decimal()),
      /** 0 to 5; 0 is none. */ star: optional(integer()),
      /** The maker, see `getInventoryManufacturers`; 0 for none. */ manufacturer_id: optional(numericId()),
      /** The category, see `getInventoryCategories`; 0 for none. */ category_id: optional(numericId()),
      /** Gross prices by price group id. */ prices: optional(keyed("", decimal())),
      /** By warehouse key, for example `bl_205`. */ stock: optional(keyed("bl_", integer())),
      /** By warehouse key; several are separated by semicolons. */ locations: optional(keyed("bl_", text())),
      /**
       * `name`, `description`, `features`, `description_extra1` to `4`, `extra_field_<id>`; with a language
       * and a channel `name|en` or `name|en|amazon_0`. `features` is a map of texts.
       */
      text_fields: optional(map(either(text(), unknown()))),
      /** Up to 16, by place: the bytes of a picture, or `url:https://…`; an empty text to delete it. */
      images: optional(map(file())),
      // The fields of these two are in no source at hand.
      /** Videos: a list, or a map by position. No source shows the fields of an entry. */
      videos: optional(unknown()),
      /** Settings of pictures and videos for channels. No source shows the form. */
      media_options: optional(unknown()),
      /** Products of connected shops and wholesalers, by storage such as `shop_23`. */
      links: optional(
        map(
          object({
            /** The product at the shop or wholesaler. */ product_id: identifier(),
            /** Its variant there; left out for none. */ variant_id: optional(identifier()),
          }),
        ),
      ),
      /** Quantities by product id, for a bundle. */ bundle_products: optional(map(integer())),
      // The fields are in no source at hand.
      /** Who supplies the product. Answers show `id`, `product_code` and `cost`; no source shows what goes in. */
      suppliers: optional(list(unknown())),
    },
    {
      /** The product that was added or changed. */ product_id: integer(),
      /** What could not be done, such as a picture that could not be loaded. */
      warnings: optional(map(unknown())),
    },
  ),
  /**
   * Deletes a product, with its variants, or one variant.
   * @see https://api.baselinker.com/index.php?method=deleteInventoryProduct
   */
  deleteInventoryProduct: write({
    /** The product or variant to delete. */ product_id: numericId(),
  }),
  /**
   * Sets the stock of products and variants, up to 1000 at once.
   * @see https://api.baselinker.com/index.php?method=updateInventoryProductsStock
   */
  updateInventoryProductsStock: set(
    {
      /** The catalog, see `getInventories`. */ inventory_id: identifier(30),
      /** By product or variant id, then by warehouse key, for example `bl_205`. */
      products: map(keyed("bl_", integer())),
    },
    counted,
    { bulk: { field: "products", size: 1000 } },
  ),
  /**
   * Sets the prices of products and variants, up to 1000 at once.
   * @see https://api.baselinker.com/index.php?method=updateInventoryProductsPrices
   */
  updateInventoryProductsPrices: set(
    {
      /** The catalog, see `getInventories`. */ inventory_id: identifier(30),
      /** Gross, by product or variant id, then by price group id. */ products: map(keyed("", decimal())),
    },
    counted,
    { bulk: { field: "products", size: 1000 } },
  ),
  /**
   * Runs the automatic actions of a custom trigger on a product.
   * @see https://api.baselinker.com/index.php?method=runProductMacroTrigger
   */
  runProductMacroTrigger: write({
    /** The product to run the actions on. */ product_id: numericId(),
    /** Id of the trigger, which the panel shows. */ trigger_id: numericId(),
  }),
});
