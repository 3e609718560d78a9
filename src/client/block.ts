import type { Block } from "../limiter/blockedUntil.ts";
import type { Call } from "./call.ts";

/**
 * Base has blocked the token: nobody sends with it until the end of the block, since every request
 * prolongs it. The margin covers a `Date` header of whole seconds and clocks that differ.
 */
export async function noteBlock(call: Call, block: Block, apiMessage: string): Promise<void> {
  const { config, method } = call;
  // Counted from our own date: the server's may be off by hours, and the limiter compares with ours.
  const until = new Date(config.clock.date() + block.waitMs + marginMs);
  const event = { method, blockedUntil: block.until, retryAfterMs: block.waitMs + marginMs, apiMessage };
  try {
    await config.limiter().pauseUntil(until);
  } finally {
    config.notifier.tell("block", event);
  }
}

/** How long after the end that the server names the first request leaves. */
export const marginMs = 5_000;
