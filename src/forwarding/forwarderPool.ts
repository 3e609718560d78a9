import type { Clock } from "../runtime/clock.ts";
import type { CloseOptions, Forwarder, ForwarderOptions, ForwardOptions } from "./forwarder.ts";
import type { ForwardResult } from "./forwardResult.ts";

/** What makes the forwarder of an account. */
export interface PooledForwarderOptions extends ForwarderOptions {
  /** Called when the forwarder was closed: for the store, the register and the client that were made for it. */
  readonly close?: (() => Promise<unknown>) | undefined;
}

/** Options of `createForwarderPool`. */
export interface ForwarderPoolOptions {
  /**
   * Gives the options of an account's forwarder: its client, its rules, and a store that outlives it, such as
   * `sqliteStore` or `redisStore`. Called when a lead of the account comes and its forwarder is not open. Where it
   * fails, the lead is an `error`, and the next one calls it again.
   */
  readonly forwarderOf: (accountKey: string) => PooledForwarderOptions | Promise<PooledForwarderOptions>;
  /**
   * How many forwarders are open at once. The one that was idle for longest is closed for the next; one that is in use
   * never is, so there are more while more are in use.
   *
   * @default 500
   */
  readonly max?: number | undefined;
  /** A forwarder that was idle for so long is closed, in milliseconds. @default 600_000 (10 minutes) */
  readonly idleMs?: number | undefined;
  /** For tests and simulations. @default the machine's clock */
  readonly clock?: Clock | undefined;
}

/** The forwarders of many accounts, each open while it is used. Made by `createForwarderPool`. */
export interface ForwarderPool {
  /** How many forwarders are open. */
  readonly size: number;
  /**
   * Forwards a lead of an account, as `forward` of its forwarder does. Never rejects. The time it takes to open the
   * forwarder counts for `deadlineMs`.
   */
  forward(accountKey: string, lead: unknown, options?: ForwardOptions): Promise<ForwardResult>;
  /**
   * Does something else with the forwarder of an account, such as `reconcile` or `register.list`. It stays open until
   * the promise has settled.
   *
   * @throws what `forwarderOf` or `createForwarder` throws, and an Error where the pool was closed
   */
  use<Value>(accountKey: string, work: (forwarder: Forwarder) => Promise<Value>): Promise<Value>;
  /**
   * Takes no more leads, and closes all forwarders side by side, those in use as their `close` does it. `await using`
   * calls it.
   *
   * @throws what the first `close` that fails throws, when all have ended
   */
  close(options?: CloseOptions): Promise<void>;
}
