import { isRateLimitError, RateLimitError } from "../errors/rateLimitError.ts";
import { TokenBlockedError } from "../errors/tokenBlockedError.ts";
import type { Permit, RateLimiter } from "../limiter/rateLimiter.ts";
import type { Call } from "./call.ts";

/**
 * Waits for the right to send one request, at most `maxWaitMs`, and gives the place up on abort.
 *
 * @param attempts - requests that the call has made so far
 */
export async function takePermit(call: Call, attempts: number): Promise<Permit | undefined> {
  const { maxWaitMs } = call.config;
  const limiter = call.config.limiter();
  if (maxWaitMs === Number.POSITIVE_INFINITY) return acquire(call, limiter, call.signal, attempts);
  failIfBlockedFor(maxWaitMs, call, limiter, attempts);
  return acquireWithin(maxWaitMs, call, limiter, attempts);
}

async function acquire(
  call: Call,
  limiter: RateLimiter,
  signal: AbortSignal | undefined,
  attempts: number,
): Promise<Permit | undefined> {
  const { method, priority } = call;
  const { notifier } = call.config;
  const onWait = notifier.hears("wait")
    ? (reason: "limit" | "block") => notifier.tell("wait", { method, priority, reason })
    : undefined;
  try {
    const permit = await limiter.acquire({ priority, signal, tracked: true, onWait });
    return typeof permit === "object" ? permit : undefined;
  } catch (error) {
    // The limiter does not know for whom it speaks.
    throw isRateLimitError(error) ? new RateLimitError(error.reason, { method, attempts }) : error;
  }
}

async function acquireWithin(
  maxWaitMs: number,
  call: Call,
  limiter: RateLimiter,
  attempts: number,
): Promise<Permit | undefined> {
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
    return await acquire(call, limiter, controller.signal, attempts);
  } catch (error) {
    if (!late) throw error;
    failIfBlockedFor(0, call, limiter, attempts);
    throw new RateLimitError("max_wait", { method: call.method, attempts });
  } finally {
    cancel();
    call.signal?.removeEventListener("abort", abort);
  }
}

/** There is no point in waiting for what cannot come in time. */
function failIfBlockedFor(maxWaitMs: number, call: Call, limiter: RateLimiter, attempts: number): void {
  const until = limiter.pausedUntil?.();
  if (until === undefined) return;
  const remainingMs = until.getTime() - call.config.clock.date();
  if (remainingMs > maxWaitMs)
    throw new TokenBlockedError(until, remainingMs, { method: call.method, attempts });
}
