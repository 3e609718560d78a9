/** Converts anything that was thrown to an error, since callers read `message`. */
export function toError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  try {
    return new Error(String(thrown));
  } catch {
    return new Error("Something was thrown that cannot be written as text.");
  }
}

/** A user's listener must neither stop its caller nor end the process. By default the first error is logged. */
export function ignoreErrors<Args extends readonly unknown[]>(
  listener: ((...args: Args) => unknown) | undefined,
  onError: (error: unknown) => void = warnOnce(listener?.name),
): (...args: Args) => void {
  return (...args) => {
    try {
      const returned = listener?.(...args);
      // Also a promise of another realm or library.
      if (typeof returned === "object" && returned !== null && "then" in returned)
        Promise.resolve(returned).then(undefined, onError);
    } catch (error) {
      onError(error);
    }
  };
}

/** Logs only the first error of a listener: it may be called with every request. By default the console gets it. */
export function warnOnce(
  name: string | undefined,
  tell: (message: string) => unknown = (message) => console.warn(`baselinker: ${message}`),
): (error: unknown) => void {
  let isTold = false;
  return (error) => {
    if (isTold) return;
    isTold = true;
    try {
      // The message is omitted: it can quote what the listener was passed.
      const kind = error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : "a value";
      tell(
        `\`${name || "a listener"}\` threw ${kind}. Its errors are ignored and logged only once. Correct it.`,
      );
    } catch {
      // There is nowhere left to report it.
    }
  };
}
