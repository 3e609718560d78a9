import { isRateLimitError, RateLimitError } from "../errors/rateLimitError.ts";
import { TokenBlockedError } from "../errors/tokenBlockedError.ts";
import type { Permit, RateLimiter, WaitReason } from "../limiter/rateLimiter.ts";
import type { Call } from "./call.ts";

/**
 * Waits for the right to send one request, at most `maxWaitMs`, and gives the place up on abort. What it
 * throws goes through `refusalFor`.
 *
 * Hands the limiter's own promise on where it can: 100,000 calls may wait here, and each promise more of
 * theirs costs megabytes.
 *
 * @param attempts - requests that the call has made so far
 */
export function takePermit(call: Call, attempts: number): PermitPromise {
  const { maxWaitMs } = call.config;
  const limiter = call.config.limiter();
  if (maxWaitMs === Number.POSITIVE_INFINITY) return acquire(call, limiter, call.signal);
  return acquireWithin(maxWaitMs, call, limiter, attempts);
}

type PermitPromise = ReturnType<RateLimiter["acquire"]>;

/** What a call is told that got no permit. The limiter does not know for whom it speaks. */
export function refusalFor(error: unknown, { method }: Call, attempts: number): unknown {
  return isRateLimitError(error) ? new RateLimitError(error.reason, { method, attempts }) : error;
}

function acquire(
  { method, priority, config: { notifier } }: Call,
  limiter: RateLimiter,
  signal: AbortSignal | undefined,
): PermitPromise {
  const onWait = notifier.hears("wait")
    ? (reason: WaitReason) => notifier.tell("wait", { method, priority, reason })
    : undefined;
  return limiter.acquire({ priority, signal, tracked: true, onWait });
}

async function acquireWithin(
  maxWaitMs: number,
  call: Call,
  limiter: RateLimiter,
  attempts: number,
): Promise<Permit> {
  failIfBlockedFor(maxWaitMs, call, limiter, attempts);
  const { clock } = call.config;
  const controller = new AbortController();
  const abort = () => controller.abort(call.signal?.reason);
  let late = false;
  if (call.signal?.aborted) abort();
  call.signal?.addEventListener("abort", abort, { once: true });
  const cancel = clock.after(maxWaitMs, () => {
    late = true;
    controller.abort();
  });
  try {
    return (await acquire(call, limiter, controller.signal)) ?? untracked;
  } catch (error) {
    if (!late) throw error;
    failIfBlockedFor(0, call, limiter, attempts);
    throw new RateLimitError("max_wait", { method: call.method, attempts });
  } finally {
    cancel();
    call.signal?.removeEventListener("abort", abort);
  }
}

const untracked: Permit = { end: () => {} };

/** There is no point in waiting for what cannot come in time. */
function failIfBlockedFor(maxWaitMs: number, call: Call, limiter: RateLimiter, attempts: number): void {
  const until = limiter.pausedUntil?.();
  if (until === undefined) return;
  const remainingMs = until.getTime() - call.config.clock.date();
  if (remainingMs > maxWaitMs)
    throw new TokenBlockedError(until, remainingMs, { method: call.method, attempts });
}
