import type { DeliverySettings, LeadToDeliver } from "../delivery/deliveryState.ts";
import { aboutLead, toDuplicate } from "../delivery/keyReuse.ts";
import { buyerOf, contentOf } from "../delivery/orderTraits.ts";
import { type ForwardResult, toPlainError } from "../lead/forwardResult.ts";
import { type LeadKey, storeKeyOf } from "../lead/leadKey.ts";
import type { LeadEntry } from "../lead/registerContract.ts";
import type { MapResult } from "../mapping/mapResult.ts";
import type { FlightControl, SingleFlight, Waiter } from "../runtime/singleFlight.ts";
import { type MappingOfLead, mapLeadLive, mayChange, toForwardResult } from "./prepareOrder.ts";

/** A lead that was mapped and has its key, and how it is delivered. */
export interface MappedLead {
  readonly settings: DeliverySettings;
  readonly flights: SingleFlight<ForwardResult | undefined>;
  readonly deliver: (lead: LeadToDeliver, flight: FlightControl) => Promise<ForwardResult | undefined>;
  /** Delivers what is open under a key of the store, as `reconcile` does. */
  readonly completeOpen: (storeKey: string, flight: FlightControl) => Promise<ForwardResult | undefined>;
  readonly key: LeadKey;
  readonly mapping: MappingOfLead;
  readonly mapped: Extract<MapResult, { readonly status: "order" }>;
  readonly waiter: Waiter;
  readonly entry: LeadEntry | undefined;
}

/** Delivers a lead together with all who forward the same key at the same time. */
export async function shareDelivery({
  settings,
  flights,
  deliver,
  completeOpen,
  key,
  mapping,
  mapped,
  waiter,
  entry,
}: MappedLead): Promise<ForwardResult> {
  const { text } = key;
  const { order, issues } = mapped;
  const { binding, namespace, settleMs } = settings;
  const buyerText = buyerOf({ ...order });
  const [storeKey, fingerprint, buyer] = await Promise.all([
    storeKeyOf(key, namespace),
    binding.sign(contentOf(order)),
    buyerText === undefined ? undefined : binding.sign(buyerText),
  ]);
  const bind = async () => entry?.bind(key, storeKey, buyer);
  const prepare = async (until: AbortSignal) => {
    // A lead whose products are all known is not mapped again.
    const current = mayChange(mapping, mapped) ? await mapLeadLive({ ...mapping, key: text }, until) : mapped;
    return current.status === "order" ? current : toForwardResult(current, text);
  };
  const lead = {
    key: text,
    storeKey,
    prepare,
    issues,
    fingerprint,
    entry,
    bind,
    completeOther: (flight: FlightControl) => completeOpen(storeKey, flight),
    ...(buyer === undefined ? {} : { buyer }),
  };
  const start = (flight: FlightControl) => deliver(lead, flight);
  const about = aboutLead(fingerprint, buyer);
  for (;;) {
    const first = flights.controlOf(storeKey);
    let result: ForwardResult | undefined;
    try {
      result = await flights.share(storeKey, waiter, start, about);
    } catch (thrown) {
      // The caller left and others stayed, or its order had left: its end is not known here.
      const error = toPlainError(thrown);
      return { status: "unknown", key: text, error, retryAfterMs: settleMs, issues };
    }
    // A reconcile found nothing to do for this key, or does not say of which lead: now it is our turn.
    if (result === undefined) continue;
    if (first === undefined) return result;
    if (first.about === undefined) continue;
    if (first.about !== about) {
      // Another lead under the same key was being sent. If it made no order, it is our turn.
      if (result.status === "error") continue;
      if (result.status !== "success" && result.status !== "duplicate") return result;
      const [firstPrint, ...buyers] = first.about.split(" ");
      result = toDuplicate(settings, lead, { orderId: result.orderId, fingerprint: firstPrint, buyers });
    }
    // A caller that shares a delivery has an entry too: the two become one.
    if (result.status !== "error") await bind().catch(() => {});
    return result;
  }
}
