import { BaselinkerError } from "./baselinkerError.ts";

/** The request did not get through or, for a read, the answer did not. Nothing was changed in Base. */
export class NetworkError extends BaselinkerError {
  static override readonly errorName: string = "NetworkError";
  readonly code = "NETWORK_ERROR";
  readonly retryable = true;

  constructor(details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>) {
    super(
      `${details?.method ?? "The call"} got no answer: the connection failed. Check the network and \`baseUrl\`, and try again.`,
      details,
    );
  }
}

/** A read was not answered in time. (A write that times out is an `OutcomeUnknownError`.) */
export class RequestTimeoutError extends BaselinkerError {
  static override readonly errorName: string = "RequestTimeoutError";
  readonly code = "TIMEOUT";
  readonly retryable = true;
  readonly timeoutMs: number;

  constructor(timeoutMs: number, details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>) {
    super(
      `${details?.method ?? "The call"} was not answered within ${timeoutMs} ms. Try again, or raise \`timeoutMs\`.`,
      details,
    );
    this.timeoutMs = timeoutMs;
  }
}

/** An HTTP status other than 2xx. Base always answers 200, so this comes from something in front of it. */
export class HttpError extends BaselinkerError {
  static override readonly errorName: string = "HttpError";
  readonly code = "HTTP_ERROR";
  /** `true` except for 400, 405, 413 and 414, which mean that the request itself is wrong. */
  readonly retryable: boolean;
  readonly status: number;

  constructor(status: number, details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>) {
    super(
      `${details?.method ?? "The call"} was answered with HTTP status ${status} instead of 200. ` +
        "Check `baseUrl` and what is between you and Base, and try again later.",
      details,
    );
    this.status = status;
    this.retryable = ![400, 405, 413, 414].includes(status);
  }
}
