/**
 * As many slots as the limit allows requests. A request occupies a slot from its start until one window after the
 * server must have counted it. So two requests in one slot are counted at least one window apart, and no window
 * contains more requests than there are slots.
 */
export class Slots {
  #limit: number;
  #inFlight = 0;
  /** When each used slot becomes free, soonest first. Never longer than the limit. */
  readonly #freeAt: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Lowers the limit. Used slots stay used; none is granted until fewer are used than the new limit. */
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

  taken(now: number): number {
    return this.#limit - this.free(now);
  }

  take(): void {
    this.#inFlight += 1;
  }

  release(freeAt: number): void {
    this.#inFlight -= 1;
    let index = this.#freeAt.length;
    // Answers arrive nearly in order, so this takes only a step or two.
    while (index > 0 && (this.#freeAt[index - 1] ?? 0) > freeAt) index -= 1;
    this.#freeAt.splice(index, 0, freeAt);
  }

  /** When a slot can be granted so that the given number stays free; `undefined` if only an answer can free one. */
  nextFreeAt(leaveFree: number): number | undefined {
    // After the limit was lowered, several slots must become free before one can be granted.
    return this.#freeAt[Math.max(0, this.#freeAt.length + this.#inFlight + leaveFree - this.#limit)];
  }

  isEmpty(now: number): boolean {
    return this.free(now) === this.#limit;
  }
}
