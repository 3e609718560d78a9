import type { Clock } from "../runtime/clock.ts";
import type { Block, Failure } from "./envelope.ts";

const quarterMs = 900_000;

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

  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  get refused(): readonly string[] {
    return [...this.#refused];
  }

  /** When to try again: a lock after too many requests ends within minutes, any other lasts days. */
  retryAfterMs(): number {
    const now = this.#clock.now();
    this.#lockedSince ??= now;
    return now - this.#lockedSince < quarterMs ? quarterMs : 4 * quarterMs;
  }

  end(method: string): void {
    this.#lockedSince = undefined;
    this.#hasAnswered = true;
    this.#refused.delete(method);
  }

  refuse(method: string, code: string): void {
    this.#hasAnswered = true;
    if (/ACCESS|PERMISSION/.test(code)) this.#refused.add(method);
  }
}

const minuteMs = 60_000;
const minMs = 10 * minuteMs;
const maxMs = 60 * minuteMs;

/**
 * Decides which block ends a client trusts. The message has no time zone, so a block of exactly an hour looks as if
 * it had just ended: in the next zone its end is now. For other long blocks, no zone fits. Every request prolongs the
 * block, so sending at each guessed end would keep it going forever. The first guess is used once, and again only
 * after Base has answered anything else.
 */
export class BlockEnds {
  readonly #clock: Clock;
  /** How many ends in a row were guessed. Requests in flight at the same time count as one. */ #guessed = 0;
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
