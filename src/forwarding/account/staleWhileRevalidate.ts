import type { Clock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";

export interface CacheOptions {
  /** The age after which the value is reloaded in the background, in milliseconds. */
  readonly maxAgeMs: number;
  readonly clock: Clock;
  /** Called if a background load failed; the old value stays in use. */
  readonly onFailure: (error: Error) => void;
}

interface StaleWhileRevalidateOptions<Value> extends CacheOptions {
  readonly load: () => Promise<Value>;
}

/** How long after a failed refresh the next one is tried. */
const retryAfterMs = 60_000;

/**
 * A value that is loaded when it is first needed, and reloaded in the background when an old value is used. Callers
 * never wait for a reload. If a reload fails, the old value stays in use: there is no gap, and without use there is no
 * request.
 */
export class StaleWhileRevalidate<Value extends object> {
  readonly #options: StaleWhileRevalidateOptions<Value>;
  #value: Value | undefined;
  #loading: Promise<Value> | undefined;
  #dueAt = Number.NEGATIVE_INFINITY;
  /** When the value was loaded, by the date; `undefined` if it was not. */
  loadedAt: number | undefined;

  constructor(options: StaleWhileRevalidateOptions<Value>) {
    this.#options = options;
  }

  /** Rejects only if there is no value yet and loading it failed; the next call tries again. */
  async get(): Promise<Value> {
    return this.current() ?? this.#load();
  }

  /** The value, if it is already loaded. */
  current(): Value | undefined {
    const { clock, maxAgeMs, onFailure } = this.#options;
    const value = this.#value;
    if (value !== undefined && this.#loading === undefined && clock.now() >= this.#dueAt) {
      this.#load().catch((error: unknown) => {
        // Not immediately again: a server in trouble would get a request with every lead.
        this.#dueAt = clock.now() + Math.min(maxAgeMs, retryAfterMs);
        onFailure(toError(error));
      });
    }
    return value;
  }

  #load(): Promise<Value> {
    // Loaded for all callers, so no single caller's signal may abort it.
    this.#loading ??= this.#options
      .load()
      .then((value) => {
        this.#value = value;
        this.loadedAt = this.#options.clock.date();
        this.#dueAt = this.#options.clock.now() + this.#options.maxAgeMs;
        return value;
      })
      .finally(() => {
        this.#loading = undefined;
      });
    return this.#loading;
  }
}
