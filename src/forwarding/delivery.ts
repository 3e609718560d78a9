import { pause } from "../runtime/abort.ts";
import type {
  Delivery,
  DeliverySettings,
  DeliveryState,
  Ended,
  LeadToDeliver,
  NextStates,
  Unclaimed,
} from "./deliveryState.ts";
import { findOrder } from "./findOrder.ts";
import { type ForwardResult, faultOf, toFailure, toPlainError } from "./forwardResult.ts";
import { toDuplicate } from "./keyReuse.ts";
import { instant, Lease, LeaseLostError } from "./lease.ts";
import { isUnreadable } from "./openLead.ts";
import { recordPayment } from "./payment.ts";
import { prepareLead, sendLead } from "./sending.ts";
import type { FlightControl } from "./singleFlight.ts";

/**
 * Takes one lead from state to state until it has ended. `undefined` only for a lead without `prepare`:
 * nothing was left unfinished, or another process has it.
 */
export async function deliverLead(
  settings: DeliverySettings,
  lead: LeadToDeliver,
  flight: FlightControl,
): Promise<ForwardResult | undefined> {
  const delivery = { settings, lead, flight, signal: flight.signal };
  let state: DeliveryState = { at: "unclaimed", round: 0 };
  while (state.at !== "ended") {
    const before: Unended = state;
    // What may exist in Base is brought to its end, also when nobody waits for it any more.
    flight.goesOn = before.at === "doubtful" || before.at === "ordered";
    state = await step(delivery, before).catch((thrown) => afterError(delivery, before, thrown));
  }
  return state.result;
}

type Unended = Exclude<DeliveryState, Ended>;

/** The one step of each state. A state without a step does not compile. */
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

/** A step that fails has sent nothing: what can fail after sending is handled in the steps themselves. */
async function afterError(
  { lead, settings }: Delivery,
  state: Unended,
  thrown: unknown,
): Promise<NextStates["failed"]> {
  const { key, issues, round } = "held" in state ? state.held : { ...lead, round: state.round };
  if ("held" in state) {
    if (thrown instanceof LeaseLostError) return { at: "unclaimed", round: round + 1 };
    // The next holder need not wait for the lease; what an earlier holder left stays in the record.
    await state.held.lease.finish({ state: "open" }).catch(() => {});
  }
  // Its order may exist, and what is known of it cannot be read: a person has to look.
  const isLost = isUnreadable(thrown);
  // Another process had the lead and may have sent it.
  if (round > 0 || isLost) {
    const again = isLost ? {} : { retryAfterMs: settings.settleMs };
    const result = { status: "unknown", key, error: toPlainError(thrown), ...again, issues } as const;
    return { at: "ended", result };
  }
  return { at: "ended", result: toFailure(faultOf(thrown), { key, error: thrown, issues }) };
}

const firstPauseMs = 50;
const longestPauseMs = 2_000;

async function claimLead(
  { settings, lead, signal }: Delivery,
  { round }: Unclaimed,
): Promise<NextStates["unclaimed"]> {
  const { store, clock, leaseMs } = settings;
  if (round > 0) {
    if (lead.prepare === undefined) return { at: "ended", result: undefined };
    // The other process finishes, or its lease ends; either way the next claim shows it.
    await pause(Math.min(firstPauseMs * 2 ** (round - 1), longestPauseMs), clock, signal);
  }
  signal.throwIfAborted();
  const request = { token: settings.newToken(), leaseMs };
  const since = instant(clock);
  const claim = await store.claim(lead.storeKey, { ...request, buyer: lead.buyer });
  if (claim.status === "busy") return { at: "unclaimed", round: round + 1 };
  if (claim.status === "sent") {
    if (lead.prepare === undefined) return { at: "ended", result: undefined };
    settings.orderIds.observe(claim.orderId, lead.storeKey);
    return { at: "ended", result: toDuplicate(settings, lead, claim) };
  }
  const { unfinished, unreadable } = claim;
  const key = unfinished?.key ?? lead.key;
  const held = {
    lease: new Lease(store, lead.storeKey, request, clock, since),
    entry: lead.entry,
    key,
    issues: lead.issues,
    round,
  };
  if (unfinished === undefined) {
    const { doubt: isForgotten, doubtedForMs } = claim;
    return { at: "unsent", held, unfinished, isForgotten, doubtedForMs, unreadable };
  }
  settings.emit({ type: "taken_over", key });
  if (unfinished.phase === "paying" && unfinished.orderId !== undefined) {
    const { orderId } = unfinished;
    return { at: "ordered", held, open: unfinished, orderId, fresh: false, sends: 0 };
  }
  // Without a marker the order cannot be found. A caller who forwards such a lead again wants it sent again.
  const isAbsent = unfinished.marker === "" || lead.entry?.confirmedAbsent === true;
  if (isAbsent && lead.prepare !== undefined) {
    return { at: "unsent", held, unfinished, isForgotten: false };
  }
  return { at: "doubtful", held, open: unfinished, sends: 0, cause: undefined };
}
