/** The most arrivals in any window of that length, both its ends included. */
export function busiestWindow(arrivals: Iterable<number>, windowMs: number): number {
  const sorted = Float64Array.from(arrivals).sort();
  let most = 0;
  let start = 0;
  for (let end = 0; end < sorted.length; end += 1) {
    while ((sorted[end] ?? 0) - (sorted[start] ?? 0) > windowMs) start += 1;
    most = Math.max(most, end - start + 1);
  }
  return most;
}
