import type { Clock } from "../runtime/clock.ts";
import type { Block, Failure } from "./failure.ts";

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
   *
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
