import { type ForwardResult, type LeadOutcome, outcomeOf } from "../forwarding/contract/forwardResult.ts";

/**
 * The status code of each outcome. 404 and 410 are never used: some senders disable the address at once when they get
 * one. Success is always 200: some senders treat 201 and 204 as failures.
 */
const answerStatus = {
  /** All leads are finished; the answer is that of the worst one. */
  forwarded: 200,
  /** All leads are saved and are delivered later. */
  accepted: 200,
  /** A test call from the sender. */
  ping: 200,
  /** The sender verified the address. */
  challenge: 200,
  /** The request is not about a lead, but for example about a deleted order. */
  ignored: 200,
  /** The rules found no lead in the request. */
  no_leads: 200,
  /** The body is neither JSON nor a form, or empty, cut off or compressed. */
  body: 400,
  /** The signature is wrong, missing or too old. */
  signature: 401,
  method: 405,
  too_large: 413,
  /** The content type is not supported. */
  type: 415,
  /** The deadline has passed; the work continues. */
  deadline: 503,
  /** The body did not arrive in time. */
  slow: 503,
  /** An error in the program, not in the request. */
  failed: 503,
} as const satisfies Record<string, number>;

/** The outcome of a request. */
export type WebhookStatus = keyof typeof answerStatus;

const usualRetrySeconds = 30;

export function plainAnswer(status: WebhookStatus, headers: Readonly<Record<string, string>> = {}): Response {
  const httpStatus = answerStatus[status];
  const body = httpStatus === 200 ? { status } : { error: status };
  return jsonAnswer(
    httpStatus,
    body,
    httpStatus === 503 ? { "retry-after": String(usualRetrySeconds), ...headers } : headers,
  );
}

/** A JSON answer that must not be cached. */
function jsonAnswer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
  });
}

/** The answer for finished leads: that of the worst one. On a retry the others are duplicates. */
export function resultsAnswer(
  results: readonly ForwardResult[],
  { isKept, repeats }: { readonly isKept: boolean; readonly repeats: boolean },
): Response {
  // A lead in the register need not be sent again, and failures make senders stop.
  const outcomes = results.map((result): LeadOutcome => {
    const outcome = outcomeOf(result);
    const isInRegister = isKept && result.entryId !== undefined;
    return isInRegister && (outcome.action === "reject" || !repeats) ? { action: "ack" } : outcome;
  });
  const waits = outcomes.flatMap((outcome) => (outcome.action === "retry" ? [outcome.retryAfterMs] : []));
  if (waits.length > 0) {
    const seconds = Math.max(usualRetrySeconds, Math.ceil(Math.max(...waits) / 1_000));
    return jsonAnswer(503, bodyOf(results), { "retry-after": String(seconds) });
  }
  if (!outcomes.some(({ action }) => action === "reject")) return jsonAnswer(200, bodyOf(results));
  const isTooLarge = results.some(({ issues }) => issues.some(({ code }) => code === "lead_too_large"));
  return jsonAnswer(isTooLarge ? answerStatus.too_large : 422, bodyOf(results));
}

/** The body of the answer: for one lead, its order or why there is none; for several, the number with each status. */
function bodyOf(results: readonly ForwardResult[]): object {
  const [result] = results;
  if (result !== undefined && results.length === 1) {
    const codes = result.issues.flatMap(({ level, code }) => (level === "error" ? [code] : []));
    const isKept = outcomeOf(result).action === "reject" && result.entryId !== undefined;
    return {
      status: result.status,
      ...(isKept ? { id: result.entryId } : {}),
      ...("orderId" in result ? { orderId: result.orderId } : {}),
      ...(codes.length === 0 ? {} : { issues: [...new Set(codes)] }),
    };
  }
  const counts: Record<string, number> = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return { leads: counts };
}
