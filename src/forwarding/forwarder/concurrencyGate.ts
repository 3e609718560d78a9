import { Queue } from "../waiting/queue.ts";

/** Admits a limited number of keys, first come, first served. A waiting lead is one small object and holds no claim. */
export class ConcurrencyGate<Lead extends object> {
  readonly #max: number;
  readonly #keyOf: (lead: Lead) => unknown;
  readonly #onTurn: (lead: Lead) => void;
  /** How many leads and other work each key has in progress. */
  readonly #inProgress = new Map<unknown, number>();
  /** The waiting leads by key. The only lead of a key is kept without a set, which would cost memory. */
  readonly #places = new Queue<unknown, Lead | Set<Lead>>();
  #size = 0;

  /** `onTurn` continues a lead that has waited. Call `end` when the work of a lead is done. */
  constructor(max: number, keyOf: (lead: Lead) => unknown, onTurn: (lead: Lead) => void) {
    this.#max = max;
    this.#keyOf = keyOf;
    this.#onTurn = onTurn;
  }

  get size(): number {
    return this.#size;
  }

  /** Returns whether the lead may continue now. If not, it waits until `onTurn`. */
  enter(lead: Lead): boolean {
    const key = this.#keyOf(lead);
    // If others of its key wait, all slots are taken, so this one waits with them.
    if (this.#takeTurn(key)) return true;
    this.#size += 1;
    const place = this.#places.get(key);
    if (place === undefined) this.#places.set(key, lead);
    else if (place instanceof Set) place.add(lead);
    else this.#places.set(key, new Set([place, lead]));
    return false;
  }

  /** Counts work for a key in progress, even if it outlives its callers. */
  async keepSlotWhile<Value>(key: unknown, work: Promise<Value>): Promise<Value> {
    if (!this.#hold(key)) return work;
    return work.finally(() => this.end(key));
  }

  /** Ends a lead or work of the key. After the last one the next key is admitted. */
  end(key: unknown): void {
    const count = this.#inProgress.get(key) ?? 0;
    if (count > 1) this.#inProgress.set(key, count - 1);
    else if (this.#inProgress.delete(key)) this.#startNext();
  }

  /** Removes a waiting lead; others of its key keep their place. Returns whether it was waiting. */
  leave(lead: Lead): boolean {
    const key = this.#keyOf(lead);
    const place = this.#places.get(key);
    const waited = place instanceof Set ? place.delete(lead) : place === lead;
    if (!waited) return false;
    this.#size -= 1;
    if (place === lead || (place instanceof Set && place.size === 0)) this.#places.delete(key);
    return true;
  }

  empty(): Lead[] {
    this.#size = 0;
    return this.#places.empty().flatMap(leadsOf);
  }

  #hold(key: unknown): boolean {
    const count = this.#inProgress.get(key);
    if (count !== undefined) this.#inProgress.set(key, count + 1);
    return count !== undefined;
  }

  #takeTurn(key: unknown): boolean {
    if (this.#hold(key)) return true;
    if (this.#inProgress.size >= this.#max) return false;
    this.#inProgress.set(key, 1);
    return true;
  }

  #startNext(): void {
    while (this.#inProgress.size < this.#max) {
      const place = this.#places.first();
      if (place === undefined) return;
      const leads = leadsOf(place);
      for (const lead of leads) {
        const key = this.#keyOf(lead);
        this.#places.delete(key);
        this.#inProgress.set(key, leads.length);
      }
      this.#size -= leads.length;
      for (const lead of leads) this.#onTurn(lead);
    }
  }
}

function leadsOf<Lead extends object>(place: Lead | Set<Lead>): readonly Lead[] {
  return place instanceof Set ? [...place] : [place];
}
