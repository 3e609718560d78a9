import type { Clock } from "../../shared/runtime/clock.ts";
import { SingleFlight } from "../waiting/singleFlight.ts";
import type { FoundOrder } from "./readOrders.ts";

interface Scan {
  readonly dateFrom: number;
  /** When the scan began, by the monotonic clock. */
  readonly begunAt: number;
  readonly orders: readonly FoundOrder[];
}

/**
 * Keeps the orders that were read for one lead for the next ones. A scan is complete if all orders in
 * question were in Base when it began.
 */
export class OrderScans {
  readonly #clock: Clock;
  readonly #flights = new SingleFlight<Scan>();
  #last: Scan | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Orders since `dateFrom` (unix seconds) or earlier, sorted by id, read no earlier than `settledAt`. */
  async since(
    dateFrom: number,
    settledAt: number,
    read: (dateFrom: number, signal: AbortSignal) => Promise<readonly FoundOrder[]>,
    signal: AbortSignal | undefined,
  ): Promise<readonly FoundOrder[]> {
    // Leads a moment apart share a scan.
    const from = Math.floor(dateFrom / stepS) * stepS;
    for (;;) {
      const last = this.#last;
      if (last !== undefined && last.dateFrom <= dateFrom && last.begunAt >= settledAt) return last.orders;
      await this.#flights.share("", { signal }, async (flight) => {
        const begunAt = this.#clock.now();
        const orders = await read(from, flight.signal);
        const scan = { dateFrom: from, begunAt, orders: orders.map(slim) };
        this.#last = scan;
        // The orders contain data of buyers.
        this.#clock.after(keptMs, () => this.#forget(scan), { background: true });
        return scan;
      });
    }
  }

  #forget(scan: Scan): void {
    if (this.#last === scan) this.#last = undefined;
  }
}

const stepS = 3_600;
const keptMs = 3_600_000;

/** Keeps the fields that identify whose order it is. */
function slim(order: FoundOrder): FoundOrder {
  const { id, date_add, email, phone, products, delivery_price } = order;
  const { extra_field_1, extra_field_2, admin_comments, custom_extra_fields } = order;
  const traits = { id, date_add, email, phone, products, delivery_price };
  return { ...traits, extra_field_1, extra_field_2, admin_comments, custom_extra_fields };
}
