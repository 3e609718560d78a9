import { methods, read, write } from "../wire/method.ts";
import { currency, decimal, flag, integer, list, map, object, optional, text } from "../wire/shape.ts";

export const catalogsMethods = methods({
  /**
   * Adds a catalog, or changes the one that `inventory_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventory
   */
  addInventory: write(
    {
      /** Only to change an existing catalog. */
      inventory_id: optional(integer()),
      name: text(100),
      description: optional(text()),
      /** Two-letter codes. */
      languages: list(text()),
      default_language: text(2),
      /** Ids of price groups. */
      price_groups: list(integer()),
      default_price_group: integer(),
      /** Keys such as `bl_205`. */
      warehouses: list(text()),
      default_warehouse: text(30),
      /** Whether orders reserve stock. */
      reservations: flag(),
    },
    { inventory_id: integer() },
  ),
  /**
   * Deletes a catalog with all its products.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventory
   */
  deleteInventory: write({ inventory_id: integer() }, {}),
  /**
   * Adds a price group, or changes the one that `price_group_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryPriceGroup
   */
  addInventoryPriceGroup: write(
    {
      /** Only to change an existing group. */
      price_group_id: optional(integer()),
      name: text(100),
      description: optional(text()),
      currency: currency(),
      // The values of this one are in no source at hand.
      price_group_type: optional(text()),
      /** The group whose prices this one is calculated from, by multiplying and adding. */
      source_price_group_id: optional(integer()),
      price_multiplier: optional(decimal()),
      price_addition: optional(decimal()),
      /** Whether a bundle costs what its products cost, multiplied and added to. */
      is_bundle_price_calculated: optional(flag()),
      bundle_price_multiplier: optional(decimal()),
      bundle_price_addition: optional(decimal()),
    },
    { price_group_id: integer() },
  ),
  /**
   * Deletes a price group.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryPriceGroup
   */
  deleteInventoryPriceGroup: write({ price_group_id: integer() }, {}),
  /**
   * The keys that `text_fields` of the catalog's products may have.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryAvailableTextFieldKeys
   */
  getInventoryAvailableTextFieldKeys: read(
    { inventory_id: integer() },
    {
      /** Names by key, for example `{ "name|en": "Name (en)" }`. */
      text_field_keys: map(text()),
    },
  ),
  /**
   * The shops and marketplaces for which texts of the catalog's products may differ.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryIntegrations
   */
  getInventoryIntegrations: read(
    { inventory_id: integer() },
    {
      // A list in one source, in another a map by the integration's code; either is read.
      integrations: list(
        object({
          code: optional(text()),
          /** Two-letter codes. */
          langs: list(text()),
          /** Names of the accounts by id. */
          accounts: map(text()),
        }),
        "code",
      ),
    },
  ),
  /**
   * Additional fields of products.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryExtraFields
   */
  getInventoryExtraFields: read(
    {},
    {
      extra_fields: list(
        object({
          extra_field_id: integer(),
          name: text(),
          // 0 or 1; no source at hand says what they mean.
          kind: integer(),
          /** text, number, select, checkbox, radio, date or file. */
          editor_type: text(),
          options: optional(list(text())),
        }),
        "extra_field_id",
      ),
    },
  ),
});
