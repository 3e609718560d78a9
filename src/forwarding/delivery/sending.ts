import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import { provesNothingDone } from "../../client/calls/provesNothingDone.ts";
import { ApiError } from "../../shared/errors/apiError.ts";
import { driftAt } from "../../shared/errors/unexpectedResponseError.ts";
import { isRecord } from "../../shared/json/value.ts";
import { anySignal, linkedSignal } from "../../shared/runtime/abort.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import { faultOfRefusal, type LeadFault, toFailure, toPlainError } from "../contract/forwardResult.ts";
import type { OpenLead } from "../contract/openLead.ts";
import { checkAnswer } from "./checkAnswer.ts";
import type { Delivery, DeliverySettings, Ended, NextStates, Ready, Unsent } from "./deliveryState.ts";
import { endDelivery } from "./endDelivery.ts";
import { type Lease, LeaseLostError, LeaseOldError, sendUnderClaim } from "./lease.ts";
import { findByContact, hasContact } from "./lookUpOrder.ts";
import { disarmMarkers, placeMarker } from "./marker.ts";
import { orderIdOf } from "./orderIds.ts";
import { duePayment } from "./payment.ts";
import type { FoundOrder } from "./readOrders.ts";

/** The step of `unsent`: completes the order. A lead that the store may have forgotten is looked for first. */
export async function prepareLead(
  delivery: Delivery,
  { held, unfinished, isForgotten, doubtedForMs = 0, knowsFrom = 0, unreadable }: Unsent,
): Promise<NextStates["unsent"]> {
  const { settings, lead, signal } = delivery;
  const { key } = held;
  if (lead.prepare === undefined) {
    // Without the lead it is unknown what to look for.
    if (unreadable !== undefined) throw unreadable;
    // The caller of a refused lead was told so, and sends it again when it is corrected.
    if (unfinished === undefined || unfinished.refused !== undefined)
      return endDelivery(held, settings, { state: "failed" });
    return { at: "ready", held, open: toOpenLead(settings, unfinished), sends: 0 };
  }
  const prepared = await lead.prepare(signal);
  // The record must stay, whatever the lead maps to now.
  if (unreadable !== undefined && prepared.status !== "order") throw unreadable;
  // A lead that the store may have forgotten is not proven absent yet.
  const state = isForgotten ? "open" : "failed";
  if (prepared.status !== "order") return endDelivery(held, settings, { state, result: prepared });
  const disarmed = disarmMarkers(prepared.order, settings.namespace);
  const marker =
    settings.marker === false ? "" : unfinished?.marker || (await settings.binding.markerOf(lead.storeKey));
  const placed = placeMarker(disarmed.order, marker, settings.marker);
  const issues = [...prepared.issues, ...disarmed.issues, ...placed.issues];
  if (unreadable !== undefined && (placed.order === undefined || marker === "")) throw unreadable;
  if (placed.order === undefined)
    return endDelivery(held, settings, { state, result: toFailure("setup", { key, issues }) });
  const { field: markerField } = placed;
  const { fingerprint, buyer } = lead;
  const due = duePayment(settings, placed.order);
  const sends = unfinished?.sends;
  const open = toOpenLead(settings, { key, marker, markerField, fingerprint, buyer, sends, ...due });
  const ready = { held: { ...held, issues }, open, sends: 0 };
  if (unreadable === undefined && (!isForgotten || marker === "")) {
    // An export that comes again, or a store that was lost: the lead is older than what the store knows.
    const isOld = open.order.date_add < Math.floor(knowsFrom / 1_000) && hasContact(open.order);
    const earlier = isOld && marker !== "" ? await findEarlier(delivery, open) : undefined;
    if (earlier === undefined) return { at: "ready", ...ready };
    return { at: "ordered", ...ready, orderId: earlier, fresh: false };
  }
  // A holder whose claim was forgotten does not know that, and may send until its lease would have expired.
  const { settleMs, leaseMs } = settings;
  const waitedMs = isForgotten ? Math.min(settleMs, doubtedForMs - leaseMs) : 0;
  const settledAt = isForgotten ? settings.clock.now() - doubtedForMs + leaseMs + settleMs : undefined;
  // It is unknown when, or whether, the order was sent.
  const { retentionMs = Number.POSITIVE_INFINITY } = settings.store;
  // What the same content became before is of another lead.
  const since = Math.max(0, settings.clock.date() - retentionMs, lead.sameSince ?? 0);
  const before = { ...open, since, afterId: 0, waitedMs, sentAt: open.sentAt - forgottenForS };
  return {
    at: "doubtful",
    ...ready,
    open: before,
    cause: undefined,
    isPrepared: true,
    settledAt,
    unreadable,
  };
}

