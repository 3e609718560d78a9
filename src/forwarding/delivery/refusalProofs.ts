import type { Clock } from "../../shared/runtime/clock.ts";

/**
 * What look-ups have shown about refusal codes that prove nothing by themselves. An order that is refused with such a
 * code costs a wait and a look-up. If many are, as after a change of the account, that would take the whole rate limit.
 */
export class RefusalProofs {
  readonly #clock: Clock;
  readonly #codes = new Map<string, CodeProofs>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether orders that were refused with this code are known not to be in Base. */
  areAbsent(code: string): boolean {
    return (this.#codes.get(code)?.until ?? 0) > this.#clock.now();
  }

  /** A look-up has proven that the order of this lead, which was refused with the code, is not in Base. */
  absent(code: string, lead: string): void {
    const proofs = this.#proofsOf(code);
    // One lead that is repeated is one proof: what is special about it may be the reason.
    proofs.leads.add(lead);
    if (proofs.isDisproven || proofs.leads.size < proofsNeeded) return;
    proofs.leads.clear();
    proofs.until = this.#clock.now() + trustMs;
  }

  /** An order was in Base though it was refused with this code: it never counts as a proof again. */
  found(code: string): void {
    const proofs = this.#proofsOf(code);
    proofs.isDisproven = true;
    proofs.leads.clear();
    proofs.until = 0;
  }

  #proofsOf(code: string): CodeProofs {
    const proofs = this.#codes.get(code) ?? { leads: new Set(), until: 0, isDisproven: false };
    // Base chooses the codes. What is forgotten is looked up again.
    if (this.#codes.size >= maxCodes && !this.#codes.has(code)) this.#codes.clear();
    this.#codes.set(code, proofs);
    return proofs;
  }
}

interface CodeProofs {
  /** The leads whose orders were proven absent since the code was last trusted. */
  readonly leads: Set<string>;
  /** Until when the code is trusted, by the monotonic clock. */
  until: number;
  isDisproven: boolean;
}

const proofsNeeded = 3;
const trustMs = 600_000;
const maxCodes = 100;
