import { isBaselinkerError } from "../errors/baselinkerError.ts";

/** What stands in the way will pass, unless the error itself says that it will not. */
export function isRetryable(error: unknown): boolean {
  return !isBaselinkerError(error) || error.retryable;
}
