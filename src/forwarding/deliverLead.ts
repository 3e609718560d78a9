import type { Issue } from "../mapping/mapResult.ts";
import { pause } from "../runtime/abort.ts";
import type { DeliverySettings } from "./deliverySettings.ts";
import type { ForwardResult } from "./forwardResult.ts";
import { isRetryable } from "./isRetryable.ts";
import { instant, Lease, LeaseLostError } from "./lease.ts";
import { resumeLead } from "./resumeLead.ts";
import { type PreparedLead, sendLead } from "./sendLead.ts";
import type { Claim } from "./store.ts";

/** One lead on its way into Base. */
export interface LeadToDeliver {
  readonly key: string;
  /** The key in the store; safe for any store and of bounded length. */
  readonly storeKey: string;
  /**
   * Gives the order, or the result if it turns out that there is none. Called when the lead is claimed
   * and has certainly not been sent. Without it, only what an earlier holder left is brought to its end.
   */
  readonly prepare: ((signal: AbortSignal) => Promise<PreparedLead | ForwardResult>) | undefined;
  readonly issues: readonly Issue[];
}

/** `undefined` only for a lead without `prepare`, where nothing was left or another process is at it. */
export async function deliverLead(
  settings: DeliverySettings,
  lead: LeadToDeliver,
  signal: AbortSignal,
): Promise<ForwardResult | undefined> {
  const { key, issues } = lead;
  let elsewhere = false;
  try {
    for (let round = 0; ; round += 1) {
      const result = await claimAndDeliver(settings, lead, signal);
      if (result !== "busy") return result;
      if (lead.prepare === undefined) return undefined;
      elsewhere = true;
      // Another process has it. It ends, or its lease does; either way the next claim tells.
      await pause(Math.min(firstPauseMs * 2 ** round, longestPauseMs), settings.clock, signal);
    }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (elsewhere) return { status: "unknown", key, error, issues };
    // Nothing of this lead was sent by us: all that comes after sending is caught where it happens.
    return { status: "error", key, error, retryable: isRetryable(thrown), issues };
  }
}

const firstPauseMs = 50;
const longestPauseMs = 2_000;

async function claimAndDeliver(
  settings: DeliverySettings,
  lead: LeadToDeliver,
  signal: AbortSignal,
): Promise<ForwardResult | undefined | "busy"> {
  const { store, clock, leaseMs } = settings;
  signal.throwIfAborted();
  const request = { token: settings.newToken(), leaseMs };
  const since = instant(clock);
  const claim: Claim = await store.claim(lead.storeKey, request);
  if (claim.status === "busy") return "busy";
  if (claim.status === "sent") {
    if (lead.prepare === undefined) return undefined;
    settings.lastOrder.saw(claim.orderId);
    return { status: "duplicate", orderId: claim.orderId, key: lead.key, issues: lead.issues };
  }
  const lease = new Lease(store, lead.storeKey, request, clock, since);
  try {
    return await work(settings, lead, lease, claim, signal);
  } catch (error) {
    if (error instanceof LeaseLostError) return "busy";
    // Whoever comes next need not wait for the lease; what an earlier holder left stays with the key.
    await lease.finish({ state: "open" }).catch(() => {});
    throw error;
  } finally {
    lease.stop();
  }
}

async function work(
  settings: DeliverySettings,
  lead: LeadToDeliver,
  lease: Lease,
  { left }: Extract<Claim, { status: "claimed" }>,
  signal: AbortSignal,
): Promise<ForwardResult | undefined> {
  if (left === undefined) return sendLead(settings, lead, lease, left, signal);
  const named = { ...lead, key: left.key };
  const result = await resumeLead(settings, named, lease, left, signal);
  return result === "absent" ? sendLead(settings, named, lease, left, signal) : result;
}