/** The order that became of an old lead before the store's memory begins. */
async function findEarlier(
  { settings, lead, signal, flight }: Delivery,
  open: OpenLead,
): Promise<number | undefined> {
  // The date of a lead may be local, and ahead of the hour in which its order was sent.
  const since = Math.max(open.order.date_add * 1_000 - dateMarginMs, lead.sameSince ?? 0);
  const isMarked = (order: FoundOrder) => settings.binding.isSentSince(order, lead.storeKey, since);
  const dateFrom = Math.floor(Math.max(0, since) / 1_000);
  const options = { isMarked, dateFrom, turn: flight.turn, signal };
  const orderId = await findByContact(settings.baselinker, open, options);
  settings.emit({ type: "looked_up", key: open.key, result: orderId === undefined ? "absent" : "found" });
  return orderId;
}

/** By how much the date of a lead may be wrong, in milliseconds: two days. */
const dateMarginMs = 172_800_000;

/** How far back to look for the order of a lead that the store may have forgotten, in seconds: a day. */
const forgottenForS = 86_400;

/** The step of `ready`: saves in the store that the order is about to be sent, and sends it once. */
export async function sendLead(
  delivery: Delivery,
  { held, open: ready, sends }: Ready,
): Promise<NextStates["ready"]> {
  const { settings, lead, signal, flight } = delivery;
  const { lease, key, issues } = held;
  const onLeave = () => {
    flight.goesOn = true;
  };
  const open = { ...ready, sends: (ready.sends ?? 0) + 1 };
  const sent = await sendUnderClaim(lease, open, () =>
    sendOrder(settings, open.order, { lease, signal, onLeave }),
  );
  const told = sent.status === "made" ? await checkAnswer(delivery, open, sent.orderId) : sent;
  if (told.status === "made") {
    settings.orderIds.observe(told.orderId, lead.storeKey);
    const all = { ...held, issues: [...issues, ...told.issues] };
    return { at: "ordered", held: all, open, orderId: told.orderId, fresh: true, sends: sends + 1 };
  }
  const { error } = told;
  if (told.status === "unknown") {
    const refused = await refuseAtOnce(settings, { held, open }, error);
    if (refused !== undefined) return refused;
    settings.emit({ type: "outcome_unknown", key, error });
    // The caller left while the request was in flight. Base may process it as late as any other request. The claim is
    // not released but expires, so no other process looks before that.
    if (signal.aborted) {
      lease.stop();
      const retryAfterMs = settings.settleMs;
      const result = { status: "unknown", key, error: toPlainError(error), retryAfterMs, issues } as const;
      return { at: "ended", result };
    }
    return { at: "doubtful", held, open, sends: sends + 1, cause: error };
  }
  if (error instanceof LeaseLostError) throw error;
  const result = toFailure(told.fault, { key, error, issues });
  return endDelivery(held, settings, { state: "failed", result });
}

