/**
 * The order ids seen so far. A new order gets a higher id, so look-ups begin after the highest one; but one absurd id
 * in an answer must not move that past the order in question.
 */
export class OrderIds {
  #confirmed = 0;
  #highest = 0;
  readonly #leads = new Map<number, string>();

  /** The highest id confirmed by a list of orders or by two answers; 0 for none. */
  get confirmed(): number {
    return this.#confirmed;
  }

  /** An id from a list of orders. */
  confirm(id: number): void {
    if (id > this.#confirmed) this.#confirmed = id;
  }

  /** An id from an answer: of two different ones, the higher confirms the lower. */
  observe(id: number, lead: string): void {
    const lower = Math.min(id, this.#highest);
    if (id !== this.#highest && !this.isOdd(lower)) this.confirm(lower);
    this.#highest = Math.max(id, this.#highest);
    this.#leads.set(id, lead);
    for (const [oldest] of this.#leads) {
      if (this.#leads.size <= maxLeads) break;
      this.#leads.delete(oldest);
    }
  }

  isOfOther(id: number, lead: string): boolean {
    return (this.#leads.get(id) ?? lead) !== lead;
  }

  /** Whether this process was answered with the id for this lead. */
  isOf(id: number, lead: string): boolean {
    return this.#leads.get(id) === lead;
  }

  /** Whether an id is too far ahead to be trusted without a check. */
  isOdd(id: number): boolean {
    return this.#confirmed > 0 && id > this.#confirmed + farAhead;
  }
}

const farAhead = 1_000_000;
const maxLeads = 1_000;

/** The order id of an answer, a number or its digits; `undefined` for anything else, such as `true` or `"0x1F"`. */
export function orderIdOf(value: unknown): number | undefined {
  const isDigits = typeof value === "string" && /^[1-9]\d{0,15}$/.test(value);
  const id = isDigits ? Number(value) : value;
  return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
