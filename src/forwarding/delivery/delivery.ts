import { pause } from "../../shared/runtime/abort.ts";
import { DeliveryError } from "../contract/deliveryError.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import { type ForwardResult, faultOf, toFailure, toPlainError } from "../contract/forwardResult.ts";
import { isUnreadable, type OpenLead } from "../contract/openLead.ts";
import { LeadRemovedError } from "../contract/registerContract.ts";
import { maxTakes } from "../register/entryRows.ts";
import type { Claim } from "../store/store.ts";
import type { FlightControl } from "../waiting/singleFlight.ts";
import type {
  Delivery,
  DeliverySettings,
  DeliveryState,
  Ended,
  HeldLead,
  LeadToDeliver,
  NextStates,
  Unclaimed,
} from "./deliveryState.ts";
import { endDelivery } from "./endDelivery.ts";
import { findOrder } from "./findOrder.ts";
import { aboutLead, isDifferent, isRejected, toDuplicate } from "./keyReuse.ts";
import { isPaidLater, readPrint } from "./leadPrint.ts";
import { instant, Lease, LeaseLostError } from "./lease.ts";
import { duePayment, recordPayment } from "./payment.ts";
import { prepareLead, sendLead } from "./sending.ts";

/** Moves a lead from state to state to its end. `undefined` only without `prepare`: nothing unfinished, or not ours. */
export async function deliverLead(
  settings: DeliverySettings,
  lead: LeadToDeliver,
  flight: FlightControl,
): Promise<ForwardResult | undefined> {
  const delivery = { settings, lead, flight, signal: flight.signal };
  let state: DeliveryState = { at: "unclaimed", round: 0 };
  while (state.at !== "ended") {
    const before: Unended = state;
    // An order that may exist in Base is completed even if no caller waits any longer.
    flight.goesOn = before.at === "doubtful" || before.at === "ordered";
    state = await step(delivery, before).catch((thrown) => afterError(delivery, before, thrown));
  }
  return state.result;
}

type Unended = Exclude<DeliveryState, Ended>;

function step(delivery: Delivery, state: Unended): Promise<DeliveryState> {
  switch (state.at) {
    case "unclaimed":
      return claimLead(delivery, state);
    case "unsent":
      return prepareLead(delivery, state);
    case "ready":
      return sendLead(delivery, state);
    case "doubtful":
      return findOrder(delivery, state);
    case "ordered":
      return recordPayment(delivery, state);
  }
}

/** A step that throws has sent nothing: the steps themselves handle failures after sending. */
async function afterError(
  { lead, settings }: Delivery,
  state: Unended,
  thrown: unknown,
): Promise<NextStates["failed"]> {
  const { key, issues, round } = "held" in state ? state.held : { ...lead, round: state.round };
  if ("held" in state) {
    if (thrown instanceof LeaseLostError) {
      return { at: "unclaimed", round: round + 1, lost: { open: leftBy(state) } };
    }
    await giveUp(state.held.lease);
  }
  // Its order may exist, but its record is unreadable: a person has to check.
  const isLost = isUnreadable(thrown);
  // Another process had the lead and may have sent it.
  if (round > 0 || isLost) {
    const again = isLost ? {} : { retryAfterMs: settings.settleMs };
    const result = { status: "unknown", key, error: toPlainError(thrown), ...again, issues } as const;
    return { at: "ended", result };
  }
  return { at: "ended", result: toFailure(faultOf(thrown), { key, error: thrown, issues }) };
}

/** Ends the claim but keeps the record, so that the next holder need not wait until the lease expires. */
async function giveUp(lease: Lease): Promise<void> {
  await lease.finish({ state: "open" }).catch(() => {});
}

function leftBy(state: Unended): OpenLead | undefined {
  if (state.at === "ready") return state.sends > 0 ? state.open : undefined;
  // If the store may have forgotten the lead, it is unknown whether it was sent.
  return state.at === "doubtful" && state.open.since === undefined ? state.open : undefined;
}

/** The end if there was nothing to do. */
const nothing: Ended = { at: "ended", result: undefined };
const firstPauseMs = 50;
const maxPauseMs = 2_000;

