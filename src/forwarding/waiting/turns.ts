/** How many open leads without a waiting caller are looked up at the same time. */
const most = 4;
/**
 * The options of such reads. They wait after those that a caller waits for, but not for the end of a block:
 * `reconcile` looks again.
 */
export const readsInTurn = { priority: "bulk", maxWaitMs: 300_000 } as const;

/** The queue of open leads that no caller waits for. It keeps the rate limit free for new leads. */
export class LookUpTurns {
  #free = most;
  readonly #line = new Set<() => void>();

  enter(start: () => void): void {
    if (this.#free === 0) this.#line.add(start);
    else {
      this.#free -= 1;
      start();
    }
  }

  leave(start: () => void): boolean {
    return this.#line.delete(start);
  }

  end(): void {
    this.#free += 1;
    const [next] = this.#line;
    if (next === undefined) return;
    this.#line.delete(next);
    this.enter(next);
  }
}

export class LookUpTurn {
  readonly #turns: LookUpTurns;
  #isHeld = false;
  #isHurried = false;
  #start: (() => void) | undefined;

  constructor(turns: LookUpTurns) {
    this.#turns = turns;
  }

  get reads(): typeof readsInTurn | undefined {
    return this.#isHurried ? undefined : readsInTurn;
  }

  async take(): Promise<void> {
    if (this.#isHurried) return;
    await new Promise<void>((resolve) => {
      this.#start = () => {
        this.#start = undefined;
        this.#isHeld = !this.#isHurried;
        resolve();
      };
      this.#turns.enter(this.#start);
    });
  }

  /** Gives up the turn while this lead only waits. */
  async rest(waiting: () => Promise<unknown>): Promise<void> {
    this.end();
    await waiting();
    await this.take();
  }

  /** Called when a caller starts to wait for the lead: it no longer waits for a turn. */
  hurry(): void {
    this.#isHurried = true;
    this.end();
    if (this.#start !== undefined && this.#turns.leave(this.#start)) this.#start();
  }

  /** Ends the turn. Has no effect if it has already ended. */
  end(): void {
    if (this.#isHeld) this.#turns.end();
    this.#isHeld = false;
  }
}
