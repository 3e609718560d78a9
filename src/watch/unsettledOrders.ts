import type { Order } from "../api/orders/readOrders.ts";
import type { Clock } from "../runtime/clock.ts";
import { isMoved, isOlder } from "./compareOrder.ts";
import type { KnownOrder } from "./watchState.ts";

/** How long an order must be missing until it is gone, and how old an answer may be. */
const settleMs = 120_000;

/**
 * Orders of which a read shows something that must not be reported yet. A crash forgets it: later reads show
 * it again.
 */
export class UnsettledOrders {
  readonly #clock: Clock;
  /** When orders were first missing. */ readonly #missingSince = new Map<number, number>();
  /** When orders were reported gone. */ readonly #goneAt = new Map<number, number>();
  /** When the status of an order was last told. */ readonly #movedAt = new Map<number, number>();
  /** Orders whose status is from the journal. */ readonly journaled = new Set<number>();
  /** Orders that were moved without an entry of the journal, and how often it had been read to its end by then. */
  readonly #unexplained = new Map<number, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Orders of which the journal may still have something to say. */
  get unexplained(): Iterable<number> {
    return this.#unexplained.keys();
  }

  get hasUnexplained(): boolean {
    return this.#unexplained.size > 0;
  }

  /**
   * Whether the difference must not be reported yet.
   * @param journalEnds - how often the journal was read to its end; 0 if there is none
   */
  isToWait(known: KnownOrder, order: Order, journalEnds: number): boolean {
    const { id } = known;
    const movedAt = this.#movedAt.get(id);
    if (movedAt !== undefined && this.#clock.now() - movedAt > settleMs) this.#movedAt.delete(id);
    else if (movedAt !== undefined && isOlder(known, order)) return true;
    // The journal has each move, while this read only sees the last one: it goes first.
    const seenAt = this.#unexplained.get(id);
    const waits = journalEnds > 0 && isMoved(known, order) && (seenAt === undefined || seenAt >= journalEnds);
    if (!waits) this.#unexplained.delete(id);
    else if (seenAt === undefined) this.#unexplained.set(id, journalEnds);
    return waits;
  }

  /** The status of the order is reported now. A read that shows an earlier one is old. */
  moved(id: number): void {
    this.#movedAt.set(id, this.#clock.now());
  }

  found(id: number): void {
    this.#missingSince.delete(id);
  }

  /** Those of the missing orders that have been missing for long enough. */
  goneAmong(missing: readonly KnownOrder[]): readonly KnownOrder[] {
    const now = this.#clock.now();
    for (const { id } of missing) if (!this.#missingSince.has(id)) this.#missingSince.set(id, now);
    return missing.filter(({ id }) => now - (this.#missingSince.get(id) ?? now) >= settleMs);
  }

  /** The order is reported gone now. */
  gone(id: number): void {
    for (const each of this.#all) each.delete(id);
    this.#goneAt.set(id, this.#clock.now());
  }

  /** Whether a read that shows the order is older than that it is gone. */
  wasJustGone(id: number): boolean {
    const goneAt = this.#goneAt.get(id);
    return goneAt !== undefined && this.#clock.now() - goneAt <= settleMs;
  }

  journalIsOff(): void {
    this.#unexplained.clear();
  }

  /** A watch runs for months: what is over, or about orders that are too old to be watched, is dropped. */
  forgetBelow(lowest: number): void {
    for (const each of this.#all) for (const id of each.keys()) if (id < lowest) each.delete(id);
    for (const id of this.#goneAt.keys()) if (!this.wasJustGone(id)) this.#goneAt.delete(id);
  }

  get #all() {
    return [this.#missingSince, this.#movedAt, this.#unexplained, this.journaled];
  }
}
