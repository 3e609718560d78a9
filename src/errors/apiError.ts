import { BaselinkerError, type BaselinkerErrorDetails } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/**
 * The API refused the call with an error envelope. Final: the call was not carried out, and the same
 * call would be refused again.
 */
export class ApiError extends BaselinkerError {
  override readonly name: string = "ApiError";
  /** The envelope's `error_code`, for example `ERROR_STORAGE_ID`. */
  readonly code: string;
  readonly retryable: boolean = false;
  /** The envelope's `error_message`, in the API's own words. */
  readonly apiMessage: string;

  constructor(code: string, apiMessage: string, details?: BaselinkerErrorDetails) {
    super(`${details?.method ?? "The call"} was refused by Base: ${code}: ${apiMessage}`, details);
    this.code = code;
    this.apiMessage = apiMessage;
  }
}

/** Whether the value is an `ApiError`, also one of another copy of the package. */
export function isApiError(value: unknown): value is ApiError {
  return isErrorOf(value, ApiError, "ApiError");
}
