/**
 * Follows the signals of callers. A signal that 20,000 leads share has one listener: more would be searched through
 * whenever one is added, and Node warns of them as of a leak.
 */
export class FollowedSignals {
  readonly #listeners = new WeakMap<AbortSignal, SharedListener>();

  /** Calls back when the signal is aborted, or immediately if it already is. Returns a function that stops that. Each needs a function of its own. */
  follow(signal: AbortSignal, callback: () => void): () => void {
    if (signal.aborted) {
      callback();
      return () => {};
    }
    let shared = this.#listeners.get(signal);
    if (shared === undefined) {
      shared = new SharedListener(signal, () => this.#listeners.delete(signal));
      this.#listeners.set(signal, shared);
    }
    return shared.add(callback);
  }
}

/** The one listener of a signal, as long as anything follows it. */
class SharedListener {
  readonly #signal: AbortSignal;
  readonly #onEnd: () => void;
  readonly #callbacks = new Set<() => void>();
  readonly #onAbort = (): void => {
    this.#end();
    // One that another of them stops is not called, as with listeners.
    for (const callback of this.#callbacks) {
      this.#callbacks.delete(callback);
      callback();
    }
  };

  constructor(signal: AbortSignal, onEnd: () => void) {
    this.#signal = signal;
    this.#onEnd = onEnd;
    signal.addEventListener("abort", this.#onAbort);
  }

  add(callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => {
      if (this.#callbacks.delete(callback) && this.#callbacks.size === 0) this.#end();
    };
  }

  #end(): void {
    this.#signal.removeEventListener("abort", this.#onAbort);
    this.#onEnd();
  }
}
