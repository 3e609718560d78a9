import type { LimitOptions } from "./limitOf.ts";

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
