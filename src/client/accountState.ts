import type { Clock } from "../runtime/clock.ts";
import type { Block, Failure } from "./failure.ts";

const quarterMs = 900_000;

/** What the calls of one client saw of its account. */
export class AccountState {
  readonly blockEnds: BlockEnds;
  readonly #clock: Clock;
  #lockedSince: number | undefined;
  #hasAnswered = false;
  readonly #refused = new Set<string>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.blockEnds = new BlockEnds(clock);
  }

  /** Whether an answer was ever one of the API. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  /** The methods that the token may not call. */
  get refused(): readonly string[] {
    return [...this.#refused];
  }

  /** When to look again: a lock after too many requests ends within minutes, any other takes days. */
  retryAfterMs(): number {
    const now = this.#clock.now();
    this.#lockedSince ??= now;
    return now - this.#lockedSince < quarterMs ? quarterMs : 4 * quarterMs;
  }

  /** A call was carried out. */
  end(method: string): void {
    this.#lockedSince = undefined;
    this.#hasAnswered = true;
    this.#refused.delete(method);
  }

  /** Base refused a call. */
  refuse(method: string, code: string): void {
    this.#hasAnswered = true;
    if (/ACCESS|PERMISSION/.test(code)) this.#refused.add(method);
  }
}

const minuteMs = 60_000;
const minMs = 10 * minuteMs;
const maxMs = 60 * minuteMs;

/**
 * Which ends of blocks one client believes. A block of exactly an hour looks as if it had just passed: the
 * message has no zone, and in the next zone its end is now. Of other long ones no zone explains the end.
 * Taking the first guess each time would send into the block forever, as each request prolongs it. So it is
 * taken once, and then only when Base has answered otherwise.
 */
export class BlockEnds {
  readonly #clock: Clock;
  /** How many ends in a row were guessed. Those of requests that were in flight together are one. */
  #guessed = 0;
  #guessedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * The outcome of a request, with the end of its block as far as that is believed: 10, 20, 40 and at most 60 minutes
   * from now where guesses did not help.
   * @param sentAt - when the request left, by the monotonic clock
   */
  check<Outcome extends { readonly result: unknown } | Failure>(outcome: Outcome, sentAt: number): Outcome {
    if (!("result" in outcome) && outcome.kind !== "api_error") return outcome;
    const block = "result" in outcome ? undefined : outcome.block;
    // What left before the last guess does not tell whether it was right.
    const isNews = sentAt > this.#guessedAt;
    if (block === undefined || (block.waitMs > 0 && block.zoneOffsetMinutes !== undefined)) {
      if (isNews) this.#guessed = 0;
      return outcome;
    }
    if (isNews) {
      this.#guessed += 1;
      this.#guessedAt = this.#clock.now();
    }
    return this.#guessed < 2 ? outcome : { ...outcome, block: laterEnd(block, this.#guessed - 2) };
  }
}

function laterEnd({ until, waitMs }: Block, doublings: number): Block {
  const longerMs = Math.min(minMs * 2 ** doublings, maxMs);
  return {
    until: new Date(until.getTime() - waitMs + longerMs),
    waitMs: longerMs,
    zoneOffsetMinutes: undefined,
  };
}
