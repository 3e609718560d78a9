import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { SharedLog, TakeResult } from "../../client/limiter/sharedRateLimiter.ts";
import { pause } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { factStatements, factsTable } from "./fileFormat.ts";
import { type OpenFile, openFile, type Table, type Transactions, transactions } from "./openFile.ts";

const whenReplaced = {
  advice: "Stop the processes that use it, and start them two minutes later.",
  retryable: false,
};

interface LogOptions {
  /** The hash of the token whose requests these are. */
  readonly account: string;
  readonly limit: number;
  readonly maxWaitMs: number;
  readonly clock: Clock;
}

/** The time of a transaction, and the token of its requests. */
interface Now extends Record<string, string | number> {
  readonly account: string;
  readonly date: number;
  readonly start: number;
}

/**
 * The log of requests in a SQLite file. A slot is free when its time has passed by both clocks of the machine: the
 * date, and the time since its start. Each covers the failures of the other: the date can jump, and the other
 * restarts at 0 with the machine.
 */
export class SqliteLog implements SharedLog {
  readonly #file: OpenFile;
  readonly #statements: LogStatements;
  readonly #transaction: Transactions;
  readonly #clock: Clock;
  readonly #account: string;
  readonly #limit: number;
  #hasPurgedAll = false;
  #hasMetFile = false;

  constructor(path: string, { account, limit, maxWaitMs, clock }: LogOptions) {
    this.#file = openFile("sqliteRateLimiter", path, requestsTable);
    this.#statements = logStatements(this.#file.database);
    this.#transaction = transactions(this.#file, { maxWaitMs, clock, whenReplaced });
    this.#clock = clock;
    this.#account = account;
    this.#limit = limit;
  }

  async take(id: string, heldMs: number, leaveFree: number): Promise<TakeResult> {
    // The process is blocked while SQLite works, so the event loop gets a turn before each step.
    await pause(0, this.#clock, undefined);
    return this.#atThisTime((now): TakeResult => {
      const { block, count, nextFree, hold } = this.#statements;
      this.#purgeExpired(now);
      this.#meetFile(now, heldMs);
      const blocked = block.get(now);
      if (blocked !== undefined)
        return { waitMs: Number(blocked.left_ms), reason: blocked.id === blockId ? "block" : "doubt" };
      const over = Number(count.get({ account: now.account })?.taken) + leaveFree - this.#limit;
      if (over < 0) {
        hold.run({ ...now, id, heldMs });
        return "taken";
      }
      return { waitMs: Math.max(1, Number(nextFree.get({ ...now, over })?.left_ms)), reason: "limit" };
    });
  }

  hold(id: string, heldMs: number): Promise<void> {
    // Counts from this call, not from when the file could be written.
    const told = this.#now();
    return this.#atThisTime(() => {
      // A slot held for 0 ms is purged before the next one is taken.
      this.#statements.hold.run({ ...told, id, heldMs });
    });
  }

  pause(durationMs: number): Promise<void> {
    return this.#atThisTime((now) => {
      const leftMs = Number(this.#statements.block.get(now)?.left_ms ?? 0);
      if (durationMs > leftMs) this.#statements.hold.run({ ...now, id: blockId, heldMs: durationMs });
    });
  }

  async close(): Promise<void> {
    this.#file.database.close();
  }

  /** Reads both clocks within the transaction, so that a later transaction reads later times. */
  #atThisTime<Result>(body: (now: Now) => Result): Promise<Result> {
    return this.#transaction(() => {
      const now = this.#now();
      this.#statements.repairTimes.run(now);
      return body(now);
    });
  }

  #now(): Now {
    return { account: this.#account, date: this.#clock.date(), start: this.#clock.now() };
  }

  /** A copy or backup of a file in use may lack requests: no process gets a slot until they have expired. */
  #meetFile(now: Now, heldMs: number): void {
    const { epoch } = this.#file;
    if (this.#hasMetFile || epoch === undefined) return;
    const { fact, writeFact, hold } = this.#statements;
    const name = `limiter ${this.#account}`;
    const known = fact.get(name)?.value;
    if (known !== undefined && known !== epoch) hold.run({ ...now, id: doubtId, heldMs });
    if (known !== epoch) writeFact.run(name, epoch);
    this.#hasMetFile = true;
  }

  /** Deletes expired slots; the first time those of every token, as some may never be used again. */
  #purgeExpired(now: Now): void {
    if (this.#hasPurgedAll) this.#statements.purge.run(now);
    else this.#statements.purgeAll.run({ date: now.date, start: now.start });
    this.#hasPurgedAll = true;
  }
}

/** Taken slots, and the block of each token. `since_date` is since 1970, `since_start` since the machine's start. */
const requestsTable: Table = {
  name: "requests",
  sql: `
  CREATE TABLE IF NOT EXISTS requests (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    since_date REAL NOT NULL,
    since_start REAL NOT NULL,
    held_ms REAL NOT NULL,
    PRIMARY KEY (account, id)
  ) STRICT, WITHOUT ROWID;
  ${factsTable}`,
};

interface LogStatements {
  /** Corrects times that are ahead of the clocks. */
  readonly repairTimes: StatementSync;
  readonly purge: StatementSync;
  readonly purgeAll: StatementSync;
  readonly block: StatementSync;
  readonly count: StatementSync;
  readonly nextFree: StatementSync;
  readonly hold: StatementSync;
  readonly fact: StatementSync;
  readonly writeFact: StatementSync;
}

/** A block is a slot with an id that no request has; while it exists, no other slot is granted. */
const blockId = "block";
/**
 * The id of the slot that marks a file that may lack requests: calls wait for their turn, though Base has
 * blocked nothing.
 */
const doubtId = "doubt";
const left = "max(since_date + held_ms - :date, since_start + held_ms - :start)";

const hold =
  "INSERT INTO requests (account, id, since_date, since_start, held_ms) VALUES (:account, :id, :date, :start, :heldMs) " +
  "ON CONFLICT (account, id) DO UPDATE SET since_date = excluded.since_date, since_start = excluded.since_start, held_ms = excluded.held_ms";

function logStatements(database: DatabaseSync): LogStatements {
  return {
    // A date in the future: the date was set back, so the time counts from now. A time since the start that is too
    // long: the machine was restarted, so the request is at least as old as that restart.
    repairTimes: database.prepare(
      "UPDATE requests SET since_date = min(since_date, :date), since_start = iif(since_start > :start, 0, since_start) " +
        "WHERE account = :account AND (since_date > :date OR since_start > :start)",
    ),
    purge: database.prepare(`DELETE FROM requests WHERE account = :account AND ${left} <= 0`),
    purgeAll: database.prepare(`DELETE FROM requests WHERE ${left} <= 0`),
    block: database.prepare(
      `SELECT id, ${left} AS left_ms FROM requests ` +
        `WHERE account = :account AND id IN ('${blockId}', '${doubtId}') AND ${left} > 0 ORDER BY left_ms DESC`,
    ),
    count: database.prepare("SELECT count(*) AS taken FROM requests WHERE account = :account"),
    nextFree: database.prepare(
      `SELECT ${left} AS left_ms FROM requests WHERE account = :account ORDER BY left_ms LIMIT 1 OFFSET :over`,
    ),
    hold: database.prepare(hold),
    ...factStatements(database),
  };
}
