import type { CallOptions } from "../../client/calls/options.ts";
import { ApiError } from "../../shared/errors/apiError.ts";
import { anySignal, pause } from "../../shared/runtime/abort.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { DeliveryError } from "../contract/deliveryError.ts";
import { faultOfRefusal, toFailure, toPlainError } from "../contract/forwardResult.ts";
import type { OpenLead } from "../contract/openLead.ts";
import { LeadRemovedError } from "../contract/registerContract.ts";
import type { Delivery, DeliverySettings, Doubtful, NextStates } from "./deliveryState.ts";
import { endDelivery } from "./endDelivery.ts";
import { reusedKey } from "./keyReuse.ts";
import { clockMarginS, type LookUp, LookUpTooLongError, lookUpOrder } from "./lookUpOrder.ts";
import type { FoundOrder } from "./readOrders.ts";

/** How many times one delivery sends an order at most. Before each repeat, the order was proven absent. */
const maxSends = 2;
/** How long to wait before a look-up that was too long for its requests reads on, in milliseconds. */
const readOnMs = 60_000;

/**
 * The step of `doubtful`: waits until Base must have finished with the order, then looks for it. It always waits the
 * whole time, whenever the clocks say the order was sent: only our own wait is certain.
 *
 * An order that was sent as often as allowed and is still absent ends as `unknown`: that Base does not keep the
 * marker is likelier than that two requests were lost. If Base is known not to keep it, nothing is sent again.
 */
export async function findOrder(delivery: Delivery, doubtful: Doubtful): Promise<NextStates["doubtful"]> {
  const { settings, signal, flight } = delivery;
  const { clock, settleMs, orderIds, emit, binding } = settings;
  const { held, open, sends, cause, isPrepared, settledAt, unreadable, removed } = doubtful;
  const { since } = open;
  const { lease, key } = held;
  const until = anySignal(signal, lease.signal);
  let { waitedMs, afterId } = open;
  let error = cause;
  let isFinal = open.marker === "";
  // An unreadable record is not overwritten: only a person may say that its order is absent. An erased buyer is not
  // written again.
  const isKept = unreadable === undefined && removed !== "erased";
  const toKeep = (waited: number) => (isKept ? { ...open, afterId, waitedMs: waited } : undefined);
  const hasToWait = waitedMs < settleMs;
  let againMs = settleMs;
  try {
    if (!isFinal && hasToWait) {
      const begunAt = clock.now() - waitedMs;
      const waited = () => Math.min(settleMs, clock.now() - begunAt);
      // Saves the time waited for the next holder, if this process ends with its caller.
      flight.onTimeUp = async () => {
        const now = toKeep(waited());
        if (now !== undefined) await lease.save(now);
      };
      const settle = () => pause(settleMs - waitedMs, clock, until);
      await (flight.turn === undefined ? settle() : flight.turn.rest(settle)).finally(() => {
        flight.onTimeUp = undefined;
        waitedMs = waited();
      });
    }
    const field = open.markerField;
    const isMarkerKept = field === undefined ? undefined : await binding.isMarkerKept(field);
    const { orderScans: scans } = settings;
    const readable = settledAt ?? scans.settledAt(open, hasToWait);
    const seen = clock.now() >= readable ? { scans, settledAt: readable } : undefined;
    const { turn } = flight;
    const isMarked =
      since === undefined
        ? undefined
        : (order: FoundOrder) => binding.isSentSince(order, delivery.lead.storeKey, since);
    const options = { isMarked, isMarkerKept, seen, turn, signal: until };
    let found = await lookUpOrder(settings.baselinker, open, options);
    const isSent = isKept && since === undefined && removed === undefined && !(cause instanceof ApiError);
    if (found.status === "absent" && isSent && sends < maxSends) {
      found = await checkJournal(settings, open, { signal: until, priority: "normal", ...turn?.reads });
    }
    emit({ type: "looked_up", key, result: found.status });
    const refused = cause instanceof ApiError ? cause.code : open.refused;
    if (refused !== undefined) noteRefusal(delivery, refused, { ...found, isMarkerKept });
    if (found.status === "found") {
      const { orderId } = found;
      orderIds.confirm(orderId);
      // Found from an earlier delivery, which may have been of another lead.
      const issue = reusedKey(settings, delivery.lead, { orderId, fingerprint: open.fingerprint });
      const issues = issue === undefined ? held.issues : [...held.issues, issue];
      return { at: "ordered", held: { ...held, issues }, open, orderId, fresh: false, sends };
    }
    if (found.status === "absent" && cause instanceof ApiError)
      return await refuse(delivery, doubtful, cause);
    if (found.status === "absent" && isMarkerKept !== false && removed !== undefined) {
      return await refuse(delivery, doubtful, new LeadRemovedError());
    }
    if (found.status === "absent" && isMarkerKept !== false && unreadable === undefined) {
      if (sends === 0 && isPrepared !== true) {
        return { at: "unsent", held, unfinished: open, isForgotten: false };
      }
      if (sends < maxSends) {
        const { since: _, ...unsent } = open;
        const confirmedId = Math.max(open.afterId, orderIds.confirmed);
        const sentAt = sends > 0 ? open.sentAt : Math.floor(clock.date() / 1000);
        return { at: "ready", held, open: { ...unsent, afterId: confirmedId, waitedMs: 0, sentAt }, sends };
      }
    }
    if (found.status === "failed" && isSameRefusal(found, cause)) {
      return await refuse(delivery, doubtful, found.error, "open");
    }
    isFinal ||= found.status === "unsure" || isMarkerKept === false;
    if (found.status === "failed") {
      // What was read stays read: the next look-up goes on from there.
      if (isKept) afterId = found.readTo ?? afterId;
      if (found.error instanceof LookUpTooLongError) {
        againMs = readOnMs;
        isFinal ||= afterId === open.afterId;
      }
    }
    if (found.status !== "absent") error = found.error;
    else if (unreadable !== undefined) {
      isFinal = true;
      error = unreadable;
    }
  } catch (thrown) {
    error ??= toError(thrown);
  }
  const result = {
    status: "unknown",
    key,
    ...(error === undefined ? {} : { error: toPlainError(error) }),
    ...(isFinal ? {} : { retryAfterMs: waitedMs < settleMs ? settleMs - waitedMs : againMs }),
    issues: held.issues,
  } as const;
  const kept = toKeep(waitedMs);
  const toSave =
    kept !== undefined && isFinal && open.marker !== "" ? { ...kept, finalAt: clock.date() } : kept;
  return endDelivery(held, settings, { state: "open", open: toSave, result });
}

