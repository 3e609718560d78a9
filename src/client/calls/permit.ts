import { TokenBlockedError } from "../../shared/errors/blockedErrors.ts";
import { RateLimitError } from "../../shared/errors/rateLimitError.ts";
import { linkedSignal } from "../../shared/runtime/abort.ts";
import type { Permit, RateLimiter, WaitReason } from "../limiter/rateLimiter.ts";
import type { Call } from "./config.ts";

/** How long a call without `maxWaitMs` may pause in all: for blocks, and before retries. */
const usualPauseMs = 60_000;
/** The same for pages of long lists: a loop over a catalog outlasts a block of ten minutes. */
const pauseOfPagesMs = 900_000;

/**
 * How long a call may wait, in milliseconds: in total with `maxWaitMs`; otherwise in pauses, where the wait
 * for its turn does not count.
 */
export function waitLimit({ priority, config: { maxWaitMs } }: Call): number {
  return maxWaitMs ?? (priority === "bulk" ? pauseOfPagesMs : usualPauseMs);
}

/**
 * A counter, in milliseconds, of the waiting that `waitLimit` limits. Only differences between two counts
 * have a meaning.
 */
export function waitCount({ config: { maxWaitMs, clock, limiter } }: Call): number {
  return maxWaitMs === undefined ? (limiter().pausedMs?.() ?? 0) : clock.now();
}

/**
 * Waits for a permit, for what `leftMs` leaves of the call's limit; leaves the queue on abort. Returns the limiter's
 * own promise if possible: 100,000 calls may wait here, and each additional promise per call costs megabytes.
 * @throws TokenBlockedError for a block that lasts longer
 */
export function takePermit(
  call: Call,
  attempts: number,
  leftMs: number,
): PermitPromise | Promise<Permit | undefined> {
  const { maxWaitMs, signal } = call.config;
  failIfBlocked(call, attempts, leftMs);
  if (maxWaitMs === undefined || maxWaitMs === Number.POSITIVE_INFINITY) return acquire(call, leftMs, signal);
  return acquireWithin(leftMs, call, attempts);
}

type PermitPromise = ReturnType<RateLimiter["acquire"]>;

/** The error of a call that got no permit. The limiter does not know which method was called. */
export function toCallError(error: unknown, { method }: Call, attempts: number): unknown {
  const details = { method, attempts };
  if (error instanceof TokenBlockedError)
    return new TokenBlockedError(error.blockedUntil, error.retryAfterMs, details);
  return error instanceof RateLimitError ? new RateLimitError(error.reason, details) : error;
}

/**
 * Fails if a block outlasts the call's wait. This is also checked with a permit, since not every limiter
 * observes `maxPauseMs`.
 */
export function failIfBlocked(call: Call, attempts: number, leftMs: number, permit?: Permit): void {
  const { clock, limiter } = call.config;
  const until = limiter().pausedUntil?.();
  if (until === undefined) return;
  const blockedMs = until.getTime() - clock.date();
  if (blockedMs <= leftMs) return;
  permit?.end("unused");
  throw new TokenBlockedError(until, blockedMs, { method: call.method, attempts });
}

function acquire(
  { id: callId, method, priority, config: { events, limiter } }: Call,
  maxPauseMs: number,
  signal: AbortSignal | undefined,
): PermitPromise {
  const onWait = events.hasListener("wait")
    ? (reason: WaitReason) => events.emit("wait", { method, callId, priority, reason })
    : undefined;
  return limiter().acquire({ priority, signal, tracked: true, maxPauseMs, onWait });
}

async function acquireWithin(leftMs: number, call: Call, attempts: number): Promise<Permit | undefined> {
  const { clock, signal } = call.config;
  const { signal: linked, abort, unlink } = linkedSignal(signal);
  let late = false;
  const cancel = clock.after(leftMs, () => {
    late = true;
    abort();
  });
  try {
    return (await acquire(call, leftMs, linked)) ?? undefined;
  } catch (error) {
    if (!late) throw error;
    failIfBlocked(call, attempts, 0);
    throw new RateLimitError("max_wait");
  } finally {
    cancel();
    unlink();
  }
}
