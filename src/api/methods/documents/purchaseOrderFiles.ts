import { named, read, write } from "../../wire/method.ts";
import { file, integer, list, numericId, object, optional, text, time, unknown } from "../../wire/shape.ts";

export const methods = named({
  /**
   * Attaches the PDF of the supplier's invoice to a purchase order.
   * @see https://api.baselinker.com/index.php?method=addInventoryPurchaseOrderFile
   */
  addInventoryPurchaseOrderFile: write({
    /** The purchase order. Older methods call the same id `order_id`. */ purchase_order_id: numericId(),
    /** The bytes of the PDF. */ file: file(),
    /** The number of the supplier's invoice. */ cost_invoice_no: optional(text(100)),
  }),
  /**
   * The PDF that is attached to a purchase order. `fileOf` turns the answer into bytes.
   * @see https://api.baselinker.com/index.php?method=getInventoryPurchaseOrderFile
   */
  getInventoryPurchaseOrderFile: read(
    {
      /** The purchase order. Older methods call the same id `order_id`. */ purchase_order_id: numericId(),
    },
    {
      /** A PDF as base64 with a `data:` prefix. */ file: text(),
      /** The number of the supplier's invoice; empty if none was given. */ cost_invoice_no: text(),
      /** The name under which the file was stored. */ file_name: text(),
    },
    { file: "file" },
  ),
  /**
   * What happened to a purchase order, 100 groups of entries a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryPurchaseOrderLogs
   */
  getInventoryPurchaseOrderLogs: read(
    {
      /** The purchase order. Older methods call the same id `order_id`. */ purchase_order_id: numericId(),
      /** Only what happened at or after this time, in unix seconds. */ date_from: optional(time()),
      /** Only what happened up to this time, in unix seconds. */ date_to: optional(time()),
      /**
       * Only these kinds: 0 created, 1 deleted, 2 status, 3 e-mail to the supplier, 4 texts, 5 items, 6 landed costs,
       * 7 packages, 8 shared by a supply page, 9 negotiation of items, 10 merged, 11 split.
       */
      log_type: optional(list(integer())),
      /** `ASC` for the oldest first (the default), `DESC` for the newest first. */ sort: optional(text(4)),
      /** Which page of 100 groups, probably from 1. */ page: optional(integer()),
    },
    {
      /** One page of groups, each of what was done at once. */
      logs: list(
        object({
          /** Who did it: a profile of the panel, or the API. */ profile: text(),
          /** When, in unix seconds. */ date: time(),
          // The stored page ends here.
          /** What was changed. No source shows the fields of an entry: they are handed over as they come. */
          entries: optional(list(unknown())),
        }),
      ),
    },
  ),
});
