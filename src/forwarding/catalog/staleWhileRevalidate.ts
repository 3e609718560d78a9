import type { Clock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";

export interface CacheOptions {
  /** When the value is older than this, it is reloaded in the background. */ readonly maxAgeMs: number;
  readonly clock: Clock;
  /** Called if a background load failed; the old value stays in use. */
  readonly onFailure: (error: Error) => void;
}

interface StaleWhileRevalidateOptions<Value> extends CacheOptions {
  readonly load: () => Promise<Value>;
}

export interface Source<Value> {
  get(): Value | Promise<Value>;
  /** The value, if it is already loaded. */ current(): Value | undefined;
  /** When it was loaded, by the date; `undefined` if it was not. */ readonly loadedAt: number | undefined;
}

/** How long after a failed refresh the next one is tried. */
const retryAfterMs = 60_000;
/** How many refreshes in a row must return a much smaller catalog until it is accepted as really smaller. */
const shrinkConfirmations = 3;

export function cachedSource<Value extends object>(
  value: Value | (() => Promise<Value>),
  options: CacheOptions,
): Source<Value> {
  return isLoader(value)
    ? new StaleWhileRevalidate({ ...options, load: value })
    : { get: () => value, current: () => value, loadedAt: undefined };
}

function isLoader<Value extends object>(
  value: Value | (() => Promise<Value>),
): value is () => Promise<Value> {
  return typeof value === "function";
}

/**
 * A value that is loaded when it is first needed, and reloaded in the background when an old value is used. Callers
 * never wait for a reload. If a reload fails, or returns less than half of the products, the old value stays in use:
 * there is no gap, and without use there is no request.
 */
export class StaleWhileRevalidate<Value extends object> {
  readonly #options: StaleWhileRevalidateOptions<Value>;
  #value: Value | undefined;
  #loading: Promise<Value> | undefined;
  #dueAt = Number.NEGATIVE_INFINITY;
  #shrunken = 0;
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
        const waitMs = error instanceof ShrunkenError ? maxAgeMs : Math.min(maxAgeMs, retryAfterMs);
        this.#dueAt = clock.now() + waitMs;
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
        this.#checkSize(value);
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

  /** Half of the products do not vanish at once: more likely a response was truncated, and lines would lose links. */
  #checkSize(value: Value): void {
    const before = sizeOf(this.#value);
    const now = sizeOf(value);
    this.#shrunken = now * 2 < before ? this.#shrunken + 1 : 0;
    if (this.#shrunken > 0 && this.#shrunken < shrinkConfirmations) throw new ShrunkenError(before, now);
    this.#shrunken = 0;
  }
}

class ShrunkenError extends Error {
  constructor(before: number, now: number) {
    super(
      `The catalog went from ${before} to ${now} products. The old one stays in use until this is seen ${shrinkConfirmations} times in a row.`,
    );
  }
}

/** The number of products in a catalog; 0 for values without a size, such as an account. */
function sizeOf(value: object | undefined): number {
  return value !== undefined && "size" in value && typeof value.size === "number" ? value.size : 0;
}
