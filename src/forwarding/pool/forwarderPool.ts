import type { Clock } from "../../shared/runtime/clock.ts";
import type { ForwardResult } from "../contract/forwardResult.ts";
import type { LeadQueue } from "../contract/leadQueue.ts";
import type { WorkOptions } from "../contract/registerTypes.ts";
import type { Forwarder, ForwardOptions } from "../forwarder/forwarder.ts";
import type { ForwarderOptions } from "../forwarder/options.ts";

/** The options of an account's forwarder. */
type PooledForwarderOptions = ForwarderOptions & {
  /** Called after the forwarder was closed: close the store, the register and the client that you made for it. */
  readonly close?: (() => Promise<unknown>) | undefined;
};

/** Options of `createForwarderPool`. */
export interface ForwarderPoolOptions {
  /**
   * Returns the options of an account's forwarder: its client, its rules, and a store that outlives it, such
   * as `sqliteStore` or `redisStore`. Called when a lead of the account is received and its forwarder is not
   * open. If it fails, the lead is an `error`, and the next one calls it again.
   */
  readonly forwarderOf: (accountKey: string) => PooledForwarderOptions | Promise<PooledForwarderOptions>;
  /**
   * How many forwarders are open at once. The one that was idle longest is closed to open another; one in use is
   * never closed, so more can be open while they are in use.
   * @default 500
   */
  readonly max?: number | undefined;
  /** How long a forwarder may be idle before it is closed, in milliseconds. @default 600_000 (10 minutes) */
  readonly idleMs?: number | undefined;
  /** Options for tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
}

/** Options of `work` of a pool. `concurrency` and `pollMs` apply to all accounts together. */
export interface PoolWorkOptions extends WorkOptions {
  /** How many leads of one account are in progress at once, in this process. @default 2 */
  readonly perAccount?: number | undefined;
  /**
   * Called if an account cannot be opened or its register fails, which is retried 5 seconds to a minute later, or if
   * the queue fails: then without an account. Its exceptions are ignored. An account whose forwarder is open reports its
   * failure too, as the event `store_failed`.
   * @default the rest is written to the console, once in a process for each code
   */
  readonly onError?: ((error: Error, accountKey: string | undefined) => void) | undefined;
}

/** Forwarders of many accounts, each open while it is used. Made by `createForwarderPool`. */
export interface ForwarderPool {
  /** How many forwarders are open. */
  readonly size: number;
  /**
   * Forwards a lead of an account, like `forward` of its forwarder. Never rejects. Opening the forwarder
   * counts towards `deadlineMs`.
   */
  forward(accountKey: string, lead: unknown, options?: ForwardOptions): Promise<ForwardResult>;
  /**
   * Calls the function with the forwarder of an account, for example for `reconcile` or `register.list`. It stays
   * open until the promise settles.
   * @throws what `forwarderOf` or `createForwarder` throws, and a ForwarderError if the pool was closed
   */
  use<Value>(accountKey: string, work: (forwarder: Forwarder) => Promise<Value>): Promise<Value>;
  /**
   * Delivers the leads that wait in the registers of all accounts, until the signal aborts or the pool is closed.
   * Accounts take turns, with at most `perAccount` leads in progress each, so that one with thousands of leads does
   * not keep others waiting; a lead that waits 2 seconds for its account's limit gives its slot to another. At most
   * `max` accounts have leads in progress. Any number of processes can do it.
   *
   * It also completes what was left open in each account whose forwarder is open, as `work` of a forwarder does.
   * @param queue - lists the accounts that have waiting leads: `postgresQueue(client)`
   * @throws TypeError for a queue or an option of the wrong type or an unknown name, and where the register of an
   * account is missing or elsewhere than its queue; RangeError for a number out of range; StoreError where the queue
   * cannot be used
   * @example
   * ```ts
   * await pool.work(postgresQueue(client), { concurrency: 32, signal });
   * ```
   */
  work(queue: LeadQueue, options?: PoolWorkOptions): Promise<void>;
  /**
   * Accepts no more leads, and closes all forwarders in parallel. `await using` calls it.
   * @throws the error of the first `close` that fails, after all have ended
   */
  close(options?: { readonly maxWaitMs?: number | undefined }): Promise<void>;
}
