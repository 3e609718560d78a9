import {
  decimal,
  type FieldsOutput,
  flag,
  integer,
  list,
  map,
  type NamedShape,
  object,
  optional,
  text,
  unknown,
} from "../wire/shape.ts";

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
