/** The time and the timers of the SDK. Tests and simulations provide their own. */
export interface Clock {
  /** Milliseconds from an arbitrary start. Never runs backwards, even if the date changes. */
  now(): number;
  /** Milliseconds since 1970 by the machine's date, which can be wrong and can jump. */
  date(): number;
  /** Calls back after about the given number of milliseconds; returns a function that cancels the timer. */
  after(delayMs: number, callback: () => void, options?: { readonly background?: boolean }): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(delayMs, callback, options) {
    const timer = setTimeout(callback, Math.min(Math.max(0, Math.ceil(delayMs)), maxDelayMs));
    // A timer for cleanup must not keep an otherwise idle process alive.
    if (options?.background && canUnref(timer)) timer.unref();
    return () => clearTimeout(timer);
  },
};

/** `setTimeout` fires at once for a longer delay. A caller that waits longer checks the clock and waits again. */
const maxDelayMs = 2_147_483_647;

function canUnref(timer: unknown): timer is { unref(): void } {
  return typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function";
}
