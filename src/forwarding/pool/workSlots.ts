import type { Clock } from "../../shared/runtime/clock.ts";

export interface WorkedAccount {
  readonly key: string;
  inFlight: number;
  pausedUntil: number;
  /** How many times in a row the account failed. */
  failures: number;
}

/** How long a lead may wait for the rate limit before it gives its slot to another. */
const maxHoldMs = 2_000;

/** Limits how many leads are busy at once, and how many accounts have leads in progress. */
export class WorkSlots {
  readonly #clock: Clock;
  readonly #maxAccounts: number;
  #free: number;
  #accounts = 0;
  #hasChanged = false;
  #onChange: (() => void) | undefined;

  constructor(concurrency: number, maxAccounts: number, clock: Clock) {
    this.#free = concurrency;
    this.#maxAccounts = maxAccounts;
    this.#clock = clock;
  }

  get free(): number {
    return this.#free;
  }

  get hasRoom(): boolean {
    return this.#accounts < this.#maxAccounts;
  }

  /** Takes a slot for a lead of the account, or for one still to be taken. */
  take(account: WorkedAccount): WorkSlot {
    this.#free -= 1;
    if (account.inFlight === 0) this.#accounts += 1;
    account.inFlight += 1;
    let isOver = false;
    let cancel = () => {};
    const release = () => {
      if (slot.isReleased) return;
      slot.isReleased = true;
      cancel();
      this.#free += 1;
      this.notify();
    };
    const slot: WorkSlot = {
      isReleased: false,
      keepSlotWhile: (isBusy) => {
        cancel();
        if (slot.isReleased) return;
        const look = () => {
          if (!isBusy()) release();
          else cancel = this.#clock.after(maxHoldMs, look);
        };
        cancel = this.#clock.after(maxHoldMs, look);
      },
      end: () => {
        if (isOver) return;
        isOver = true;
        release();
        account.inFlight -= 1;
        if (account.inFlight === 0) this.#accounts -= 1;
        this.notify();
      },
    };
    return slot;
  }

  notify(): void {
    this.#hasChanged = true;
    this.#onChange?.();
  }

  async changed(maxMs: number): Promise<void> {
    if (!this.#hasChanged) {
      await new Promise<void>((resolve) => {
        const cancel = this.#clock.after(maxMs, resolve);
        this.#onChange = () => {
          cancel();
          resolve();
        };
      });
    }
    this.#onChange = undefined;
    this.#hasChanged = false;
  }
}

export interface WorkSlot {
  /** Whether another lead has the slot, though this one is still in progress. */
  isReleased: boolean;
  /** Checks every 2 s whether the slot is still needed, and releases it if not. */
  keepSlotWhile(isBusy: () => boolean): void;
  end(): void;
}