async function claimLead(
  delivery: Delivery,
  { round, lost, reopen, due: toPay }: Unclaimed,
): Promise<NextStates["unclaimed"]> {
  const { settings, lead, signal, flight } = delivery;
  const { store, clock, leaseMs } = settings;
  if (round > 0) {
    if (lead.prepare === undefined && lost?.open === undefined) return nothing;
    // The other process finishes, or its lease expires; the next claim shows which.
    await pause(Math.min(firstPauseMs * 2 ** (round - 1), maxPauseMs), clock, signal);
  }
  signal.throwIfAborted();
  const request = { token: settings.newToken(), leaseMs };
  const since = instant(clock);
  const reopened = reopen === undefined ? undefined : { orderId: reopen, open: toPay };
  const claim = await store.claim(lead.storeKey, { ...request, buyer: lead.buyer, reopen: reopened });
  const mayWait = lead.prepare !== undefined;
  if (claim.status === "busy") return { at: "unclaimed", round: round + 1, lost: mayWait ? lost : undefined };
  if (claim.status === "sent") {
    if (lead.prepare === undefined) return nothing;
    const { orderId, fingerprint } = claim;
    // A store that opens no record again gives the same answer once more.
    if (orderId !== reopen && isEarlierLead(lead, fingerprint)) {
      return { at: "unclaimed", round, lost, reopen: orderId };
    }
    const due = orderId === reopen ? undefined : await paymentDue(delivery, claim);
    if (due !== undefined) return { at: "unclaimed", round, lost, reopen: orderId, due };
    settings.orderIds.observe(orderId, lead.storeKey);
    const result = toDuplicate(settings, lead, claim);
    // A rejected lead has its own entry, which must not be mistaken for that of the key.
    if (isDifferent(result)) await lead.keepApart?.();
    else if (result.status === "duplicate") await lead.bind?.().catch(() => {});
    return { at: "ended", result };
  }
  const { unfinished, unreadable, warnings = [] } = claim;
  for (const warning of warnings) settings.emit({ ...warning, type: "store_may_forget" });
  if (unfinished !== undefined && lead.prepare !== undefined && isRejected(settings, lead, unfinished)) {
    await store.finish(lead.storeKey, request.token, { state: "open" });
    return { at: "ended", result: await afterOther(settings, lead, unfinished, flight) };
  }
  const held = {
    lease: new Lease(store, lead.storeKey, request, clock, since),
    entry: lead.entry,
    key: unfinished?.key ?? lead.key,
    issues: lead.issues,
    round,
  };
  const removed = removedBy(claim, lost);
  try {
    // If an order was sent, its key was saved before.
    if (lost?.open === undefined) await lead.bind?.(unfinished, reopen !== undefined && toPay === undefined);
    if (removed === "erased" && lost?.open === undefined) throw new LeadRemovedError();
    // The next holder has to know about it too.
    if (removed === "lost" && lost?.open !== undefined) await held.lease.save(lost.open);
  } catch (thrown) {
    await giveUp(held.lease);
    throw thrown;
  }
  if (unfinished !== undefined) return takeOver(delivery, held, unfinished);
  if (removed !== undefined && lost?.open !== undefined) {
    const open = { ...lost.open, waitedMs: 0 };
    return { at: "doubtful", held, open, sends: 0, cause: undefined, removed };
  }
  const { doubt: isForgotten, doubtedForMs, knowsFrom } = claim;
  return { at: "unsent", held, unfinished, isForgotten, doubtedForMs, knowsFrom, unreadable };
}

/** What the order of a lead still needs if it was sent as unpaid, and the lead is paid now: a call that records it. */
async function paymentDue(
  { settings, lead, signal }: Delivery,
  { orderId, fingerprint }: Extract<Claim, { readonly status: "sent" }>,
): Promise<OpenLead | undefined> {
  if (settings.payment === "flag" || !isPaidLater(fingerprint, lead.fingerprint)) return undefined;
  const prepared = await lead.prepare?.(signal);
  const due = prepared?.status === "order" ? duePayment(settings, prepared.order) : undefined;
  if (due?.payment === undefined) return undefined;
  return {
    phase: "paying",
    key: lead.key,
    marker: "",
    order: due.order,
    afterId: 0,
    sentAt: readPrint(fingerprint).sentAt ?? due.payment.date,
    // No payment of it can be in flight.
    waitedMs: settings.settleMs,
    orderId,
    payment: due.payment,
    ...(lead.fingerprint === undefined ? {} : { fingerprint: lead.fingerprint }),
    ...(lead.buyer === undefined ? {} : { buyer: lead.buyer }),
  };
}