/** Ends a lead whose order is absent and not sent again. If the look-up is rejected too, the lead stays open. */
async function refuse(
  { settings }: Delivery,
  { held }: Doubtful,
  error: Error,
  state: "failed" | "open" = "failed",
): Promise<NextStates["doubtful"]> {
  const fault = state === "open" ? "setup" : faultOfRefusal(error);
  const result = toFailure(fault, { key: held.key, error, issues: held.issues });
  return endDelivery(held, settings, { state, result });
}

/** Keeps what the look-up shows about the code with which Base refused the order. */
function noteRefusal(
  { settings: { refusals }, lead }: Delivery,
  code: string,
  { status, isMarkerKept }: Pick<LookUp, "status"> & { readonly isMarkerKept: boolean | undefined },
): void {
  if (status === "found") refusals.found(code);
  // Without its marker an order can be there unseen.
  else if (status === "absent" && isMarkerKept !== false) refusals.absent(code, lead.storeKey);
}

/** The read is rejected like the write: the token or the account is the reason, not this order. */
function isSameRefusal({ error }: LookUp & { readonly status: "failed" }, cause: Error | undefined): boolean {
  return error instanceof ApiError && cause instanceof ApiError && error.code === cause.code;
}

/** Types of journal entries after which an order is gone: removed, and merged into another one. */
const goneTypes = [4, 5];
/**
 * The maximum number of journal entries to read: more than a person makes by hand in the three days that the
 * journal covers.
 */
const maxEntries = 2_000;

/**
 * Whether a missing order may have existed and was deleted or merged since. Most accounts have no journal
 * that shows it.
 */
async function checkJournal(
  { baselinker }: Pick<DeliverySettings, "baselinker">,
  { afterId, sentAt }: OpenLead,
  options: Pick<CallOptions, "signal" | "priority" | "maxWaitMs">,
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
        return { status: "unsure", error: new DeliveryError("order_maybe_deleted", {}) };
      }
    }
  } catch (thrown) {
    // A token without access to the journal counts as an account without one.
    if (!(thrown instanceof ApiError) || thrown.retryable)
      return { status: "failed", error: toError(thrown) };
  }
  return { status: "absent" };
}
