import type { OptionChecks } from "../options/check.ts";
import { clockOption, groupWithDefaults, number } from "../options/kinds.ts";
import type { Clock } from "../runtime/clock.ts";

/**
 * Which call is sent first when calls wait: `urgent` (writes by default), then `normal` (reads), then `bulk` (pages
 * of long lists, and look-ups of `reconcile`). First come, first served within each. `bulk` calls leave a fifth of
 * the limit free for the others, even if no other waits: on their own they reach 80 of 100 requests a minute.
 */
export type Priority = "urgent" | "normal" | "bulk";

/** How a call waits for its permit. */
export interface AcquireOptions {
  readonly priority?: Priority | undefined;
  /** Removes the call from the queue; `acquire` then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Set it if you call `end` of the permit when the request has ended. The limiter then counts from the answer and
   * need not assume anything about the network.
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
}

/** Why a call waits: the limit is used up, or Base has blocked the token. */
export type WaitReason = "limit" | "block";
/**
 * How a request ended: an `answer` arrived, it was `lost` (it may still arrive at the server), or it was never sent
 * (`unused`).
 */
export type RequestEnd = "answer" | "lost" | "unused";

/** The right to send one request, now. */
export interface Permit {
  /** Call it once when the request has ended, and only for `tracked` permits. */ end(how: RequestEnd): void;
}

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
  /** How many calls wait in this process, if the limiter knows. */ readonly waiting?: number;
  /** How many requests of the last minute this process sent, if no other process shares the limiter. */
  sent?(): number;
  /** Whether it is for this token. A client rejects a limiter that was created for another token. */
  serves?(token: string): boolean;
  /** Rejects all waiting and later calls with a `RateLimitError`, and releases files and timers. */
  close?(): Promise<void>;
}

/** How many requests the server allows, how many of them are ours, and how many calls may wait. */
export interface LimitOptions {
  /** Requests per minute that the server allows for the token. @default 100 */
  readonly requestsPerMinute?: number | undefined;
  /**
   * The part of it that this limiter may use, above 0 and up to 1: other integrations with the same token need the
   * rest.
   * @default 1
   */
  readonly share?: number | undefined;
  /**
   * How many calls may wait in this process. Any further call fails with a `RateLimitError` immediately.
   * @default 200_000
   */
  readonly maxQueue?: number | undefined;
}

/** Options of `memoryRateLimiter`, which every other limiter has too. */
export interface MemoryRateLimiterOptions extends LimitOptions {
  /**
   * How long a request can still travel to the server after the caller gave up on it, in milliseconds.
   * @default 2_000
   */
  readonly latencyMs?: number | undefined;
  /** For tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */ readonly clock?: Clock | undefined;
        /** The server's window, in milliseconds. @default 60_000 */ readonly windowMs?: number | undefined;
      }
    | undefined;
}

/** How the limits are checked: those of every limiter, and those that a client passes to its limiter. */
export const limitChecks = {
  requestsPerMinute: /* @__PURE__ */ number({ least: 1, default: 100 }),
  share: /* @__PURE__ */ number({ above: 0, most: 1, default: 1 }),
  maxQueue: /* @__PURE__ */ number({ least: 0, infinite: true, default: 200_000 }),
} satisfies OptionChecks<LimitOptions>;

/** How the options of a limiter are checked. `machine` is the clock if none is given. */
export function limiterChecks(owner: string, machine: Clock) {
  return {
    ...limitChecks,
    latencyMs: number({ least: 0, unit: "milliseconds", default: 2_000 }),
    testing: groupWithDefaults(owner, testingChecks(machine)),
  } satisfies OptionChecks<MemoryRateLimiterOptions>;
}

export function testingChecks(machine: Clock) {
  return {
    clock: clockOption(machine),
    windowMs: number({ above: 0, unit: "milliseconds", default: 60_000 }),
  } satisfies OptionChecks<NonNullable<MemoryRateLimiterOptions["testing"]>>;
}

export function limitOf({
  requestsPerMinute,
  share,
}: Readonly<Record<"requestsPerMinute" | "share", number>>): number {
  // Rounded first because of float noise: 0.07 * 100 is 7.000000000000001, and 0.29 * 100 is 28.999…
  return Math.max(1, Math.floor(Number((requestsPerMinute * share).toFixed(6))));
}

/** How many slots a call leaves free: pages of long lists a fifth, but none under 5, or they would never be read. */
export function leftFree(priority: Priority, limit: number): number {
  return priority === "bulk" ? Math.floor(limit / 5) : 0;
}

export interface SlotTimes {
  readonly answerMs: number;
  readonly lostMs: number;
  /** Its end is not reported yet, and never will be if the process dies. */ readonly unknownMs: number;
}

/**
 * The server counted an answered request before it answered, so its slot is free one window after the answer. A lost
 * request can still arrive. A request whose process may die before it reports gets a quarter of a window more: its
 * event loop can have been blocked between the permit and the sending.
 */
export function slotTimes({
  windowMs,
  latencyMs,
}: Readonly<Record<"windowMs" | "latencyMs", number>>): SlotTimes {
  const answerMs = Math.ceil(paddedWindow(windowMs));
  const lostMs = answerMs + latencyMs;
  return { answerMs, lostMs, unknownMs: Math.ceil(lostMs + windowMs / 4) };
}

/** How long a request occupies its slot after its end is reported. An unknown word counts as a lost request. */
export function heldMs(times: Pick<SlotTimes, "answerMs" | "lostMs">, how: RequestEnd): number {
  if (how === "unused") return 0;
  return how === "answer" ? times.answerMs : times.lostMs;
}

/** Adds a margin, since clocks differ in speed: 0.25 % is far more than quartz clocks need. */
function paddedWindow(windowMs: number): number {
  return windowMs + windowMs / 400;
}