/** Ends an order that Base refuses as it refused others that are not in Base. It is looked for when it is sent again. */
async function refuseAtOnce(
  settings: DeliverySettings,
  { held, open }: Pick<Ready, "held" | "open">,
  error: Error,
): Promise<Ended | undefined> {
  if (!(error instanceof ApiError)) return undefined;
  const { code } = error;
  if (open.marker === "" || !settings.refusals.areAbsent(code)) return undefined;
  const issues = [...held.issues, forwardIssue("refused_unchecked", "", { code })];
  const result = toFailure(faultOfRefusal(error), { key: held.key, error, issues });
  return endDelivery(held, settings, { state: "open", open: { ...open, refused: code }, result });
}

type OpenLeadParts = Pick<OpenLead, "key" | "marker" | "order" | "payment"> & {
  readonly [Name in "markerField" | "fingerprint" | "buyer" | "sends"]?: OpenLead[Name] | undefined;
};

function toOpenLead(
  { orderIds, clock }: DeliverySettings,
  { key, marker, order, payment, markerField, fingerprint, buyer, sends }: OpenLeadParts,
): OpenLead {
  return {
    phase: "sending",
    key,
    marker,
    ...(markerField === undefined ? {} : { markerField }),
    order,
    afterId: orderIds.confirmed,
    sentAt: Math.floor(clock.date() / 1000),
    waitedMs: 0,
    ...(payment === undefined ? {} : { payment }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(buyer === undefined ? {} : { buyer }),
    ...(sends === undefined ? {} : { sends }),
  };
}

type Sent =
  | { readonly status: "made"; readonly orderId: number }
  /** The order was certainly not created. */
  | { readonly status: "refused"; readonly error: Error; readonly fault: LeadFault }
  | { readonly status: "unknown"; readonly error: Error };

/**
 * Sends the order once. The default is "unknown": only failures that prove that no order was created count as
 * rejected, since sending again after any other can duplicate the order.
 *
 * The claim is checked at the last moment: an order may wait long for the rate limit, or its process be paused, and
 * another process may have taken the lead over by then. Once the order is being sent, a lost claim changes nothing:
 * aborting the request would only hide its result.
 *
 * The claim must outlast the request. It was renewed at most `leaseMs - requestMs` before the request was sent. The
 * request ends within `requestMs`, and Base is done with it `settleMs` later. A process that takes the lead over
 * after the claim expired waits `settleMs` too, so it never looks for the order earlier than that.
 */
async function sendOrder(
  { baselinker, requestMs }: Pick<DeliverySettings, "baselinker" | "requestMs">,
  order: AddOrderParams,
  {
    lease,
    signal,
    onLeave,
  }: {
    readonly lease: Pick<Lease, "check" | "signal">;
    readonly signal: AbortSignal;
    readonly onLeave: () => void;
  },
): Promise<Sent> {
  // The lease ends with its delivery, so what is linked to it is soon released.
  const waiting = linkedSignal(lease.signal);
  const beforeSend = () => {
    lease.check(requestMs);
    onLeave();
    waiting.unlink();
  };
  const until = anySignal(signal, waiting.signal);
  try {
    const answer: unknown = await baselinker.addOrder(order, {
      signal: until,
      beforeSend,
      timeoutMs: requestMs,
      // The raw answer: values that would be normalized, such as `true` or " 12 ", are not order ids.
      validation: "off",
    });
    const orderId = isRecord(answer) ? orderIdOf(answer.order_id) : undefined;
    if (orderId !== undefined) return { status: "made", orderId };
    return { status: "unknown", error: driftAt("addOrder", "order_id", "a positive number") };
  } catch (thrown) {
    if (thrown instanceof LeaseOldError) throw thrown;
    const error = toError(thrown);
    // The client rejects with the signal's own reason only if no request was sent yet.
    const aborted = until.aborted && thrown === until.reason;
    if (aborted || error instanceof LeaseLostError) return { status: "refused", error, fault: "temporary" };
    if (!provesNothingDone(thrown)) return { status: "unknown", error };
    return { status: "refused", error, fault: faultOfRefusal(thrown) };
  }
}
