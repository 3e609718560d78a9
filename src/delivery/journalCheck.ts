import type { CallOptions } from "../client/options.ts";
import { isApiError } from "../errors/apiError.ts";
import type { OpenLead } from "../lead/openLead.ts";
import { toError } from "../runtime/errors.ts";
import type { DeliverySettings } from "./deliveryState.ts";
import { clockMarginS, type LookUp } from "./lookUpOrder.ts";

/** Entries of the journal after which an order is not found any more: removed, and merged into another one. */
const goneTypes = [4, 5];

/** No person does more by hand in the three days for which the journal is kept. */
const maxEntries = 2_000;

/**
 * Checks whether an order that may have been the lead's was deleted or merged since the lead was sent: then
 * its absence does not mean that it was never made. Most accounts have no journal, and nothing is known of
 * those.
 */
export async function checkJournal(
  { baselinker }: Pick<DeliverySettings, "baselinker">,
  { afterId, sentAt }: OpenLead,
  options: Pick<CallOptions, "signal" | "priority">,
): Promise<LookUp> {
  let count = 0;
  try {
    const entries = baselinker.iterateJournalList(
      { logs_types: goneTypes },
      { ...options, validation: "off" },
    );
    for await (const { order_id, object_id, date = sentAt } of entries) {
      count += 1;
      const isNew = order_id > afterId || Number(object_id) > afterId;
      if ((isNew && date >= sentAt - clockMarginS) || count > maxEntries) {
        return { status: "unsure", error: new Error(goneText) };
      }
    }
  } catch (thrown) {
    // A token that may not read the journal counts as an account without one.
    if (!isApiError(thrown) || thrown.retryable) return { status: "failed", error: toError(thrown) };
  }
  return { status: "absent" };
}

const goneText =
  "The order is not in Base, but one was deleted or merged there since the lead was sent, and it may have been this lead's. Check in Base.";
