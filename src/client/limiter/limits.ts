import type { OptionChecks } from "../../shared/options/check.ts";
import { clockOption, groupWithDefaults, number } from "../../shared/options/kinds.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { Priority, RequestEnd } from "./rateLimiter.ts";

/** How many requests the server allows, how many of them are ours, and how many calls may wait. */
export type LimitOptions = {
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
};

/** Options of `memoryRateLimiter`, which every other limiter has too. */
export type MemoryRateLimiterOptions = LimitOptions & {
  /** Options for tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
        /** The server's window, in milliseconds. @default 60_000 */
        readonly windowMs?: number | undefined;
      }
    | undefined;
};

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

/**
 * How many slots a call leaves free: pages of long lists leave a fifth, but none if the limit is under 5, or
 * they would never be read.
 */
export function leftFree(priority: Priority, limit: number): number {
  return priority === "bulk" ? Math.floor(limit / 5) : 0;
}

/**
 * A request can travel to the server for 2 seconds after its caller gave up on it: a thirtieth of the server's minute,
 * so that a test with a shorter window keeps the proportion.
 */
const journeysPerWindow = 30;

export interface SlotTimes {
  readonly answerMs: number;
  readonly lostMs: number;
  /** How long a slot is occupied while the end of its request is not reported; it never is if the process dies. */
  readonly unknownMs: number;
}

/**
 * The server counted an answered request before it answered, so its slot is free one window after the answer. A lost
 * request can still arrive. A request whose process may die before it reports gets a quarter of a window more: its
 * event loop can have been blocked between the permit and the sending.
 */
export function slotTimes({ windowMs }: { readonly windowMs: number }): SlotTimes {
  const answerMs = Math.ceil(paddedWindow(windowMs));
  const lostMs = Math.ceil(answerMs + windowMs / journeysPerWindow);
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
