/** Time and timers as the SDK uses them. Tests and simulations bring their own. */
export interface Clock {
  /** Milliseconds from an arbitrary start. Never runs backwards, whatever happens to the date. */
  now(): number;
  /** Milliseconds since 1970 by the machine's date, which can be wrong and can jump. */ date(): number;
  /** Calls back after about the given number of milliseconds; returns a function that cancels the timer. */
  after(delayMs: number, callback: () => void, options?: { readonly background?: boolean }): () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(delayMs, callback, options) {
    const timer = setTimeout(callback, Math.min(Math.max(0, Math.ceil(delayMs)), maxDelayMs));
    // A process that has nothing else to do must not be kept alive for the sake of cleaning up.
    if (options?.background && canUnref(timer)) timer.unref();
    return () => clearTimeout(timer);
  },
};

/** `setTimeout` treats a longer delay as none at all. A caller that waits longer checks the clock and waits again. */
const maxDelayMs = 2_147_483_647;

function canUnref(timer: unknown): timer is { unref(): void } {
  return typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function";
}
