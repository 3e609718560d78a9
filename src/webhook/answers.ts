import { type ForwardResult, type Outcome, outcomeOf } from "../lead/forwardResult.ts";

/**
 * What a request ends as, and how it is answered. 404 and 410 are not there: some senders disable the address at
 * once when they get one. Nothing else than 200 says that all is well: 201 and 204 are failures to some.
 */
const answerStatus = {
  /** Every lead ended; the answer is that of the worst of them. */
  forwarded: 200,
  /** Every lead is kept, and is delivered afterwards. */
  accepted: 200,
  /** A test call of the sender. */
  ping: 200,
  /** The sender made sure of the address. */
  challenge: 200,
  /** About something that is not a lead, such as an order that was deleted. */
  ignored: 200,
  /** The request holds no lead where the rules look for them. */
  no_leads: 200,
  /** The body is neither JSON nor a form, or empty, cut off or compressed. */
  body: 400,
  /** The signature is wrong, missing or too old. */
  signature: 401,
  method: 405,
  too_large: 413,
  /** The body is of a type that cannot be read. */
  type: 415,
  /** The time to answer is over; the work continues. */
  deadline: 503,
  /** The body did not come in time. */
  slow: 503,
  /** The program, not the request, made a mistake. */
  failed: 503,
} as const satisfies Record<string, number>;

/** What a request ended as. */
export type WebhookStatus = keyof typeof answerStatus;

/** When a sender should retry, in seconds, by default. */
const usualRetrySeconds = 30;

/** The answer to a request that did not come to the forwarder, or not to its end. */
export function plainAnswer(status: WebhookStatus, headers: Readonly<Record<string, string>> = {}): Response {
  const httpStatus = answerStatus[status];
  const body = httpStatus === 200 ? { status } : { error: status };
  return jsonAnswer(
    httpStatus,
    body,
    httpStatus === 503 ? { "retry-after": String(usualRetrySeconds), ...headers } : headers,
  );
}

/** A small answer that no one keeps. */
function jsonAnswer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
  });
}

/** The answer to leads that ended: that of the worst. A sender that retries finds the others done. */
export function resultsAnswer(
  results: readonly ForwardResult[],
  { isKept, repeats }: { readonly isKept: boolean; readonly repeats: boolean },
): Response {
  // What the register keeps need not be sent again: failures make senders stop.
  const outcomes = results.map((result): Outcome => {
    const outcome = outcomeOf(result);
    const isInRegister = isKept && result.entryId !== undefined;
    return isInRegister && ("reject" in outcome || !repeats) ? { ack: true } : outcome;
  });
  const waits = outcomes.flatMap((outcome) => ("retryAfterMs" in outcome ? [outcome.retryAfterMs] : []));
  if (waits.length > 0) {
    const seconds = Math.max(usualRetrySeconds, Math.ceil(Math.max(...waits) / 1_000));
    return jsonAnswer(503, bodyOf(results), { "retry-after": String(seconds) });
  }
  if (!outcomes.some((outcome) => "reject" in outcome)) return jsonAnswer(200, bodyOf(results));
  const isTooLarge = results.some(({ issues }) => issues.some(({ code }) => code === "lead_too_large"));
  return jsonAnswer(isTooLarge ? answerStatus.too_large : 422, bodyOf(results));
}

/** One lead with its order, or why there is none; of several, how many ended as what. */
function bodyOf(results: readonly ForwardResult[]): object {
  const [result] = results;
  if (result !== undefined && results.length === 1) {
    const codes = result.issues.flatMap(({ level, code }) => (level === "error" ? [code] : []));
    const isKept = "reject" in outcomeOf(result) && result.entryId !== undefined;
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
