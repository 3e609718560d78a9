import type { ForwardResult } from "../contract/forwardResult.ts";
import type { OpenLead } from "../contract/openLead.ts";
import type { DeliverySettings, Ended, HeldLead } from "./deliveryState.ts";
import { finishClaim } from "./lease.ts";

interface DeliveryEnd {
  /** Whether the record of the lead stays, for the next one to complete. */
  readonly state: "failed" | "open";
  readonly result?: ForwardResult | undefined;
  /** What the record is from now on, if it changes. */
  readonly open?: OpenLead | undefined;
}

/** Ends the claim of a lead that became no order of its own, and its delivery. */
export async function endDelivery(
  held: HeldLead,
  { emit }: Pick<DeliverySettings, "emit">,
  { state, result, open }: DeliveryEnd,
): Promise<Ended> {
  const { issues } = await finishClaim(held, emit, { state }, { open, result });
  return { at: "ended", result: result && { ...result, issues: [...result.issues, ...issues] } };
}
