import { named, none, read } from "../wire/method.ts";
import { integer, list, object, optional, text } from "../wire/shape.ts";

export const methods = named({
  /**
   * Templates that orders can be printed with.
   * @see https://api.baselinker.com/index.php?method=getOrderPrintoutTemplates
   */
  getOrderPrintoutTemplates: read(none, {
    /** The templates. */
    printouts: list(
      object({
        /** The template. */ printout_id: integer(),
        /** What people call the template. */ name: text(),
        /** For example pdf or csv. */ file_format: text(),
        /** The language of the template: a two-letter code. */ language: optional(text()),
      }),
      "printout_id",
    ),
  }),
  /**
   * Templates that catalogs can be printed with.
   * @see https://api.baselinker.com/index.php?method=getInventoryPrintoutTemplates
   */
  getInventoryPrintoutTemplates: read(none, {
    /** The templates. */
    printouts: list(
      object({
        /** The template. */ printout_id: integer(),
        /** What people call the template. */ name: text(),
        /** For example pdf or csv. */ file_format: text(),
      }),
      "printout_id",
    ),
  }),
});
