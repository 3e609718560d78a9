import { OutcomeUnknownError } from "../errors/outcomeUnknownError.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import { AttemptError } from "./attemptError.ts";
import { noteBlock } from "./block.ts";
import type { Call } from "./call.ts";
import type { ClientConfig } from "./config.ts";
import { errorFor } from "./errorFor.ts";
import type { ExchangeResult } from "./exchange.ts";
import type { Failure } from "./failure.ts";
import { hideToken } from "./hideToken.ts";

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
  const { config, method, kind, signal } = call;
  if (signal?.aborted) {
    permit?.end("unused");
    throw new AttemptError(signal.reason);
  }
  try {
    call.beforeSend?.();
  } catch (error) {
    permit?.end("unused");
    throw new AttemptError(error);
  }
  config.notifier.tell("request", { method, kind, attempt: number });
  const sentAt = Math.floor(config.clock.date() / 1000);
  const startedAt = config.clock.now();
  const answer = await transport.exchange({ ...config, body: call.body, signal });
  if (answer.status !== undefined) {
    const durationMs = config.clock.now() - startedAt;
    config.notifier.tell("response", { method, attempt: number, httpStatus: answer.status, durationMs });
  }
  const outcome = readOutcome(answer, config, transport);
  // Before the permit goes back: that lets the next call out, and a block must hold it.
  const noted = "result" in outcome ? undefined : noteBlock(call, outcome);
  permit?.end(answer.status === undefined ? "lost" : "answer");
  if ("result" in outcome) return outcome.result;
  await noted;
  throw judge(call, outcome, transport.classifyFailure(outcome), number, sentAt, answer.retryAfterMs);
}

type Outcome = { readonly result: Record<string, unknown> } | Failure;

function readOutcome(
  answer: ExchangeResult,
  { clock, token }: ClientConfig,
  { readEnvelope }: Transport,
): Outcome {
  if (answer.failure !== undefined) return answer.failure;
  const outcome = readEnvelope(answer.text, answer.serverDate ?? new Date(clock.date()));
  if ("result" in outcome || outcome.what !== "api_error") return outcome;
  return { ...outcome, code: hideToken(outcome.code, token), message: hideToken(outcome.message, token) };
}

function judge(
  call: Call,
  failure: Failure,
  outcome: ReturnType<Transport["classifyFailure"]>,
  number: number,
  sentAt: number,
  retryAfterMs: number | undefined,
): AttemptError {
  const details = { method: call.method, attempts: number };
  const reason = errorFor(failure, call, details);
  if (outcome === "unknown" && call.kind === "write") {
    return new AttemptError(new OutcomeUnknownError({ ...details, sentAt, cause: reason }));
  }
  if (outcome === "answered" || failure.what === "aborted") return new AttemptError(reason);
  const isBlock = failure.what === "api_error" && failure.block !== undefined;
  return new AttemptError(reason, { retryAfterMs: retryAfterMs ?? 0, isBlock });
}
