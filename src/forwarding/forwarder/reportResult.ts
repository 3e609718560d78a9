import { logThrough, queueOf } from "../../client/calls/accountKey.ts";
import { ApiError } from "../../shared/errors/apiError.ts";
import type { ForwardCodeName } from "../contract/forwardCodes.ts";
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

export function emitResult(
  { emit, baselinker, namespace }: Pick<DeliverySettings, "emit" | "baselinker" | "namespace">,
  result: ForwardResult,
  durationMs: number,
): EndedEvent {
  const { status, issues } = result;
  const facts = {
    status,
    ...("orderId" in result ? { orderId: result.orderId } : {}),
    ...("fault" in result ? { fault: result.fault } : {}),
  };
  const event: EndedEvent = {
    type: "ended",
    ...("key" in result ? { key: result.key } : {}),
    ...facts,
    ...("reason" in result ? { reason: result.reason } : {}),
    issues,
    durationMs,
    source: namespace,
  };
  emit(event);
  const { key } = event;
  const { error } = { error: undefined, ...result };
  const errorCode = error === undefined ? undefined : codeOf(error);
  // The order of another lead has the key: without the log, it might go unnoticed.
  const isReused = levels[status] === "info" && issues.some(({ code }) => ofOtherLead.has(code));
  // Base's own words, without what was sent.
  const refusal = error instanceof ApiError ? error.reason : undefined;
  const reason = event.reason ?? refusal;
  const line = () => lineOf(event, refusal ? `${refusal} (${errorCode})` : errorCode);
  logThrough(baselinker, isReused ? "warn" : levels[status], line, {
    ...(key === undefined ? {} : { key }),
    ...facts,
    namespace,
    ...(reason ? { reason } : {}),
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(issues.length === 0
      ? {}
      : { issues: issues.slice(0, maxIssues).map(({ code, path }) => ({ code, path })) }),
    durationMs,
  });
  return event;
}

const ofOtherLead: ReadonlySet<string> = /* @__PURE__ */ new Set<ForwardCodeName>([
  "key_reused",
  "key_erased",
  "paid_later",
]);

const levels = {
  success: "info",
  duplicate: "info",
  skip: "warn",
  error: "error",
  unknown: "error",
} as const satisfies Record<ForwardResult["status"], string>;

function lineOf({ key, status, orderId, fault, reason, issues, ...rest }: EndedEvent, error?: string) {
  const facts = [
    orderId === undefined ? undefined : `order ${orderId}`,
    fault === undefined ? undefined : `fault ${fault}`,
    reason,
    error,
    ...issues.slice(0, maxIssues).map(({ code, path }) => (path === "" ? code : `${code} at ${path}`)),
    issues.length > maxIssues ? `${issues.length - maxIssues} more issues` : undefined,
  ].filter((fact) => fact !== undefined);
  const about = facts.length === 0 ? "" : `: ${facts.join(", ")}`;
  const lead = key === undefined ? "a lead" : `lead ${key}`;
  return `${rest.source}: ${lead}: ${status} after ${Math.round(rest.durationMs)} ms${about}`.slice(
    0,
    maxLineLength,
  );
}

const maxIssues = 20;
const maxLineLength = 2_000;
