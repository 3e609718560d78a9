/** A thread that opens one new file after another, each at the same moment as all other such threads. */
import { parentPort, workerData } from "node:worker_threads";
import { sqliteRateLimiter } from "../../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";

const { paths, threads, ready, opensStore }: OpensTogether = workerData;

export interface OpensTogether {
  readonly paths: readonly string[];
  readonly threads: number;
  /** How often a thread has been ready for its next file, all of them together. */
  readonly ready: Int32Array;
  readonly opensStore: boolean;
}

const failures: string[] = [];
for (const [round, path] of paths.entries()) {
  Atomics.add(ready, 0, 1);
  while (Atomics.load(ready, 0) < (round + 1) * threads);
  try {
    if (opensStore) await sqliteStore(path).close();
    else sqliteRateLimiter(path, { token: "t" }).close();
  } catch (error) {
    failures.push(String(error));
  }
}
parentPort?.postMessage(failures);
