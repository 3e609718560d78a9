import { type ForwardResult, toPlainError } from "../contract/forwardResult.ts";
import { differingKey, storeKeyOf } from "../contract/leadKey.ts";
import type { LeadEntry } from "../contract/registerContract.ts";
import { deliverLead } from "../delivery/delivery.ts";
import type { LeadToDeliver } from "../delivery/deliveryState.ts";
import { aboutLead, isDifferent, signBuyer, toDuplicate } from "../delivery/keyReuse.ts";
import { isPaidLater, leadPrint } from "../delivery/leadPrint.ts";
import { contentOf } from "../delivery/orderTraits.ts";
import type { FlightControl, Waiter } from "../waiting/singleFlight.ts";
import { mapLeadLive, mayChange, toForwardResult } from "./prepareOrder.ts";
import type { ReadLead } from "./readLead.ts";
import type { SharedParts } from "./sharedParts.ts";

interface LeadOnTurn extends Pick<LeadToDeliver, "completeOther"> {
  readonly read: ReadLead;
  readonly waiter: Waiter;
  readonly entry: LeadEntry | undefined;
  /** Keeps the lead's slot for work that outlives its callers. */
  readonly keepSlotWhile: <Value>(work: Promise<Value>) => Promise<Value>;
}

/** Delivers a lead together with all that are forwarded with the same key at the same time. */
export async function deliverTogether(
  { settings, flights }: SharedParts,
  { read, waiter, entry, completeOther, keepSlotWhile }: LeadOnTurn,
): Promise<ForwardResult> {
  const { key, storeKey, mapping, mapped } = read;
  const { text, isGiven } = key;
  const { order, issues } = mapped;
  const { binding, settleMs, clock, contentMs } = settings;
  const [hash, buyer] = await Promise.all([binding.sign(contentOf(order)), signBuyer(binding, order)]);
  const fingerprint = leadPrint(hash, order.paid === true);
  // A date ahead of ours must not make another lead of it.
  const receivedMs = Math.min(mapping.receivedAt.getTime(), clock.date());
  const bind = async (_?: unknown, takesKey = false) => entry?.bind(key, storeKey, buyer, takesKey);
  const keepApart = async () => {
    const ownKey = differingKey(key, hash);
    entry?.keepApart(ownKey, await storeKeyOf(ownKey, settings.namespace), buyer);
  };
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
    sameSince: isGiven ? undefined : receivedMs - contentMs,
    entry,
    bind,
    keepApart,
    completeOther,
    ...(buyer === undefined ? {} : { buyer }),
  };
  const start = (flight: FlightControl) => keepSlotWhile(deliverLead(settings, lead, flight));
  const about = aboutLead(fingerprint, buyer);
  let mayBeEarlier = !isGiven;
  for (;;) {
    const first = flights.controlOf(storeKey);
    let result: ForwardResult | undefined;
    try {
      result = await flights.share(storeKey, waiter, start, about);
    } catch (thrown) {
      // The caller left while others stayed, or after the order was sent: its result is not known here.
      const error = toPlainError(thrown);
      return { status: "unknown", key: text, error, retryAfterMs: settleMs, issues };
    }
    // A reconcile had nothing to do for this key, or does not say which lead it completed: now this lead is next.
    if (result === undefined) continue;
    if (first === undefined) return result;
    if (first.about === undefined) continue;
    // The first one may repeat an order that is too old to be this lead's.
    if (mayBeEarlier && result.status === "duplicate") {
      mayBeEarlier = false;
      continue;
    }
    if (first.about !== about) {
      // Another lead with the same key was being sent. If it became no order, this lead is next.
      if (result.status === "error") continue;
      if (result.status !== "success" && result.status !== "duplicate") return result;
      const [firstPrint, ...buyers] = first.about.split(" ");
      if (settings.payment === "setOrderPayment" && isPaidLater(firstPrint, fingerprint)) continue;
      result = toDuplicate(settings, lead, { orderId: result.orderId, fingerprint: firstPrint, buyers });
      // A rejected lead keeps its own entry.
      if (result.status === "error") return result;
      if (isDifferent(result)) {
        await keepApart();
        return result;
      }
    }
    // A caller that shares a delivery has its own entry: the two are merged.
    await bind().catch(() => {});
    return result;
  }
}
