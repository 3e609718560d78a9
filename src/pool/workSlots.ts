import type { Clock } from "../runtime/clock.ts";

/** An account whose leads are delivered, or of which none may be taken for a while. */
export interface WorkedAccount {
  readonly key: string;
  inFlight: number;
  pausedUntil: number;
  /** How often in a row it could not be worked. */ failures: number;
}

/** How long a lead may wait for its turn before it gives its slot to another. */
const maxHoldMs = 2_000;

/** The slots of a work: how many leads may be busy at once, and of how many accounts they are in progress. */
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

  /** Whether leads of one more account may be in progress. */
  get hasRoom(): boolean {
    return this.#accounts < this.#maxAccounts;
  }

  /** A slot for a lead of the account, or for one that may be taken. */
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

  /** Something is not as it was: who waits looks again. */
  notify(): void {
    this.#hasChanged = true;
    this.#onChange?.();
  }

  /** Waits until something changes, up to the given time. */
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

/** The right to be busy with one lead. */
export interface WorkSlot {
  /** Another lead has it now, though this one is still in progress. */ isReleased: boolean;
  /** Looks now and then, from 2 s on, whether it is still needed. */
  keepSlotWhile(isBusy: () => boolean): void;
  end(): void;
}
