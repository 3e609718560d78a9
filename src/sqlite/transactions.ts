import type { DatabaseSync } from "node:sqlite";
import { pause } from "../runtime/abort.ts";
import type { Clock } from "../runtime/clock.ts";
import { asStoreError, isBusy } from "./sqliteErrors.ts";

/** Runs a body as one transaction, again and again while another process writes to the file. */
export type Transactions = <Result>(body: () => Result) => Promise<Result>;

/** All or nothing, and the lock is taken at once: two processes cannot both read "free" and then write. */
export function transactions(
  database: DatabaseSync,
  path: string,
  { busyTimeoutMs, clock }: { readonly busyTimeoutMs: number; readonly clock: Clock },
): Transactions {
  return async (body) => {
    const until = clock.now() + busyTimeoutMs;
    for (;;) {
      try {
        database.exec("BEGIN IMMEDIATE");
        const result = body();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        if (database.isOpen && database.isTransaction) database.exec("ROLLBACK");
        if (!isBusy(error) || clock.now() >= until) throw asStoreError(error, path);
      }
      await pause(20, clock, undefined);
    }
  };
}
