import { methods, read } from "../wire/method.ts";
import { currency, flag, identifier, integer, list, object, optional, text } from "../wire/shape.ts";

export const catalogListsMethods = methods({
  /**
   * The catalogs of the account ("inventory" in method names, "catalog" in the panel).
   *
   * @see https://api.baselinker.com/index.php?method=getInventories
   */
  getInventories: read(
    {},
    {
      inventories: list(
        object({
          inventory_id: integer(),
          name: text(),
          description: text(),
          languages: list(text()),
          default_language: text(),
          price_groups: list(integer()),
          default_price_group: integer(),
          /** Keys such as `bl_205`, `shop_2334` or `warehouse_4556`. */
          warehouses: list(text()),
          default_warehouse: text(),
          reservations: flag(),
          is_default: flag(),
        }),
        "inventory_id",
      ),
    },
  ),
  /**
   * The warehouses of the account's catalogs.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouses
   */
  getInventoryWarehouses: read(
    {},
    {
      warehouses: list(
        object({
          warehouse_type: text(),
          /** A number for `bl`; together with the type it makes the key `bl_205`. */
          warehouse_id: identifier(),
          name: text(),
          description: text(),
          stock_edition: flag(),
          is_default: flag(),
        }),
        "warehouse_id",
      ),
    },
  ),
  /**
   * The price groups of the account's catalogs.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryPriceGroups
   */
  getInventoryPriceGroups: read(
    {},
    {
      price_groups: list(
        object({
          price_group_id: integer(),
          name: text(),
          description: optional(text()),
          currency: currency(),
          is_default: flag(),
        }),
        "price_group_id",
      ),
    },
  ),
});
