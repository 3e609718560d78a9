import { OutcomeUnknownError } from "../errors/outcomeUnknownError.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import { linkedSignal } from "../runtime/abort.ts";
import { recordBlock } from "./block.ts";
import type { Call, ClientConfig } from "./config.ts";
import type { ExchangeResult } from "./exchange.ts";
import type { Failure } from "./failure.ts";
import { redactToken, toPublicError } from "./publicError.ts";

/** What loads with the first request. */
export type Transport = typeof import("./transport.ts");

/**
 * Sends the call once. Gives the result, or throws an `AttemptError` that says what the failure means
 * and whether the call may be sent again.
 */
export async function attempt(
  call: Call,
  number: number,
  permit: Permit | undefined,
  transport: Transport,
): Promise<Record<string, unknown>> {
  const { config, method, kind } = call;
  const { clock, events, signal } = config;
  if (signal?.aborted) {
    permit?.end("unused");
    throw new AttemptError(signal.reason);
  }
  try {
    config.beforeSend?.();
  } catch (error) {
    permit?.end("unused");
    throw new AttemptError(error);
  }
  events.emit("request", { method, kind, attempt: number });
  const sentAt = Math.floor(clock.date() / 1000);
  const startedAt = clock.now();
  const linked = linkedSignal(signal);
  const answer = await transport.exchange({ ...config, body: call.body, linked });
  if (answer.status !== undefined) {
    const durationMs = clock.now() - startedAt;
    events.emit("response", { method, attempt: number, httpStatus: answer.status, durationMs });
  }
  const outcome = readOutcome(answer, config, transport);
  // Before the permit goes back: that lets the next call out, and a block must hold it.
  const paused = "result" in outcome ? undefined : recordBlock(call, outcome);
  permit?.end(answer.status === undefined ? "lost" : "answer");
  if ("result" in outcome) return outcome.result;
  await paused;
  throw toAttemptError(
    call,
    outcome,
    transport.classifyFailure(outcome),
    number,
    sentAt,
    answer.retryAfterMs,
  );
}

type Outcome = { readonly result: Record<string, unknown> } | Failure;

function readOutcome(
  answer: ExchangeResult,
  { clock, token }: ClientConfig,
  { readEnvelope }: Transport,
): Outcome {
  if (answer.failure !== undefined) return answer.failure;
  const outcome = readEnvelope(answer.text, answer.serverDate ?? new Date(clock.date()));
  if ("result" in outcome || outcome.kind !== "api_error") return outcome;
  return { ...outcome, code: redactToken(outcome.code, token), message: redactToken(outcome.message, token) };
}

function toAttemptError(
  call: Call,
  failure: Failure,
  outcome: ReturnType<Transport["classifyFailure"]>,
  number: number,
  sentAt: number,
  retryAfterMs: number | undefined,
): AttemptError {
  const details = { method: call.method, attempts: number };
  const reason = toPublicError(failure, call, details);
  if (outcome === "unknown" && call.kind === "write") {
    return new AttemptError(new OutcomeUnknownError({ ...details, sentAt, cause: reason }));
  }
  if (outcome === "answered" || failure.kind === "aborted") return new AttemptError(reason);
  const isBlock = failure.kind === "api_error" && failure.block !== undefined;
  return new AttemptError(reason, { retryAfterMs: retryAfterMs ?? 0, isBlock });
}

/** Carries what an attempt ended with through p-retry, which takes only errors and has its own view of some. */
export class AttemptError extends Error {
  /** What the caller gets, if this is the last attempt. An abort can have any value as its reason. */
  readonly reason: unknown;
  readonly mayRepeat: boolean;
  /** How long the server asks to wait at least. */
  readonly retryAfterMs: number;
  /** The limiter waits for the end of the block by itself. */
  readonly isBlock: boolean;

  constructor(reason: unknown, repeat?: { readonly retryAfterMs: number; readonly isBlock: boolean }) {
    super("attempt failed");
    this.reason = reason;
    this.mayRepeat = repeat !== undefined;
    this.retryAfterMs = repeat?.retryAfterMs ?? 0;
    this.isBlock = repeat?.isBlock ?? false;
  }
}
