import { TokenBlockedError } from "../../shared/errors/blockedErrors.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { WaitingCall, WaitingCalls } from "./waitingCalls.ts";

/** The blocks of a token: until when nothing is granted, and how long they have held up calls in all. */
export class Pauses {
  readonly #clock: Clock;
  #until = Number.NEGATIVE_INFINITY;
  /** The length of all pauses, with what is left of the current one. */
  #totalMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  leftMs(): number {
    return Math.max(0, this.#until - this.#clock.now());
  }

  passedMs(): number {
    return this.#totalMs - this.leftMs();
  }

  until(): Date | undefined {
    const leftMs = this.leftMs();
    return leftMs > 0 ? new Date(this.#clock.date() + leftMs) : undefined;
  }

  /** Pauses for this long, unless a longer pause is on. The calls for which that is too long leave at once. */
  extend(durationMs: number, waiting: WaitingCalls): void {
    const moreMs = durationMs - this.leftMs();
    if (!(moreMs > 0)) return;
    this.#until = this.#clock.now() + durationMs;
    this.#totalMs += moreMs;
    waiting.failIf(
      ({ maxPausedMs }) => maxPausedMs !== undefined && this.#totalMs > maxPausedMs,
      () => this.#error(),
    );
  }

  /** The error of a call that may pause for this long, if the current pause is longer. */
  blockedError(maxPauseMs = Number.POSITIVE_INFINITY): TokenBlockedError | undefined {
    return this.leftMs() > maxPauseMs ? this.#error() : undefined;
  }

  /** What a waiting call keeps of its `maxPauseMs`. A whole number, which takes no memory of its own. */
  limitOf(maxPauseMs = Number.POSITIVE_INFINITY): WaitingCall["maxPausedMs"] {
    return maxPauseMs === Number.POSITIVE_INFINITY ? undefined : Math.ceil(this.passedMs() + maxPauseMs);
  }

  #error(): TokenBlockedError {
    const leftMs = this.leftMs();
    return new TokenBlockedError(new Date(this.#clock.date() + leftMs), leftMs);
  }
}
