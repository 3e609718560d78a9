import { BaselinkerError, type BaselinkerErrorDetails } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/** The request did not get through, or, for a read, its answer did not. Nothing was changed in Base. */
export class NetworkError extends BaselinkerError {
  override readonly name: string = "NetworkError";
  readonly code = "NETWORK_ERROR";
  readonly retryable = true;

  constructor(details?: BaselinkerErrorDetails) {
    super(
      `${details?.method ?? "The call"} got no answer: the connection failed. Check the network and \`baseUrl\`, and try again.`,
      details,
    );
  }
}

/** Whether the value is a `NetworkError`, also one of another copy of the package. */
export function isNetworkError(value: unknown): value is NetworkError {
  return isErrorOf(value, NetworkError, "NetworkError");
}
