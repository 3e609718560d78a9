import type { Clock } from "../../shared/runtime/clock.ts";
import type { Block, Failure } from "./failure.ts";

/** Ten minutes and an hour. Written out: a bundler keeps a product of constants, also in a bundle that uses neither. */
const minMs = 600_000;
const maxMs = 3_600_000;

/**
 * Decides which block ends a client trusts. The message has no time zone, so a block of exactly an hour looks as if
 * it had just ended: in the next zone its end is now. For other long blocks, no zone fits. Every request prolongs the
 * block, so sending at each guessed end would keep it going forever. The first guess is used once, and again only
 * after Base has answered anything else.
 */
export class BlockEnds {
  readonly #clock: Clock;
  /** How many ends in a row were guessed. Requests in flight at the same time count as one. */
  #guessed = 0;
  #guessedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The outcome with a block end to trust. After a wrong guess that is 10, 20, 40 and at most 60 minutes from now. */
  check<Outcome extends { readonly result: unknown } | Failure>(outcome: Outcome, sentAt: number): Outcome {
    if (!("result" in outcome) && outcome.kind !== "api_error") return outcome;
    const block = "result" in outcome ? undefined : outcome.block;
    // A request sent before the last guess does not show whether the guess was right.
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
