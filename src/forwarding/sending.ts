import type { AddOrderParams } from "../api/orders/addOrder.ts";
import type { Baselinker } from "../client/baselinker.ts";
import { isAccountBlockedError } from "../errors/accountBlockedError.ts";
import { isApiError } from "../errors/apiError.ts";
import { isHttpError } from "../errors/httpError.ts";
import { isInvalidParamsError } from "../errors/invalidParamsError.ts";
import { isNetworkError } from "../errors/networkError.ts";
import { isRateLimitError } from "../errors/rateLimitError.ts";
import { isStoreError } from "../errors/storeError.ts";
import { isTokenBlockedError } from "../errors/tokenBlockedError.ts";
import { UnexpectedResponseError } from "../errors/unexpectedResponseError.ts";
import { isRecord } from "../json/value.ts";
import { linkedSignal } from "../runtime/abort.ts";
import { toError } from "../runtime/errors.ts";
import type { Delivery, DeliverySettings, Ended, NextStates, Ready, Unsent } from "./deliveryState.ts";
import { finishClaim, type Lease, LeaseLostError } from "./lease.ts";
import { placeMarker } from "./marker.ts";
import { duePayment } from "./payment.ts";
import type { OpenLead } from "./store.ts";

/** The step of `unsent`: makes the order complete, with its marker and without a payment that is recorded later. */
export async function prepareLead(
  { settings, lead, signal }: Delivery,
  { held, unfinished }: Unsent,
): Promise<NextStates["unsent"]> {
  const { key } = held;
  if (lead.prepare === undefined) {
    if (unfinished === undefined) return end(settings, held);
    return { at: "ready", held, open: toOpenLead(settings, unfinished), sends: 0 };
  }
  const prepared = await lead.prepare(signal);
  if (prepared.status !== "order") return end(settings, held, prepared);
  const marker = settings.marker === false ? "" : lead.storeKey;
  const placed = placeMarker(prepared.order, marker, settings.marker);
  const issues = [...prepared.issues, ...placed.issues];
  if (placed.order === undefined) {
    return end(settings, held, { status: "error", key, retryable: false, issues });
  }
  const due = duePayment(settings, placed.order);
  const open = toOpenLead(settings, { key, marker, ...due });
  return { at: "ready", held: { ...held, issues }, open, sends: 0 };
}

/** The step of `ready`: writes to the store that the order is about to leave, and sends it once. */
export async function sendLead(
  { settings, signal }: Delivery,
  { held, open, sends }: Ready,
): Promise<NextStates["ready"]> {
  const { lease, key, issues } = held;
  await lease.save(open);
  const sent = await sendOrder(settings.baselinker, open.order, lease, signal);
  if (sent.status === "made") {
    settings.highestOrderId.observe(sent.orderId);
    return { at: "ordered", held, open, orderId: sent.orderId, fresh: true };
  }
  const { error } = sent;
  if (sent.status === "unknown") {
    settings.emit({ type: "outcome_unknown", key, error });
    return { at: "doubtful", held, open, sends: sends + 1, cause: error };
  }
  if (error instanceof LeaseLostError) throw error;
  const more = await finishClaim(held, settings.emit, { state: "failed" });
  const { retryable } = sent;
  return { at: "ended", result: { status: "error", key, error, retryable, issues: [...issues, ...more] } };
}

/** Ends a lead that did not become an order. */
async function end(
  { emit }: DeliverySettings,
  held: Unsent["held"],
  result: Ended["result"] = undefined,
): Promise<Ended> {
  await finishClaim(held, emit, { state: "failed" });
  return { at: "ended", result };
}

function toOpenLead(
  { highestOrderId, clock }: DeliverySettings,
  { key, marker, order, payment }: Pick<OpenLead, "key" | "marker" | "order" | "payment">,
): OpenLead {
  return {
    phase: "sending",
    key,
    marker,
    order,
    afterId: highestOrderId.id,
    sentAt: Math.floor(clock.date() / 1000),
    settled: false,
    ...(payment === undefined ? {} : { payment }),
  };
}

/** How sending an order ended. */
type Sent =
  | { readonly status: "made"; readonly orderId: number }
  /** Certainly not made. */
  | { readonly status: "refused"; readonly error: Error; readonly retryable: boolean }
  | { readonly status: "unknown"; readonly error: Error };

/**
 * Sends the order once. "Unknown" is the rule: only failures that prove that no order was made count as
 * refused, since anything else, sent again, can double the order.
 *
 * The claim is checked at the last moment: an order may wait for the rate limit for long, or its process be
 * paused, and by then another process may have taken the lead over. Once the order is on its way, a lost
 * claim changes nothing: aborting the request would only hide how it ended.
 */
async function sendOrder(
  baselinker: Pick<Baselinker, "addOrder">,
  order: AddOrderParams,
  lease: Pick<Lease, "check" | "signal">,
  signal: AbortSignal,
): Promise<Sent> {
  const waiting = linkedSignal(lease.signal);
  const beforeSend = () => {
    lease.check();
    waiting.unlink();
  };
  const until = AbortSignal.any([signal, waiting.signal]);
  try {
    const answer: unknown = await baselinker.addOrder(order, { signal: until, beforeSend });
    const orderId = orderIdOf(answer);
    if (orderId !== undefined) return { status: "made", orderId };
    const drift = [{ path: "order_id", expected: "a positive number", received: "something else" }];
    return { status: "unknown", error: new UnexpectedResponseError("drift", { method: "addOrder", drift }) };
  } catch (thrown) {
    const error = toError(thrown);
    // The client rejects with the signal's own reason only where no request had left yet.
    const aborted = until.aborted && thrown === until.reason;
    if (aborted || error instanceof LeaseLostError) return { status: "refused", error, retryable: true };
    if (!isProvenUnmade(thrown)) return { status: "unknown", error };
    return { status: "refused", error, retryable: thrown.retryable };
  } finally {
    waiting.unlink();
  }
}

function isProvenUnmade(error: unknown): error is Error & { readonly retryable: boolean } {
  if (isHttpError(error)) return error.status < 500;
  return (
    isApiError(error) ||
    isInvalidParamsError(error) ||
    isTokenBlockedError(error) ||
    isAccountBlockedError(error) ||
    isRateLimitError(error) ||
    isNetworkError(error) ||
    // A limiter on Redis that could not be asked gives no permit, so nothing was sent.
    isStoreError(error)
  );
}

function orderIdOf(answer: unknown): number | undefined {
  // A client with validation off passes on the text that some answers hold.
  const id = isRecord(answer) ? Number(answer.order_id) : Number.NaN;
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
