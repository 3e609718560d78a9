import type { Clock } from "../runtime/clock.ts";

export interface StaleWhileRevalidateOptions<Value> {
  readonly load: (signal?: AbortSignal) => Promise<Value>;
  /** From this age on the value is loaded anew, in the background. */
  readonly maxAgeMs: number;
  readonly clock: Clock;
  /** A load in the background failed; the old value stays in use. */
  readonly onFailure: (error: Error) => void;
}

/**
 * A value that is loaded when it is first needed and refreshed in the background when it is used and has
 * grown old. Nobody waits for a refresh, and a failed one leaves the old value in use: there is no gap,
 * and without use there is no request.
 */
export class StaleWhileRevalidate<Value extends object> {
  readonly #options: StaleWhileRevalidateOptions<Value>;
  #value: Value | undefined;
  #loading: Promise<Value> | undefined;
  #dueAt = Number.NEGATIVE_INFINITY;

  constructor(options: StaleWhileRevalidateOptions<Value>) {
    this.#options = options;
  }

  /** Rejects only where there is no value yet and loading it failed; the next call tries again. */
  async get(): Promise<Value> {
    const { clock, onFailure } = this.#options;
    const value = this.#value;
    if (value === undefined) return this.#load();
    if (this.#loading === undefined && clock.now() >= this.#dueAt) {
      this.#load().catch((error: unknown) => {
        // Not at once again: a server in trouble would get a request with every lead.
        this.#dueAt = clock.now() + Math.min(this.#options.maxAgeMs, retryAfterMs);
        onFailure(error instanceof Error ? error : new Error(String(error)));
      });
    }
    return value;
  }

  #load(): Promise<Value> {
    // Loaded for everybody who asks, so no single caller's signal may call it off.
    this.#loading ??= this.#options
      .load()
      .then((value) => {
        this.#value = value;
        this.#dueAt = this.#options.clock.now() + this.#options.maxAgeMs;
        return value;
      })
      .finally(() => {
        this.#loading = undefined;
      });
    return this.#loading;
  }
}

/** How long after a failed refresh the next one is tried. */
const retryAfterMs = 60_000;
