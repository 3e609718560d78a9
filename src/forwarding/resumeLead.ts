import type { Issue } from "../mapping/mapResult.ts";
import { pause } from "../runtime/abort.ts";
import type { DeliverySettings } from "./deliverySettings.ts";
import { endLead } from "./endLead.ts";
import type { ForwardResult } from "./forwardResult.ts";
import type { Lease } from "./lease.ts";
import { lookUpOrder } from "./lookUpOrder.ts";
import { recordPayment } from "./recordPayment.ts";
import type { OpenLead } from "./store.ts";

interface Resumable {
  readonly key: string;
  readonly prepare: unknown;
  readonly issues: readonly Issue[];
}

/**
 * Brings a lead to its end that was left open and may have been sent. `absent` where it certainly
 * stands not in Base, so that it can be sent.
 */
export async function resumeLead(
  settings: DeliverySettings,
  lead: Resumable,
  lease: Lease,
  left: OpenLead,
  signal: AbortSignal,
): Promise<ForwardResult | "absent"> {
  settings.tell({ type: "taken_over", key: lead.key });
  if (left.phase === "paying" && left.orderId !== undefined) {
    return recordPayment(settings, lead, lease, { ...left, orderId: left.orderId, fresh: false }, signal);
  }
  // Without a marker nothing can be found. Whoever forwards such a lead again wants it sent again.
  if (left.marker === "" && lead.prepare !== undefined) return "absent";
  return settle(settings, lead, lease, left, signal);
}

/**
 * Waits until the server must have finished with the order, then looks for it. Whatever a clock says
 * about when the lead was sent, the whole time is waited: only our own waiting is certain.
 */
export async function settle(
  settings: DeliverySettings,
  lead: Resumable,
  lease: Lease,
  open: OpenLead,
  signal: AbortSignal,
  cause?: Error,
): Promise<ForwardResult | "absent"> {
  const { key } = lead;
  const until = AbortSignal.any([signal, lease.signal]);
  let error = cause;
  let settled = open.settled;
  try {
    if (!settled && open.marker !== "") {
      await pause(settings.settleMs, settings.clock, until);
      settled = true;
    }
    const looked = await lookUpOrder(settings.baselinker, open, until);
    settings.tell({ type: "looked_up", key, result: looked.status });
    if (looked.status === "absent") return "absent";
    if (looked.status === "found") {
      settings.lastOrder.saw(looked.orderId);
      return await recordPayment(
        settings,
        lead,
        lease,
        { ...open, orderId: looked.orderId, fresh: false },
        signal,
      );
    }
    error = looked.error;
  } catch (thrown) {
    error ??= thrown instanceof Error ? thrown : new Error(String(thrown));
  }
  await endLead(settings, lead.key, lease, { state: "open" }, { ...open, settled });
  return { status: "unknown", key, ...(error === undefined ? {} : { error }), issues: lead.issues };
}
