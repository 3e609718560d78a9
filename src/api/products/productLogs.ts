import { methods, pages, read } from "../wire/method.ts";
import { either, identifier, integer, list, object, optional, text, time, unknown } from "../wire/shape.ts";

export const productLogsMethods = methods({
  /**
   * What happened to a product or a variant, 100 entries a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryProductLogs
   */
  getInventoryProductLogs: read(
    {
      /** The product or variant. */ product_id: integer(),
      /** Only what happened at or after this time, in unix seconds. */ date_from: optional(time()),
      /** Only what happened up to this time, in unix seconds. */ date_to: optional(time()),
      /**
       * 1 stock, 2 price, 3 made, 4 deleted, 5 texts, 6 locations, 7 links, 8 pictures, 9 variants, 10 bundle.
       * One number in the table of the documentation, a list in its example: either is taken.
       */
      log_type: optional(either(integer(), list(integer()))),
      // A number in one source, `ASC` or `DESC` in the others.
      /** `ASC` for the oldest first, `DESC` for the newest first. One source has a number. */
      sort: optional(identifier(4)),
      /** From 1. */ page: optional(integer()),
    },
    {
      /** One page of groups, each of what was done at once. */
      logs: list(
        object({
          /** The user or `API`. */ profile: text(),
          /** When it was done, in unix seconds. */ date: time(),
          /** What was changed. */
          entries: list(
            object({
              /** The kind of change, by the numbers of `log_type`. */ type: integer(),
              /** The warehouse or the price group, for example. */ info: optional(unknown()),
              /** The value before. Its form depends on the kind. */ from: optional(unknown()),
              /** The value after. Its form depends on the kind. */ to: optional(unknown()),
            }),
          ),
        }),
      ),
    },
  ),
});

export const productLogsPages = pages(productLogsMethods, {
  /** All entries of `getInventoryProductLogs`. */
  iterateInventoryProductLogs: { of: "getInventoryProductLogs", by: "page", field: "logs", size: 100 },
});
