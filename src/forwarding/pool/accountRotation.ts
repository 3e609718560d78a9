import type { Clock } from "../../shared/runtime/clock.ts";
import type { LeadQueue } from "../contract/leadQueue.ts";

interface RotationOptions {
  readonly queue: LeadQueue;
  readonly clock: Clock;
  readonly pollMs: number;
  readonly leaseMs: number;
  readonly pageSize: number;
}

/** Gives each account one turn per round, those with more leads first. It reads the queue at most every `pollMs`. */
export class AccountRotation {
  readonly #options: RotationOptions;
  #line: string[] = [];
  /** The accounts that had a turn in this round. */
  readonly #served = new Set<string>();
  readonly #requeued = new Set<string>();
  /** Where to continue reading the queue; `undefined` if this round has read all of it. */
  #after: string | undefined;
  #pollAt = Number.NEGATIVE_INFINITY;

  constructor(options: RotationOptions) {
    this.#options = options;
  }

  get pollInMs(): number {
    return this.#pollAt - this.#options.clock.now();
  }

  requeue(accountKey: string): void {
    this.#requeued.add(accountKey);
  }

  /** The next account; `undefined` if none has anything for now. */
  async next(mayTake: (accountKey: string) => boolean): Promise<string | undefined> {
    for (let polls = 0; ; ) {
      for (let key = this.#line.shift(); key !== undefined; key = this.#line.shift()) {
        if (this.#served.has(key) || !mayTake(key)) continue;
        this.#served.add(key);
        return key;
      }
      if (this.#after !== undefined) {
        await this.#readPage(this.#after);
        continue;
      }
      const isPoll = this.pollInMs <= 0;
      polls += isPoll ? 1 : 0;
      if (polls > 1 || (!isPoll && this.#requeued.size === 0)) return undefined;
      this.#beginRound(isPoll);
    }
  }

  #beginRound(isPoll: boolean): void {
    const { clock, pollMs } = this.#options;
    this.#served.clear();
    this.#line = [...this.#requeued];
    this.#requeued.clear();
    if (!isPoll) return;
    this.#after = "";
    this.#pollAt = clock.now() + pollMs;
  }

  async #readPage(after: string): Promise<void> {
    const { queue, leaseMs, pageSize } = this.#options;
    // If this fails, the next poll begins with the first account.
    this.#after = undefined;
    const { accounts, next } = await queue.dueAccounts({ after, limit: pageSize, leaseMs });
    this.#line.push(...accounts);
    // A queue that returns the same position again would be read forever.
    this.#after = next === after ? undefined : next;
  }
}
