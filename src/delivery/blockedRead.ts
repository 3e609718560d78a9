import { type ForwardResult, faultOf, toFailure } from "../lead/forwardResult.ts";
import { toError } from "../runtime/errors.ts";
import type { DeliverySettings } from "./deliveryState.ts";
import { readOrders } from "./readOrders.ts";

/**
 * What becomes of the leads that are open where Base lets nobody read its orders: a token that is blocked or an account
 * that is locked shows by one small read, instead of one for each lead. They stay as they are. `undefined` where it does.
 */
export async function blockedRead(
  { baselinker, clock }: Pick<DeliverySettings, "baselinker" | "clock">,
  keys: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly ForwardResult[] | undefined> {
  // The look-up of a single lead is one read as well.
  if (keys.length < 2) return undefined;
  try {
    const sinceNow = { date_from: Math.floor(clock.date() / 1000) };
    await readOrders(baselinker, sinceNow, { signal, priority: "bulk" });
    return undefined;
  } catch (thrown) {
    signal?.throwIfAborted();
    const { error = toError(thrown), retryAfterMs = 0 } = toFailure(faultOf(thrown), {
      error: thrown,
      issues: [],
    });
    return keys.map((key) => ({ status: "unknown", key, error, retryAfterMs, issues: [] }));
  }
}
