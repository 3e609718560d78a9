import { setImmediate as turn } from "node:timers/promises";

/**
 * The heap in use after everything that no one holds is gone. Needs `node --expose-gc`.
 *
 * Each collection is followed by turns of the event loop: what is in a `FinalizationRegistry`, as the
 * abort signals of fetch do, is let go by a task, and only the collection after that frees it. Without the turns
 * a client under load seems to hold megabytes, now more, now less.
 */
export async function settledHeap(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error("Run it as `npx node --expose-gc …`.");
  for (let round = 0; round < 6; round += 1) {
    globalThis.gc();
    for (let turns = 0; turns < 3; turns += 1) await turn();
  }
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

export function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
