import { read } from "./wire/method.ts";
import { integer, list, object, optional, text } from "./wire/shape.ts";

export interface PrintoutsMethods {
  /**
   * Templates that orders can be printed with.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderPrintoutTemplates
   */
  getOrderPrintoutTemplates: typeof getOrderPrintoutTemplates;
  /**
   * Templates that catalogs can be printed with.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryPrintoutTemplates
   */
  getInventoryPrintoutTemplates: typeof getInventoryPrintoutTemplates;
}

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
