import { queueOf } from "../../client/calls/accountKey.ts";
import { ApiError } from "../../shared/errors/apiError.ts";
import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { DeliveryError } from "../contract/deliveryError.ts";
import type { EndedEvent } from "../contract/forwardEvent.ts";
import { codeOf, type ForwardResult } from "../contract/forwardResult.ts";
import type { DeliverySettings } from "../delivery/deliveryState.ts";
import type { SharedParts } from "./sharedParts.ts";

/** Reports a result and what it shows of the setup; returns it in the caller's language. `about` is for a trace. */
export function reportResult(
  parts: SharedParts,
  outcome: ForwardResult,
  durationMs: number,
  about?: object,
): ForwardResult {
  const { config, settings, setup } = parts;
  const result = config.language?.result(outcome) ?? outcome;
  if ("orderId" in result) parts.lastSuccessAt = config.clock.date();
  setup.reportLeadIssues(result.issues);
  const event = emitResult(settings, result, durationMs);
  if (about !== undefined) Object.assign(about, event);
  return result;
}

/** The result with a time to retry that is not before the end of a block: nothing can be sent until then. */
export function notBeforeBlockEnds(
  { baselinker, clock }: Pick<DeliverySettings, "baselinker" | "clock">,
  result: ForwardResult,
): ForwardResult {
  const until = queueOf(baselinker).pausedUntil;
  if (until === undefined || !("retryAfterMs" in result)) return result;
  return {
    ...result,
    retryAfterMs: Math.max(result.retryAfterMs, Math.ceil(until.getTime() - clock.date())),
  };
}

/** Reports the event of a result, and returns it. */
export function emitResult(
  { emit }: Pick<DeliverySettings, "emit">,
  result: ForwardResult,
  durationMs: number,
): EndedEvent {
  const { status, issues, entryId } = result;
  const { error } = { error: undefined, ...result };
  const reason = "reason" in result ? result.reason : reasonOf(error);
  const event: EndedEvent = {
    type: "ended",
    ...("key" in result ? { key: result.key } : {}),
    status,
    ...("orderId" in result ? { orderId: result.orderId } : {}),
    ...("fault" in result ? { fault: result.fault } : {}),
    ...(reason ? { reason } : {}),
    ...(error === undefined ? {} : { errorCode: codeOf(error) }),
    ...(entryId === undefined ? {} : { entryId }),
    issues,
    durationMs,
  };
  emit(event);
  return event;
}

/** Why a lead failed: what Base said, without what was sent, or a sentence of ours. Another may quote what a buyer sent. */
function reasonOf(error: Error | undefined): string | undefined {
  if (error instanceof ApiError) return error.reason;
  return error instanceof BaselinkerError || error instanceof DeliveryError ? error.message : undefined;
}
