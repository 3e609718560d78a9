import { OutcomeUnknownError } from "../errors/outcomeUnknownError.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import { AttemptError } from "./attemptError.ts";
import { noteBlock } from "./block.ts";
import type { Call } from "./call.ts";
import { readEnvelope } from "./envelope.ts";
import { errorFor } from "./errorFor.ts";
import { type ExchangeResult, exchange } from "./exchange.ts";
import { classifyFailure, type Failure } from "./failure.ts";

/**
 * Sends the call once. Gives the result, or throws an `AttemptError` that says what the failure means
 * and whether the call may be sent again.
 */
export async function attempt(
  call: Call,
  number: number,
  permit: Permit | undefined,
): Promise<Record<string, unknown>> {
  const { config, method, kind, signal } = call;
  if (signal?.aborted) {
    permit?.end("unused");
    throw new AttemptError(signal.reason);
  }
  config.notifier.tell("request", { method, kind, attempt: number });
  const sentAt = Math.floor(config.clock.date() / 1000);
  const startedAt = config.clock.now();
  const answer = await exchange({ ...config, body: call.body, signal });
  permit?.end(answer.status === undefined ? "lost" : "answer");
  if (answer.status !== undefined) {
    const durationMs = config.clock.now() - startedAt;
    config.notifier.tell("response", { method, attempt: number, httpStatus: answer.status, durationMs });
  }
  const outcome = readOutcome(answer, config.clock.date());
  if ("result" in outcome) return outcome.result;
  if (outcome.what === "api_error" && outcome.block !== undefined)
    await noteBlock(call, outcome.block, outcome.message);
  throw judge(call, outcome, number, sentAt, answer.retryAfterMs);
}

type Outcome = { readonly result: Record<string, unknown> } | Failure;

function readOutcome(answer: ExchangeResult, date: number): Outcome {
  if (answer.failure !== undefined) return answer.failure;
  return readEnvelope(answer.text, answer.serverDate ?? new Date(date));
}

function judge(
  call: Call,
  failure: Failure,
  number: number,
  sentAt: number,
  retryAfterMs: number | undefined,
): AttemptError {
  const details = { method: call.method, attempts: number };
  const reason = errorFor(failure, call, details);
  const outcome = classifyFailure(failure);
  if (outcome === "unknown" && call.kind === "write") {
    return new AttemptError(new OutcomeUnknownError({ ...details, sentAt, cause: reason }));
  }
  if (outcome === "answered" || failure.what === "aborted") return new AttemptError(reason);
  const isBlock = failure.what === "api_error" && failure.block !== undefined;
  return new AttemptError(reason, { retryAfterMs: retryAfterMs ?? 0, isBlock });
}
