import {
  decimal,
  extend,
  identifier,
  integer,
  list,
  type ObjectShape,
  object,
  optional,
  text,
  unknown,
} from "../wire/shape.ts";
import { productHead } from "./storageShapes.ts";

const listedFields = {
  /** Gross price of one piece, in the currency of the shop. */ price_brutto: decimal(),
};

export interface ListedProductShape extends ObjectShape<typeof productHead & typeof listedFields> {}

export const listedProduct: ListedProductShape = object(extend(productHead, listedFields));

// They come from an older client alone, so they may be absent.
const dataFields = {
  /** Net price of one piece. */ price_netto: optional(decimal()),
  /** Gross price of one piece. */ price_brutto: optional(decimal()),
  /** What the product costs the shop, net. */ price_wholesale_netto: optional(decimal()),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
  tax_rate: optional(decimal()),
  /** Kilograms of one piece. */ weight: optional(decimal()),
  /** The description of the product, mostly HTML. */ description: optional(text()),
  /** A further description; the shop decides what it is for. */ description_extra1: optional(text()),
  /** A second further description. */ description_extra2: optional(text()),
  /** The maker's name and picture. */ man_name: optional(text()),
  /** The address of a picture of the maker. */ man_image: optional(text()),
  /** The category, see `getExternalStorageCategories`. */ category_id: optional(identifier()),
  /** Addresses of the pictures. */ images: optional(list(text())),
  // A map in one source, lists of pairs from some shops.
  /** What distinguishes the product, as names with values. Its form differs from shop to shop. */
  features: optional(unknown()),
  /** The variants of the product; absent or empty if it has none. */
  variants: optional(
    list(
      object({
        /** The variant at the shop. */ variant_id: identifier(),
        /** What distinguishes the variant, such as its size. */ name: text(),
        /** Gross price of one piece. */ price: decimal(),
        /** How many pieces are in stock. */ quantity: integer(),
        /** The seller's own code of the variant; empty if it has none. */ sku: text(),
        /** The barcode number of the variant; empty if it has none. */ ean: optional(text()),
      }),
      "variant_id",
    ),
  ),
};

export interface ProductDataShape extends ObjectShape<typeof productHead & typeof dataFields> {}

export const productData: ProductDataShape = object(extend(productHead, dataFields));
