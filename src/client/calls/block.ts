import type { RateLimiter } from "../limiter/rateLimiter.ts";
import type { Call } from "./config.ts";
import type { Failure } from "./failure.ts";

/** A block of the token pauses all its calls to its end: each request prolongs it. The margin is for unequal clocks. */
export async function recordBlock({ config, method, id: callId }: Call, failure: Failure): Promise<void> {
  if (failure.kind !== "api_error" || failure.block === undefined) return;
  const { block, message: apiMessage } = failure;
  const retryAfterMs = block.waitMs + marginMs;
  // Based on our own date: the server's may be off by hours, and the limiter compares with ours.
  const paused = pauseUntil(config.limiter(), new Date(config.clock.date() + retryAfterMs));
  const { until: blockedUntil, zoneOffsetMinutes } = block;
  config.events.emit("block", { method, callId, blockedUntil, retryAfterMs, apiMessage, zoneOffsetMinutes });
  await paused;
}

/** How long after the announced end of the block the first request is sent. */
export const marginMs = 5_000;

async function pauseUntil(limiter: RateLimiter, until: Date): Promise<void> {
  try {
    await limiter.pauseUntil(until);
  } catch {
    // A shared limiter that is unreachable grants no permits either. The caller still gets the block's error.
  }
}
