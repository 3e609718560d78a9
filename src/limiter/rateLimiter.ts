/**
 * Which call goes first when calls wait: an `urgent` call (writes by default), then `normal` (reads), then `bulk`
 * (pages of long lists, and look-ups of `reconcile`). First come, first served inside each. `bulk` calls leave a
 * fifth of the limit free for the others, even if no other waits: alone they reach 80 of 100 requests a minute.
 */
export type Priority = "urgent" | "normal" | "bulk";

/** How a call waits for its permit. */
export interface AcquireOptions {
  readonly priority?: Priority | undefined;
  /** Takes the call out of the queue; `acquire` then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The caller will call `end` of the permit when the request ended. The limiter can then count from the
   * answer, and has to assume nothing about the network.
   * @default false
   */
  readonly tracked?: boolean | undefined;
  /** Called once if the call has to wait, as soon as that is known. What it throws is ignored. */
  readonly onWait?: ((reason: WaitReason) => void) | undefined;
}

/** Why a call waits: the limit is used up, or Base has blocked the token. */
export type WaitReason = "limit" | "block";

/**
 * How a request ended: an `answer` came, it was `lost` (it may still arrive at the server), or it was
 * never sent (`unused`).
 */
export type RequestEnd = "answer" | "lost" | "unused";

/** The right to send one request, now. */
export interface Permit {
  /** Call it once, and only for `tracked` permits, when the request ended. */ end(how: RequestEnd): void;
}

/** A permit whose end makes no difference. */
export const untracked: Permit = { end: () => {} };

/**
 * Grants permits so that the server never counts more requests a minute than it allows. One permit is taken
 * before each HTTP request. The SDK brings three: `InProcessLimiter`, `sqliteRateLimiter` and
 * `redisRateLimiter`. Write your own by implementing the methods.
 */
export interface RateLimiter {
  /** Resolves when one request may start. A limiter that tracks how requests end returns a permit. */
  acquire(options?: AcquireOptions): Promise<void> | Promise<Permit>;
  /** Grants nothing until then: the server has blocked the token. A later time wins over an earlier one. */
  pauseUntil(time: Date): void | Promise<void>;
  /** Until when nothing is granted because of a block, if the limiter knows. */
  pausedUntil?(): Date | undefined;
  /** How many calls wait in this process, if the limiter knows. */ readonly waiting?: number;
  /** How many requests of the last minute were of this process, where no other process shares the limiter. */
  sent?(): number;
  /** Whether it counts for this token, where it was made for one: a client refuses a limiter of another token. */
  serves?(token: string): boolean;
  /** Ends all waiting and later calls with a `RateLimitError`, and releases files and timers. */
  close?(): Promise<void>;
}
