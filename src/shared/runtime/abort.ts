import type { Clock } from "./clock.ts";

export function pause(delayMs: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.after(delayMs, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** Resolves like the promise, or rejects with the signal's reason if that comes first. */
export function raceWithAbort<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** An `async` function would do the same, but stay in memory while the call waits, and 100,000 may. */
export function promiseTry<T>(send: () => Promise<T>): Promise<T> {
  try {
    return send();
  } catch (error) {
    return Promise.reject(error);
  }
}

/** A signal that follows another one and can also be aborted on its own. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  /** Aborts only this signal. */
  abort(reason?: unknown): void;
  /** Stops following. Call it when the work is done; otherwise the other signal keeps this one in memory. */
  unlink(): void;
}

/** `AbortSignal.any` cannot stop following: a signal that lives as long as the process would collect them. */
export function linkedSignal(source: AbortSignal | undefined): LinkedSignal {
  const controller = new AbortController();
  const follow = () => controller.abort(source?.reason);
  if (source?.aborted) follow();
  else source?.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    unlink: () => source?.removeEventListener("abort", follow),
  };
}

export function eitherSignal(
  one: AbortSignal | undefined,
  other: AbortSignal | undefined,
): AbortSignal | undefined {
  return one === undefined || other === undefined ? (one ?? other) : anySignal(one, other);
}

/** A signal that follows all of these. */
export function anySignal(...signals: AbortSignal[]): AbortSignal {
  if (typeof AbortSignal.any === "function") return AbortSignal.any(signals);
  // Next's edge runtime has no `any`. What this adds to a signal stays there until one of them is aborted.
  const { signal, abort } = linkedSignal(undefined);
  for (const source of signals) {
    const follow = () => abort(source.reason);
    if (source.aborted) follow();
    else source.addEventListener("abort", follow, { once: true, signal });
  }
  return signal;
}

/**
 * A signal of the call alone that follows all of these. A caller may pass one signal to thousands of calls, and a
 * listener of each would be searched through whenever one is added.
 */
export function ownSignal(...followed: readonly (AbortSignal | undefined)[]): AbortSignal | undefined {
  const signals = followed.filter((signal) => signal !== undefined);
  return signals.length === 0 ? undefined : anySignal(...signals);
}

/** Resolves like the promise, or rejects with `late` if it takes too long. */
export function within<Value>(
  timeoutMs: number,
  clock: Clock,
  answer: Promise<Value>,
  late: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeoutMs, () => reject(late()));
    answer.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error) => {
        cancel();
        reject(error);
      },
    );
  });
}
