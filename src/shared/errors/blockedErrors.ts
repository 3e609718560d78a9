import { BaselinkerError } from "./baselinkerError.ts";

/**
 * The token is blocked because of too many requests. The call was not carried out. Requests during a block prolong
 * it, so the SDK sends nothing until `blockedUntil`.
 */
export class TokenBlockedError extends BaselinkerError {
  static override readonly errorName: string = "TokenBlockedError";
  readonly code = "ERROR_BLOCKED_TOKEN";
  readonly retryable = true;
  readonly blockedUntil: Date;
  /** How long to wait after the error was created, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(
    blockedUntil: Date,
    retryAfterMs: number,
    details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>,
  ) {
    super(
      `${details?.method ?? "The call"} was not carried out: Base blocked the token for too many requests until ` +
        `${blockedUntil.toISOString()}. Wait until then; requests before then prolong the block.`,
      details,
      { blockedUntil: blockedUntil.toISOString(), retryAfterMs },
    );
    this.blockedUntil = blockedUntil;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * The merchant's account is locked (`ERROR_USER_ACCOUNT_BLOCKED`). The call was not carried out. A lock can be short
 * (after too many requests) or last days: the client does not retry automatically, the work can be kept, and the
 * merchant may have to contact Base.
 */
export class AccountBlockedError extends BaselinkerError {
  static override readonly errorName: string = "AccountBlockedError";
  readonly code = "ERROR_USER_ACCOUNT_BLOCKED";
  readonly retryable = true;
  /** When to try again, in milliseconds: after 15 minutes, or an hour if the lock has already lasted 15 minutes. */
  readonly retryAfterMs: number;

  constructor(
    details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">> & {
      readonly retryAfterMs?: number;
    },
  ) {
    const retryAfterMs = details?.retryAfterMs ?? 900_000;
    super(
      `${details?.method ?? "The call"} was not carried out: the Base account is locked. ` +
        `Look again in ${Math.ceil(retryAfterMs / 60_000)} minutes. If it lasts, the merchant has to contact Base.`,
      details,
      { retryAfterMs },
    );
    this.retryAfterMs = retryAfterMs;
  }
}
