/**
 * How long to wait before the next attempt: 0.5 s, 1 s, 2 s, … up to 30 s, and each shortened by up to
 * a half at random, so that many clients which failed together do not come back together.
 *
 * @param attempt - the attempt that failed, from 1
 * @param random - from 0 up to 1
 */
export function backOffMs(attempt: number, random: number): number {
  const longest = Math.min(30_000, 500 * 2 ** (attempt - 1));
  return longest * (1 - random / 2);
}
