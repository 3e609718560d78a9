import { named, none, read } from "../../wire/method.ts";
import {
  flag,
  identifier,
  integer,
  list,
  numericId,
  object,
  optional,
  text,
  time,
} from "../../wire/shape.ts";
import { extraField, paymentEntry } from "../orders/orderResult.ts";
import { orderReturn } from "./returnResult.ts";

export const methods = named({
  /**
   * Returns by filter, 100 a page, in the order of their ids.
   * @see https://api.baselinker.com/index.php?method=getOrderReturns
   */
  getOrderReturns: read(
    {
      /** Only returns of this order. */ order_id: optional(numericId()),
      /** Only this return. */ return_id: optional(numericId()),
      /** Only returns made at or after this time, in unix seconds. */ date_from: optional(time()),
      /** The id to begin with. */ id_from: optional(numericId()),
      /** Only returns in this status, see `getOrderReturnStatusList`. */ status_id: optional(numericId()),
      /** Only returns of this type of source, such as `personal`. */
      filter_order_return_source: optional(text(20)),
      /** Only together with `filter_order_return_source`. */
      filter_order_return_source_id: optional(numericId()),
      /** Also `custom_extra_fields` of each return. Left out by default. */
      include_custom_extra_fields: optional(flag()),
      /** Also `connect_data` of each return. Left out by default. */ include_connect_data: optional(flag()),
    },
    {
      /** One page of returns, up to 100. */ returns: list(orderReturn),
    },
  ),
  /**
   * What happened to returns, newest last, kept for three days. The account must have the journal on.
   * @see https://api.baselinker.com/index.php?method=getOrderReturnJournalList
   */
  getOrderReturnJournalList: read(
    {
      /** The last entry already read. The journal of orders rejects 0: leave it out to begin. */
      last_log_id: optional(numericId()),
      /** Only these kinds of entries. Left out, all kinds. */ logs_types: optional(list(integer())),
      /** Only entries about this return. */ return_id: optional(numericId()),
    },
    {
      /** The entries, oldest first. Empty if the account has no journal. */
      logs: list(
        object({
          // Sources give `id` or `log_id`, and `log_type` or `type`.
          /** The entry's own id, for `last_log_id`. */ id: optional(integer()),
          /** The entry's own id, where the answer has no `id`. */ log_id: optional(integer()),
          /** The return that the entry is about. */ return_id: optional(integer()),
          /** What happened, by a number. */ log_type: optional(integer()),
          /** What happened, where the answer has no `log_type`. */ type: optional(integer()),
          /** What else the entry is about; 0 or empty for nothing. */ object_id: optional(identifier()),
          /** When it happened, in unix seconds. */ date: optional(time()),
        }),
      ),
    },
  ),
  /** Refunds of a return. @see https://api.baselinker.com/index.php?method=getOrderReturnPaymentsHistory */
  getOrderReturnPaymentsHistory: read(
    {
      /** The return whose refunds are wanted. */ return_id: numericId(),
      /** Also the entries that later ones replaced. Left out by default. */
      show_full_history: optional(flag()),
    },
    {
      /** The refunds. Without `show_full_history` only those with an external id. */
      payments: list(paymentEntry),
    },
  ),
  /**
   * Additional fields of returns.
   * @see https://api.baselinker.com/index.php?method=getOrderReturnExtraFields
   */
  getOrderReturnExtraFields: read(none, {
    /** The definitions of the additional fields of returns. */
    extra_fields: list(extraField, "extra_field_id"),
  }),
});
