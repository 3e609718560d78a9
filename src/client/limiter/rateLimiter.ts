/**
 * Which call is sent first when calls wait: `urgent` (writes by default), then `normal` (reads), then `bulk` (pages
 * of long lists, and look-ups of `reconcile`). First come, first served within each. `bulk` calls leave a fifth of
 * the limit free for the others, even if no other waits: on their own they reach 80 of 100 requests a minute.
 */
export type Priority = "urgent" | "normal" | "bulk";

/** How a call waits for its permit. */
export type AcquireOptions = {
  readonly priority?: Priority | undefined;
  /** Removes the call from the queue; `acquire` then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Set it if you call `end` of the permit when the request has ended. The limiter then counts from the answer and
   * need not assume anything about the network. Without it, the request has to reach the server within
   * 2 seconds of the permit.
   * @default false
   */
  readonly tracked?: boolean | undefined;
  /**
   * How long blocks of the token may hold the call up, in milliseconds. `acquire` rejects with a `TokenBlockedError`
   * as soon as a block is known that takes longer. Waiting for its turn does not count.
   * @default Infinity
   */
  readonly maxPauseMs?: number | undefined;
  /** Called once if the call has to wait, as soon as that is known. Errors that it throws are ignored. */
  readonly onWait?: ((reason: WaitReason) => void) | undefined;
};

/** Why a call waits: the limit is used up, or Base has blocked the token. */
export type WaitReason = "limit" | "block";
/**
 * How a request ended: an `answer` arrived, it was `lost` (it may still arrive at the server), or it was never sent
 * (`unused`).
 */
export type RequestEnd = "answer" | "lost" | "unused";

/** The right to send one request, now. */
export type Permit = {
  /** Call it once when the request has ended, and only for `tracked` permits. */
  end(how: RequestEnd): void;
};

/** A permit whose end makes no difference. */
export const untracked: Permit = { end: () => {} };

/**
 * Grants permits so that the server never counts more requests per minute than it allows. Each HTTP request takes one
 * permit. Made by `memoryRateLimiter`, `sqliteRateLimiter`, `redisRateLimiter` or `postgresRateLimiter`.
 */
export interface RateLimiter {
  /** Resolves when one request may be sent. A limiter that tracks how requests end returns a permit. */
  acquire(options?: AcquireOptions): Promise<void> | Promise<Permit>;
  /** Grants nothing until `time`: the server has blocked the token. A later time overrides an earlier one. */
  pauseUntil(time: Date): void | Promise<void>;
  /** Until when nothing is granted because of a block, if the limiter knows. */
  pausedUntil?(): Date | undefined;
  /**
   * The earliest time of the next permit, if the limiter knows it: the end of a block, or of a pause because the shared
   * log may lack requests. `work` and pools wait until then. Without this method, they wait until `pausedUntil`.
   */
  availableAt?(): Date | undefined;
  /** How long blocks have held calls up in all, in milliseconds, if the limiter knows. Only differences count. */
  pausedMs?(): number;
  /** How many calls wait in this process, if the limiter knows. */
  readonly waiting?: number;
  /** How many requests of the last minute this process sent, if no other process shares the limiter. */
  sent?(): number;
  /** Whether it is for this token. A client rejects a limiter that was created for another token. */
  serves?(token: string): boolean;
  /** Rejects all waiting and later calls with a `RateLimitError`, and releases files and timers. */
  close?(): Promise<void>;
}
