import type { Clock } from "../../shared/runtime/clock.ts";
import { isMoved, isOlder } from "./watched.ts";
import type { Known } from "./watchState.ts";

/** How long an order or return must be missing to count as deleted, and how old an answer may be. */
const settleMs = 120_000;

/** Orders or returns with a difference that must not be reported yet. It is lost in a crash, but later reads find it again. */
export class Unsettled {
  readonly #clock: Clock;
  /** When each id was first found missing. */
  readonly #missingSince = new Map<number, number>();
  /** When each id was reported as deleted. */
  readonly #goneAt = new Map<number, number>();
  /** When the status of each id was last reported. */
  readonly #movedAt = new Map<number, number>();
  /** The ids whose status is from the journal. */
  readonly journaled = new Set<number>();
  /**
   * The ids that were moved without a journal entry, with how many times the journal had been read to its end
   * by then.
   */
  readonly #unexplained = new Map<number, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get unexplained(): Iterable<number> {
    return this.#unexplained.keys();
  }

  get hasUnexplained(): boolean {
    return this.#unexplained.size > 0;
  }

  /**
   * Whether the difference has to be reported later. `journalEnds` is how often the journal was read to its
   * end; 0 if there is none.
   */
  isToWait(known: Known, now: Known, journalEnds: number): boolean {
    const { id } = known;
    const movedAt = this.#movedAt.get(id);
    if (movedAt !== undefined && this.#clock.now() - movedAt > settleMs) this.#movedAt.delete(id);
    else if (movedAt !== undefined && isOlder(known, now)) return true;
    // The journal has every move and this read only the last one, so the journal is read first.
    const seenAt = this.#unexplained.get(id);
    const waits = journalEnds > 0 && isMoved(known, now) && (seenAt === undefined || seenAt >= journalEnds);
    if (!waits) this.#unexplained.delete(id);
    else if (seenAt === undefined) this.#unexplained.set(id, journalEnds);
    return waits;
  }

  /** Records that the status was reported: reads that show an earlier one are outdated. */
  moved(id: number): void {
    this.#movedAt.set(id, this.#clock.now());
  }

  found(id: number): void {
    this.#missingSince.delete(id);
  }

  goneAmong(missing: readonly Known[]): readonly Known[] {
    const now = this.#clock.now();
    for (const { id } of missing) if (!this.#missingSince.has(id)) this.#missingSince.set(id, now);
    return missing.filter(({ id }) => now - (this.#missingSince.get(id) ?? now) >= settleMs);
  }

  gone(id: number): void {
    for (const dates of this.#all) dates.delete(id);
    this.#goneAt.set(id, this.#clock.now());
  }

  wasJustGone(id: number): boolean {
    const goneAt = this.#goneAt.get(id);
    return goneAt !== undefined && this.#clock.now() - goneAt <= settleMs;
  }

  journalIsOff(): void {
    this.#unexplained.clear();
  }

  /** A watch runs for months: drops what has expired and those that are too old to be watched. */
  forgetBelow(lowest: number): void {
    for (const dates of this.#all) for (const id of dates.keys()) if (id < lowest) dates.delete(id);
    for (const id of this.#goneAt.keys()) if (!this.wasJustGone(id)) this.#goneAt.delete(id);
  }

  get #all() {
    return [this.#missingSince, this.#movedAt, this.#unexplained, this.journaled];
  }
}
