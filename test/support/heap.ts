/** The heap in use after everything that nobody holds is gone. Needs `node --expose-gc`. */
export function settledHeap(): number {
  if (globalThis.gc === undefined) throw new Error("Run it as `npx node --expose-gc …`.");
  for (let round = 0; round < 4; round += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

export function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