/**
 * Whether the record is of an earlier lead that had the same content by chance. When this lead was received counts, not
 * when it is delivered: one that waited is still the same lead.
 */
function isEarlierLead({ sameSince }: LeadToDeliver, print: string | undefined): boolean {
  const { sentAt } = readPrint(print);
  // `sentAt` is a whole second.
  return sameSince !== undefined && sentAt !== undefined && (sentAt + 1) * 1_000 <= sameSince;
}

/** Why the record that a delivery had before it lost its claim is gone: erased by a person, or lost by the store. */
function removedBy(
  { unfinished, unreadable, doubt }: ClaimedLead,
  lost: Unclaimed["lost"],
): "erased" | "lost" | undefined {
  // An unreadable record still exists, and is not overwritten.
  if (lost === undefined || unfinished !== undefined || unreadable !== undefined) return undefined;
  return doubt ? "erased" : "lost";
}

type ClaimedLead = Extract<Claim, { readonly status: "claimed" }>;

/** How long `reconcile` leaves a lead to a person before it looks for its order again, in milliseconds: an hour. */
const lookAgainMs = 3_600_000;

/** Continues where an earlier holder of the lead stopped. */
async function takeOver(
  { settings, lead, flight }: Delivery,
  held: HeldLead,
  { takes = 0, finalAt = 0, ...unfinished }: OpenLead,
): Promise<NextStates["unclaimed"]> {
  if (lead.prepare === undefined) {
    // Nothing changes until a person acts, and a hundred such leads would use up the limit with their look-ups.
    if (Math.abs(settings.clock.date() - finalAt) < lookAgainMs) {
      return endDelivery(held, settings, { state: "open" });
    }
    if (takes >= maxTakes) {
      const result = toFailure("setup", {
        key: held.key,
        issues: [forwardIssue("lead_ends_process", "", {})],
      });
      return endDelivery(held, settings, { state: "open", result });
    }
    // Whatever end this take has writes the record again, without the count. A lost claim shows in the next step.
    await held.lease.save({ ...unfinished, takes: takes + 1 }).catch(() => {});
  }
  settings.emit({ type: "taken_over", key: held.key });
  const { fingerprint } = unfinished;
  if (fingerprint !== undefined) flight.about ??= aboutLead(fingerprint, unfinished.buyer);
  if (unfinished.phase === "paying" && unfinished.orderId !== undefined) {
    const { orderId } = unfinished;
    return { at: "ordered", held, open: unfinished, orderId, fresh: false, sends: 0 };
  }
  const { round } = held;
  // Without a marker the order cannot be found: a caller who forwards such a lead again wants it sent again.
  const isAbsent = unfinished.marker === "" || (round === 0 && isConfirmedAbsent(lead.entry, unfinished));
  if (isAbsent && lead.prepare !== undefined) {
    return { at: "unsent", held, unfinished, isForgotten: false };
  }
  return { at: "doubtful", held, open: unfinished, sends: 0, cause: undefined };
}

/** Whether a person confirmed the order as absent. That covers only what was sent before they looked. */
function isConfirmedAbsent(entry: LeadToDeliver["entry"], { sentAt }: OpenLead): boolean {
  const absentAt = entry?.absentAt;
  // `sentAt` is a whole second: the order may have been sent later within it.
  return absentAt !== undefined && (sentAt + 1) * 1_000 <= absentAt;
}

/** Completes the first lead with this key, which owns the key, and reports that in the result of this lead. */
async function afterOther(
  settings: DeliverySettings,
  lead: LeadToDeliver,
  { fingerprint, buyer }: OpenLead,
  flight: FlightControl,
): Promise<ForwardResult> {
  const other = await lead.completeOther?.(flight);
  if (other?.status === "success") {
    const buyers = buyer === undefined ? [] : [buyer];
    return toDuplicate(settings, lead, { orderId: other.orderId, fingerprint, buyers });
  }
  const { key, issues } = lead;
  return toFailure("temporary", { key, error: new DeliveryError("earlier_lead_open", {}), issues });
}
