/** How many open leads are looked for at once, where no one waits for them. */
const most = 4;

/** The line of open leads that no one waits for. New leads must find the rate limit free, however many are open. */
export class LookUpTurns {
  #free = most;
  readonly #line = new Set<() => void>();

  /** Calls back when there is a free turn, which is taken then. */
  enter(start: () => void): void {
    if (this.#free === 0) this.#line.add(start);
    else {
      this.#free -= 1;
      start();
    }
  }

  /** Leaves the line; says whether it was in it. */
  leave(start: () => void): boolean {
    return this.#line.delete(start);
  }

  /** A turn is over: it is that of the next one. */
  end(): void {
    this.#free += 1;
    const [next] = this.#line;
    if (next === undefined) return;
    this.#line.delete(next);
    this.enter(next);
  }
}

/** The turn of one open lead. */
export class LookUpTurn {
  readonly #turns: LookUpTurns;
  #isHeld = false;
  #isHurried = false;
  /** While it is in line. */
  #start: (() => void) | undefined;

  constructor(turns: LookUpTurns) {
    this.#turns = turns;
  }

  /** Of the reads that look for the lead: after those for leads that a caller waits for. */
  get priority(): "bulk" | undefined {
    return this.#isHurried ? undefined : "bulk";
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

  /** Others have their turn while this lead only waits. */
  async rest(waiting: () => Promise<unknown>): Promise<void> {
    this.end();
    await waiting();
    await this.take();
  }

  /** A caller waits for the lead now, so it waits for no turn any more. */
  hurry(): void {
    this.#isHurried = true;
    this.end();
    if (this.#start !== undefined && this.#turns.leave(this.#start)) this.#start();
  }

  /** Said again, it changes nothing. */
  end(): void {
    if (this.#isHeld) this.#turns.end();
    this.#isHeld = false;
  }
}
