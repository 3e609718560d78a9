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
  config.notifier.tell("block", event);
  try {
    await config.limiter().pauseUntil(until);
  } catch {
    // A shared limiter that is out of reach gives no permits either. The caller needs to hear of the block.
  }
}

/** How long after the end that the server names the first request leaves. */
export const marginMs = 5_000;
