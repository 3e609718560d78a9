import type { RequestEnd } from "./rateLimiter.ts";

/** How many requests the server allows, and how many of them are ours. */
export interface LimitOptions {
  /**
   * Requests a minute that the server allows for the token.
   *
   * @default 100
   */
  readonly requestsPerMinute?: number | undefined;
  /**
   * The part of it that this limiter may use, above 0 and up to 1: other integrations with the same
   * token need the rest.
   *
   * @default 1
   */
  readonly share?: number | undefined;
}

/** The limit in whole requests, never under one. */
export function limitOf(options: LimitOptions): number {
  // Rounded against float noise first: 0.07 * 100 is 7.000000000000001, and 0.29 * 100 is 28.999…
  const limit = (options.requestsPerMinute ?? 100) * (options.share ?? 1);
  return Math.max(1, Math.floor(Number(limit.toFixed(6))));
}

interface Limits extends LimitOptions {
  readonly maxQueue?: number | undefined;
  readonly windowMs?: number | undefined;
  readonly latencyMs?: number | undefined;
}

/** Refuses numbers that a limiter would take for no limit, or wait for without end. */
export function checkLimits(options: Limits): void {
  const { requestsPerMinute = 100, share = 1, maxQueue = 0, windowMs = 60_000, latencyMs = 0 } = options;
  expect(
    "requestsPerMinute",
    requestsPerMinute,
    Number.isFinite(requestsPerMinute) && requestsPerMinute >= 1,
    "a number from 1",
  );
  expect("share", share, share > 0 && share <= 1, "a number above 0 and up to 1");
  expect("maxQueue", maxQueue, maxQueue >= 0, "a number from 0");
  expect("windowMs", windowMs, Number.isFinite(windowMs) && windowMs > 0, "a number above 0");
  expect("latencyMs", latencyMs, Number.isFinite(latencyMs) && latencyMs >= 0, "a number from 0");
}

function expect(name: string, value: unknown, isRight: boolean, wanted: string): void {
  if (!isRight) throw new RangeError(`Expected \`${name}\` to be ${wanted}, got ${String(value)}.`);
}

/**
 * The server's clock and ours run at slightly different speeds: so much longer we count. 0.25 % is far more
 * than quartz needs.
 */
export function paddedWindow(windowMs = 60_000): number {
  return windowMs + windowMs / 400;
}

interface WindowOptions {
  readonly windowMs?: number | undefined;
  readonly latencyMs?: number | undefined;
}

/** For how long a request's place in a shared log is taken, from the moment of which the log is told. */
export interface SlotTimes extends Readonly<Record<RequestEnd, number>> {
  /** Its end is not known yet, and is never told where the process dies. */
  readonly unknownMs: number;
}

/**
 * An answered request was counted before its answer came, so its place is free one window after that. One
 * that was lost can still be under way. One whose process may die untold is given a quarter of a window more:
 * its event loop can have stood still between the permit and the sending.
 */
export function slotTimes({ windowMs = 60_000, latencyMs = 2_000 }: WindowOptions): SlotTimes {
  const answer = Math.ceil(paddedWindow(windowMs));
  const lost = answer + latencyMs;
  return { answer, lost, unused: 0, unknownMs: Math.ceil(lost + windowMs / 4) };
}
