import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { StoreError } from "../errors/storeError.ts";
import type { SharedLog, Turn } from "../limiter/sharedLog.ts";
import { pause } from "../runtime/abort.ts";
import type { Clock } from "../runtime/clock.ts";
import { blockId, type LogStatements, logStatements, requestsTable } from "./logStatements.ts";
import { openFile } from "./openFile.ts";
import { type Transactions, transactions } from "./transactions.ts";

interface LogOptions {
  /** Whose requests these are: a hash of the token. */
  readonly account: string;
  readonly limit: number;
  readonly busyTimeoutMs: number;
  readonly clock: Clock;
}

/**
 * The log of requests in a SQLite file. A place is free when its time is over by both of the machine's
 * clocks: by the date, and by the time since the machine's start. Each covers for the other where that one
 * cannot be trusted: the date jumps, and the other begins anew when the machine does.
 */
export class SqliteLog implements SharedLog {
  readonly #database: DatabaseSync;
  readonly #statements: LogStatements;
  readonly #transaction: Transactions;
  readonly #clock: Clock;
  readonly #account: string;
  readonly #limit: number;
  readonly #path: string;
  readonly #file: bigint | undefined;
  #hasTidied = false;

  constructor(path: string, { account, limit, busyTimeoutMs, clock }: LogOptions) {
    this.#database = openFile(path, requestsTable);
    this.#statements = logStatements(this.#database);
    this.#transaction = transactions(this.#database, path, { busyTimeoutMs, clock });
    this.#clock = clock;
    this.#account = account;
    this.#limit = limit;
    this.#path = path;
    this.#file = fileAt(path);
  }

  async take(id: string, heldMs: number): Promise<Turn> {
    // The process stands still while SQLite works: before each time, the event loop gets its turn.
    await pause(0, this.#clock, undefined);
    this.#checkFile();
    return this.#atThisTime((now): Turn => {
      const { block, count, nextFree, hold } = this.#statements;
      this.#tidy(now);
      const blocked = block.get(now);
      if (blocked !== undefined) return { waitMs: Number(blocked.left_ms), reason: "block" };
      const over = Number(count.get({ account: now.account })?.taken) - this.#limit;
      if (over < 0) {
        hold.run({ ...now, id, heldMs });
        return "taken";
      }
      return { waitMs: Math.max(1, Number(nextFree.get({ ...now, over })?.left_ms)), reason: "limit" };
    });
  }

  hold(id: string, heldMs: number): Promise<void> {
    // From when it was told, not from when the file was free to take it down.
    const told = this.#now();
    return this.#atThisTime(() => {
      if (heldMs > 0) this.#statements.hold.run({ ...told, id, heldMs });
      else this.#statements.giveBack.run({ account: told.account, id });
    });
  }

  pause(durationMs: number): Promise<void> {
    return this.#atThisTime((now) => {
      const leftMs = Number(this.#statements.block.get(now)?.left_ms ?? 0);
      if (durationMs > leftMs) this.#statements.hold.run({ ...now, id: blockId, heldMs: durationMs });
    });
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  /** Both clocks are read within the transaction, so that a later one reads later times. */
  #atThisTime<Result>(body: (now: Now) => Result): Promise<Result> {
    return this.#transaction(() => {
      const now = this.#now();
      this.#statements.mend.run(now);
      return body(now);
    });
  }

  #now(): Now {
    return { account: this.#account, date: this.#clock.date(), start: this.#clock.now() };
  }

  /** Forgets what is over: at first of every token, as some may never be used again. */
  #tidy(now: Now): void {
    if (this.#hasTidied) this.#statements.forget.run(now);
    else this.#statements.forgetAll.run({ date: now.date, start: now.start });
    this.#hasTidied = true;
  }

  /** A file that was moved away can still be written, while whoever opens the path begins another count. */
  #checkFile(): void {
    if (this.#file === undefined || fileAt(this.#path) === this.#file) return;
    throw new StoreError(
      `The file ${this.#path} was removed or replaced while it was in use. Stop the processes that use it, and start them two minutes later.`,
      { retryable: false },
    );
  }
}

interface Now extends Record<string, string | number> {
  readonly account: string;
  readonly date: number;
  readonly start: number;
}

function fileAt(path: string): bigint | undefined {
  try {
    return statSync(path, { bigint: true }).ino;
  } catch {
    return undefined;
  }
}
