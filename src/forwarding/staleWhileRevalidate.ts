import type { Clock } from "../runtime/clock.ts";
import { toError } from "../runtime/errors.ts";

interface StaleWhileRevalidateOptions<Value> {
  readonly load: () => Promise<Value>;
  /** When the value is older than this, it is reloaded in the background. */
  readonly maxAgeMs: number;
  readonly clock: Clock;
  /** A load in the background failed; the old value stays in use. */
  readonly onFailure: (error: Error) => void;
}

/** Something that gives its value each time it is needed. */
interface Source<Value> {
  get(): Value | Promise<Value>;
}

/** How long after a failed refresh the next one is tried. */
const retryAfterMs = 60_000;

/** A source of a value that is given, or of one that has to be loaded. */
export function cachedSource<Value extends object>(
  value: Value | (() => Promise<Value>),
  options: Omit<StaleWhileRevalidateOptions<Value>, "load">,
): Source<Value> {
  return isLoader(value) ? new StaleWhileRevalidate({ ...options, load: value }) : { get: () => value };
}

function isLoader<Value extends object>(
  value: Value | (() => Promise<Value>),
): value is () => Promise<Value> {
  return typeof value === "function";
}

/**
 * A value that is loaded when it is first needed and reloaded in the background when it is used and has
 * grown old. No caller waits for a reload, and a failed one leaves the old value in use: there is no gap,
 * and without use there is no request.
 */
class StaleWhileRevalidate<Value extends object> {
  readonly #options: StaleWhileRevalidateOptions<Value>;
  #value: Value | undefined;
  #loading: Promise<Value> | undefined;
  #dueAt = Number.NEGATIVE_INFINITY;

  constructor(options: StaleWhileRevalidateOptions<Value>) {
    this.#options = options;
  }

  /** Rejects only if there is no value yet and loading it failed; the next call tries again. */
  async get(): Promise<Value> {
    const { clock, onFailure } = this.#options;
    const value = this.#value;
    if (value === undefined) return this.#load();
    if (this.#loading === undefined && clock.now() >= this.#dueAt) {
      this.#load().catch((error: unknown) => {
        // Not at once again: a server in trouble would get a request with every lead.
        this.#dueAt = clock.now() + Math.min(this.#options.maxAgeMs, retryAfterMs);
        onFailure(toError(error));
      });
    }
    return value;
  }

  #load(): Promise<Value> {
    // Loaded for all callers, so no single one's signal may abort it.
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
