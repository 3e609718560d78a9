import { named, none, read, write } from "../../wire/method.ts";
import {
  currency,
  decimal,
  flag,
  identifier,
  integer,
  list,
  map,
  numericId,
  object,
  optional,
  text,
  unknown,
} from "../../wire/shape.ts";

export const methods = named({
  /**
   * The catalogs of the account ("inventory" in method names, "catalog" in the panel).
   * @see https://api.baselinker.com/index.php?method=getInventories
   */
  getInventories: read(none, {
    /** The catalogs, each with what it holds. */
    inventories: list(
      object({
        /** The catalog, for `inventory_id` of other methods and for `storage_id` of an order line. */
        inventory_id: integer(),
        /** What people call the catalog. */ name: text(),
        /** A note about the catalog; empty if there is none. */ description: text(),
        /** The languages that texts of its products can have: two-letter codes. */ languages: list(text()),
        /** The language of texts whose key names none: a two-letter code. */ default_language: text(),
        /** Ids of the price groups that its products have prices in, see `getInventoryPriceGroups`. */
        price_groups: list(integer()),
        /** The price group that counts where none is named. */ default_price_group: integer(),
        /** Keys such as `bl_205`, `shop_2334` or `warehouse_4556`. */ warehouses: list(text()),
        /** The warehouse that counts where none is named, by its key, such as `bl_205`. */
        default_warehouse: text(),
        /** Whether open orders reserve stock in this catalog. */ reservations: flag(),
        /** Whether this is the account's default catalog. */ is_default: flag(),
      }),
      "inventory_id",
    ),
  }),
  /**
   * The warehouses of the account's catalogs.
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouses
   */
  getInventoryWarehouses: read(none, {
    /** The warehouses, Base's own and those of connected shops and wholesalers. */
    warehouses: list(
      object({
        /** Whose it is: `bl` for Base's own, `shop` or `warehouse` for a connected one. */
        warehouse_type: text(),
        /** A number for `bl`; together with the type it makes the key `bl_205`. */
        warehouse_id: identifier(),
        /** What people call the warehouse. */ name: text(),
        /** A note about the warehouse; empty if there is none. */ description: text(),
        /** Whether its stock may be edited by hand. */ stock_edition: flag(),
        /** Whether this is the account's default warehouse. */ is_default: flag(),
        /** A second number of the warehouse, seen live; no source says what for. */
        internal_warehouse_id: optional(integer()),
        /** Street and house number of the warehouse. */ address: optional(text()),
        /** Postcode of the warehouse. */ postcode: optional(text()),
        /** City of the warehouse. */ city: optional(text()),
        /** Country of the warehouse. */ country: optional(text()),
      }),
      "warehouse_id",
    ),
  }),
  /**
   * The price groups of the account's catalogs.
   * @see https://api.baselinker.com/index.php?method=getInventoryPriceGroups
   */
  getInventoryPriceGroups: read(none, {
    /** The price groups. */
    price_groups: list(
      object({
        /** The price group, which is the key of a product's `prices`. */ price_group_id: integer(),
        /** What people call the group. */ name: text(),
        /** A note about the group; empty if there is none. */ description: optional(text()),
        /** The currency of all prices in the group: an ISO code such as `PLN`. */ currency: currency(),
        /** Whether this is the account's default price group. */ is_default: flag(),
        // These were seen live; `addInventoryPriceGroup` takes the same.
        /** How the prices of the group come about. No source shows the values. */
        price_group_type: optional(unknown()),
        /** The group whose prices this one is calculated from; 0 for none. */
        source_price_group_id: optional(integer()),
        /** What a price of the source group is multiplied by. */ price_multiplier: optional(decimal()),
        /** What is added to it then, in the currency of the group. */ price_addition: optional(decimal()),
        /** Whether a bundle costs what its products cost, multiplied and added to. */
        is_bundle_price_calculated: optional(flag()),
        /** What the sum of a bundle's products is multiplied by. */
        bundle_price_multiplier: optional(decimal()),
        /** What is added to it then, in the currency of the group. */
        bundle_price_addition: optional(decimal()),
      }),
      "price_group_id",
    ),
  }),
  /**
   * Adds a catalog, or changes the one that `inventory_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventory
   */
  addInventory: write(
    {
      /** Only to change an existing catalog. */ inventory_id: optional(numericId()),
      /** What people call the catalog. */ name: text(100),
      /** A note about the catalog. */ description: optional(text()),
      /** Two-letter codes. */ languages: list(text()),
      /** The language of texts whose key names none; one of `languages`. */ default_language: text(2),
      /** Ids of price groups. */ price_groups: list(numericId()),
      /** The price group that counts where none is named; one of `price_groups`. */
      default_price_group: numericId(),
      /** Keys such as `bl_205`. */ warehouses: list(text()),
      /** The warehouse that counts where none is named, by its key; one of `warehouses`. */
      default_warehouse: text(30),
      /** Whether orders reserve stock. */ reservations: flag(),
    },
    {
      /** The catalog that was added or changed. */ inventory_id: integer(),
    },
  ),
  /**
   * Deletes a catalog with all its products.
   * @see https://api.baselinker.com/index.php?method=deleteInventory
   */
  deleteInventory: write({
    /** The catalog to delete, see `getInventories`. */ inventory_id: numericId(),
  }),
  /**
   * Adds a price group, or changes the one that `price_group_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryPriceGroup
   */
  addInventoryPriceGroup: write(
    {
      /** Only to change an existing group. */ price_group_id: optional(numericId()),
      /** What people call the group. */ name: text(100),
      /** A note about the group. */ description: optional(text()),
      /** The currency of all prices in the group: an ISO code such as `PLN`. */ currency: currency(),
      // The values of this one are in no source at hand.
      /** How the prices of the group come about. No source lists the values. */
      price_group_type: optional(text()),
      /** The group whose prices this one is calculated from, by multiplying and adding. */
      source_price_group_id: optional(numericId()),
      /** What a price of the source group is multiplied by. */ price_multiplier: optional(decimal()),
      /** What is added to it then, in the currency of the group. */ price_addition: optional(decimal()),
      /** Whether a bundle costs what its products cost, multiplied and added to. */
      is_bundle_price_calculated: optional(flag()),
      /** What the sum of a bundle's products is multiplied by. */
      bundle_price_multiplier: optional(decimal()),
      /** What is added to it then, in the currency of the group. */
      bundle_price_addition: optional(decimal()),
    },
    {
      /** The price group that was added or changed. */ price_group_id: integer(),
    },
  ),
  /** Deletes a price group. @see https://api.baselinker.com/index.php?method=deleteInventoryPriceGroup */
  deleteInventoryPriceGroup: write({
    /** The price group to delete, see `getInventoryPriceGroups`. */ price_group_id: numericId(),
  }),
  /**
   * The keys that `text_fields` of the catalog's products may have.
   * @see https://api.baselinker.com/index.php?method=getInventoryAvailableTextFieldKeys
   */
  getInventoryAvailableTextFieldKeys: read(
    {
      /** The catalog, see `getInventories`. */ inventory_id: numericId(),
    },
    {
      /** Names by key, for example `{ "name|en": "Name (en)" }`. */ text_field_keys: map(text()),
    },
  ),
  /**
   * The shops and marketplaces for which texts of the catalog's products may differ.
   * @see https://api.baselinker.com/index.php?method=getInventoryIntegrations
   */
  getInventoryIntegrations: read(
    {
      /** The catalog, see `getInventories`. */ inventory_id: numericId(),
    },
    {
      // Older sources show a list without codes, or one map. What they show is then reported as drift.
      /** One entry for each kind of integration: `[{ "amazon": { langs, accounts } }, …]`. */
      integrations: list(
        map(
          object({
            /** The languages that its texts can have: two-letter codes. */ langs: optional(list(text())),
            /** Names of the accounts by id. */ accounts: optional(map(text())),
          }),
        ),
      ),
    },
  ),
  /**
   * Additional fields of products.
   * @see https://api.baselinker.com/index.php?method=getInventoryExtraFields
   */
  getInventoryExtraFields: read(none, {
    /** The definitions of the additional fields. */
    extra_fields: list(
      object({
        /** The field, for the key `extra_field_<id>` in a product's `text_fields`. */
        extra_field_id: integer(),
        /** What people call the field. */ name: text(),
        // 0 or 1; no source at hand says what they mean.
        /** 0 or 1. No source says what they mean. */ kind: integer(),
        /** text, number, select, checkbox, radio, date or file. */ editor_type: text(),
        /** What may be chosen, for select, checkbox and radio. */ options: optional(list(text())),
      }),
      "extra_field_id",
    ),
  }),
});
