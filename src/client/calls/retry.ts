import { ApiError } from "../../shared/errors/apiError.ts";
import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { AccountBlockedError, TokenBlockedError } from "../../shared/errors/blockedErrors.ts";
import { OutcomeUnknownError } from "../../shared/errors/outcomeUnknownError.ts";
import { pause } from "../../shared/runtime/abort.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import { AttemptError, attempt, type Repeat, type Transport } from "./attempt.ts";
import type { Call } from "./config.ts";
import { failIfBlocked, takePermit, toCallError, waitCount } from "./permit.ts";

/** Sends a call that has its first permit; each retry takes a new one. `limitMs` is what is left for its waits. */
export async function sendAndRepeat(
  call: Call,
  permit: Permit | undefined,
  transport: Transport,
  limitMs: number,
): Promise<Record<string, unknown>> {
  const { clock, retries } = call.config;
  let leftMs = limitMs;
  let lostAt: number | undefined;
  const spend = (ms: number) => {
    leftMs = Math.max(0, leftMs - ms);
  };
  const takeNext = async (attempts: number) => {
    try {
      const since = waitCount(call);
      const next = (await takePermit(call, attempts, leftMs)) ?? undefined;
      spend(waitCount(call) - since);
      failIfBlocked(call, attempts, leftMs, next);
      return next;
    } catch (error) {
      // p-retry accepts only errors, but an abort can throw anything.
      throw new AttemptError(toCallError(error, call, attempts));
    }
  };
  try {
    return await transport.pRetry(
      async (number) => {
        const attemptPermit = number === 1 ? permit : await takeNext(number - 1);
        return attempt(call, number, attemptPermit, transport);
      },
      {
        retries,
        // We do the waiting: p-retry has one delay for all failures, and a 429 may name its own.
        minTimeout: 0,
        shouldRetry: ({ error }) => error instanceof AttemptError && error.repeat !== undefined,
        onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
          if (!(error instanceof AttemptError)) return;
          lostAt ??= error.lostAt;
          if (error.repeat === undefined || retriesLeft === 0) return;
          const since = clock.now();
          await waitBeforeNext(call, error, error.repeat, attemptNumber, leftMs);
          spend(clock.now() - since);
        },
        // No `signal` here: p-retry would replace an unknown outcome, or a result that has just arrived, with the
        // abort.
      },
    );
  } catch (error) {
    const reason = error instanceof AttemptError ? error.reason : error;
    throw lostAt === undefined ? reason : unlessAnswered(call, reason, lostAt);
  }
}

/**
 * The error of a `set` of which an answer was lost. The last attempt alone would say that nothing was changed, or that
 * nothing was sent, although an earlier one may have been carried out. What Base answered to the last is kept, and so is
 * the reason of an abort.
 */
function unlessAnswered(call: Call, reason: unknown, sentAt: number): unknown {
  const isAnswered =
    reason instanceof ApiError ||
    reason instanceof TokenBlockedError ||
    reason instanceof AccountBlockedError;
  if (isAnswered || call.config.signal?.aborted || !(reason instanceof BaselinkerError)) return reason;
  const { method, attempts } = reason;
  return new OutcomeUnknownError({ method, attempts, sentAt, cause: reason, retryable: true });
}

async function waitBeforeNext(
  call: Call,
  error: AttemptError,
  { isBlock, retryAfterMs }: Repeat,
  number: number,
  leftMs: number,
): Promise<void> {
  const { clock, events, random, signal } = call.config;
  const pauseMs = isBlock ? retryAfterMs : Math.max(backOffMs(number, random()), retryAfterMs);
  // Throwing here ends p-retry: a wait that cannot end in time is pointless.
  if (pauseMs > leftMs) throw error;
  // After a block the limiter waits; an additional delay would be pointless.
  const delayMs = isBlock ? 0 : pauseMs;
  if (error.reason instanceof BaselinkerError) {
    events.emit("retry", {
      method: call.method,
      callId: call.id,
      attempt: number,
      delayMs,
      error: error.reason,
    });
  }
  if (delayMs > 0) await pause(delayMs, clock, signal);
}

/**
 * The wait before the next attempt: 0.5 s, 1 s, 2 s, … 30 s, less up to half of it at random, so that clients
 * do not retry together.
 */
function backOffMs(attempt: number, random: number): number {
  const longest = Math.min(30_000, 500 * 2 ** (attempt - 1));
  return longest * (1 - random / 2);
}
