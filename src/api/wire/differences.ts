import type { Drift } from "../../shared/errors/unexpectedResponseError.ts";

const maxReported = 100;

/**
 * The maximum number of missing fields that are filled in: enough for a page of a thousand entries with fifty each.
 * After that, the rest of the answer is left unchanged: an entry of two characters would become kilobytes.
 */
const maxFilled = 50_000;

/** Where an answer differs from its declaration, and how much of it was filled in. */
export class Differences {
  readonly drift: Drift[] = [];
  omitted = 0;
  #filled = 0;

  add(path: string, expected: string, received: string): void {
    if (this.drift.length < maxReported) this.drift.push({ path, expected, received });
    else this.omitted += 1;
  }

  /** Counts a field that is filled in. */
  fill(): void {
    this.#filled += 1;
    if (this.#filled !== maxFilled) return;
    // Replaces the last one if the list is full: it explains why the rest of the answer is unchanged.
    if (this.drift.length === maxReported) {
      this.drift.pop();
      this.omitted += 1;
    }
    this.add("", "fewer missing fields", "too_many");
  }

  get isFull(): boolean {
    return this.#filled >= maxFilled;
  }
}
