import { TokenBlockedError } from "../errors/blockedErrors.ts";
import { RateLimitError } from "../errors/rateLimitError.ts";
import type { Permit, RateLimiter, WaitReason } from "../limiter/rateLimiter.ts";
import { linkedSignal } from "../runtime/abort.ts";
import type { Call } from "./config.ts";

/**
 * Waits for a permit to send one request, for a limited time, and leaves the queue on abort. Errors go through
 * `toCallError`.
 *
 * Returns the limiter's own promise if possible: 100,000 calls may wait here, and each additional promise per call
 * costs megabytes.
 * @param attempts - requests that the call has made so far
 * @param maxWaitMs - what is left of the call's `maxWaitMs`
 */
export function takePermit(
  call: Call,
  attempts: number,
  maxWaitMs: number,
): PermitPromise | Promise<Permit | undefined> {
  const { signal } = call.config;
  const limiter = call.config.limiter();
  if (maxWaitMs === Number.POSITIVE_INFINITY) return acquire(call, limiter, signal);
  return acquireWithin(maxWaitMs, call, limiter, attempts);
}

type PermitPromise = ReturnType<RateLimiter["acquire"]>;

/** The error of a call that got no permit. The limiter does not know which method was called. */
export function toCallError(error: unknown, { method }: Call, attempts: number): unknown {
  return error instanceof RateLimitError ? new RateLimitError(error.reason, { method, attempts }) : error;
}

function acquire(
  { id: callId, method, priority, config: { events } }: Call,
  limiter: RateLimiter,
  signal: AbortSignal | undefined,
): PermitPromise {
  const onWait = events.hasListener("wait")
    ? (reason: WaitReason) => events.emit("wait", { method, callId, priority, reason })
    : undefined;
  return limiter.acquire({ priority, signal, tracked: true, onWait });
}

async function acquireWithin(
  maxWaitMs: number,
  call: Call,
  limiter: RateLimiter,
  attempts: number,
): Promise<Permit | undefined> {
  failIfBlockedFor(maxWaitMs, call, limiter, attempts);
  const { clock, signal } = call.config;
  const { signal: own, abort, unlink } = linkedSignal(signal);
  let late = false;
  const cancel = clock.after(maxWaitMs, () => {
    late = true;
    abort();
  });
  try {
    return (await acquire(call, limiter, own)) ?? undefined;
  } catch (error) {
    if (!late) throw error;
    failIfBlockedFor(0, call, limiter, attempts);
    throw new RateLimitError("max_wait", { method: call.method, attempts });
  } finally {
    cancel();
    unlink();
  }
}

/** Fails immediately if the block lasts longer than the call may wait. */
function failIfBlockedFor(maxWaitMs: number, call: Call, limiter: RateLimiter, attempts: number): void {
  const until = limiter.pausedUntil?.();
  if (until === undefined) return;
  const remainingMs = until.getTime() - call.config.clock.date();
  if (remainingMs > maxWaitMs)
    throw new TokenBlockedError(until, remainingMs, { method: call.method, attempts });
}
