import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { AccountBlockedError } from "../../shared/errors/blockedErrors.ts";
import { OutcomeUnknownError } from "../../shared/errors/outcomeUnknownError.ts";
import { linkedSignal } from "../../shared/runtime/abort.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import { askToken } from "./askToken.ts";
import { marginMs, recordBlock } from "./block.ts";
import type { Call } from "./config.ts";
import type { ExchangeResult } from "./exchange.ts";
import type { Failure } from "./failure.ts";
import { provesNothingDone } from "./provesNothingDone.ts";
import { redactToken, safeText, toPublicError } from "./publicError.ts";

/** The module that sends requests. It is loaded with the first request. */
export type Transport = typeof import("./transport.ts");

/** Sends the call once. Throws an `AttemptError` that says what a failure means and whether it may be sent again. */
export async function attempt(
  initialCall: Call,
  number: number,
  permit: Permit | undefined,
  transport: Transport,
): Promise<Record<string, unknown>> {
  let call = initialCall;
  try {
    // Without a function there is nothing to wait for.
    if (initialCall.config.askToken !== undefined) call = await withToken(initialCall, number - 1);
    call.config.signal?.throwIfAborted();
    call.config.beforeSend?.();
  } catch (error) {
    permit?.end("unused");
    throw new AttemptError(error);
  }
  const { config, method, kind } = call;
  const { clock, events, signal } = config;
  const about = { method, callId: call.id, attempt: number };
  events.emit("request", { ...about, kind });
  const sentAt = Math.floor(clock.date() / 1000);
  const startedAt = clock.now();
  const linked = linkedSignal(signal);
  const answer = await transport.exchange({ ...config, body: call.body, linked });
  const durationMs = clock.now() - startedAt;
  const outcome = config.account.blockEnds.check(readOutcome(answer, call, transport), startedAt);
  if (answer.status !== undefined) {
    const isRefused = !("result" in outcome) && outcome.kind === "api_error";
    const refusal = isRefused ? { errorCode: outcome.code, reason: outcome.reason } : {};
    if (isRefused) config.account.refuse(method, outcome.code);
    events.emit("response", { ...about, httpStatus: answer.status, durationMs, ...refusal });
  }
  // Before the permit is returned: that lets the next call go out, and a block must stop it.
  const paused = "result" in outcome ? undefined : recordBlock(call, outcome);
  permit?.end(answer.status === undefined ? "lost" : "answer");
  if ("result" in outcome) {
    config.account.end(method);
    if (answer.failure === undefined) {
      const { status: httpStatus, headers } = answer;
      call.onAnswer?.({ callId: call.id, httpStatus, headers, attempts: number, durationMs });
    }
    return outcome.result;
  }
  await paused;
  throw toAttemptError(call, outcome, number, sentAt, answer.retryAfterMs);
}

async function withToken(call: Call, attempts: number): Promise<Call> {
  const { config, method } = call;
  const token = await askToken(config, { method, attempts });
  return { ...call, config: { ...config, token, headers: { ...config.headers, "x-bltoken": token } } };
}

type Outcome = { readonly result: Record<string, unknown> } | Failure;

function readOutcome(
  answer: ExchangeResult,
  { body, config: { clock, token } }: Call,
  { readEnvelope, hideSent }: Transport,
): Outcome {
  if (answer.failure !== undefined) return answer.failure;
  const outcome = readEnvelope(answer.text, answer.serverDate ?? new Date(clock.date()));
  if ("result" in outcome || outcome.kind !== "api_error") return outcome;
  // A code that contains the token is not a code of the API.
  const code = redactToken(outcome.code, token) === outcome.code ? outcome.code : "ERROR_UNKNOWN";
  const message = safeText(outcome.message, token);
  return { ...outcome, code, message, reason: hideSent(message, body) };
}

/** A failed write counts as "unknown" without proof: a retry on a wrong guess creates a second order. */
function toAttemptError(
  call: Call,
  failure: Failure,
  number: number,
  sentAt: number,
  retryAfterMs: number | undefined,
): AttemptError {
  const details = { method: call.method, attempts: number };
  const reason = toPublicError(failure, call, details);
  const isAborted = failure.kind === "aborted";
  // An error of the API is the answer, whatever it proves: the caller gets what Base said.
  const isLost =
    call.kind !== "read" && failure.kind !== "api_error" && (isAborted || !provesNothingDone(reason));
  if (isLost && call.kind === "write")
    return new AttemptError(new OutcomeUnknownError({ ...details, sentAt, cause: reason }));
  const lostAt = isLost ? sentAt : undefined;
  // An immediate retry would end the same way. A caller that keeps the work can try again later.
  const isSettled = failure.kind === "too_large" || reason instanceof AccountBlockedError;
  if (isAborted || isSettled || !(reason instanceof BaselinkerError) || !reason.retryable)
    return new AttemptError(reason, { lostAt });
  const block = failure.kind === "api_error" ? failure.block : undefined;
  const pauseMs = block === undefined ? (retryAfterMs ?? 0) : block.waitMs + marginMs;
  return new AttemptError(reason, {
    lostAt,
    repeat: { retryAfterMs: pauseMs, isBlock: block !== undefined },
  });
}

/** Carries the outcome of an attempt through p-retry, which accepts only errors and treats some specially. */
export class AttemptError extends Error {
  /** What the caller gets if this is the last attempt. An abort can have any value as its reason. */
  readonly reason: unknown;
  /** `undefined` if the call may not be sent again. */
  readonly repeat: Repeat | undefined;
  /** When a `set` was sent whose answer was lost, in unix seconds. */
  readonly lostAt: number | undefined;

  constructor(
    reason: unknown,
    { repeat, lostAt }: { readonly repeat?: Repeat; readonly lostAt?: number | undefined } = {},
  ) {
    super("attempt failed");
    this.reason = reason;
    this.repeat = repeat;
    this.lostAt = lostAt;
  }
}

export interface Repeat {
  /** The minimum wait that the server asks for, or until the end of the block. */
  readonly retryAfterMs: number;
  /** The limiter waits for the end of the block. */
  readonly isBlock: boolean;
}
