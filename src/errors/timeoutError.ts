import { BaselinkerError, type BaselinkerErrorDetails } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/** A read was not answered in time. (A write that times out is an `OutcomeUnknownError`.) */
export class TimeoutError extends BaselinkerError {
  override readonly name: string = "TimeoutError";
  readonly code = "TIMEOUT";
  readonly retryable = true;
  readonly timeoutMs: number;

  constructor(timeoutMs: number, details?: BaselinkerErrorDetails) {
    super(
      `${details?.method ?? "The call"} was not answered within ${timeoutMs} ms. Try again, or raise \`timeoutMs\`.`,
      details,
    );
    this.timeoutMs = timeoutMs;
  }
}

/** Whether the value is a `TimeoutError` of the SDK, also one of another copy of the package. */
export function isTimeoutError(value: unknown): value is TimeoutError {
  return isErrorOf(value, TimeoutError, "TimeoutError");
}
