import type { Issue } from "../mapping/mapResult.ts";
import type { DeliverySettings } from "./deliverySettings.ts";
import type { Lease } from "./lease.ts";
import type { LeadEnd, OpenLead } from "./store.ts";

/**
 * Takes down how a lead ended. A store that fails here changes nothing about the order, so the result
 * stands; the issue says what that means for later.
 */
export async function endLead(
  settings: DeliverySettings,
  key: string,
  lease: Lease,
  end: LeadEnd,
  open?: OpenLead,
): Promise<readonly Issue[]> {
  try {
    if (open !== undefined) await lease.keep(open);
    await lease.finish(end);
    return [];
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    settings.tell({ type: "store_failed", key, error });
    return [notTakenDown];
  }
}

const notTakenDown: Issue = {
  level: "warning",
  code: "store_failed",
  path: "",
  message:
    "The store did not take down how the lead ended. If the lead comes again, the forwarder first looks for its order in Base. Check the store.",
};
