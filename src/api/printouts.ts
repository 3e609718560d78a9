import { read } from "./wire/method.ts";
import { integer, list, object, optional, text } from "./wire/shape.ts";

/**
 * Templates that orders can be printed with.
 *
 * @see https://api.baselinker.com/index.php?method=getOrderPrintoutTemplates
 */
export const getOrderPrintoutTemplates = read(
  "getOrderPrintoutTemplates",
  {},
  {
    printouts: list(
      object({
        printout_id: integer(),
        name: text(),
        /** For example pdf or csv. */
        file_format: text(),
        language: optional(text()),
      }),
      "printout_id",
    ),
  },
);

/**
 * Templates that catalogs can be printed with.
 *
 * @see https://api.baselinker.com/index.php?method=getInventoryPrintoutTemplates
 */
export const getInventoryPrintoutTemplates = read(
  "getInventoryPrintoutTemplates",
  {},
  {
    printouts: list(
      object({
        printout_id: integer(),
        name: text(),
        /** For example pdf or csv. */
        file_format: text(),
      }),
      "printout_id",
    ),
  },
);
