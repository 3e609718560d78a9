/** What was thrown, as an error: anything can be thrown, and callers read `message`. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Calls a listener of the user's. A listener that throws or rejects must not stop what it listens to. */
export function ignoreErrors<Args extends readonly unknown[]>(
  listener: ((...args: Args) => unknown) | undefined,
): (...args: Args) => void {
  return (...args) => {
    try {
      const returned = listener?.(...args);
      if (returned instanceof Promise) returned.catch(() => {});
    } catch {
      // Ignored on purpose.
    }
  };
}
