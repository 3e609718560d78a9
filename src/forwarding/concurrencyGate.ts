import { Queue } from "../runtime/queue.ts";

/** A lead that may have to wait. 100,000 may wait: each field costs a megabyte. */
export interface LeadInLine {
  /** The key in the store. */
  readonly storeKey: string;
}

/**
 * The line in front of the claim: first come, first served. At most so many keys are in progress at once; a lead that
 * waits is one small object and holds no claim. Leads of one key wait and go together, and count as one.
 */
export class ConcurrencyGate<Lead extends LeadInLine> {
  readonly #most: number;
  readonly #start: (lead: Lead) => void;
  /** How much is in progress for each key. */
  readonly #inProgress = new Map<string, number>();
  /** By key. A lead that waits alone is not worth a set. */
  readonly #places = new Queue<string, Lead | Set<Lead>>();
  #size = 0;

  /** `start` begins what a lead has waited for, and calls `end` when that is over. */
  constructor(most: number, start: (lead: Lead) => void) {
    this.#most = most;
    this.#start = start;
  }

  /** How many leads wait. */
  get size(): number {
    return this.#size;
  }

  /** Whether the lead's turn is now. If not, it waits, and is started when it is. */
  enter(lead: Lead): boolean {
    const { storeKey } = lead;
    // While others of its key wait, all places are taken.
    if (this.#takeTurn(storeKey)) return true;
    this.#size += 1;
    const place = this.#places.get(storeKey);
    if (place === undefined) this.#places.set(storeKey, lead);
    else if (place instanceof Set) place.add(lead);
    else this.#places.set(storeKey, new Set([place, lead]));
    return false;
  }

  /** Counts something more for a key that is in progress; says whether it is. */
  hold(storeKey: string): boolean {
    const count = this.#inProgress.get(storeKey);
    if (count !== undefined) this.#inProgress.set(storeKey, count + 1);
    return count !== undefined;
  }

  /** Something of a key is over. After the last of it, the turn of the next one comes. */
  end(storeKey: string): void {
    const count = this.#inProgress.get(storeKey) ?? 0;
    if (count > 1) this.#inProgress.set(storeKey, count - 1);
    else if (this.#inProgress.delete(storeKey)) this.#startNext();
  }

  /** Takes a lead out of the line; others of its key keep the place. Says whether it was in line. */
  leave(lead: Lead): boolean {
    const place = this.#places.get(lead.storeKey);
    const wasInLine = place instanceof Set ? place.delete(lead) : place === lead;
    if (!wasInLine) return false;
    this.#size -= 1;
    if (place === lead || (place instanceof Set && place.size === 0)) this.#places.delete(lead.storeKey);
    return true;
  }

  /** Takes all out. */
  empty(): Lead[] {
    this.#size = 0;
    return this.#places.empty().flatMap(leadsOf);
  }

  #takeTurn(storeKey: string): boolean {
    if (this.hold(storeKey)) return true;
    if (this.#inProgress.size >= this.#most) return false;
    this.#inProgress.set(storeKey, 1);
    return true;
  }

  #startNext(): void {
    while (this.#inProgress.size < this.#most) {
      const place = this.#places.first();
      if (place === undefined) return;
      const leads = leadsOf(place);
      for (const { storeKey } of leads) {
        this.#places.delete(storeKey);
        this.#inProgress.set(storeKey, leads.length);
      }
      this.#size -= leads.length;
      for (const lead of leads) this.#start(lead);
    }
  }
}

function leadsOf<Lead extends LeadInLine>(place: Lead | Set<Lead>): readonly Lead[] {
  return place instanceof Set ? [...place] : [place];
}
