import type { PooledForwarder } from "../forwarder/forwarder.ts";

type Completing = Pick<PooledForwarder, "completeLeftOpen">;

/** Completes what was left open in each account whose forwarder is open, while a pool works. */
export class LeftOpenOfAccounts {
  readonly #running = new Map<AbortController, Promise<void>>();

  /** Each has a signal of its own: listeners of hundreds of accounts on one signal would be searched through. */
  begin({ completeLeftOpen }: Completing): void {
    const stop = new AbortController();
    const done = completeLeftOpen(stop.signal).finally(() => this.#running.delete(stop));
    this.#running.set(stop, done);
  }

  async end(): Promise<void> {
    for (const stop of this.#running.keys()) stop.abort();
    await Promise.all(this.#running.values());
  }
}
