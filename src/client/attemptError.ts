/** Carries what an attempt ended with through p-retry, which takes only errors and has its own view of some. */
export class AttemptError extends Error {
  /** What the caller gets, if this is the last attempt. An abort can have any value as its reason. */
  readonly reason: unknown;
  readonly mayRepeat: boolean;
  /** How long the server asks to wait at least. */
  readonly retryAfterMs: number;
  /** The limiter waits for the end of the block by itself. */
  readonly isBlock: boolean;

  constructor(reason: unknown, repeat?: { readonly retryAfterMs: number; readonly isBlock: boolean }) {
    super("attempt failed");
    this.reason = reason;
    this.mayRepeat = repeat !== undefined;
    this.retryAfterMs = repeat?.retryAfterMs ?? 0;
    this.isBlock = repeat?.isBlock ?? false;
  }
}
