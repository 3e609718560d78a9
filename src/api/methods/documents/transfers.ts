import { named, read, write } from "../../wire/method.ts";
import { flag, integer, list, numericId, object, optional, text, time, unknown } from "../../wire/shape.ts";

export const methods = named({
  /**
   * Adds a transfer of stock between two warehouses, or between places of one, as a draft. Both warehouses must
   * belong to catalogs with the advanced warehouse management.
   * @see https://api.baselinker.com/index.php?method=addInventoryTransfer
   */
  addInventoryTransfer: write(
    {
      /** The warehouse that the goods leave: the number alone, without the `bl_` of warehouse keys. */
      warehouse_id: numericId(),
      /** The warehouse that the goods go to. The same one where they only change their place. */
      target_warehouse_id: numericId(),
      /** What the transfer is for: 0 replenishment (the default), 1 putaway, 2 a change of location. */
      transfer_type: optional(integer()),
      /** What people call the transfer. */ name: optional(text(100)),
      /** How urgent it is: 0 low (the default), 1 medium, 2 high, 3 urgent. */ priority: optional(integer()),
      /** Id of the employee who is to carry it out. */ assigned_to: optional(numericId()),
      /** When the work is planned, in unix seconds. */ date_scheduled: optional(time()),
      /** By when it has to be done, in unix seconds; not before `date_scheduled`. */
      date_due: optional(time()),
      /** Anything that the people in the warehouse should know. */ notes: optional(text(255)),
    },
    {
      /** The new transfer, for the other methods of transfers. */ transfer_id: integer(),
      /** Its number in the numbering series, as the panel shows it. */ transfer_number: text(),
    },
  ),
  /**
   * Adds items to a draft of a transfer. An item that equals one that is there in everything but its quantity
   * changes that one; any other becomes a new one.
   * @see https://api.baselinker.com/index.php?method=addInventoryTransferItems
   */
  addInventoryTransferItems: write(
    {
      /** The draft, as `addInventoryTransfer` gave its id. */ transfer_id: numericId(),
      /** What is moved, one entry for each product and place. */
      items: list(
        object({
          /** The product or variant in the catalog. */ product_id: numericId(),
          /** How many pieces are moved; more than 0. */ quantity: integer(),
          /** Where the pieces lie now. Stock of the product must exist there. */
          location_name: optional(text(20)),
          /** Where the pieces are put. */ target_location_name: optional(text(20)),
          /** Until when the pieces can be used, as `YYYY-MM-DD`. */ expiry_date: optional(text(10)),
          /** The batch or lot that the pieces are from. */ batch: optional(text(128)),
          /** The serial number of the piece. */ serial_no: optional(text(128)),
        }),
      ),
    },
    {
      /** The items that were added or changed. */
      items: list(
        object({
          /** The item in the transfer, for `setInventoryTransferStatus`. */ item_id: integer(),
          /** Its place in the list of items. */ position: integer(),
        }),
        "item_id",
      ),
    },
  ),
  /**
   * Moves a transfer to another status. **When it is completed, items that are not verified and not in
   * `completed_items` are booked as missing goods.**
   * @see https://api.baselinker.com/index.php?method=setInventoryTransferStatus
   */
  setInventoryTransferStatus: write({
    /** The transfer to move on. */ transfer_id: numericId(),
    /** 0 draft, 1 commissioned, 2 in progress, 3 completed. */ status: integer(),
    /** What has arrived. With status 3, name every item: what is left out counts as missing. */
    completed_items: optional(
      list(
        object({
          /** The item, as `getInventoryTransferItems` gives its id. */ item_id: numericId(),
          /** How many pieces of it have arrived. */ completed_quantity: integer(),
        }),
      ),
    ),
  }),
  /**
   * Transfers by filter, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryTransfers
   */
  getInventoryTransfers: read(
    {
      /** Only this transfer. */ filter_transfer_id: optional(numericId()),
      /** Only transfers that leave this warehouse. */ filter_warehouse_id: optional(numericId()),
      /** Only transfers that go to this warehouse. */ filter_target_warehouse_id: optional(numericId()),
      /** Only this status: 0 draft, 1 commissioned, 2 in progress, 3 completed. */
      filter_transfer_status: optional(integer()),
      /** Only this type: 0 replenishment, 1 putaway, 2 a change of location. */
      filter_transfer_type: optional(integer()),
      /** Only transfers of this numbering series, see `getInventoryTransferSeries`. */
      filter_series_id: optional(numericId()),
      /** Only transfers made at or after this time, in unix seconds. */ filter_date_from: optional(time()),
      /** Only transfers made up to this time, in unix seconds. */ filter_date_to: optional(time()),
      /** Only transfers whose number holds this text. */ filter_transfer_number: optional(text(30)),
      /** Which page of 100, from 1. */ page: optional(integer()),
    },
    {
      /** One page of transfers. */
      transfers: list(
        object({
          /** The transfer, for the other methods of transfers. */ transfer_id: integer(),
          // The stored page ends here, in the middle of a name that begins with `tra`.
          /**
           * Probably the transfer's number. No source shows it, nor the fields that follow: they are handed over as
           * they come.
           */
          transfer_number: optional(unknown()),
        }),
        "transfer_id",
      ),
    },
  ),
  /**
   * Items of a transfer, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryTransferItems
   */
  getInventoryTransferItems: read(
    {
      /** The transfer whose items are wanted. */ transfer_id: numericId(),
      /** Which page of 100, from 1. */ page: optional(integer()),
    },
    {
      /** One page of items. */
      items: list(
        object({
          /** The item in the transfer, for `setInventoryTransferStatus`. */ item_id: integer(),
          /** The transfer that it is part of. */ transfer_id: integer(),
          /** Its place in the list of items. */ position: integer(),
          /** The product or variant in the catalog. */ product_id: integer(),
          /** The product's name when it was read. */ product_name: text(),
          /** The product's barcode number; empty if it has none. */ product_ean: text(),
          /** The product's stock keeping unit; empty if it has none. */ product_sku: text(),
          /** The catalog of the product. */ inventory_id: integer(),
          /** How many pieces are to be moved. */ quantity: integer(),
          /** How many pieces have arrived so far. */ completed_quantity: integer(),
          /** Whether nothing of it is left to do. */ is_completed: flag(),
          /** Where the pieces are taken from; empty if no place is named. */ location_name: text(),
          /** Where the pieces are put; empty if no place is named. */ target_location_name: text(),
          /** Until when the pieces can be used, as `YYYY-MM-DD`; empty if it is not set. */
          expiry_date: text(),
          // The stored page ends here.
          /** Probably the batch, as in `addInventoryTransferItems`. No source shows it, so its type is open. */
          batch: optional(unknown()),
          /** Probably the serial number, as in `addInventoryTransferItems`. No source shows it, so its type is open. */
          serial_no: optional(unknown()),
        }),
        "item_id",
      ),
    },
  ),
  /**
   * Numbering series of transfers.
   * @see https://api.baselinker.com/index.php?method=getInventoryTransferSeries
   */
  getInventoryTransferSeries: read(
    {
      /** Only the series of this warehouse. Left out, all series. */ warehouse_id: optional(numericId()),
    },
    {
      /** The numbering series. */
      series: list(
        object({
          /** The series, for `filter_series_id`. */ series_id: integer(),
          /** What people call the series. */ name: text(),
          /** The warehouse whose transfers are numbered by it. */ warehouse_id: integer(),
          /** The pattern of a number, with placeholders such as `%N`. */ format: text(),
        }),
        "series_id",
      ),
    },
  ),
});
