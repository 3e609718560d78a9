import { BaselinkerError, type BaselinkerErrorDetails } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/** An HTTP status other than 2xx. Base itself always answers 200, so this comes from something in front of it. */
export class HttpError extends BaselinkerError {
  override readonly name: string = "HttpError";
  readonly code = "HTTP_ERROR";
  /** `true` except for 400, 405, 413 and 414, which say that the request itself is wrong. */
  readonly retryable: boolean;
  readonly status: number;

  constructor(status: number, details?: BaselinkerErrorDetails) {
    super(
      `${details?.method ?? "The call"} was answered with HTTP status ${status} instead of 200. ` +
        "Check `baseUrl` and what is between you and Base, and try again later.",
      details,
    );
    this.status = status;
    this.retryable = ![400, 405, 413, 414].includes(status);
  }
}

/** Whether the value is an `HttpError`, also one of another copy of the package. */
export function isHttpError(value: unknown): value is HttpError {
  return isErrorOf(value, HttpError, "HttpError");
}
