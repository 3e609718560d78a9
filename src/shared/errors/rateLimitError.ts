import { BaselinkerError } from "./baselinkerError.ts";

/** Why a call got no permit: too many calls are waiting, its `maxWaitMs` is over, or its limiter is closed. */
export type RateLimitReason = "queue_full" | "max_wait" | "closed";

/** The call was not sent, since it got no permit within the rate limit. */
export class RateLimitError extends BaselinkerError {
  static override readonly errorName: string = "RateLimitError";
  readonly code = "RATE_LIMITED";
  readonly retryable = true;
  readonly reason: RateLimitReason;

  constructor(
    reason: RateLimitReason,
    details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>,
  ) {
    super(`${details?.method ?? "The call"} was not sent: ${explanations[reason]}`, details, { reason });
    this.reason = reason;
  }
}

const explanations: Record<RateLimitReason, string> = {
  queue_full:
    "too many calls wait for the rate limit already. Slow down, raise `rateLimit.maxQueue`, or keep the backlog in a queue of your own.",
  max_wait: "it waited `maxWaitMs` for the rate limit. Try again later, or raise `maxWaitMs`.",
  closed: "its limiter is closed. Use a client whose limiter is open.",
};
