import type { Clock } from "../runtime/clock.ts";

/** An account whose leads are delivered, or of which none may be taken for a while. */
export interface WorkedAccount {
  readonly key: string;
  inHand: number;
  restUntil: number;
  /** How often in a row it could not be worked. */
  failures: number;
}

/** After so long a lead that only waits for its turn gives its slot to another. */
const longestHoldMs = 2_000;

/** The slots of a work: how many leads may be busy at once, and of how many accounts they are in hand. */
export class WorkSlots {
  readonly #clock: Clock;
  readonly #mostAccounts: number;
  #free: number;
  #accounts = 0;
  #hasChanged = false;
  #wake: (() => void) | undefined;

  constructor(concurrency: number, mostAccounts: number, clock: Clock) {
    this.#free = concurrency;
    this.#mostAccounts = mostAccounts;
    this.#clock = clock;
  }

  get free(): number {
    return this.#free;
  }

  /** Whether leads of one more account may be in hand. */
  get hasRoom(): boolean {
    return this.#accounts < this.#mostAccounts;
  }

  /** A slot for a lead of the account, or for one that may be taken. */
  take(account: WorkedAccount): WorkSlot {
    this.#free -= 1;
    if (account.inHand === 0) this.#accounts += 1;
    account.inHand += 1;
    let isOver = false;
    let cancel = () => {};
    const giveAway = () => {
      if (slot.isGivenAway) return;
      slot.isGivenAway = true;
      cancel();
      this.#free += 1;
      this.wake();
    };
    const slot: WorkSlot = {
      isGivenAway: false,
      holdWhile: (isBusy) => {
        cancel();
        if (slot.isGivenAway) return;
        const look = () => {
          if (!isBusy()) giveAway();
          else cancel = this.#clock.after(longestHoldMs, look);
        };
        cancel = this.#clock.after(longestHoldMs, look);
      },
      end: () => {
        if (isOver) return;
        isOver = true;
        giveAway();
        account.inHand -= 1;
        if (account.inHand === 0) this.#accounts -= 1;
        this.wake();
      },
    };
    return slot;
  }

  /** Something is not as it was: who waits looks again. */
  wake(): void {
    this.#hasChanged = true;
    this.#wake?.();
  }

  /** Waits until something changes, for so long at most. */
  async changed(mostMs: number): Promise<void> {
    if (!this.#hasChanged) {
      await new Promise<void>((resolve) => {
        const cancel = this.#clock.after(mostMs, resolve);
        this.#wake = () => {
          cancel();
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#hasChanged = false;
  }
}

/** The right to be busy with one lead. */
export interface WorkSlot {
  /** Another lead has it now, though this one is still in hand. */
  isGivenAway: boolean;
  /** Looks now and then, from 2 s on, whether it is still needed. */
  holdWhile(isBusy: () => boolean): void;
  end(): void;
}
