/**
 * As many slots as the limit allows requests. A request takes a slot when it starts; the slot is taken
 * until one window after the server must have counted the request. So two requests in one slot are
 * counted at least a window apart, and no window holds more requests than there are slots.
 */
export class Slots {
  #limit: number;
  #inFlight = 0;
  /** When each used slot comes free, soonest first. Never longer than the limit. */
  readonly #freeAt: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Lowers the limit. Slots in use stay so; none is given until there are fewer. */
  lowerTo(limit: number): void {
    this.#limit = Math.min(this.#limit, limit);
  }

  free(now: number): number {
    let passed = 0;
    for (const time of this.#freeAt) {
      if (time > now) break;
      passed += 1;
    }
    if (passed > 0) this.#freeAt.splice(0, passed);
    return this.#limit - this.#inFlight - this.#freeAt.length;
  }

  /** How many slots are taken. */
  taken(now: number): number {
    return this.#limit - this.free(now);
  }

  /** Takes a slot whose end is not known yet. */
  take(): void {
    this.#inFlight += 1;
  }

  /** Says when a slot taken before comes free. */
  release(freeAt: number): void {
    this.#inFlight -= 1;
    let index = this.#freeAt.length;
    // Answers come nearly in order, so this walks a step or two.
    while (index > 0 && (this.#freeAt[index - 1] ?? 0) > freeAt) index -= 1;
    this.#freeAt.splice(index, 0, freeAt);
  }

  /**
   * When there will be a slot to give that leaves the given number free; `undefined` if only an answer can free one.
   */
  nextFreeAt(leaveFree: number): number | undefined {
    // After the limit was lowered, several must come free before there is one to give.
    return this.#freeAt[Math.max(0, this.#freeAt.length + this.#inFlight + leaveFree - this.#limit)];
  }

  /** Whether no request is being sent and none is remembered. */
  isEmpty(now: number): boolean {
    return this.free(now) === this.#limit;
  }
}
