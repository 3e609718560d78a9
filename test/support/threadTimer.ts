/**
 * Tells how many milliseconds the processor has worked for this thread since, whatever the other threads and
 * programs do. Always 0 before Node 23.9, which does not tell the threads apart.
 */
export function threadTimer(): () => number {
  if (typeof process.threadCpuUsage !== "function") return () => 0;
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
}

/** The milliseconds of work that a piece of code takes. */
export function workOf(run: () => unknown): number {
  const timer = threadTimer();
  run();
  return timer();
}
