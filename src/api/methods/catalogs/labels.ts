import { named, none, read, write } from "../../wire/method.ts";
import { country, integer, list, numericId, object, optional, renamed, text } from "../../wire/shape.ts";

export const methods = named({
  /**
   * The categories of a catalog, or those that all catalogs share.
   * @see https://api.baselinker.com/index.php?method=getInventoryCategories
   */
  getInventoryCategories: read(
    {
      /** Left out, it is the categories that belong to no catalog. */ inventory_id: optional(numericId()),
    },
    {
      /** The categories as a flat list; `parent_id` makes the tree. */
      categories: list(
        object({
          /** The category, for `category_id` of a product. */ category_id: integer(),
          /** What the category is called. */ name: text(),
          /** 0 for one without a parent. */ parent_id: integer(),
        }),
        "category_id",
      ),
    },
  ),
  /**
   * Adds a category, or changes the one that `category_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryCategory
   */
  addInventoryCategory: write(
    {
      /** Left out, the category belongs to no catalog. */ inventory_id: optional(numericId()),
      /** Only to change an existing category. */ category_id: optional(numericId()),
      /** What the category is called. */ name: text(200),
      /** 0 for one without a parent. */ parent_id: numericId(),
    },
    {
      /** The category that was added or changed. */ category_id: integer(),
    },
  ),
  /**
   * Deletes a category with those below it. Its products stay.
   * @see https://api.baselinker.com/index.php?method=deleteInventoryCategory
   */
  deleteInventoryCategory: write({
    /** The category to delete, see `getInventoryCategories`. */ category_id: numericId(),
  }),
  /** The makers of products. @see https://api.baselinker.com/index.php?method=getInventoryManufacturers */
  getInventoryManufacturers: read(
    {
      /** Which page of 1000, from 1. Left out, all makers come at once. */ page: optional(integer()),
    },
    {
      /** The makers. */
      manufacturers: list(
        object({
          /** The maker, for `manufacturer_id` of a product. */ manufacturer_id: integer(),
          /** The short name, as products show it. */ name: text(),
          // Address and contact were seen live; the names are those of `addInventoryManufacturer`.
          /** The full legal name. */ manufacturer_name: optional(text()),
          /** The address of a picture of the maker. */ manufacturer_photo: optional(text()),
          /** The maker's own site. */ manufacturer_url: optional(text()),
          /** Street and house number. */ manufacturer_street: optional(text()),
          /** Postcode of the maker's address. */ manufacturer_postcode: optional(text()),
          /** City of the maker's address. */ manufacturer_city: optional(text()),
          /** Region of the maker's address. */ manufacturer_state: optional(text()),
          /** Country of the maker's address: two letters, such as `PL`. */
          manufacturer_country_code: optional(country()),
          /** Where buyers can write to. */ manufacturer_email: optional(text()),
          /** Where buyers can call. */ manufacturer_phone: optional(text()),
        }),
        "manufacturer_id",
      ),
    },
  ),
  /**
   * Adds a maker, or changes the one that `manufacturer_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryManufacturer
   */
  addInventoryManufacturer: write(
    {
      /** Only to change an existing maker. */ manufacturer_id: optional(numericId()),
      /** What the maker is called. An account that does not know this name yet wants `name`: pass both. */
      manufacturer_name: renamed("name", text(200)),
      /**
       * What the maker is called, under its former name.
       * @deprecated Newer pages call it `manufacturer_name`; they name no day on which this name goes.
       */
      name: optional(text(200)),
      /** The address of a picture of the maker. */ manufacturer_photo: optional(text()),
      /** The maker's own site. */ manufacturer_url: optional(text(200)),
      /** Street and house number. */ manufacturer_street: optional(text(200)),
      /** Postcode of the maker's address. */ manufacturer_postcode: optional(text(20)),
      /** City of the maker's address. */ manufacturer_city: optional(text(80)),
      /** Region of the maker's address. */ manufacturer_state: optional(text(35)),
      /** Country of the maker's address: two letters, such as `PL`. */
      manufacturer_country_code: optional(country()),
      /** Where buyers can write to. */ manufacturer_email: optional(text(100)),
      /** Where buyers can call. */ manufacturer_phone: optional(text(40)),
    },
    {
      /** The maker that was added or changed. */ manufacturer_id: integer(),
    },
  ),
  /**
   * Deletes a maker. Its products stay.
   * @see https://api.baselinker.com/index.php?method=deleteInventoryManufacturer
   */
  deleteInventoryManufacturer: write({
    /** The maker to delete, see `getInventoryManufacturers`. */ manufacturer_id: numericId(),
  }),
  /** The tags of products. @see https://api.baselinker.com/index.php?method=getInventoryTags */
  getInventoryTags: read(none, {
    /** The tags. */
    tags: list(
      object({
        // `addInventoryTag` and `deleteInventoryTag` go by it, but no source shows it here.
        /** The tag, for `addInventoryTag` and `deleteInventoryTag`. No source shows it here, so it may be absent. */
        tag_id: optional(integer()),
        /** What the tag says; products name their tags by it. */ name: text(),
      }),
    ),
  }),
  /**
   * Adds a tag, or renames the one that `tag_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryTag
   */
  addInventoryTag: write(
    {
      /** Only to change an existing tag. */ tag_id: optional(numericId()),
      /** What the tag says. */ name: text(25),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The tag that was added or renamed. No source shows the answer, so it may be absent. */
      tag_id: optional(integer()),
    },
  ),
  /** Deletes a tag. @see https://api.baselinker.com/index.php?method=deleteInventoryTag */
  deleteInventoryTag: write({
    /** The tag to delete, see `getInventoryTags`. */ tag_id: numericId(),
  }),
});
