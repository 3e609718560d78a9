/**
 * Who goes first when calls wait: an `urgent` call (writes by default), then `normal` (reads), then
 * `bulk` (pages of long lists). First come, first served inside each.
 */
export type Priority = "urgent" | "normal" | "bulk";

/** How a call waits for its permit. */
export interface AcquireOptions {
  readonly priority?: Priority;
  /** Gives the place in the queue up; `acquire` then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Hands out permits so that the server never counts more requests a minute than it allows. One permit
 * is taken before each HTTP request. Implemented in the process and on Redis; bring your own if you like.
 */
export interface RateLimiter {
  /** Resolves when one request may start. */
  acquire(options?: AcquireOptions): Promise<void>;
  /** Hands out nothing until then: the server has blocked the token. A later time wins over an earlier one. */
  pauseUntil(time: Date): void | Promise<void>;
}
