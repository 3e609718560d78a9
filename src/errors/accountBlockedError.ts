import { BaselinkerError, type BaselinkerErrorDetails } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/**
 * The merchant's account is locked (`ERROR_USER_ACCOUNT_BLOCKED`). That can last days and is never
 * retried: the merchant has to talk to Base.
 */
export class AccountBlockedError extends BaselinkerError {
  override readonly name: string = "AccountBlockedError";
  readonly code = "ERROR_USER_ACCOUNT_BLOCKED";
  readonly retryable = false;

  constructor(details?: BaselinkerErrorDetails) {
    super(
      `${details?.method ?? "The call"} was refused: the Base account is locked. Ask the merchant to contact Base.`,
      details,
    );
  }
}

/** Whether the value is an `AccountBlockedError`, also one of another copy of the package. */
export function isAccountBlockedError(value: unknown): value is AccountBlockedError {
  return isErrorOf(value, AccountBlockedError, "AccountBlockedError");
}
