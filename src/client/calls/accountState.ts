import type { Clock } from "../../shared/runtime/clock.ts";
import { BlockEnds } from "./blockEnds.ts";

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
