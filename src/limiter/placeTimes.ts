import { paddedWindow } from "./paddedWindow.ts";
import type { RequestEnd } from "./rateLimiter.ts";

interface WindowOptions {
  readonly windowMs?: number | undefined;
  readonly latencyMs?: number | undefined;
}

/** For how long a request's place in a shared log is taken, from the moment of which the log is told. */
export interface PlaceTimes extends Readonly<Record<RequestEnd, number>> {
  /** Its end is not known yet, and is never told where the process dies. */
  readonly unknownMs: number;
}

/**
 * An answered request was counted before its answer came, so its place is free one window after that. One
 * that was lost can still be under way. One whose process may die untold is given a quarter of a window more:
 * its event loop can have stood still between the permit and the sending.
 */
export function placeTimes({ windowMs = 60_000, latencyMs = 2_000 }: WindowOptions): PlaceTimes {
  const answer = Math.ceil(paddedWindow(windowMs));
  const lost = answer + latencyMs;
  return { answer, lost, unused: 0, unknownMs: Math.ceil(lost + windowMs / 4) };
}
