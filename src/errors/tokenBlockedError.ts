import { BaselinkerError, type BaselinkerErrorDetails } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/**
 * The token is blocked for too many requests. The call was not carried out. Requests during a block
 * prolong it, so the SDK sends nothing until `blockedUntil`.
 */
export class TokenBlockedError extends BaselinkerError {
  override readonly name: string = "TokenBlockedError";
  readonly code = "ERROR_BLOCKED_TOKEN";
  readonly retryable = true;
  readonly blockedUntil: Date;
  /** How long to wait from when the error was made, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(blockedUntil: Date, retryAfterMs: number, details?: BaselinkerErrorDetails) {
    super(
      `${details?.method ?? "The call"} was not carried out: Base blocked the token for too many requests until ` +
        `${blockedUntil.toISOString()}. Wait until then; requests before then prolong the block.`,
      details,
    );
    this.blockedUntil = blockedUntil;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Whether the value is a `TokenBlockedError`, also one of another copy of the package. */
export function isTokenBlockedError(value: unknown): value is TokenBlockedError {
  return isErrorOf(value, TokenBlockedError, "TokenBlockedError");
}
