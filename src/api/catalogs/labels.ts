import { methods, read, write } from "../wire/method.ts";
import { country, integer, list, object, optional, text } from "../wire/shape.ts";

export const labelsMethods = methods({
  /**
   * The categories of a catalog, or those that all catalogs share.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryCategories
   */
  getInventoryCategories: read(
    {
      /** Left out, it is the categories that belong to no catalog. */
      inventory_id: optional(integer()),
    },
    {
      categories: list(
        object({
          category_id: integer(),
          name: text(),
          /** 0 for one without a parent. */
          parent_id: integer(),
        }),
        "category_id",
      ),
    },
  ),
  /**
   * Adds a category, or changes the one that `category_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryCategory
   */
  addInventoryCategory: write(
    {
      /** Left out, the category belongs to no catalog. */
      inventory_id: optional(integer()),
      /** Only to change an existing category. */
      category_id: optional(integer()),
      name: text(200),
      /** 0 for one without a parent. */
      parent_id: integer(),
    },
    { category_id: integer() },
  ),
  /**
   * Deletes a category with those below it. Its products stay.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryCategory
   */
  deleteInventoryCategory: write({ category_id: integer() }, {}),
  /**
   * The makers of products.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryManufacturers
   */
  getInventoryManufacturers: read(
    {},
    { manufacturers: list(object({ manufacturer_id: integer(), name: text() }), "manufacturer_id") },
  ),
  /**
   * Adds a maker, or changes the one that `manufacturer_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryManufacturer
   */
  addInventoryManufacturer: write(
    {
      /** Only to change an existing maker. */
      manufacturer_id: optional(integer()),
      name: text(200),
      /** The maker's full name and address, as product safety rules (GPSR) require them. */
      manufacturer_name: optional(text()),
      manufacturer_photo: optional(text()),
      manufacturer_url: optional(text()),
      manufacturer_street: optional(text()),
      manufacturer_postcode: optional(text()),
      manufacturer_city: optional(text()),
      manufacturer_state: optional(text()),
      manufacturer_country_code: optional(country()),
      manufacturer_email: optional(text()),
      manufacturer_phone: optional(text()),
    },
    { manufacturer_id: integer() },
  ),
  /**
   * Deletes a maker. Its products stay.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryManufacturer
   */
  deleteInventoryManufacturer: write({ manufacturer_id: integer() }, {}),
  /**
   * The tags of products.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryTags
   */
  getInventoryTags: read(
    {},
    {
      tags: list(
        object({
          // `addInventoryTag` and `deleteInventoryTag` go by it, but no source shows it here.
          tag_id: optional(integer()),
          name: text(),
        }),
      ),
    },
  ),
  /**
   * Adds a tag, or renames the one that `tag_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryTag
   */
  addInventoryTag: write(
    {
      /** Only to change an existing tag. */
      tag_id: optional(integer()),
      name: text(25),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { tag_id: optional(integer()) },
  ),
  /**
   * Deletes a tag.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryTag
   */
  deleteInventoryTag: write({ tag_id: integer() }, {}),
});
