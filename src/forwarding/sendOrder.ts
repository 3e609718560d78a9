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
import { type Lease, LeaseLostError } from "./lease.ts";

/** How sending an order ended. */
export type Sent =
  | { readonly status: "made"; readonly orderId: number }
  /** Certainly not made. */
  | { readonly status: "refused"; readonly error: Error; readonly retryable: boolean }
  | { readonly status: "unknown"; readonly error: Error };

/**
 * Sends the order once. "Unknown" is the rule: only failures that prove that no order was made count as
 * refused, since anything else, sent again, can double the order.
 *
 * The claim is checked at the last moment: an order may wait for the rate limit for long, or its process
 * stand still, and by then another process may have taken the lead over. Once the order is on its way, a
 * lost claim changes nothing: calling it off would only hide how it ended.
 */
export async function sendOrder(
  baselinker: Pick<Baselinker, "addOrder">,
  order: AddOrderParams,
  lease: Pick<Lease, "check" | "signal">,
  signal: AbortSignal,
): Promise<Sent> {
  const waiting = new AbortController();
  const giveUp = () => waiting.abort(lease.signal.reason);
  const beforeSend = () => {
    lease.check();
    lease.signal.removeEventListener("abort", giveUp);
  };
  if (lease.signal.aborted) giveUp();
  else lease.signal.addEventListener("abort", giveUp, { once: true });
  const until = AbortSignal.any([signal, waiting.signal]);
  try {
    const answer: unknown = await baselinker.addOrder(order, { signal: until, beforeSend });
    const orderId = orderIdOf(answer);
    if (orderId !== undefined) return { status: "made", orderId };
    const drift = [{ path: "order_id", expected: "a positive number", received: "something else" }];
    return { status: "unknown", error: new UnexpectedResponseError("drift", { method: "addOrder", drift }) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    // The client rejects with the signal's own reason only where nothing had left yet.
    const calledOff = until.aborted && thrown === until.reason;
    if (calledOff || error instanceof LeaseLostError) return { status: "refused", error, retryable: true };
    if (!isProvenUnmade(thrown)) return { status: "unknown", error };
    return { status: "refused", error, retryable: thrown.retryable };
  } finally {
    lease.signal.removeEventListener("abort", giveUp);
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
  if (typeof answer !== "object" || answer === null || !("order_id" in answer)) return undefined;
  // A caller with validation off gets the text that some answers hold.
  const id = Number(answer.order_id);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
